/** Keys without surprises: an input method that is composing owns every key, Enter too. */
import { type KeyboardEvent as ReactKeyboardEvent, useEffect } from 'react'
import { tinykeys } from 'tinykeys'

/** True while Chinese is being composed; 229 is what browsers say when they do not know better. */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event
  return native.isComposing || native.keyCode === 229
}

/** Enter that means "do it", not "take this word". */
export function isConfirm(event: ReactKeyboardEvent): boolean {
  return event.key === 'Enter' && !isComposing(event) && !event.repeat
}

/** True when the key goes into a box that somebody fills in; a choice between buttons takes no letters. */
function isInField(event: KeyboardEvent): boolean {
  const target = event.target
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select') ||
      target.closest('.ant-select, [role="dialog"]') !== null)
  )
}

/**
 * For the box of a list of several: Tab goes on to the next box. The list itself would take the entry that
 * is marked, unasked, and hold the keys.
 */
export function tabGoesOn(event: ReactKeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation()
}

/** Keys that work everywhere on the page, in fields too: F-keys and Ctrl combinations. */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const bound = Object.fromEntries(
      Object.entries(keys).map(([key, run]) => [
        key,
        (event: KeyboardEvent) => {
          event.preventDefault()
          run()
        },
      ]),
    )
    return tinykeys(window, bound, { ignore: (event) => isComposing(event) || event.repeat })
  }, [keys])
}

/** Single letters and digits that act only while nobody is typing. */
export function useLetterKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
      if (isComposing(event) || (isInField(event) && !leaves(event))) return
      const run = keys[event.key.toLowerCase()]
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  }, [keys])
}

/** Escape leaves a form from inside its fields, except where it first shuts a list or a dialog. */
function leaves(event: KeyboardEvent): boolean {
  const inside = '.ant-select-open, .ant-picker-focused, [role="dialog"]'
  return event.key === 'Escape' && !(event.target as HTMLElement).closest(inside)
}

/** For a form that reaches every branch: Ctrl+Enter sends it, Enter alone in a box of one line does not. */
export function sendsWithCtrlEnter(event: ReactKeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || isComposing(event) || event.repeat) return
  if (!event.ctrlKey && !(event.target as HTMLElement).matches('input')) return
  event.preventDefault()
  if (event.ctrlKey) event.currentTarget.requestSubmit()
}

function isBoxOfForm({ nativeEvent, target }: ReactKeyboardEvent): boolean {
  return isInField(nativeEvent) && (target as HTMLElement).closest('form') !== null
}

/**
 * For a list's `onKeyDown`: arrow keys, Home and End walk over its elements marked `data-row`. Enter
 * stays with the row, which is a button. In a form between the rows those keys are the box's own.
 */
export function walkRows(event: ReactKeyboardEvent<HTMLElement>): void {
  // A list inside a list has walked already.
  if (isComposing(event) || event.defaultPrevented || isBoxOfForm(event)) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  if (to === undefined) return
  const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
  if (!row) return
  event.preventDefault()
  row.focus()
}
