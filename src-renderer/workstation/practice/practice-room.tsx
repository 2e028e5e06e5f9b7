/** The room of practice: cards, questions, talks and standards; how far somebody is sees nobody else. */
import { Popconfirm, Segmented } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../../ui/page.tsx'
import { usePicked } from '../../ui/picked.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { LessonsPart } from '../lesson/lessons-part.tsx'
import { CardPart } from './card-part.tsx'
import { PARTS, READ_PARTS, type Part, usePractice } from './practice.state.ts'
import { QuizPart } from './quiz-part.tsx'
import { StandardsPart } from './standards-part.tsx'
import { TalkPart } from './talk-part.tsx'

const ROOMS = {
  cards: CardPart,
  quiz: QuizPart,
  roleplay: TalkPart,
  lessons: LessonsPart,
  standards: StandardsPart,
}

export function PracticeRoom() {
  const { t } = useTranslation()
  const { part, show, fault, loaded } = usePicked(usePractice, 'part', 'show', 'fault', 'loaded')
  useEffect(() => void show(usePractice.getState().part), [show])
  const Room = ROOMS[part]
  return (
    <div className="practice">
      <Segmented<Part>
        aria-label={t('practice.part')}
        value={part}
        options={PARTS.map((value) => ({ value, label: t(`practice.parts.${value}`) }))}
        onChange={(chosen) => void show(chosen)}
      />
      {!READ_PARTS.includes(part) && <OwnProgress />}
      <RefusalNote refusal={fault} />
      {!READ_PARTS.includes(part) && !loaded ? (
        <Waiting label={t('state.loading')} lines={6} />
      ) : (
        <Room />
      )}
    </div>
  )
}

/** Own counts in one line, with whom they are kept from, and the way to take them back. */
function OwnProgress() {
  const { t } = useTranslation()
  const progress = usePractice((state) => state.progress)
  const forget = usePractice((state) => state.forget)
  return (
    <div className="practice-own soft">
      <span className="number">{progress ? t('practice.progress', { ...progress }) : '…'}</span>
      <span>{t('practice.private')}</span>
      <Popconfirm
        title={t('practice.forgetQuestion')}
        okText={t('practice.forget')}
        cancelText={t('form.cancel')}
        onConfirm={() => void forget()}
      >
        <button type="button" className="practice-forget">
          {t('practice.forget')}
        </button>
      </Popconfirm>
    </div>
  )
}
