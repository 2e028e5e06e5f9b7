/** Which kind of case a text is about, as far as its words show it: enough to practise, no judgement. */

/** Words by which a case shows its kind, as the phrase pack lists them. */
export interface CaseKindWords {
  readonly caseType: string
  readonly texts: readonly string[]
}

/**
 * The kind of which most words stand in the text, the first in the list of equal ones; null when no word of
 * any does. `fold` brings texts to the form in which words are compared.
 */
export function caseKind(
  text: string,
  kinds: readonly CaseKindWords[],
  fold: (character: string) => string,
): string | null {
  const folded = Array.from(text, fold).join('')
  let best: { readonly caseType: string; readonly hits: number } | null = null
  for (const { caseType, texts } of kinds) {
    const hits = texts.filter((word) => folded.includes(Array.from(word, fold).join(''))).length
    if (hits > (best?.hits ?? 0)) best = { caseType, hits }
  }
  return best?.caseType ?? null
}
