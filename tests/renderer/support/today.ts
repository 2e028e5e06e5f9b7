/** Today as the host answers it: a day on which nothing waits, and a counter at which everything does. */
import type { CounterDay } from '#shared/contract/counter-day.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { quietSync } from './records.ts'

const quietCounter: CounterDay = {
  registerDeadlines: [],
  upward: [],
  duty: null,
  unclosed: null,
  closedDoorsAt: null,
  reportsDue: [],
}

export const quietToday: Output<'today.get'> = {
  now: '2025-10-20T10:05:00+08:00',
  businessDate: '2025-10-20',
  cases: [],
  openCases: 0,
  promises: [],
  agreedTasks: [],
  standards: { unread: 0, reworded: 0 },
  lessonsToDecide: 0,
  instructions: [],
  slips: [],
  notices: [],
  shifts: [],
  counter: quietCounter,
  sync: quietSync,
  calendarAlarm: null,
  storeFaults: null,
}

export const ROW_ID = '01890000-0000-7000-8000-0000000000c1'
export const REPORT_ID = '01890000-0000-7000-8000-0000000000c2'

export const busyCounter: CounterDay = {
  registerDeadlines: [
    {
      rowId: ROW_ID,
      register: 'loss',
      subject: 'city_card',
      dueAt: '2025-10-20T24:00:00+08:00',
      state: 'due_soon',
    },
  ],
  upward: [
    {
      reportId: REPORT_ID,
      at: '2025-10-20T09:30:00+08:00',
      to: 'general_manager',
      reason: 'serious_error',
      priority: 'high',
      standing: 'leader_owed',
      tellLeaderBy: '2025-10-20T12:30:00+08:00',
    },
  ],
  duty: { patrols: { done: 1, of: 3 }, forms: { done: 0, of: 2 }, reviewMissing: true },
  unclosed: { days: 1, earliest: '2025-10-18' },
  closedDoorsAt: '2025-10-20T09:00:00+08:00',
  reportsDue: [
    {
      kind: 'saturday_report',
      period: 'week',
      dueAt: '2025-10-20T24:00:00+08:00',
      source: 'S4-42(11)',
    },
  ],
}
