/** Questions with four answers: digits choose, Enter goes on. Nothing on the page knows the answer before. */
import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exercise, PracticeFeedback } from '#shared/contract/calls/practice.ts'
import { useLetterKeys } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Empty, Key } from '../../ui/page.tsx'
import { wordsLanguage } from '../../words/language.ts'
import { exactMoment } from '../../words/moment.ts'
import { packWords } from '../../words/pack-words.ts'
import { sourceWords } from '../../words/source.ts'
import { Pieces } from '../phrase/pieces.tsx'
import { piecesOf } from '../phrase/prompt-words.ts'
import { Options } from './options.tsx'
import { usePractice } from './practice.state.ts'
import { usePicked } from '../../ui/picked.ts'

const SOURCES = ['quiz', 'case'] as const

export function QuizPart() {
  const { t } = useTranslation()
  const { exercise, source, takeFrom } = usePicked(usePractice, 'exercise', 'source', 'takeFrom')
  return (
    <>
      <Segmented<(typeof SOURCES)[number]>
        size="small"
        aria-label={t('practice.from')}
        value={source}
        options={SOURCES.map((value) => ({ value, label: t(`practice.source.${value}`) }))}
        onChange={(chosen) => void takeFrom(chosen)}
      />
      {exercise?.kind === 'quiz' || exercise?.kind === 'case' ? (
        <Question key={exercise.questionId} question={exercise} />
      ) : (
        <Empty text={t(source === 'case' ? 'practice.noCases' : 'practice.noQuestions')} />
      )}
    </>
  )
}

function Question({
  question,
}: {
  readonly question: Extract<Exercise, { kind: 'quiz' | 'case' }>
}) {
  const { t, i18n } = useTranslation()
  const { answer, feedback, chosen, busy, next } = usePicked(
    usePractice,
    'answer',
    'feedback',
    'chosen',
    'busy',
    'next',
  )
  const keys = useMemo(() => (feedback ? { ' ': () => void next() } : {}), [feedback, next])
  useLetterKeys(keys)
  return (
    <article className="exercise" aria-label={t('practice.parts.quiz')}>
      <div className="exercise-head soft">
        <span>{t(`practice.ask.${question.question}`)}</span>
      </div>
      <p className="exercise-shown" lang={wordsLanguage()}>
        <Pieces pieces={piecesOf(t, packWords(i18n.language, question.shown), {})} />
      </p>
      {question.kind === 'case' && <p className="soft">{t('practice.withoutPeople')}</p>}
      <Options
        options={question.options}
        right={feedback?.rightCode ?? null}
        chosen={chosen}
        disabled={busy || feedback !== null}
        onChoose={(code) => void answer({ kind: 'option', code })}
      />
      <div aria-live="polite">
        {feedback && (
          <>
            <Judgement feedback={feedback} />
            <div className="exercise-hands">
              <Button type="primary" size="large" autoFocus onClick={() => void next()}>
                {t('practice.next')} <Key press="Enter" />
              </Button>
              {feedback.dueAt !== null && (
                <span className="soft">
                  {feedback.right
                    ? t('practice.comesBack', { at: exactMoment(feedback.dueAt) })
                    : t('practice.comesBackSoon')}
                </span>
              )}
            </div>
          </>
        )}
      </div>
    </article>
  )
}

function Judgement({ feedback }: { readonly feedback: PracticeFeedback }) {
  const { t } = useTranslation()
  return (
    <div className="judgement">
      <Mark tone={feedback.right ? 'good' : 'warning'}>
        {t(feedback.right ? 'practice.right' : 'practice.notThis')}
      </Mark>
      {feedback.chosenFor !== null && (
        <p>{t('practice.chosenFor', { place: feedback.chosenFor })}</p>
      )}
      {feedback.requirement !== null && <p className="walk-asks">{feedback.requirement}</p>}
      <p className="soft">{sourceWords(t, feedback.source)}</p>
    </div>
  )
}
