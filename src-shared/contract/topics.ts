/** What a workstation announces to its screens after a commit. Announcements carry ids, never words. */
export const topics = ['records', 'session', 'sync'] as const
export type Topic = (typeof topics)[number]

export interface Announcements {
  /** Rows of these aggregates changed. */
  readonly records: { readonly changed: readonly { kind: string; id: string }[] }
  /** Somebody signed in, locked or left. */
  readonly session: Record<string, never>
  /** The queue or the connection changed. */
  readonly sync: Record<string, never>
}
export type Announcement = { [T in Topic]: { topic: T; detail: Announcements[T] } }[Topic]
