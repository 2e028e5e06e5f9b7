/** Today: what must be done now, the earliest first. A digit opens the case beside it. */
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLetterKeys } from '../../ui/keyboard.ts'
import { Empty, Key, Notice, PageHead, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { weekdayOf } from '#shared/foundation/instant.ts'
import { CaseRows } from '../complaint/case-rows.tsx'
import { LoudClock } from '../complaint/clocks.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'
import { useMay } from '../session/session.state.ts'
import { AgreedTasks } from './agreed-tasks.tsx'
import {
  DayEnd,
  DutyLine,
  RegisterDeadlines,
  UnclosedDays,
  UpwardWaiting,
  dayToClose,
} from './counter-day.tsx'
import { Drafts } from './drafts.tsx'
import { LessonsToDecide } from './lessons-to-decide.tsx'
import { Instructions, Notices, Promises, Shifts, Slips, Unsent } from './today-sections.tsx'
import { StandardsToRead } from './standards-to-read.tsx'
import { useToday } from './today.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function TodayPage() {
  const { t } = useTranslation()
  const { today, fault, load } = usePicked(useToday, 'today', 'fault', 'load')
  const go = useNavigation((state) => state.go)
  const mayWrite = useMay('complaint.write')
  const mayManage = useMay('setting.manage')
  useFresh(load)
  const cases = today?.cases
  const toClose = dayToClose(today?.counter)
  const keys = useMemo(
    () => ({
      ...Object.fromEntries(
        (cases ?? [])
          .slice(0, 9)
          .map(({ caseId }, index) => [String(index + 1), () => go({ name: 'case', caseId })]),
      ),
      ...(toClose === undefined ? {} : { d: () => go({ name: 'day', date: toClose }) }),
    }),
    [cases, toClose, go],
  )
  useLetterKeys(keys)
  // Next year's list is a matter for whoever can take it in; a wrong limit today concerns everybody.
  const alarm =
    mayManage || today?.calendarAlarm?.state === 'missing' ? today?.calendarAlarm : undefined
  const first = cases?.find(({ nextClock }) => nextClock !== null)

  return (
    <>
      <PageHead
        title={t('place.today')}
        note={
          today
            ? `${today.businessDate} ${t(`weekday.${weekdayOf(today.businessDate)}`)}`
            : undefined
        }
        actions={
          mayWrite && (
            <Button type="primary" size="large" onClick={() => go({ name: 'intake' })}>
              {t('place.go.intake')} <Key press="F2" />
            </Button>
          )
        }
      />
      <RefusalNote refusal={fault} />
      {!today && !fault && <Waiting label={t('state.loading')} lines={8} />}
      {(today?.storeFaults ?? 0) > 0 && (
        <Notice
          tone="alarm"
          title={t('store.altered', { count: today?.storeFaults ?? 0 })}
          action={
            mayManage && (
              <Button onClick={() => go({ name: 'settings' })}>{t('store.lookNow')}</Button>
            )
          }
        >
          {t('store.alteredNote')}
        </Notice>
      )}
      {today && <UnclosedDays unclosed={today.counter.unclosed} />}
      {alarm && (
        <Notice
          tone="warning"
          title={t(`calendar.alarm.${alarm.state}`, alarm)}
          action={
            mayManage && (
              <Button onClick={() => go({ name: 'settings' })}>{t('calendar.takeInNow')}</Button>
            )
          }
        >
          {t('calendar.alarmNote')}
        </Notice>
      )}
      {today && (
        <div className="today">
          <div>
            {first?.nextClock && (
              <button
                type="button"
                className="loud-link"
                onClick={() => go({ name: 'case', caseId: first.caseId })}
              >
                <span className="only-heard">
                  {t('today.openEarliest', { number: first.caseNumber })}
                </span>
                <LoudClock clock={first.nextClock} />
                <span className="loud-case number">{first.caseNumber}</span>
              </button>
            )}
            <Drafts />
            <Section
              title={t('today.cases')}
              count={today.openCases}
              aside={<span className="soft">{t('today.casesHint')}</span>}
            >
              {today.cases.length === 0 ? (
                <Empty text={t('today.noCases')} />
              ) : (
                <CaseRows rows={today.cases} numbered />
              )}
            </Section>
          </div>
          <div>
            <Slips slips={today.slips} />
            <Promises promises={today.promises} />
            <AgreedTasks tasks={today.agreedTasks} />
            <Instructions instructions={today.instructions} />
            <RegisterDeadlines rows={today.counter.registerDeadlines} />
            <UpwardWaiting reports={today.counter.upward} />
            <DayEnd {...today.counter} />
            <DutyLine duty={today.counter.duty} />
            <Shifts shifts={today.shifts} />
            <LessonsToDecide count={today.lessonsToDecide} />
            <StandardsToRead standards={today.standards} />
            <Unsent sync={today.sync} />
            <Notices notices={today.notices} />
          </div>
        </div>
      )}
    </>
  )
}
