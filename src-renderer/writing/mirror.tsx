/**
 * The underlines: the same text in the same shape over the box, itself unseen and untouchable. The browser
 * draws nothing inside a text box, so what it would draw is drawn above it.
 */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from './hits.ts'
import { type WordsControl, controlIn } from './replace-words.ts'

/** All that decides where a character stands. */
const METRICS = [
  'border-top-width',
  'border-right-width',
  'border-bottom-width',
  'border-left-width',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-stretch',
  'font-variant-numeric',
  'font-variant-ligatures',
  'font-feature-settings',
  'font-kerning',
  'font-optical-sizing',
  'letter-spacing',
  'word-spacing',
  'line-height',
  'line-break',
  'word-break',
  'overflow-wrap',
  'hyphens',
  'tab-size',
  'text-align',
  'text-indent',
  'text-rendering',
  'text-spacing-trim',
  'text-autospace',
  'text-transform',
  'direction',
] as const

/** Free room around what was brought into sight. */
const ROOM_PX = 8

export function Mirror({
  text,
  segments,
  line,
}: {
  readonly text: string
  readonly segments: readonly Segment[]
  /** The box has one line and does not wrap. */
  readonly line: boolean
}) {
  const layer = useRef<HTMLDivElement>(null)
  const { language } = useTranslation().i18n
  useLayoutEffect(() => {
    const { current: mirror } = layer
    const control = controlIn(mirror?.parentElement ?? null)
    // Each language has its own face.
    if (mirror && control && language) shapeLike(mirror, control)
  }, [language])
  useLayoutEffect(() => {
    const { current: mirror } = layer
    const control = controlIn(mirror?.parentElement ?? null)
    if (!mirror || !control) return undefined
    follow(mirror, control)
    const erase = underline(mirror, segments)
    // A box moves its text to the caret only when it is drawn.
    const frame = requestAnimationFrame(() => follow(mirror, control))
    return () => {
      cancelAnimationFrame(frame)
      erase()
    }
  })
  useEffect(() => {
    const { current: mirror } = layer
    const control = controlIn(mirror?.parentElement ?? null)
    if (!mirror || !control) return undefined
    const moved = () => follow(mirror, control)
    const resized = new ResizeObserver(() => {
      shapeLike(mirror, control)
      moved()
    })
    resized.observe(control)
    const signs = ['scroll', 'keyup', 'pointerup', 'pointermove', 'blur'] as const
    for (const sign of signs) control.addEventListener(sign, moved, { passive: true })
    return () => {
      resized.disconnect()
      for (const sign of signs) control.removeEventListener(sign, moved)
    }
  }, [])
  return (
    <div
      ref={layer}
      className={`staff-words-mirror${line ? ' staff-words-mirror-line' : ''}`}
      aria-hidden="true"
    >
      {/* A box shows the empty line after its last line break; a block does not. */}
      <span>{text.endsWith('\n') ? `${text}\u200B` : text}</span>
    </div>
  )
}

/** Moves a box and its page so far that a stretch of its text can be seen. */
export function bringIntoSight(
  control: WordsControl,
  stretch: { readonly start: number; readonly end: number },
): void {
  const mirror = control.parentElement?.querySelector<HTMLElement>('.staff-words-mirror')
  const range = mirror && rangeOf(mirror, stretch.start, stretch.end)
  if (!range) return
  const place = range.getBoundingClientRect()
  const box = control.getBoundingClientRect()
  control.scrollTop +=
    Math.min(0, place.top - box.top - ROOM_PX) + Math.max(0, place.bottom - box.bottom + ROOM_PX)
  control.scrollLeft +=
    Math.min(0, place.left - box.left - ROOM_PX) + Math.max(0, place.right - box.right + ROOM_PX)
  control.scrollIntoView({ block: 'nearest' })
  follow(mirror, control)
}

/**
 * Underlines without touching how the text is set: elements around the words would round their widths,
 * and a line that just fits the box would break one character earlier here. Answers how to take it back.
 */
function underline(mirror: HTMLElement, segments: readonly Segment[]): () => void {
  if (!('highlights' in CSS)) return () => undefined
  const drawn = segments.flatMap(({ start, text, severity, current }) => {
    const range = severity && rangeOf(mirror, start, start + text.length)
    if (!range) return []
    const name = `staff-${severity}${current ? '-current' : ''}`
    const highlight = CSS.highlights.get(name) ?? new Highlight()
    CSS.highlights.set(name, highlight.add(range))
    return [{ highlight, range }]
  })
  return () => {
    for (const { highlight, range } of drawn) highlight.delete(range)
  }
}

function rangeOf(mirror: HTMLElement, start: number, end: number): Range | null {
  const node = mirror.firstElementChild?.firstChild
  if (!node) return null
  const range = document.createRange()
  range.setStart(node, start)
  range.setEnd(node, end)
  return range
}

function shapeLike(mirror: HTMLElement, control: WordsControl): void {
  const style = getComputedStyle(control)
  for (const name of METRICS) mirror.style.setProperty(name, style.getPropertyValue(name))
}

/** Keeps the room of a scroll bar where the box has one, and what is scrolled away out of sight here too. */
function follow(mirror: HTMLElement, control: WordsControl): void {
  const edges = control.clientLeft * 2
  mirror.toggleAttribute('data-bar', control.offsetWidth - control.clientWidth - edges > 1)
  mirror.scrollTop = control.scrollTop
  mirror.scrollLeft = control.scrollLeft
}
