/** Who is on duty: the roster with arrivals and lateness, swaps, and the persons of the zones. */
import { useTranslation } from 'react-i18next'
import type { DutyDay, DutySeat } from '#shared/contract/duty-view.ts'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { sourceWords } from '../../words/source.ts'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { useListWords } from '../../words/list-words.ts'
import { ArriveForm, SwapForm } from './arrival-forms.tsx'
import { ActionButton, DayRow, type RowAction } from './day-row.tsx'
import { timeOf } from './day-time.ts'
import { useDuty } from './duty.state.ts'
import { useWho } from './people.tsx'
import { RosterForm } from './roster-form.tsx'
import { ZonesForm } from './zones-form.tsx'

const TONES: Readonly<Record<DutySeat['standing'], Tone>> = {
  expected: 'quiet',
  on_time: 'good',
  late: 'warning',
  missing: 'alarm',
}

export function RosterRow({ day }: { readonly day: DutyDay }) {
  const { t } = useTranslation()
  const { seats, others, swaps } = day.roster
  const came = seats.filter(({ arrivedAt }) => arrivedAt !== null).length
  const plan: RowAction = {
    entry: 'roster',
    label: t(seats.length === 0 ? 'duty.makeRoster' : 'duty.changeRoster'),
    due: seats.length === 0,
    permission: 'duty.roster',
    form: <RosterForm entry="roster" title={t('duty.makeRoster')} day={day} />,
  }
  const arrive: RowAction = {
    entry: 'arrive',
    label: t('duty.arriveOther'),
    form: <ArriveForm entry="arrive" title={t('duty.arriveOther')} day={day} seat={null} />,
  }
  const actions = [
    ...(day.date >= day.today ? [plan] : []),
    ...(day.date <= day.today ? [arrive] : []),
  ]
  return (
    <DayRow
      time={null}
      title={t('duty.roster')}
      mark={
        seats.length > 0 && (
          <Mark tone={came === seats.length ? 'good' : 'quiet'}>
            {t('duty.came', { came, of: seats.length })}
          </Mark>
        )
      }
      actions={actions}
    >
      {seats.length === 0 && <p className="soft">{t('duty.noRoster')}</p>}
      {seats.length > 0 && (
        <ul className="duty-seats">
          {seats.map((seat) => (
            <SeatLine key={`${seat.period} ${seat.post} ${seat.position}`} seat={seat} day={day} />
          ))}
        </ul>
      )}
      <Uncovered gaps={day.roster.uncovered} />
      {others.map((other) => (
        <OtherLine key={`${other.period} ${other.employeeNo}`} other={other} />
      ))}
      {swaps.map((swap) => (
        <SwapLine key={`${swap.period} ${swap.approvedAt} ${swap.requester}`} swap={swap} />
      ))}
    </DayRow>
  )
}

/** Where the roster leaves a post alone, and when (S4-18). */
function Uncovered({ gaps }: { readonly gaps: DutyDay['roster']['uncovered'] }) {
  const { t } = useTranslation()
  if (gaps.length === 0) return null
  return (
    <ul className="duty-uncovered">
      {gaps.map(({ post, from, to, staff }) => (
        <li key={`${post} ${from}`}>
          <Mark tone="warning">
            {t(staff === 0 ? 'duty.uncovered' : 'duty.shortOfStaff', {
              post: t(`post.${post}`),
              from,
              to,
              staff,
            })}
          </Mark>{' '}
          <span className="soft">{sourceWords(t, 'S4-18')}</span>
        </li>
      ))}
    </ul>
  )
}

