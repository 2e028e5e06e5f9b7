/** A state as word, shape and colour: none of the three carries it alone. */
import type { ReactNode } from 'react'

export type Tone = 'quiet' | 'good' | 'warning' | 'alarm' | 'accent'

const shapes: Readonly<Record<Tone, string>> = {
  quiet: 'M5 8h6',
  good: 'M3.5 8.5l3 3l6-7',
  warning: 'M8 2.5L14 13.5H2zM8 6.5v3M8 11.4v.2',
  alarm: 'M5 2h6l3 3.5v5L11 14H5l-3-3.5v-5zM8 5v4M8 11v.2',
  accent: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 5v3.2l2 1.6',
}

/** `quiet` for what needs nobody; `loud` fills the mark, once per screen. */
export function Mark({
  tone = 'quiet',
  loud = false,
  children,
}: {
  readonly tone?: Tone
  readonly loud?: boolean
  readonly children: ReactNode
}) {
  return (
    <span className={`mark mark-${tone}${loud ? ' mark-loud' : ''}`}>
      <svg
        width={14}
        height={14}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.8}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={shapes[tone]} />
      </svg>
      {children}
    </span>
  )
}
