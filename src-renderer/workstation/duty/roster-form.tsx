/** The roster of a day as rows that one types. */
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { ATTENDANCE_KINDS } from '#shared/duty/enumerations.ts'
import { POSTS, SHIFT_PERIODS } from '#shared/handover/events.ts'
import { call } from '../../bridge/client.ts'
import { instantOn } from './day-time.ts'
import { EntryForm, useEntry } from './entry-form.tsx'
import { PersonSelect } from './people.tsx'
import { type RosterRow, changedSlots, faultRow, rowsOf, rowsOfEarlier } from './roster-rows.ts'

type Period = (typeof SHIFT_PERIODS)[number]

interface FormProps {
  readonly entry: string
  readonly title: string
  readonly day: DutyDay
}

export function RosterForm({ entry: key, title, day }: FormProps) {
  const { t } = useTranslation()
  const { roster, date } = day
  const entry = useEntry(key, {
    rows: rowsOf(day),
    seen: Object.fromEntries(
      roster.slots.map(({ period, post, seen }) => [`${period}_${post}`, seen]),
    ) as Readonly<Record<string, string | null>>,
  })
  const { rows, seen } = entry.values
  const slots = changedSlots(day, rows, seen)
  const wrong = slots === null ? undefined : faultRow(slots, rows, entry.refusal)
  const setRow = (index: number, change: Partial<RosterRow>) =>
    entry.set({ rows: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) })
  const submit = () => {
    if (slots === null) return entry.refuse('rows')
    if (slots.length === 0) return
    void entry.send(call('duty.roster', { date, slots }))
  }
  const add = () => {
    const last = rows.at(-1)
    const period = last?.period ?? 'am'
    const post = last?.post ?? 'high_counter'
    const taken = rows.filter((row) => row.period === period && row.post === post)
    const position = String(taken.length + 1)
    const time = last?.time ?? roster.times[period]
    const row = { period, post, position, employeeNo: null, time, kind: last?.kind ?? 'handover' }
    entry.set({ rows: [...rows, row] })
  }
  return (
    <EntryForm title={title} label={t('duty.saveRoster')} entry={entry} fields={[]} submit={submit}>
      {roster.earlier && rows.length === 0 && (
        <Button onClick={() => entry.set({ rows: rowsOfEarlier(day) })}>
          {t('duty.takeEarlier', { date: roster.earlier.date })}
        </Button>
      )}
      <table className="sheet duty-roster-form">
        <thead>
          <tr>
            {(['period', 'post', 'position', 'person', 'starts', 'kind'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`duty.column.${name}`)}
              </th>
            ))}
            <th scope="col" aria-label={t('duty.remove')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className={wrong === index ? 'duty-row-faulty' : undefined}>
              <td>
                <Select
                  aria-label={t('duty.column.period')}
                  value={row.period}
                  options={SHIFT_PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
                  onChange={(period: Period) =>
                    setRow(index, { period, time: roster.times[period] })
                  }
                />
              </td>
              <td>
                <Select
                  aria-label={t('duty.column.post')}
                  value={row.post}
                  options={POSTS.map((value) => ({ value, label: t(`post.${value}`) }))}
                  onChange={(post: RosterRow['post']) => setRow(index, { post })}
                />
              </td>
              <td>
                <Input
                  aria-label={t('duty.column.position')}
                  className="duty-narrow"
                  inputMode="numeric"
                  maxLength={2}
                  value={row.position}
                  onChange={(event) => setRow(index, { position: event.target.value })}
                />
              </td>
              <td>
                <PersonSelect
                  aria-label={t('duty.column.person')}
                  value={row.employeeNo}
                  status={wrong === index ? 'error' : ''}
                  onChange={(employeeNo) => setRow(index, { employeeNo })}
                />
              </td>
              <td>
                <Input
                  aria-label={t('duty.column.starts')}
                  className="duty-time"
                  maxLength={5}
                  value={row.time}
                  status={instantOn(date, row.time) === null ? 'error' : ''}
                  onChange={(event) => setRow(index, { time: event.target.value })}
                />
              </td>
              <td>
                <Select
                  aria-label={t('duty.column.kind')}
                  value={row.kind}
                  options={ATTENDANCE_KINDS.map((value) => ({
                    value,
                    label: t(`attendanceKind.${value}`),
                  }))}
                  onChange={(kind: RosterRow['kind']) => setRow(index, { kind })}
                />
              </td>
              <td>
                <Button onClick={() => entry.set({ rows: rows.filter((_, at) => at !== index) })}>
                  {t('duty.remove')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button onClick={add}>{t('duty.addRow')}</Button>
      {slots === null && <p className="duty-fault">{t('duty.rowsIncomplete')}</p>}
      {slots?.length === 0 && <p className="soft">{t('duty.nothingChanged')}</p>}
    </EntryForm>
  )
}
