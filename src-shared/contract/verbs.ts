/** The calls as verbs by domain: what a screen sees instead of names and channels. */
import type { Result } from '../foundation/result.ts'
import type { CallName } from './call-names.ts'
import type { Announcements, Topic } from './topics.ts'

type Domain = CallName extends `${infer Before}.${string}` ? Before : never
type VerbOf<Name extends Domain> =
  Extract<CallName, `${Name}.${string}`> extends `${Name}.${infer After}` ? After : never

/** Sends one named call with its input and answers what the gate answered. */
export type Send = (name: CallName, input: unknown) => Promise<Result<unknown>>

/** `verbs.complaint.register(input)` for `complaint.register`, and so on for every call. */
export type Verbs = {
  readonly [Name in Domain]: {
    readonly [Verb in VerbOf<Name>]: (input?: unknown) => Promise<Result<unknown>>
  }
}

/** Everything that the host shows to a page, as `window.counterbook`. */
export interface ExposedHost {
  readonly call: Verbs
  /** Hears announcements of one topic until the answered function is called. */
  subscribe<Name extends Topic>(
    topic: Name,
    listener: (detail: Announcements[Name]) => void,
  ): () => void
}

/** Builds one function for each name; a name outside the list has no function and cannot be sent. */
export function buildVerbs(names: readonly CallName[], send: Send): Verbs {
  const verbs: Record<string, Record<string, (input?: unknown) => Promise<Result<unknown>>>> = {}
  for (const name of names) {
    const [domain = '', verb = ''] = name.split('.')
    const group = verbs[domain] ?? {}
    group[verb] = (input = {}) => send(name, input)
    verbs[domain] = group
  }
  return verbs as Verbs
}
