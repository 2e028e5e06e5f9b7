/** The words of a prompt: with their blanks named, so that nobody reads out a brace, and in the order of a talk. */
import type { TFunction } from 'i18next'
import type { DontView, PromptView } from '#shared/contract/phrase-view.ts'
import { TALK_PARTS } from '#shared/phrase/moments.ts'
import { textPieces } from '#shared/phrase/places.ts'

export interface Piece {
  readonly at: number
  readonly words: string
  /** Nobody knows it yet. */
  readonly blank: boolean
}

/** The template with `fills` in its places; what is open is named. */
export function piecesOf(
  t: TFunction,
  template: string,
  fills: Readonly<Record<string, string>>,
): readonly Piece[] {
  return textPieces(template).map(({ at, text, place }) => {
    if (place === null) return { at, blank: false, words: text }
    const value = (Object.hasOwn(fills, place) ? (fills[place] ?? '') : '').trim()
    return value === ''
      ? { at, blank: true, words: blankWords(t, place) }
      : { at, blank: false, words: value }
  })
}

export function blankWords(t: TFunction, name: string): string {
  return t(`variable.${name}`, { defaultValue: name })
}

/** What is copied: an open place stays to be seen in brackets. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ words, blank }) => (blank ? `【${words}】` : words)).join('')
}

/** Only approved words are copied: a caution warns, a guide is read by staff. */
export function isSaid({ status, kind }: PromptView): boolean {
  return status === 'approved' && kind === 'words'
}

/** Null heads what has no place in the talk. */
export interface PromptGroup {
  readonly part: PromptView['part']
  readonly prompts: readonly PromptView[]
}

/**
 * While a complaint is in front the words stand in the order of the talk (S2-33); else as they come. Within a
 * group what is said comes before what is read.
 */
export function inGroups(
  prompts: readonly PromptView[],
  openComplaint: boolean,
): readonly PromptGroup[] {
  const parts = new Set(prompts.map(({ part }) => part))
  if (!openComplaint || parts.size < 2) return [{ part: null, prompts: saidFirst(prompts) }]
  return [...TALK_PARTS, null].flatMap((part) => {
    const fitting = prompts.filter((prompt) => prompt.part === part)
    return fitting.length === 0 ? [] : [{ part, prompts: saidFirst(fitting) }]
  })
}

function saidFirst(prompts: readonly PromptView[]): readonly PromptView[] {
  return [...prompts.filter(isSaid), ...prompts.filter((prompt) => !isSaid(prompt))]
}

/** What is not said beside one phrase; without one, beside all that are shown, the most named first. */
export function dontsOf(
  prompt: PromptView | null,
  prompts: readonly PromptView[],
  donts: readonly DontView[],
  most: number,
): readonly DontView[] {
  const named = (prompt && prompt.donts.length > 0 ? [prompt] : prompts).flatMap((one) => one.donts)
  const count = new Map<string, number>()
  for (const code of named) count.set(code, (count.get(code) ?? 0) + 1)
  return [...count]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([code]) => donts.find((dont) => dont.code === code) ?? [])
    .slice(0, most)
}
