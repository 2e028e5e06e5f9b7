/** A day on duty and a report upward as the host answers them. */
import type { DutyDay, UpwardDetail } from '#shared/contract/duty-view.ts'

export const DATE = '2025-10-20'
export const at = (time: string) => `${DATE}T${time}:00+08:00`
const said = (time: string, by = 'E200') => ({ at: at(time), by, sync: 'saved_here' as const })
const listed = (value: string, label: string) => ({ value, label })

const PERIODS = ['am', 'pm'] as const
const POSTS = ['lobby', 'high_counter', 'low_counter', 'hotline'] as const
export const WINDOW = { period: 'am', post: 'high_counter' } as const

/** Nothing is written yet. */
export const emptyDay: DutyDay = {
  date: DATE,
  today: DATE,
  version: 0,
  needsUpdate: false,
  roster: {
    slots: PERIODS.flatMap((period) =>
      POSTS.map((post) => ({ period, post, seen: null, entries: [], sync: null })),
    ),
    seats: [],
    others: [],
    swaps: [],
    earlier: null,
    times: { am: '08:30', pm: '12:30' },
    uncovered: [],
  },
  zones: {
    list: [listed('entrance', '入口')],
    duties: PERIODS.map((period) => ({ period, seen: null, zones: [], sync: null })),
  },
  patrols: [
    { ...listed('opening', '营业前'), rounds: [] },
    { ...listed('midday', '午间'), rounds: [] },
    { ...listed('closing', '营业终了'), rounds: [] },
  ],
  forms: [{ ...listed('lobby_log', '大堂日志'), filled: null }],
  checklists: [
    {
      code: 'six_s',
      source: 'S1-12',
      lines: [listed('sort', '整理'), listed('shine', '清扫')],
      answered: null,
    },
  ],
  rituals: [
    { ...listed('morning_meeting', '晨会'), held: null },
    { ...listed('evening_meeting', '夕会'), held: null },
  ],
  lines: [
    {
      moment: 'opening',
      prompts: [
        {
          code: 'LB-01',
          title: '迎宾',
          text: '您好，欢迎光临！',
          status: 'approved',
          reason: null,
          source: 'S1-15',
        },
      ],
      read: null,
    },
    { moment: 'closing', prompts: [], read: null },
  ],
  lastCustomer: null,
  review: { parts: [{ ...listed('issues', '存在的问题'), text: null }], said: null },
  cases: { levels: [listed('basic', '基本服务')], told: [] },
  workload: { kinds: [listed('savings', '人民币储蓄')], counts: [] },
  status: {
    patrols: { done: 0, of: 3, missing: ['opening', 'midday', 'closing'] },
    forms: { done: 0, of: 1, missing: ['lobby_log'] },
    warnings: [],
    reviewMissing: ['issues'],
    workloadDone: false,
  },
  conflicts: [],
}

const place = {
  position: 1,
  employeeNo: 'E200',
  startsAt: at('08:30'),
  kind: 'handover',
} as const
export const EVENT = '01890000-0000-7000-8000-0000000000e1'

/** In the morning: one late, one missing, a round with a finding. */
export const busyDay: DutyDay = {
  ...emptyDay,
  version: 5,
  roster: {
    ...emptyDay.roster,
    slots: emptyDay.roster.slots.map((slot) =>
      slot.period === 'am' && slot.post === 'high_counter'
        ? { ...slot, seen: EVENT, entries: [place], sync: 'saved_here' }
        : slot,
    ),
    seats: [
      {
        ...place,
        ...WINDOW,
        insteadOf: null,
        standing: 'late',
        arrivedAt: at('08:21'),
        minutesEarly: 9,
        minutesAsked: 10,
        source: 'S4-15(1)',
        sync: 'saved_here',
      },
      {
        ...place,
        ...WINDOW,
        position: 2,
        employeeNo: 'E300',
        insteadOf: 'E200',
        standing: 'missing',
        arrivedAt: null,
        minutesEarly: null,
        minutesAsked: 10,
        source: 'S4-15(1)',
        sync: null,
      },
    ],
  },
  patrols: emptyDay.patrols.map((patrol, index) =>
    index === 0
      ? {
          ...patrol,
          rounds: [
            {
              ...said('08:20'),
              findings: [{ zone: 'entrance', text: '地面有水', responsible: 'E300' }],
            },
          ],
        }
      : patrol,
  ),
  status: {
    ...emptyDay.status,
    patrols: { done: 1, of: 3, missing: ['midday', 'closing'] },
  },
}

export const REPORT = '01890000-0000-7000-8000-0000000000a1'
export const upwardDetail: UpwardDetail = {
  row: {
    reportId: REPORT,
    at: at('10:00'),
    by: 'E200',
    reason: 'confidentiality_leak',
    priority: 'high',
    to: 'general_manager',
    skippedLevel: true,
    standing: 'leader_owed',
    tellLeaderBy: at('12:00'),
    late: false,
    excerpt: '资料被转发',
    needsUpdate: false,
    sync: 'saved_here',
    version: 1,
  },
  content: '资料被转发到工作群',
  emergencyReason: '正在扩散',
  directLeader: 'hall_manager',
  leaderDueAt: at('12:00'),
  leaderTold: null,
  clocks: [
    { clock: 'after_report', subject: 'after_report', dueAt: at('12:00'), source: 'S4-17(3)' },
  ],
  instructions: [],
  conflicts: [],
}
