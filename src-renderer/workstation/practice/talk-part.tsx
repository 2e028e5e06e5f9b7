/** A talk to practise: the program is the customer, one's own words count as much as the listed ones. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exercise, PracticeFeedback } from '#shared/contract/calls/practice.ts'
import { useLetterKeys, walkRows } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Key } from '../../ui/page.tsx'
import { WordsArea } from '../../ui/words-area.tsx'
import { wordsLanguage } from '../../words/language.ts'
import { packWords } from '../../words/pack-words.ts'
import { sourceWords } from '../../words/source.ts'
import { Pieces } from '../phrase/pieces.tsx'
import { piecesOf } from '../phrase/prompt-words.ts'
import { Misses, useActWords } from './misses.tsx'
import { Options } from './options.tsx'
import { usePractice } from './practice.state.ts'
import { usePicked } from '../../ui/picked.ts'

type Talk = Extract<Exercise, { kind: 'roleplay' }>

export function TalkPart() {
  const { t, i18n } = useTranslation()
  const { exercise, feedback, situations, next } = usePicked(
    usePractice,
    'exercise',
    'feedback',
    'situations',
    'next',
  )
  const [choosing, setChoosing] = useState(false)
  const begin = (code: string) => {
    setChoosing(false)
    void next(code)
  }
  const talk = exercise?.kind === 'roleplay' ? exercise : null
  if (!talk || choosing) {
    return (
      <ol className="rows" onKeyDown={walkRows} aria-label={t('practice.chooseTalk')}>
        {situations.map(({ code, text }) => (
          <li key={code}>
            <button
              type="button"
              className="line situation-row"
              data-row
              onClick={() => begin(code)}
            >
              <span className="situation-code soft">{code}</span>
              <span className="situation-title">{packWords(i18n.language, text)}</span>
            </button>
          </li>
        ))}
      </ol>
    )
  }
  return (
    <article className="exercise" aria-label={t('practice.parts.roleplay')}>
      <div className="exercise-head">
        <h2>{packWords(i18n.language, talk.situation.text)}</h2>
        <Button type="link" size="small" onClick={() => setChoosing(true)}>
          {t('practice.otherTalk')}
        </Button>
      </div>
      {talk.openComplaint && <Mark tone="warning">{t('practice.openComplaint')}</Mark>}
      {feedback && <LastAnswer feedback={feedback} />}
      {talk.turn === 'over' ? (
        <Summary talk={talk} onAgain={() => begin(talk.situation.code)} />
      ) : (
        <>
          {talk.turn === 'say' && (
            <p className="practice-heard" aria-live="polite">
              {talk.heard === null
                ? t('practice.begins')
                : t('practice.heard', { what: packWords(i18n.language, talk.heard) })}
            </p>
          )}
          {talk.turn === 'say' ? <Say key={talk.questionId} talk={talk} /> : <Act talk={talk} />}
        </>
      )}
    </article>
  )
}

/** What became of the last answer: calm, with the words that are said there and what asks for it. */
function LastAnswer({ feedback }: { readonly feedback: PracticeFeedback }) {
  const { t } = useTranslation()
  const { right, words, misses } = feedback
  if (words === null && misses.length === 0) return null
  // A miss that says the words itself needs them no second time.
  const told = misses.some(({ instead }) => instead === words)
  return (
    <div className="judgement" aria-live="polite">
      <Mark tone={right ? 'good' : 'warning'}>
        {t(right ? 'practice.right' : 'practice.notThis')}
      </Mark>
      {words !== null && !told && (
        <p lang={wordsLanguage()}>
          <span className="soft">{t('practice.saidHere')}</span>{' '}
          <Pieces pieces={piecesOf(t, words, {})} />
        </p>
      )}
      <Misses misses={misses} />
    </div>
  )
}

function Say({ talk }: { readonly talk: Talk }) {
  const { t } = useTranslation()
  const { answer, busy } = usePicked(usePractice, 'answer', 'busy')
  const [text, setText] = useState('')
  const send = () => void answer({ kind: 'typed', text })
  return (
    <>
      <h3>{t('practice.whatDoYouSay')}</h3>
      <Options
        options={talk.options}
        right={null}
        chosen={null}
        disabled={busy}
        onChoose={(code) => void answer({ kind: 'option', code })}
      />
      <div className="practice-own-words">
        <WordsArea
          rows={2}
          maxLength={300}
          aria-label={t('practice.ownWords')}
          placeholder={t('practice.ownWords')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button disabled={busy || text.trim() === ''} onClick={send}>
          {t('practice.sayIt')}
        </Button>
        <p className="soft">{t('practice.notKept')}</p>
      </div>
    </>
  )
}

/** Pauses, needs and records in any order; then the customer's turn. */
function Act({ talk }: { readonly talk: Talk }) {
  const { t, i18n } = useTranslation()
  const { answer, busy } = usePicked(usePractice, 'answer', 'busy')
  const words = useActWords()
  const { acts, done } = talk
  const keys = useMemo(
    () =>
      busy
        ? {}
        : Object.fromEntries(
            acts.map((act, at) => [
              String(at + 1),
              () => {
                if (!done.includes(act)) void answer({ kind: 'act', act })
              },
            ]),
          ),
    [acts, done, busy, answer],
  )
  useLetterKeys(keys)
  return (
    <>
      <h3>{t('practice.whatDoYouDo')}</h3>
      {talk.advice !== null && (
        <p className="walk-advice">{packWords(i18n.language, talk.advice)}</p>
      )}
      <ol className="practice-options" onKeyDown={walkRows}>
        {acts.map((act, at) => {
          const seen = done.includes(act)
          return (
            <li key={act}>
              <button
                type="button"
                className="reply"
                data-row
                disabled={busy || seen}
                onClick={() => void answer({ kind: 'act', act })}
              >
                <Key press={String(at + 1)} />
                <span>{words(act, talk.pauseSeconds)}</span>
                {seen && <Mark tone="good">{t('practice.done')}</Mark>}
              </button>
            </li>
          )
        })}
      </ol>
      {acts.includes('wait') && <p className="soft">{t('practice.practiceTime')}</p>}
    </>
  )
}

function Summary({ talk, onAgain }: { readonly talk: Talk; readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const again = useMemo(() => ({ ' ': onAgain }), [onAgain])
  useLetterKeys(again)
  return (
    <section className="practice-summary" aria-label={t('practice.summary')}>
      <h3>{t('practice.summary')}</h3>
      {talk.outcome !== null && <p>{t(`walk.outcome.${talk.outcome}`)}</p>}
      {talk.misses.length === 0 ? (
        <Mark tone="good">{t('practice.nothingMissed')}</Mark>
      ) : (
        <Misses misses={talk.misses} />
      )}
      <div className="exercise-hands">
        <Button type="primary" onClick={onAgain}>
          {t('practice.again')} <Key press={t('walk.spaceKey')} />
        </Button>
        <span className="soft">{sourceWords(t, talk.misses[0]?.source ?? 'S4-26')}</span>
      </div>
    </section>
  )
}
