/** One calm line under a box: what was found, why, where that stands, and what to say instead. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ForbiddenPhrase } from '#shared/pack/forbidden-pack.ts'
import type { PhraseHit } from '#shared/phrase/scan/scan-phrases.ts'
import { Key } from '../ui/page.tsx'
import { packWords } from '../words/pack-words.ts'
import { sourceWords } from '../words/source.ts'

/** A screen reader is told when the hands rest, not at every key. */
const REST_MS = 1200

export interface HintLineProps {
  readonly id: string
  readonly hit: PhraseHit
  readonly phrase: ForbiddenPhrase
  /** Place among all hits of the box, from 1. */
  readonly at: number
  readonly of: number
  /** The box says already that these words stand in the way, by their row and source. */
  readonly refused: boolean
  /** Changes with every key. */
  readonly text: string
  /** Null where nothing can be put in place. */
  readonly onReplace: (() => void) | null
  readonly onNext: () => void
}

export function HintLine({
  id,
  hit,
  phrase,
  at,
  of,
  refused,
  text,
  onReplace,
  onNext,
}: HintLineProps) {
  const { t, i18n } = useTranslation()
  /** The list's own reason; a wording without one is only said to be unfit. */
  function wrongOf(): string {
    return phrase.reason === undefined
      ? t(`writing.severity.${hit.severity}`)
      : packWords(i18n.language, phrase.reason)
  }
  const about = {
    words: hit.text,
    wrong: wrongOf(),
    instead: t(onReplace ? 'writing.say' : 'writing.advice', { words: phrase.suggestion }),
  }
  const [heard, setHeard] = useState('')
  const spoken = refused
    ? `${about.wrong}${about.instead}`
    : t(onReplace ? 'writing.heardWithKey' : 'writing.heard', about)
  useEffect(() => {
    const timer = setTimeout(() => setHeard(spoken), REST_MS)
    return () => clearTimeout(timer)
  }, [spoken, text])
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Under the hands only: the foot of a form would cover it.
    const { current } = line
    if (current?.parentElement?.contains(document.activeElement)) {
      current.scrollIntoView({ block: 'nearest' })
    }
  }, [hit.code, hit.start])
  // The hand stays in the box: neither button takes the focus from it.
  const staying = { tabIndex: -1, size: 'small', onMouseDown: stay } as const
  return (
    <div className="staff-words-line" ref={line}>
      <p id={id}>
        {(!refused || of > 1) && (
          <>
            <mark className="staff-hit" data-severity={hit.severity}>
              {hit.text}
            </mark>{' '}
          </>
        )}
        <span className="staff-words-wrong">{about.wrong}</span> {about.instead}
        {!refused && (
          <span className="soft">
            {' '}
            {hit.code} {sourceWords(t, phrase.source)}
          </span>
        )}
      </p>
      <div className="staff-words-do">
        {onReplace && (
          <Button {...staying} onClick={onReplace}>
            {t('writing.replace')} <Key press="Alt+Enter" />
          </Button>
        )}
        {of > 1 && (
          <Button {...staying} type="text" onClick={onNext}>
            {t('writing.next', { at, of })} <Key press="Alt+↓" />
          </Button>
        )}
      </div>
      <span role="status" className="only-heard">
        {heard}
      </span>
    </div>
  )
}

function stay(event: { preventDefault(): void }): void {
  event.preventDefault()
}
