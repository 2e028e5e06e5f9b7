/** Reading out at 120 characters a minute (S4-24(4)): a bar that goes on by itself, and what is said grows soft. */
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placeAfter, speechPace, spokenAfter } from '#shared/phrase/speech-pace.ts'
import type { Piece } from './prompt-words.ts'

const STEP_MS = 250

export interface Reading {
  readonly running: boolean
  /** Whole seconds for the text. */
  readonly seconds: number
  readonly elapsed: number
  /** Characters of the text, as UTF-16 units, that are said. */
  readonly said: number
  toggle(): void
}

export function useReading(pieces: readonly Piece[]): Reading {
  const text = pieces.map(({ words }) => words).join('')
  const pace = speechPace(text)
  const seconds = pace.ok ? Math.ceil(pace.value) : 0
  const [begun, setBegun] = useState<number | null>(null)
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    if (begun === null) return undefined
    const timer = setInterval(() => {
      const passed = (performance.now() - begun) / 1000
      setElapsed(Math.min(passed, seconds))
      // The last character stays a moment before the words stand whole again.
      if (passed > seconds + 1) setBegun(null)
    }, STEP_MS)
    return () => clearInterval(timer)
  }, [begun, seconds])
  return {
    running: begun !== null,
    seconds,
    elapsed,
    said: placeAfter(text, spokenAfter(elapsed)),
    toggle: () => {
      setElapsed(0)
      setBegun(begun === null ? performance.now() : null)
    },
  }
}

export function ReadAloud({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation()
  const { running, seconds, elapsed, toggle } = reading
  return (
    <div className="read-aloud">
      <Button size="small" onClick={toggle}>
        {t(running ? 'phrase.stopReading' : 'phrase.read')}
      </Button>
      <progress max={seconds} value={running ? elapsed : 0} aria-label={t('phrase.reading')} />
      <span className="soft">{t('phrase.pace', { seconds })}</span>
    </div>
  )
}

/** The pieces with their first `said` units set back; blanks stay blanks. */
export function readPieces(pieces: readonly Piece[], said: number): ReactNode {
  let start = 0
  return pieces.map(({ words, blank, at }) => {
    const done = Math.max(0, Math.min(words.length, said - start))
    start += words.length
    return (
      <span key={at} className={blank ? 'blank' : undefined}>
        <span className="already-said">{words.slice(0, done)}</span>
        {words.slice(done)}
      </span>
    )
  })
}
