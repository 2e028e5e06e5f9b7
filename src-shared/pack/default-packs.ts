/**
 * The packs a new machine works with before it has ever seen a network. They are checked when this
 * module is loaded; a shipped pack that does not fit its schema stops the program, because nothing
 * may be decided by half a pack.
 */
// The only door from pure code to the shipped data: JSON without behaviour, alike on every host.
// oxlint-disable fences/shared-not-to-resources
import type { z } from 'zod'
import bankJson from '#resources/packs/profile-bank.json' with { type: 'json' }
import calendarJson from '#resources/packs/calendar-cn.json' with { type: 'json' }
import cardCompanyJson from '#resources/packs/profile-card-company.json' with { type: 'json' }
import forbiddenJson from '#resources/packs/forbidden-default.json' with { type: 'json' }
import insurerJson from '#resources/packs/profile-insurer.json' with { type: 'json' }
import phrasesJson from '#resources/packs/phrases-default.json' with { type: 'json' }
import rulesJson from '#resources/packs/rules-default.json' with { type: 'json' }
import hanReadingsJson from '#resources/text/han-readings.json' with { type: 'json' }
import hanVariantsJson from '#resources/text/han-variants.json' with { type: 'json' }
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { type CalendarPack, calendarOfPack, calendarPackSchema } from './calendar-pack.ts'
import { type HanVariants, hanVariants, hanVariantsSchema } from '../phrase/scan/han-variants.ts'
import { type HanReadings, hanReadings, hanReadingsSchema } from '../phrase/search/han-readings.ts'
import { type ForbiddenPack, forbiddenPackSchema } from './forbidden-pack.ts'
import { type PhrasePack, phrasePackSchema } from './phrase-pack.ts'
import { type ProfileCode, type ProfilePack, profilePackSchema } from './profile-pack.ts'
import { type Rules, indexRules, rulesPackSchema } from './rules-pack.ts'

export interface DefaultPacks {
  readonly rules: Rules
  readonly calendar: WorkCalendar
  /** The lists behind it, for a branch that adds its own. */
  readonly calendarPack: CalendarPack
  readonly profiles: Readonly<Record<ProfileCode, ProfilePack>>
  readonly phrases: PhrasePack
  readonly forbidden: ForbiddenPack
  /** Not for head office to change: how one character is written elsewhere. */
  readonly hanVariants: HanVariants
  /** Nor this: how characters are read. */
  readonly hanReadings: HanReadings
}

const calendarPack = shipped(calendarPackSchema, calendarJson)

export const defaultPacks: DefaultPacks = {
  rules: indexRules(shipped(rulesPackSchema, rulesJson)),
  calendar: shippedCalendar(),
  calendarPack,
  profiles: {
    bank: shipped(profilePackSchema, bankJson),
    insurer: shipped(profilePackSchema, insurerJson),
    card_company: shipped(profilePackSchema, cardCompanyJson),
  },
  phrases: shipped(phrasePackSchema, phrasesJson),
  forbidden: shipped(forbiddenPackSchema, forbiddenJson),
  hanVariants: hanVariants(shipped(hanVariantsSchema, hanVariantsJson)),
  hanReadings: hanReadings(shipped(hanReadingsSchema, hanReadingsJson)),
}

function shipped<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(`a shipped pack is broken at ${issue?.path.join('.')}: ${issue?.message}`)
}

function shippedCalendar(): WorkCalendar {
  const calendar = calendarOfPack(calendarPack)
  if (calendar.ok) return calendar.value
  throw new Error(`the shipped calendar is broken at ${calendar.refusal.field ?? '?'}`)
}
