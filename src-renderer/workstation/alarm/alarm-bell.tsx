/** The bell in the top bar: how many alarms wait to be looked at. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlarmedRecord } from '#shared/contract/topics.ts'
import { subscribe } from '../../bridge/client.ts'
import { Icon } from '../../ui/icon.tsx'
import { Key } from '../../ui/page.tsx'
import { useFresh } from '../frame/reload.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { useSession } from '../session/session.state.ts'
import { placeOf } from './alarm-words.tsx'
import { unseenOf, useAlarms } from './alarm.state.ts'
import { showOnDesktop } from './desktop-notification.ts'
import { usePicked } from '../../ui/picked.ts'

export function AlarmBell() {
  const { t } = useTranslation()
  const { alarms, open, toggle } = usePicked(useAlarms, 'alarms', 'open', 'toggle')
  useAlarmNews()
  const unseen = unseenOf(alarms)
  const pressing = unseen.some(({ rung }) => rung !== 'warning')
  const tone = unseen.length === 0 ? 'quiet' : pressing ? 'alarm' : 'warning'
  return (
    <button
      type="button"
      className={`bell bell-${tone}`}
      aria-expanded={open}
      aria-controls="alarm-list"
      onClick={() => toggle()}
    >
      <Icon name="bell" size={18} />
      <span className="bell-word">{t('alarm.short')}</span>
      {unseen.length > 0 && (
        <span className="bell-count">
          <span aria-hidden="true">{unseen.length}</span>
          <span className="only-heard">{t('alarm.count', { count: unseen.length })}</span>
        </span>
      )}
      <Key press="F6" />
    </button>
  )
}

/** The list follows what rings, what is done elsewhere and the passing time. */
function useAlarmNews(): void {
  const { t } = useTranslation()
  const load = useAlarms((state) => state.load)
  const go = useNavigation((state) => state.go)
  const host = useSession((state) => state.status?.host)
  useFresh(load)
  useEffect(() => {
    const open = (record: AlarmedRecord) => go(placeOf(record))
    const leave = [
      subscribe('alarm', (detail) => {
        void load()
        if (host === 'loopback') showOnDesktop(t, detail, open)
      }),
      subscribe('place', open),
    ]
    return () => {
      for (const one of leave) one()
    }
  }, [load, go, host, t])
}
