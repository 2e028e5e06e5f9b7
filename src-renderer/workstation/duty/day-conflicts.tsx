/** What two machines wrote against each other: a roster or zones to choose from, or an entry that took no effect. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { POSTS, SHIFT_PERIODS } from '#shared/handover/events.ts'
import { call } from '../../bridge/client.ts'
import { Notice } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { exactMoment } from '../../words/moment.ts'
import { codeWords } from '../../words/refusal.ts'
import { useMay } from '../session/session.state.ts'
import { timeOf } from './day-time.ts'
import { useDuty } from './duty.state.ts'
import { useWho } from './people.tsx'

type Conflict = DutyDay['conflicts'][number]
type Entries = DutyDay['roster']['slots'][number]['entries']

export function DayConflicts({ day }: { readonly day: DutyDay }) {
  return day.conflicts.map((conflict) =>
    conflict.kind === 'field' ? (
      <FieldConflict
        key={`${conflict.eventId} ${conflict.subject}`}
        day={day}
        conflict={conflict}
      />
    ) : (
      <NotTaken key={conflict.eventId} conflict={conflict} />
    ),
  )
}

/** An entry that another machine had made already. */
function NotTaken({ conflict }: { readonly conflict: Conflict }) {
  const { t } = useTranslation()
  const who = useWho()
  return (
    <Notice tone="warning" title={codeWords(t, String(conflict.value))}>
      {t('duty.notTaken', {
        what: t(`event.${conflict.subject}`),
        who: who(conflict.by),
        at: exactMoment(conflict.at),
      })}
    </Notice>
  )
}

const SLOTS = SHIFT_PERIODS.flatMap((period) => POSTS.map((post) => ({ period, post })))

/** Two rosters of one post, or two lists of the zones' persons: one stands, one click takes either. */
function FieldConflict({ day, conflict }: { readonly day: DutyDay; readonly conflict: Conflict }) {
  const { t } = useTranslation()
  const who = useWho()
  const mayRoster = useMay('duty.roster')
  const mayWrite = useMay('duty.write')
  const take = useDuty((state) => state.take)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const slot = SLOTS.find(({ period, post }) => `${period}_${post}` === conflict.subject)
  const standing = day.roster.slots.find(
    ({ period, post }) => period === slot?.period && post === slot.post,
  )
  const half = SHIFT_PERIODS.find((period) => `zones_${period}` === conflict.subject)
  const duty = day.zones.duties.find(({ period }) => period === half)
  const settle = async (theirs: boolean) => {
    const { date } = day
    if (slot && standing) {
      const entries = theirs ? (conflict.value as Entries) : standing.entries
      const input = { date, slots: [{ ...slot, seen: standing.seen, entries: [...entries] }] }
      setRefusal(await take('conflict', call('duty.roster', input)))
    } else if (half && duty) {
      const zones = theirs ? (conflict.value as typeof duty.zones) : duty.zones
      const input = { date, period: half, seen: duty.seen, zones: [...zones] }
      setRefusal(await take('conflict', call('duty.assignZones', input)))
    }
  }
  const words = (value: unknown) =>
    slot
      ? (value as Entries)
          .map(({ position, employeeNo, startsAt }) =>
            [position, who(employeeNo), timeOf(startsAt)].join(' '),
          )
          .join(t('list.comma')) || t('duty.nobody')
      : (value as { zone: string; responsible: string | null }[])
          .map(({ zone, responsible }) =>
            [t(`zone.${zone}`, { defaultValue: zone }), responsible && who(responsible)]
              .filter(Boolean)
              .join(' '),
          )
          .join(t('list.comma'))
  const title = slot
    ? t('duty.rosterConflict', { period: t(`period.${slot.period}`), post: t(`post.${slot.post}`) })
    : t('duty.zonesConflict', { period: half ? t(`period.${half}`) : '' })
  const mayChoose = (slot ? mayRoster : mayWrite) && day.date >= day.today
  return (
    <Notice tone="warning" title={title}>
      <ul className="duty-sides">
        <li>
          <span className="soft">{t('duty.stands')}</span>{' '}
          {words(slot ? standing?.entries : duty?.zones)}
          {mayChoose && (
            <Button size="small" onClick={() => void settle(false)}>
              {t('duty.keepThis')}
            </Button>
          )}
        </li>
        <li>
          <span className="soft">
            {t('duty.other', { who: who(conflict.by), at: exactMoment(conflict.at) })}
          </span>{' '}
          {words(conflict.value)}
          {mayChoose && (
            <Button size="small" onClick={() => void settle(true)}>
              {t('duty.takeThis')}
            </Button>
          )}
        </li>
      </ul>
      <RefusalNote refusal={refusal} />
    </Notice>
  )
}
