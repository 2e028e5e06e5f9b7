/** Putting words into a box as if they were typed: the box's own change is heard, and undoing takes them back. */
import type { Replacement } from '#shared/phrase/scan/replacement.ts'

export type WordsControl = HTMLTextAreaElement | HTMLInputElement

/** The control that people type in, inside the element that surrounds it. */
export function controlIn(box: Element | null): WordsControl | null {
  return box?.querySelector<WordsControl>('textarea, input') ?? null
}

/**
 * Replaces a stretch (half-open, UTF-16 units) and leaves the caret behind it, or marks the first place to
 * fill in. `insertText` is the one way of browsers that keeps what was done before undoable.
 */
export function replaceWords(
  control: WordsControl,
  { start, end }: { readonly start: number; readonly end: number },
  { text, gap }: Replacement,
): void {
  control.focus()
  control.setSelectionRange(start, end)
  if (!insertAsTyped(text)) {
    setUnheard(control, control.value.slice(0, start) + text + control.value.slice(end))
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const after = start + text.length
  const [from, to] = gap ? [start + gap.start, start + gap.end] : [after, after]
  control.setSelectionRange(from, to)
}

/** False where the browser cannot: then nothing was inserted. */
function insertAsTyped(text: string): boolean {
  if (typeof document.execCommand !== 'function') return false
  return document.execCommand('insertText', false, text)
}

/** Past what React keeps of the value, or it would take the change for its own and tell nobody. */
function setUnheard(control: WordsControl, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(
    control,
    value,
  )
}
