/** Which years are listed, the list that is missing, and the branch's own hours and days. */
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import { Mark } from '../../ui/mark.tsx'
import { Notice, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useMay } from '../session/session.state.ts'
import { BranchDays } from './branch-days.tsx'
import { type CalendarView, useCalendar } from './calendar.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function CalendarSection() {
  const { t } = useTranslation()
  const { calendar, read, fault, load, takeIn, putAside } = usePicked(
    useCalendar,
    'calendar',
    'read',
    'fault',
    'load',
    'takeIn',
    'putAside',
  )
  const mayManage = useMay('setting.manage')
  useEffect(() => void load(), [load])
  return (
    <Section title={t('calendar.title')} aside={mayManage && <ListFile />}>
      <p className="soft">{t('calendar.note')}</p>
      {calendar?.alarm && !read && (
        <Notice tone="warning" title={t(`calendar.alarm.${calendar.alarm.state}`, calendar.alarm)}>
          {t('calendar.alarmNote')}
        </Notice>
      )}
      <Fault fault={fault} />
      {read && (
        <Notice
          tone="accent"
          title={t(read.replaces ? 'calendar.replace' : 'calendar.add', { year: read.list.year })}
        >
          <Days list={read.list} />
          <div className="form-foot">
            <Button type="primary" onClick={() => void takeIn()}>
              {t('calendar.takeIn')}
            </Button>
            <Button onClick={putAside}>{t('form.cancel')}</Button>
          </div>
        </Notice>
      )}
      {!calendar && !fault && <Waiting label={t('state.loading')} />}
      <ul className="rows">
        {calendar?.years.map((list) => (
          <li key={list.year}>
            <details className="calendar-year">
              <summary>
                <strong className="number">{list.year}</strong>
                <span>{t('calendar.worked', { count: list.makeUpWorkdays.length })}</span>
                {list.origin === 'taken_in' && <Mark tone="good">{t('calendar.takenIn')}</Mark>}
              </summary>
              <Days list={list} />
            </details>
          </li>
        ))}
      </ul>
      {calendar && <BranchDays calendar={calendar} />}
    </Section>
  )
}

/** Days rest together, so both ends say enough. */
function Days({ list }: { readonly list: Omit<CalendarView['years'][number], 'origin'> }) {
  const { t } = useTranslation()
  const short = (date: string) => date.slice(5)
  return (
    <div className="calendar-days">
      <ul>
        {list.holidays.map(({ name, from, to }) => (
          <li key={from}>
            {name}{' '}
            <span className="number">
              {from === to ? short(from) : `${short(from)} – ${short(to)}`}
            </span>
          </li>
        ))}
      </ul>
      <p>
        {t('trace.make_up_workday')}{' '}
        <span className="number">{list.makeUpWorkdays.map(short).join('  ')}</span>
      </p>
      <p className="soft">{list.source}</p>
    </div>
  )
}

function ListFile() {
  const { t } = useTranslation()
  const readList = useCalendar((state) => state.readList)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={t('calendar.choose')}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen again after it was mended.
          event.target.value = ''
          if (file) void file.text().then(readList)
        }}
      />
      <Button size="small" onClick={() => input.current?.click()}>
        {t('calendar.choose')}
      </Button>
    </>
  )
}

/** The field of a refusal that is about no place within the file. */
const WHOLE_FILE = 'text'

function Fault({ fault }: { readonly fault: Refusal | null }) {
  const { t } = useTranslation()
  if (fault?.code !== 'invalid_list') return <RefusalNote refusal={fault} />
  const { field, params = {} } = fault
  return (
    <Notice tone="alarm" title={t('calendar.faulty')}>
      {t(`calendar.fault.${String(params['reason'] ?? 'form')}`, { ...params })}{' '}
      {field !== WHOLE_FILE && <span className="digest">{field}</span>}
    </Notice>
  )
}
