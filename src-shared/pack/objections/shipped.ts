/** What the shipped packs know, for the words of one pack that point into another. */
import { defaultPacks } from '../default-packs.ts'
import type { Warnings } from './objection.ts'

const { phrases } = defaultPacks.phrases

/** Codes of the shipped phrases that are said; what was taken out is no script. */
export const SHIPPED_PHRASE_CODES: ReadonlySet<string> = new Set(
  phrases.filter(({ status }) => status !== 'excluded').map(({ code }) => code),
)

/** Kinds of case the shipped phrases are made for. */
export const SHIPPED_CASE_TYPES: ReadonlySet<string> = new Set(
  phrases.flatMap(({ caseTypes }) => caseTypes),
)

export const SHIPPED_REASONS: ReadonlySet<string> = new Set(defaultPacks.rules.reasonByCode.keys())

export const SHIPPED_CALENDAR = defaultPacks.calendarPack.pack

/** Names and values of the shipped enumerations: what is stored takes its label from them. */
export const SHIPPED_ENUMERATIONS: ReadonlyMap<string, readonly string[]> = new Map(
  defaultPacks.rules.pack.enumerations.map(({ name, values }) => [
    name,
    values.map(({ value }) => value),
  ]),
)

/** Warns about scripts that the shipped phrases do not have: another phrase pack may bring them. */
export function* scriptWarnings(field: string, scripts: readonly string[]): Warnings {
  for (const [index, code] of scripts.entries()) {
    if (!SHIPPED_PHRASE_CODES.has(code)) yield `script_not_shipped:${field}.${index}:${code}`
  }
}
