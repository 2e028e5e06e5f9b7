/** One thing that a pack says and must not say. */
import { type Refusal, refused } from '../../foundation/result.ts'

/** The check of one kind of pack, culprit by culprit; asked only as far as the first. */
export type Objections = Generator<Refusal, void>

/** Words of the pack that only another pack can judge: `code:field:word`, all in stable words. */
export type Warnings = Generator<string, void>

/**
 * Names the culprit by its dotted path; `source` is the article or section that asks for more, `params` what a
 * screen needs to say it in other words.
 */
export function objection(
  field: string,
  message: string,
  source?: string,
  params?: Refusal['params'],
): Refusal {
  const more = {
    field,
    ...(source === undefined ? {} : { source }),
    ...(params === undefined ? {} : { params }),
  }
  return refused('invalid_pack', message, more).refusal
}

/** Every entry whose key an earlier one of the list has already. */
export function* repeated<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): Generator<readonly [index: number, entry: Entry], void> {
  const seen = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const key = keyOf(entry)
    if (seen.has(key)) yield [index, entry]
    seen.add(key)
  }
}
