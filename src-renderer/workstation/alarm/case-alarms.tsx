/** What rings about one case, whoever it is for: an alarm that was seen stays until the thing is done. */
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlarmView } from '#shared/contract/calls/alarm.ts'
import { call, subscribe } from '../../bridge/client.ts'
import { useMinute } from '../../ui/now.ts'
import { Section } from '../../ui/page.tsx'
import { momentWords } from '../../words/moment.ts'
import { useFresh } from '../frame/reload.ts'
import { AlarmMark, audienceWords, clockName } from './alarm-words.tsx'

export function CaseAlarms({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation()
  const [alarms, setAlarms] = useState<readonly AlarmView[]>([])
  const now = useMinute()
  const load = useCallback(async () => {
    const answer = await call('alarm.list', { caseId })
    // The page's own calls say when the host is lost or this person may not look.
    setAlarms(answer.ok ? answer.value.alarms : [])
  }, [caseId])
  const concerns = useCallback((id: string) => id === caseId, [caseId])
  useFresh(load, concerns)
  useEffect(() => subscribe('alarm', () => void load()), [load])
  if (alarms.length === 0) return null
  return (
    <Section title={t('alarm.onCase')} count={alarms.length}>
      <ul className="rows">
        {alarms.map((alarm) => (
          <li key={alarm.alarmId} className="case-alarm">
            <span className="alarm-head">
              <strong>{clockName(t, alarm.clock)}</strong>
              <AlarmMark alarm={alarm} />
            </span>
            <span className="soft">
              {alarm.acknowledged
                ? t('alarm.acknowledged', {
                    who: alarm.acknowledged.employeeNo,
                    at: momentWords(alarm.acknowledged.at, now),
                  })
                : t('alarm.toldTo', { to: audienceWords(t, alarm) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
