/**
 * Precision and recall of the scanner of text boxes on sentences labelled by hand. A label says what a careful
 * colleague would underline, found or not; one was corrected afterwards (你们 has no polite plural).
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'

/**
 * Written by somebody who had not seen the scanner, and never looked at while it was mended: its mistakes
 * are counted and not told. Whoever mends with it takes the name off here and has a new one written.
 */
export const HELD_OUT = 'tomorrow'

const sentences = z.array(
  z.strictObject({
    text: z.string().min(1),
    codes: z.array(z.string().regex(/^FP-[A-Z]\d{1,2}$/)),
  }),
)

/** Counted once a sentence and code: how often a code stands in one sentence is not labelled. */
export interface Tally {
  readonly set: string
  readonly sentences: number
  readonly right: number
  readonly wrong: number
  readonly missed: number
  /** `text: + wrongly told, - missed`, for whoever mends the lists; none of the held-out set. */
  readonly mistakes: readonly string[]
}

/** One tally for every file beside this one, by name. */
export function tallies(): Tally[] {
  const scan = writingScanner(
    phraseLists(defaultPacks.forbidden, [defaultPacks.phrases], defaultPacks.hanVariants),
  )
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
  return files.sort().map((file) => {
    const set = file.replace('.json', '')
    const json: unknown = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))
    const labelled = sentences.parse(json)
    const judged = labelled.map(({ text, codes }) => {
      const found = [...new Set(scan(text).map(({ code }) => code))]
      const wrong = found.filter((code) => !codes.includes(code))
      const missed = codes.filter((code) => !found.includes(code))
      return { text, right: codes.length - missed.length, wrong, missed }
    })
    return {
      set,
      sentences: labelled.length,
      right: sum(judged.map(({ right }) => right)),
      wrong: sum(judged.map(({ wrong }) => wrong.length)),
      missed: sum(judged.map(({ missed }) => missed.length)),
      mistakes: judged
        .filter(({ wrong, missed }) => set !== HELD_OUT && wrong.length + missed.length > 0)
        .map(({ text, wrong, missed }) => `${text}: + ${wrong.join(' ')} - ${missed.join(' ')}`),
    }
  })
}

/** Of what was told, the share that is right; of what is labelled, the share that was told. */
export function shares(sets: readonly Tally[]): { precision: number; recall: number } {
  const right = sum(sets.map((tally) => tally.right))
  return {
    precision: right / (right + sum(sets.map(({ wrong }) => wrong))),
    recall: right / (right + sum(sets.map(({ missed }) => missed))),
  }
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
