/** One page of the day, as a calm line from opening to closing. */
import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { weekdayOf } from '#shared/foundation/instant.ts'
import { walkRows } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Notice, PageHead, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'
import { useMay } from '../session/session.state.ts'
import { ChecklistRow, FormRow, LinesRow, MeetingRow, PatrolRow } from './course-rows.tsx'
import { DayConflicts } from './day-conflicts.tsx'
import { dayBeside } from './day-time.ts'
import { useDuty } from './duty.state.ts'
import { CasesRow, LastCustomerRow, ReviewRow, WorkloadRow } from './end-rows.tsx'
import { usePeople } from './people.tsx'
import { RosterRow, ZonesRow } from './roster-section.tsx'
import { usePicked } from '../../ui/picked.ts'

export function DutyPage() {
  const { t } = useTranslation()
  const { day, date, fault, load } = usePicked(useDuty, 'day', 'date', 'fault', 'load')
  const go = useNavigation((state) => state.go)
  usePeople()
  useFresh(
    load,
    useCallback((id: string) => id === useDuty.getState().day?.date, []),
  )
  return (
    <>
      <PageHead
        title={t('duty.title')}
        note={t('duty.note')}
        actions={<Button onClick={() => go({ name: 'upward' })}>{t('upward.title')}</Button>}
      />
      <DayChooser shown={day?.date ?? date} today={day?.today ?? null} />
      <RefusalNote refusal={fault} />
      {day === null && fault === null && <Waiting label={t('state.loading')} lines={10} />}
      {day !== null && <Day day={day} />}
    </>
  )
}

/** Another day to look back upon, or to plan. */
function DayChooser({
  shown,
  today,
}: {
  readonly shown: string | null
  readonly today: string | null
}) {
  const { t } = useTranslation()
  const choose = useDuty((state) => state.choose)
  return (
    <div className="list-tools duty-days">
      <Button
        aria-label={t('duty.dayBefore')}
        disabled={shown === null}
        onClick={() => shown !== null && choose(dayBeside(shown, -1))}
      >
        ‹
      </Button>
      <DatePicker
        aria-label={t('duty.day')}
        allowClear={false}
        value={shown === null ? null : dayjs(shown)}
        onChange={(chosen: dayjs.Dayjs | null) =>
          chosen !== null && choose(chosen.format('YYYY-MM-DD'))
        }
      />
      <Button
        aria-label={t('duty.dayAfter')}
        disabled={shown === null}
        onClick={() => shown !== null && choose(dayBeside(shown, 1))}
      >
        ›
      </Button>
      {shown !== null && <span className="soft">{t(`weekday.${weekdayOf(shown)}`)}</span>}
      {shown !== null && today !== null && shown !== today && (
        <Button type="link" onClick={() => choose(null)}>
          {t('duty.backToToday')}
        </Button>
      )}
    </div>
  )
}

function Day({ day }: { readonly day: DutyDay }) {
  const { t } = useTranslation()
  const mayWrite = useMay('duty.write')
  const ahead = day.date > day.today
  const opening = day.patrols.slice(0, 1)
  const closing = day.patrols.slice(1).slice(-1)
  const between = day.patrols.slice(1, -1)
  const evening = day.rituals.slice(1).slice(-1)
  const morning = day.rituals.slice(0, day.rituals.length - evening.length)
  const linesOf = (moment: 'opening' | 'closing') =>
    day.lines
      .filter((lines) => lines.moment === moment)
      .map((lines) => <LinesRow key={lines.moment} day={day} lines={lines} />)
  const lists = (closes: boolean) =>
    day.checklists
      .filter(({ code }) => (code === 'closing') === closes)
      .map((list) => <ChecklistRow key={list.code} day={day} list={list} />)
  return (
    <>
      {day.needsUpdate && (
        <Notice tone="warning" title={t('case.needsUpdate')}>
          {t('case.needsUpdateNote')}
        </Notice>
      )}
      {!mayWrite && <Notice tone="accent" title={t('duty.readOnly')} />}
      <DayConflicts day={day} />
      {!ahead && <Progress day={day} />}
      <div className="duty-day" role="group" aria-label={t('duty.title')} onKeyDown={walkRows}>
        <Section title={t('duty.part.before')}>
          <ol>
            <RosterRow day={day} />
            <ZonesRow day={day} />
            {!ahead && (
              <>
                {lists(false)}
                {morning.map((meeting) => (
                  <MeetingRow key={meeting.value} day={day} meeting={meeting} />
                ))}
                {linesOf('opening')}
                {opening.map((patrol) => (
                  <PatrolRow key={patrol.value} day={day} patrol={patrol} />
                ))}
              </>
            )}
          </ol>
        </Section>
        {!ahead && (
          <>
            <Section title={t('duty.part.during')}>
              <ol>
                {between.map((patrol) => (
                  <PatrolRow key={patrol.value} day={day} patrol={patrol} />
                ))}
                {day.forms.map((form) => (
                  <FormRow key={form.value} day={day} form={form} />
                ))}
                <CasesRow day={day} />
              </ol>
            </Section>
            <Section title={t('duty.part.after')}>
              <ol>
                <LastCustomerRow day={day} />
                {linesOf('closing')}
                {closing.map((patrol) => (
                  <PatrolRow key={patrol.value} day={day} patrol={patrol} />
                ))}
                {lists(true)}
                <WorkloadRow day={day} />
                <ReviewRow day={day} />
                {evening.map((meeting) => (
                  <MeetingRow key={meeting.value} day={day} meeting={meeting} />
                ))}
              </ol>
            </Section>
          </>
        )}
      </div>
      {ahead && <p className="soft">{t('duty.aheadNote')}</p>}
    </>
  )
}

/** How far the day is, in one line. */
function Progress({ day }: { readonly day: DutyDay }) {
  const { t } = useTranslation()
  const { patrols, forms, reviewMissing, workloadDone } = day.status
  const answered = day.checklists.filter((list) => list.answered !== null).length
  const held = day.rituals.filter((meeting) => meeting.held !== null).length
  const came = day.roster.seats.filter(({ arrivedAt }) => arrivedAt !== null).length
  const rows = [
    ['came', came, day.roster.seats.length],
    ['patrols', patrols.done, patrols.of],
    ['forms', forms.done, forms.of],
    ['checklists', answered, day.checklists.length],
    ['meetings', held, day.rituals.length],
    ['review', day.review.parts.length - reviewMissing.length, day.review.parts.length],
    ['work', workloadDone ? 1 : 0, 1],
  ] as const
  return (
    <dl className="duty-progress">
      {rows
        .filter(([, , of]) => of > 0)
        .map(([name, done, of]) => (
          <div key={name}>
            <dt>{t(`duty.progress.${name}`)}</dt>
            <dd>
              <span className="number">
                {done}/{of}
              </span>{' '}
              {done >= of && <Mark tone="good">{t('duty.full')}</Mark>}
            </dd>
          </div>
        ))}
    </dl>
  )
}