function SeatLine({ seat, day }: { readonly seat: DutySeat; readonly day: DutyDay }) {
  const { t } = useTranslation()
  const who = useWho()
  const opened = useDuty((state) => state.opened)
  const key = `${seat.period}.${seat.post}.${seat.position}`
  const name = who(seat.employeeNo)
  const arrive: RowAction = {
    entry: `arrive.${key}`,
    label: t('duty.arrive'),
    due: seat.standing === 'missing',
    form: (
      <ArriveForm
        entry={`arrive.${key}`}
        title={t('duty.arriveOf', { who: name })}
        day={day}
        seat={seat}
      />
    ),
  }
  const swap: RowAction = {
    entry: `swap.${key}`,
    label: t('duty.swap'),
    form: (
      <SwapForm
        entry={`swap.${key}`}
        title={t('duty.swapOf', { who: name })}
        day={day}
        seat={seat}
      />
    ),
  }
  const actions = [
    // Nobody has come on a day that is still to come.
    ...(seat.arrivedAt === null && day.date <= day.today ? [arrive] : []),
    ...(seat.standing === 'expected' ? [swap] : []),
  ]
  return (
    <li>
      <div className="duty-seat">
        <span className="duty-place">
          {t(`period.${seat.period}`)} · {t(`post.${seat.post}`)}{' '}
          <span className="number">{seat.position}</span>
        </span>
        <span className="duty-person">
          {name}
          {seat.insteadOf !== null && (
            <span className="soft"> {t('duty.insteadOf', { who: who(seat.insteadOf) })}</span>
          )}
        </span>
        <span className="number soft">{timeOf(seat.startsAt)}</span>
        <span className="duty-standing">
          <Mark tone={TONES[seat.standing]}>{standingWords(t, seat)}</Mark>
          {seat.standing === 'late' && <span className="soft">{sourceWords(t, seat.source)}</span>}
          {seat.sync && <SyncStateMark sync={seat.sync} />}
        </span>
        <span className="duty-actions">
          {actions.map((action) => (
            <ActionButton key={action.entry} action={action} />
          ))}
        </span>
      </div>
      {actions.find(({ entry }) => entry === opened)?.form}
    </li>
  )
}

function standingWords(t: ReturnType<typeof useTranslation>['t'], seat: DutySeat): string {
  const time = seat.arrivedAt === null ? '' : timeOf(seat.arrivedAt)
  const early = seat.minutesEarly ?? 0
  switch (seat.standing) {
    case 'on_time':
      return t('duty.standing.on_time', { time, minutes: early })
    case 'late':
      return early >= 0
        ? t('duty.standing.late', { time, minutes: early, asked: seat.minutesAsked })
        : t('duty.standing.late_after', { time, minutes: -early })
    case 'missing':
      return t('duty.standing.missing')
    default:
      return t('duty.standing.expected', { asked: seat.minutesAsked })
  }
}

function OtherLine({ other }: { readonly other: DutyDay['roster']['others'][number] }) {
  const { t } = useTranslation()
  const who = useWho()
  return (
    <p className="duty-note">
      {t('duty.otherCame', {
        who: who(other.employeeNo),
        period: t(`period.${other.period}`),
        time: timeOf(other.arrivedAt),
      })}{' '}
      <SyncStateMark sync={other.sync} />
    </p>
  )
}

function SwapLine({ swap }: { readonly swap: DutyDay['roster']['swaps'][number] }) {
  const { t } = useTranslation()
  const who = useWho()
  return (
    <p className="duty-note">
      {t('duty.swapped', {
        period: t(`period.${swap.period}`),
        requester: who(swap.requester),
        partner: who(swap.partner),
        approver: who(swap.approver),
        time: timeOf(swap.approvedAt),
      })}
      {swap.partnerPeriod !== null &&
        t('duty.swappedReturn', { period: t(`period.${swap.partnerPeriod}`) })}
      {swap.reason !== null && <span className="soft"> {swap.reason}</span>}{' '}
      <SyncStateMark sync={swap.sync} />
    </p>
  )
}

/** Zones by half of the day. */
export function ZonesRow({ day }: { readonly day: DutyDay }) {
  const { t } = useTranslation()
  const words = useListWords()
  const who = useWho()
  const { list, duties } = day.zones
  const actions: readonly RowAction[] =
    day.date < day.today
      ? []
      : duties.map(({ period, seen }) => ({
          entry: `zones.${period}`,
          label: t('duty.assignZones', { period: t(`period.${period}`) }),
          due: seen === null && period === 'am',
          form: (
            <ZonesForm
              entry={`zones.${period}`}
              title={t('duty.assignZones', { period: t(`period.${period}`) })}
              day={day}
              period={period}
            />
          ),
        }))
  return (
    <DayRow time={null} title={t('duty.zones')} actions={actions}>
      <ul className="duty-zones">
        {list.map(({ value, label }) => (
          <li key={value}>
            <span className="duty-zone">{words('zone', value, label)}</span>
            {duties.map(({ period, zones }) => {
              const responsible = zones.find(({ zone }) => zone === value)?.responsible ?? null
              return (
                <span key={period}>
                  <span className="soft">{t(`period.${period}`)}</span>{' '}
                  {responsible === null ? (
                    <Mark tone="quiet">{t('duty.nobody')}</Mark>
                  ) : (
                    who(responsible)
                  )}
                </span>
              )
            })}
          </li>
        ))}
      </ul>
    </DayRow>
  )
}
