/** Which of the words that are not said belong beside words that are. */
import { type ForbiddenPhrase, readWording } from '../pack/forbidden-pack.ts'
import type { Phrase } from '../pack/phrase-pack.ts'

/**
 * The entries beside a phrase: an entry names in `beside` the moments, steps, situations, states, manners, kinds
 * of complaint, needs and six C in which it slips out, and stands beside every phrase that is meant for one of
 * them; the more they share the nearer, then in the order of the pack. A phrase for none of them has none.
 */
export function dontsBeside(
  phrase: Phrase,
  entries: readonly ForbiddenPhrase[],
): readonly ForbiddenPhrase[] {
  const meant = new Set([
    phrase.code,
    ...phrase.moments,
    ...phrase.steps,
    ...phrase.situations,
    ...phrase.states,
    ...phrase.demeanours,
    ...phrase.caseTypes,
    ...phrase.needs,
    ...phrase.sixC,
  ])
  return entries
    .map((entry) => ({
      entry,
      shared: (entry.beside ?? []).filter((one) => meant.has(one)).length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ entry }) => entry)
}

/** An entry as somebody would say it: its first wording, a place that any words fill as an ellipsis. */
export function dontWords({ wordings }: Pick<ForbiddenPhrase, 'wordings'>): string {
  const read = readWording(wordings[0] ?? '')
  return 'text' in read ? read.text : `${read.before}……${read.after}`
}
