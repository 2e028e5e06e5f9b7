/**
 * What a pack of the right form still must not say: a source that nobody can look up, words that
 * contradict each other, terms beyond the law, improper texts. A pack for itself is judged here; what
 * another pack has to judge is a warning.
 */
import type { Refusal } from '../../foundation/result.ts'
import type { CalendarPack } from '../calendar-pack.ts'
import type { ForbiddenPack } from '../forbidden-pack.ts'
import type { PhrasePack } from '../phrase-pack.ts'
import type { ProfilePack } from '../profile-pack.ts'
import type { RulesPack } from '../rules-pack.ts'
import { blankObjections } from './blanks.ts'
import { calendarObjections } from './calendar.ts'
import { forbiddenObjections } from './forbidden.ts'
import { listObjections } from './lists.ts'
import type { Objections, Warnings } from './objection.ts'
import { phrasesObjections, phrasesWarnings } from './phrases.ts'
import { profileObjections, profileWarnings } from './profile.ts'
import { rulesObjections, rulesWarnings } from './rules.ts'
import { sourceObjections } from './sources.ts'

type Pack = RulesPack | CalendarPack | ProfilePack | PhrasePack | ForbiddenPack

export interface PackObjections {
  /** The first thing that must not stay, with the field of the culprit; null when there is none. */
  readonly refusal: Refusal | null
  /**
   * What only another pack can judge, as `code:field:word`: `script_not_shipped` for a phrase that the
   * shipped packs do not have, `wording_not_shipped` for a forbidden sentence, `calendar_not_shipped`
   * for a calendar of another name.
   */
  readonly warnings: readonly string[]
}

/** Judges a pack that fits its schema. Total: never throws, never changes the pack. */
export function packObjections(pack: Pack): PackObjections {
  return { refusal: objections(pack).next().value ?? null, warnings: [...warnings(pack)] }
}

/**
 * Everything that must not stay, culprit by culprit, for whoever goes on with what is left. Words are held to
 * `forbidden`, the list that holds where that is not the shipped one.
 */
export function everyObjection(pack: Pack, forbidden?: ForbiddenPack): readonly Refusal[] {
  return [...objections(pack, forbidden)]
}

function* objections(pack: Pack, forbidden?: ForbiddenPack): Objections {
  yield* sourceObjections(pack)
  yield* blankObjections(pack)
  yield* listObjections(pack)
  switch (pack.kind) {
    case 'rules':
      return yield* rulesObjections(pack)
    case 'calendar':
      return yield* calendarObjections(pack)
    case 'profile':
      return yield* profileObjections(pack)
    case 'phrases':
      return yield* phrasesObjections(pack, forbidden)
    case 'forbidden':
      return yield* forbiddenObjections(pack)
  }
}

function* warnings(pack: Pack): Warnings {
  if (pack.kind === 'rules') yield* rulesWarnings(pack)
  if (pack.kind === 'profile') yield* profileWarnings(pack)
  if (pack.kind === 'phrases') yield* phrasesWarnings(pack)
}
