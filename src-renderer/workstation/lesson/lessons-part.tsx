/** Lessons: what colleagues learned from cases, what waits for a supervisor, and one's own. */
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { blank } from '#shared/foundation/words.ts'
import { Field } from '../../ui/field.tsx'
import { Mark } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { Empty, Notice, Section, Waiting } from '../../ui/page.tsx'
import { usePicked } from '../../ui/picked.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { momentWords } from '../../words/moment.ts'
import { StaffWordsArea } from '../../writing/staff-words.tsx'
import { useFresh } from '../frame/reload.ts'
import { LessonAbout, LessonWordsShown } from './lesson-card.tsx'
import { LessonForm } from './lesson-form.tsx'
import { type Lesson, useLessons } from './lesson.state.ts'

export function LessonsPart() {
  const { t } = useTranslation()
  const { lessons, writing, fault, sent, load } = usePicked(
    useLessons,
    'lessons',
    'writing',
    'fault',
    'sent',
    'load',
  )
  useFresh(load)
  if (writing) return <LessonForm />
  if (!lessons && !fault) return <Waiting label={t('state.loading')} lines={6} />
  const toDecide = (lessons ?? []).filter(({ mayDecide }) => mayDecide)
  const unfinished = (lessons ?? []).filter(({ own, state }) => own && state !== 'approved')
  const approved = (lessons ?? []).filter(({ state }) => state === 'approved')
  return (
    <section className="lessons" aria-label={t('practice.parts.lessons')}>
      <p className="soft">{t('lesson.note')}</p>
      {sent && <Notice tone="good" title={t('lesson.sent')} />}
      <RefusalNote refusal={fault} />
      {toDecide.length > 0 && (
        <Section title={t('lesson.toDecide')} count={toDecide.length}>
          <Lessons lessons={toDecide} />
        </Section>
      )}
      {unfinished.length > 0 && (
        <Section title={t('lesson.own')}>
          <Lessons lessons={unfinished} />
        </Section>
      )}
      {approved.length > 0 && (
        <Section title={t('lesson.approved')} count={approved.length}>
          <Lessons lessons={approved} />
        </Section>
      )}
      {lessons?.length === 0 && <Empty text={t('lesson.none')} />}
    </section>
  )
}

function Lessons({ lessons }: { readonly lessons: readonly Lesson[] }) {
  return (
    <ul className="lesson-list">
      {lessons.map((lesson, at) => (
        <LessonRow key={lesson.lessonId} lesson={lesson} first={at === 0} />
      ))}
    </ul>
  )
}

function LessonRow({ lesson, first }: { readonly lesson: Lesson; readonly first: boolean }) {
  const { t } = useTranslation()
  const now = useMinute()
  const withdraw = useLessons((state) => state.withdraw)
  const { lessonId, words, state, own, proposed, remark, mayDecide, mayWithdraw } = lesson
  return (
    <li className="lesson">
      <div className="words-head">
        <LessonAbout {...lesson} />
        {own && state !== 'approved' && (
          <Mark tone={state === 'declined' ? 'warning' : 'accent'}>
            {t(`lesson.state.${state}`)}
          </Mark>
        )}
        {proposed && mayDecide && (
          <span className="soft">
            {t('lesson.proposedBy', { who: proposed.by, at: momentWords(proposed.at, now) })}
          </span>
        )}
        {mayWithdraw && (
          <Popconfirm
            title={t('lesson.withdrawQuestion')}
            okText={t(own ? 'lesson.withdraw' : 'lesson.remove')}
            cancelText={t('form.cancel')}
            onConfirm={() => void withdraw(lessonId)}
          >
            <Button size="small" type="text" className="lesson-withdraw">
              {t(own ? 'lesson.withdraw' : 'lesson.remove')}
            </Button>
          </Popconfirm>
        )}
      </div>
      <LessonWordsShown words={words} />
      {remark !== null && <p>{t('lesson.remark', { remark })}</p>}
      {proposed && mayDecide && (
        <Decision
          key={proposed.proposalId}
          lesson={{ lessonId, proposalId: proposed.proposalId }}
          loud={first}
        />
      )}
    </li>
  )
}

interface DecisionProps {
  readonly lesson: { readonly lessonId: string; readonly proposalId: string }
  readonly loud: boolean
}

/** A supervisor's word: it goes round, or back with the reason. */
function Decision({ lesson, loud }: DecisionProps) {
  const { t } = useTranslation()
  const decide = useLessons((state) => state.decide)
  const [remark, setRemark] = useState('')
  const [declining, setDeclining] = useState(false)
  const [lacks, setLacks] = useState(false)
  const decline = () => {
    if (!declining) setDeclining(true)
    else if (blank(remark)) setLacks(true)
    else void decide(lesson, 'declined', remark)
  }
  return (
    <div className="lesson-decision">
      {declining && (
        <Field
          label={t('lesson.why')}
          required
          fault={lacks && blank(remark) ? t('form.required') : undefined}
        >
          {(control) => (
            <StaffWordsArea
              {...control}
              autoFocus
              rows={2}
              maxLength={500}
              value={remark}
              onChange={(event) => setRemark(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="form-foot">
        {!declining && (
          <Button
            type={loud ? 'primary' : 'default'}
            onClick={() => void decide(lesson, 'approved', '')}
          >
            {t('lesson.approve')}
          </Button>
        )}
        <Button onClick={decline}>{t('lesson.decline')}</Button>
        {declining && <Button onClick={() => setDeclining(false)}>{t('form.cancel')}</Button>}
        {!declining && <span className="soft">{t('lesson.readFirst')}</span>}
      </div>
    </div>
  )
}
