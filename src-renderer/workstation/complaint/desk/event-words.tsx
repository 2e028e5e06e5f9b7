/** The content of one event in words. A field that this program does not know is not shown bare. */
import { useTranslation } from 'react-i18next'
import { useMinute } from '../../../ui/now.ts'
import { contentOf } from './event-content.ts'

type Payload = Readonly<Record<string, unknown>>

export function EventWords({
  type,
  payload,
  complete,
}: {
  readonly type: string
  readonly payload: Payload
  readonly complete: boolean
}) {
  const { t } = useTranslation()
  const now = useMinute()
  const { facts, said } = contentOf(t, type, payload, now)
  return (
    <>
      {facts.length > 0 && <p className="timeline-facts">{facts.join(' · ')}</p>}
      {said.map((words) => (
        <p key={words} className="said">
          {words}
        </p>
      ))}
      {!complete && <p className="soft">{t('case.wordsGone')}</p>}
    </>
  )
}
