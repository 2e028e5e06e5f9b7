/** One way to the host. Only the two doors beside this file know how it is reached. */
import type { Announcements, Topic } from '#shared/contract/topics.ts'
import type { Result } from '#shared/foundation/result.ts'

export interface Door {
  /** Answers what the gate answered; throws when the host cannot be reached. */
  call(name: string, input: unknown): Promise<Result<unknown>>
  /** Hears announcements of a topic until the answered function is called. */
  subscribe<T extends Topic>(topic: T, listener: (detail: Announcements[T]) => void): () => void
}
