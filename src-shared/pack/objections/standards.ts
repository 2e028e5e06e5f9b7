/** What a standard must not do: have people state that they read what nobody shows them. */
import { defaultPacks } from '../default-packs.ts'
import type { PhrasePack } from '../phrase-pack.ts'
import { type Objections, type Warnings, objection } from './objection.ts'
import { SHIPPED_CASE_TYPES, SHIPPED_PHRASE_CODES } from './shipped.ts'

/** No standard reads out what was taken out; kinds of case are those of phrases. */
export function* standardObjections({ standards, phrases, practice }: PhrasePack): Objections {
  const excluded = new Set(
    phrases.filter(({ status }) => status === 'excluded').map(({ code }) => code),
  )
  for (const [index, { sections }] of standards.entries()) {
    for (const [at, section] of sections.entries()) {
      for (const [place, code] of section.phrases.entries()) {
        if (!excluded.has(code)) continue
        const field = `standards.${index}.sections.${at}.phrases.${place}`
        yield objection(field, 'this phrase was taken out', 'S1-14')
      }
    }
  }
  for (const [index, { caseType }] of (practice?.caseKinds ?? []).entries()) {
    const own = phrases.some(({ caseTypes }) => caseTypes.includes(caseType))
    if (own || SHIPPED_CASE_TYPES.has(caseType)) continue
    yield objection(`practice.caseKinds.${index}.caseType`, 'a kind of case that has words')
  }
}

/** Phrases and forbidden sentences that no pack known here has: another pack may bring them. */
export function* standardWarnings({ standards, phrases }: PhrasePack): Warnings {
  const own = new Set(phrases.map(({ code }) => code))
  const forbiddenHere = new Set(defaultPacks.forbidden.phrases.map(({ code }) => code))
  for (const [index, { sections }] of standards.entries()) {
    for (const [at, { phrases: read, forbidden }] of sections.entries()) {
      const field = `standards.${index}.sections.${at}`
      for (const [place, code] of read.entries()) {
        if (own.has(code) || SHIPPED_PHRASE_CODES.has(code)) continue
        yield `script_not_shipped:${field}.phrases.${place}:${code}`
      }
      for (const [place, code] of forbidden.entries()) {
        if (forbiddenHere.has(code)) continue
        yield `wording_not_shipped:${field}.forbidden.${place}:${code}`
      }
    }
  }
}
