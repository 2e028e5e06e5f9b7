/**
 * The underlines: the same text in the same shape over the box, itself unseen and untouchable. The browser
 * draws nothing inside a text box, so what it would draw is drawn above it.
 */
import { useEffect, useLayoutEffect, useRef } from 'react'
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

export function Mirror({
  segments,
  line,
}: {
  readonly segments: readonly Segment[]
  /** The box has one line and does not wrap. */
  readonly line: boolean
}) {
  const layer = useRef<HTMLDivElement>(null)
  // Every time: typing, another language and another place all change where characters stand.
  useLayoutEffect(() => {
    const { current: mirror } = layer
    const control = controlIn(mirror?.parentElement ?? null)
    if (!mirror || !control) return undefined
    shapeLike(mirror, control)
    follow(mirror, control)
    // A box moves its text to the caret only when it is drawn.
    const frame = requestAnimationFrame(() => follow(mirror, control))
    return () => cancelAnimationFrame(frame)
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
  const last = segments.at(-1)?.text.at(-1)
  return (
    <div
      ref={layer}
      className={`staff-words-mirror${line ? ' staff-words-mirror-line' : ''}`}
      aria-hidden="true"
    >
      <span>
        {segments.map(({ start, text, severity, current }) =>
          severity === null ? (
            text
          ) : (
            <mark
              key={start}
              className="staff-hit"
              data-severity={severity}
              data-current={current}
              data-start={start}
            >
              {text}
            </mark>
          ),
        )}
        {/* A box shows the empty line after its last line break; a block does not. */}
        {last === '\n' && '\u200B'}
      </span>
    </div>
  )
}

function shapeLike(mirror: HTMLElement, control: WordsControl): void {
  const style = getComputedStyle(control)
  for (const name of METRICS) mirror.style.setProperty(name, style.getPropertyValue(name))
  const edges = Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.borderRightWidth)
  // Where the box has a scroll bar the same room is kept free.
  mirror.toggleAttribute('data-bar', control.offsetWidth - control.clientWidth - edges > 1)
}

function follow(mirror: HTMLElement, control: WordsControl): void {
  mirror.scrollTop = control.scrollTop
  mirror.scrollLeft = control.scrollLeft
}
