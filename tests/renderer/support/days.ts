/** The end of one day as the host answers it: nothing counted yet, drawn up, closed. */
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import { shiftDetail } from './records.ts'

export const DATE = '2025-10-20'
const signedAt = `${DATE}T18:20:00+08:00`

export const uncounted: DayDetail = {
  date: DATE,
  today: DATE,
  version: 0,
  needsUpdate: false,
  conflicts: 0,
  sync: 'confirmed',
  prepared: null,
  figures: {
    complaints: { received: 2, closed: 1, openEnd: 1, overdue: 0, majorReceived: 0 },
    otherReceived: [],
    workload: { total: 0, byKind: [], byPerson: [] },
    handovers: { signed: 0, of: 1 },
    registers: [{ value: 'phone_payment', count: 1 }],
  },
  proposedBookFen: 1_000_000,
  operators: [],
  hasTotals: false,
  policy: {
    denominations: [...shiftDetail.policy.denominations],
    damagedApart: true,
    differenceReasons: [...shiftDetail.policy.differenceReasons],
    businesses: [],
    reviewParts: [{ value: 'went_well', label: '做得好的' }],
    zones: [{ value: 'entrance', label: '入口' }],
    handwriting: true,
  },
  sheets: [{ shiftId: `${DATE}.am.high_counter.1`, signed: false }],
  blockers: [
    { code: 'cash_not_counted', field: 'cash', source: 'S4-43(7)' },
    {
      code: `unsigned_handover:${DATE}.am.high_counter.1`,
      field: 'handovers',
      source: 'S4-15(1)',
    },
    {
      code: 'phone_payment:01890000-0000-7000-8000-000000000001',
      field: 'phonePayments',
      source: 'S4-05(4)',
    },
    { code: 'review_missing:went_well', field: 'review', source: 'S1-18' },
  ],
  warnings: ['zone_unassigned:entrance'],
  unconfirmed: 3,
  reportsDue: [],
  closed: null,
  afterClosing: [],
}

/** Counted 0.50 short and explained. */
export const prepared: DayDetail = {
  ...uncounted,
  version: 1,
  sync: 'saved_here',
  prepared: {
    at: `${DATE}T18:10:00+08:00`,
    by: 'E100',
    cash: {
      rows: [
        {
          code: 'note_10000',
          bricks: 0,
          bundles: 0,
          loose: 99,
          damaged: 1,
          fen: 10_000,
          perBundle: 100,
          bundlesPerBrick: 10,
        },
      ],
      counted: 1_000_000,
      book: 1_000_050,
      difference: -50,
      explained: { reason: 'unknown', supervisor: 'E300' },
    },
    totals: null,
    cashExplanation: '待查录像',
    totalsExplanation: null,
  },
  blockers: [],
  warnings: [],
}

export const closed: DayDetail = {
  ...prepared,
  version: 2,
  warnings: ['difference_recorded:cash'],
  closed: {
    closedAt: signedAt,
    maker: { employeeNo: 'E100', role: 'teller', at: signedAt, handwriting: null },
    manager: { employeeNo: 'E300', role: 'hall_manager', at: signedAt, handwriting: null },
    digest: 'ab'.repeat(32),
    previous: null,
    note: '金库已锁',
  },
  afterClosing: [
    {
      eventId: '01890000-0000-7000-8000-0000000000d1',
      type: 'day.prepared',
      at: `${DATE}T18:30:00+08:00`,
      by: 'E200',
      subject: null,
    },
    {
      eventId: '01890000-0000-7000-8000-0000000000d2',
      type: 'shift.signed',
      at: `${DATE}T18:40:00+08:00`,
      by: 'E200',
      subject: `${DATE}.pm.lobby.2`,
    },
    {
      eventId: '01890000-0000-7000-8000-0000000000d3',
      type: 'duty_day.workload_counted',
      at: `${DATE}T18:50:00+08:00`,
      by: 'E100',
      subject: 'E200',
    },
  ],
}
