/** One lesson as it is read: what it was about by code, and four short texts. */
import { useTranslation } from 'react-i18next'
import { LESSON_PARTS } from '#shared/lesson/rules.ts'
import type { Lesson } from './lesson.state.ts'

/** What of the case goes along. */
export function LessonAbout({
  channel,
  topic,
  answeredBy,
}: Pick<Lesson, 'channel' | 'topic' | 'answeredBy'>) {
  const { t } = useTranslation()
  const parts = [
    ...(topic === null ? [] : [t(`situation.${topic}`, { defaultValue: topic })]),
    t(`channel.${channel}`),
    ...(answeredBy === null ? [] : [t('lesson.answeredBy', { way: t(`noticeWay.${answeredBy}`) })]),
  ]
  return <p className="lesson-about soft">{parts.join(' · ')}</p>
}

export function LessonWordsShown({ words }: Pick<Lesson, 'words'>) {
  const { t } = useTranslation()
  return (
    <dl className="lesson-words">
      {LESSON_PARTS.map((part) => (
        <div key={part}>
          <dt className="soft">{t(`lesson.part.${part}`)}</dt>
          <dd lang="zh-CN">{words[part]}</dd>
        </div>
      ))}
    </dl>
  )
}
