/** Everything that was written on a case: who, when, what, and where it is on its way. */
import { useTranslation } from 'react-i18next'
import type { SyncState, TimelineEntry } from '#shared/contract/views.ts'
import { useMinute } from '../../../ui/now.ts'
import { exactMoment, momentWords, msOf } from '../../../words/moment.ts'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { SyncStateMark } from '../case-marks.tsx'
import { EventWords } from './event-words.tsx'

type Entry = Omit<TimelineEntry, 'own' | 'sync'> & {
  readonly own?: boolean
  readonly sync?: SyncState
}

/** Newest first; only what was written here has a way to head office to tell of. An entry written down later than it happened says both times. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation()
  const now = useMinute()
  return (
    <ol className="timeline">
      {entries.toReversed().map((entry) => {
        const late = msOf(entry.recordedAt) - msOf(entry.occurredAt) > MINUTE_MS
        return (
          <li key={entry.eventId}>
            <div className="timeline-time number" title={exactMoment(entry.occurredAt)}>
              {momentWords(entry.occurredAt, now)}
            </div>
            <div className="timeline-body">
              <div className="timeline-head">
                <strong>{t(`event.${entry.type}`, { defaultValue: t('event.unknown') })}</strong>
                <span className="soft">
                  {entry.by} {t(`role.${entry.role}`, { defaultValue: '' })}
                </span>
                {entry.own === true && entry.sync && <SyncStateMark sync={entry.sync} />}
              </div>
              <EventWords type={entry.type} payload={entry.payload} complete={entry.complete} />
              {late && (
                <p className="soft">
                  {t('timeline.recordedAt', { at: exactMoment(entry.recordedAt) })}
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
