/** What is missing before something may be done. A screen shows every gap at once, not one after another. */
import { refused } from '../../foundation/result.ts'

export { blank, shownText } from '../../foundation/words.ts'

/** One missing thing: where it belongs, what it is in plain words, and which source asks for it. */
export interface Gap {
  /** Dotted path into the input. */
  readonly field: string
  readonly needs: string
  readonly source: string
}

/**
 * A refusal that names every gap: the first one as field and source, all of them in the message and,
 * joined by commas, in `params.missing`; where they have several sources, `params.sources` holds one for
 * each in the same order. The list must not be empty.
 */
export function refusedForGaps(code: string, what: string, gaps: readonly Gap[]) {
  const [first] = gaps
  if (!first) throw new Error('nothing is missing')
  return refused(code, `${what} needs ${gaps.map(({ needs }) => needs).join('; ')}`, {
    field: first.field,
    source: first.source,
    params: {
      missing: gaps.map(({ field }) => field).join(','),
      ...(gaps.some(({ source }) => source !== first.source)
        ? { sources: gaps.map(({ source }) => source).join(',') }
        : {}),
    },
  })
}

/** The gap when `there` is false; nothing otherwise. For lists built with `flatMap` or spread. */
export function gapUnless(there: boolean, field: string, needs: string, source: string): Gap[] {
  return there ? [] : [{ field, needs, source }]
}
