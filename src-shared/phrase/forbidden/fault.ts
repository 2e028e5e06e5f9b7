/** What is said against a sentence that must not be said, and beside what it is judged. */
import type { Refusal } from '../../foundation/result.ts'
import type { ForbiddenPack } from '../../pack/forbidden-pack.ts'
import type { PhrasePack } from '../../pack/phrase-pack.ts'

/** Beside what the sentences are judged. */
export interface ForbiddenGround {
  readonly shipped: ForbiddenPack
  /** The library that holds: its approved words must not be underlined. */
  readonly phrases: PhrasePack
  /** Codes of which head office published something: the shipped entry does not stand beside. */
  readonly spokenOf: ReadonlySet<string>
}

/** Why a sentence is not fit for the list, at a field of it. */
export function forbiddenFault(
  field: string,
  message: string,
  params: NonNullable<Refusal['params']> & { readonly reason: string },
  source?: string,
): Refusal {
  const more = source === undefined ? {} : { source }
  return { code: 'invalid_forbidden', message, field: `phrase.${field}`, params, ...more }
}
