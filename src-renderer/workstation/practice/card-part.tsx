/** Cards: the front asks, Space turns it, 1 to 4 say how it went. */
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exercise } from '#shared/contract/calls/practice.ts'
import { CARD_GRADES } from '#shared/phrase/practice/card.ts'
import { useLetterKeys } from '../../ui/keyboard.ts'
import { Empty, Key } from '../../ui/page.tsx'
import { wordsLanguage } from '../../words/language.ts'
import { exactMoment } from '../../words/moment.ts'
import { packWords } from '../../words/pack-words.ts'
import { sourceWords } from '../../words/source.ts'
import { piecesOf } from '../phrase/prompt-words.ts'
import { ReadAloud, readPieces, useReading } from '../phrase/read-aloud.tsx'
import { usePractice } from './practice.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function CardPart() {
  const { t } = useTranslation()
  const { exercise, nextDueAt } = usePicked(usePractice, 'exercise', 'nextDueAt')
  if (exercise?.kind === 'cards') return <Card key={exercise.questionId} card={exercise} />
  return (
    <Empty
      text={
        nextDueAt === null
          ? t('practice.noCards')
          : t('practice.nothingDue', { at: exactMoment(nextDueAt) })
      }
    />
  )
}

function Card({ card }: { readonly card: Extract<Exercise, { kind: 'cards' }> }) {
  const { t, i18n } = useTranslation()
  const { turned, turn, answer, busy } = usePicked(usePractice, 'turned', 'turn', 'answer', 'busy')
  const keys = useMemo(
    () =>
      turned
        ? Object.fromEntries(
            CARD_GRADES.map((grade, at) => [
              String(at + 1),
              () => void answer({ kind: 'grade', grade }),
            ]),
          )
        : { ' ': turn },
    [turned, turn, answer],
  )
  useLetterKeys(keys)
  return (
    <article className="exercise" aria-label={t('practice.parts.cards')}>
      <div className="exercise-head soft">
        <span>{t(`practice.about.${card.about}`)}</span>
        <span>{sourceWords(t, card.source)}</span>
      </div>
      <p className="exercise-shown" lang={wordsLanguage()}>
        {packWords(i18n.language, card.front)}
      </p>
      {turned ? (
        <>
          <Back lines={card.back} />
          <div className="exercise-hands" role="group" aria-label={t('practice.howWasIt')}>
            {CARD_GRADES.map((grade, at) => (
              <Button
                key={grade}
                disabled={busy}
                onClick={() => void answer({ kind: 'grade', grade })}
              >
                {t(`practice.grade.${grade}`)} <Key press={String(at + 1)} />
              </Button>
            ))}
          </div>
        </>
      ) : (
        <div className="exercise-hands">
          <Button type="primary" size="large" onClick={turn}>
            {t('practice.turn')} <Key press={t('walk.spaceKey')} />
          </Button>
          <span className="soft">{t('practice.sayFirst')}</span>
        </div>
      )}
    </article>
  )
}

/** What is said, with what the source asks of whoever says it; it can be read out at the usual pace. */
function Back({ lines }: { readonly lines: Extract<Exercise, { kind: 'cards' }>['back'] }) {
  return (
    <ol className="exercise-back" aria-live="polite">
      {lines.map((line) => (
        <BackLine key={line.text} {...line} />
      ))}
    </ol>
  )
}

function BackLine({
  text,
  requirement,
}: {
  readonly text: string
  readonly requirement: string | null
}) {
  const { t } = useTranslation()
  const pieces = piecesOf(t, text, {})
  const reading = useReading(pieces)
  return (
    <li>
      <p className="exercise-words" lang={wordsLanguage()}>
        {readPieces(pieces, reading.running ? reading.said : 0)}
      </p>
      {requirement !== null && <p className="walk-asks">{requirement}</p>}
      <ReadAloud reading={reading} />
    </li>
  )
}
