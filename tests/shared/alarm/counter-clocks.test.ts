/** When rows of the registers and reports upward ring, for whom, and by which article. */
import { describe, expect, test } from 'vitest'
import type { Alarm } from '#shared/complaint/alarm/alarms.ts'
import { alarmsOfUpward, upwardClocks } from '#shared/duty/upward-clocks.ts'
import { upwardReportAggregate } from '#shared/duty/upward-state.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import type { LoggedEvent } from '#shared/log/fold.ts'
import { alarmsOfRow, clockOfRow } from '#shared/register/clock.ts'
import { registerAggregate } from '#shared/register/state.ts'
import { at, event, foldAll, id } from '../duty/records.ts'
import { byShippedRules } from './states.ts'

const ROW = id()
const LEADER = { employeeNo: 'E900', role: 'hall_manager' }
const row = (type: string, payload: Record<string, unknown>, actor = LEADER) =>
  event(type, payload, { aggregate: { kind: 'register', id: ROW }, actor })
function register(...events: LoggedEvent[]) {
  const { state } = foldAll(registerAggregate, ...events)
  if (!state) throw new Error('no row')
  return state
}
function upward(...events: LoggedEvent[]) {
  const { state } = foldAll(upwardReportAggregate, ...events)
  if (!state) throw new Error('no report')
  return state
}
const moments = (alarms: readonly Alarm[]) =>
  alarms
    .filter(({ rung }) => rung !== 'overdue')
    .map(({ rung, at: ms, to }) =>
      [rung, formatInstant(ms).slice(0, 16), ...to.people, ...(to.supervisors ? ['+'] : [])].join(
        ' ',
      ),
    )

// 2026-03-02 is a Monday; work begins at 09:00.
const recorder = { employeeNo: 'E100', role: 'teller' }
const difference = row(
  'difference.recorded',
  {
    at: at('12:00'),
    shiftId: null,
    line: 'cash_box',
    unit: 'fen',
    difference: -5000,
    reason: 'miscounted',
    recordedBy: 'E100',
    recordedRole: 'teller',
    supervisor: 'E900',
    explanation: '复点仍短款',
  },
  recorder,
)
const loss = row(
  'loss.reported',
  {
    at: at('09:15'),
    product: 'city_card',
    channel: 'phone',
    followUp: 'replacement',
    dueAt: '2026-03-09T24:00:00+08:00',
    feeFen: 2500,
    source: 'S4-11(3)',
    document: 'resident_identity_card',
    holder: '韩先生',
    cardNumber: '15010000430042',
    idNumber: '11010519491231002X',
    phone: '13800000042',
    balanceFen: null,
    remark: null,
  },
  recorder,
)
const exception = row(
  'exception.recorded',
  {
    at: at('11:00'),
    number: '13800000042',
    amountFen: 10_000,
    reason: 'number_refused',
    paymentPoint: '和平小区代缴点',
    remark: null,
  },
  recorder,
)
const contacted = row('exception.contacted', { at: at('11:30'), answer: '已核对' }, recorder)
const payment = row(
  'phone_payment.recorded',
  {
    at: at('10:00'),
    number: '13800000042',
    amountFen: 5000,
    agent: '前进路代收点',
    foundIn: 'counter',
    remark: null,
  },
  recorder,
)

describe('a row of a register', () => {
  test('T-65 R-246 a lost card rings a working day before its seventh day and at it', () => {
    const alarms = alarmsOfRow(register(loss), byShippedRules)
    expect(moments(alarms)).toEqual([
      'warning 2026-03-06T09:00 E100',
      'warning 2026-03-09T09:00 E100',
      'limit 2026-03-10T00:00 E100 +',
    ])
    expect(alarms[0]).toMatchObject({
      kind: 'register',
      recordId: ROW,
      caseNumber: null,
      clock: 'loss_follow_up',
      dueAt: '2026-03-09T24:00:00+08:00',
      source: 'S4-11(3)',
      owner: 'E100',
    })
  })

  test('R-240 a difference rings on its third working day, then climbs to a supervisor', () => {
    const alarms = alarmsOfRow(register(difference), byShippedRules)
    expect(moments(alarms)).toEqual([
      'warning 2026-03-04T09:00 E100',
      'warning 2026-03-05T09:00 E100',
      'limit 2026-03-06T00:00 E100 +',
    ])
    const late = alarms.filter(({ rung }) => rung === 'overdue')
    expect(late).toHaveLength(10)
    expect(late[0]).toMatchObject({ audiences: ['handler', 'supervisor', 'branch_head'] })
    expect(late[0]?.to).toEqual({ people: ['E100', 'E600'], supervisors: true })
  })

  test('R-224 R-238 an exception rings on its own day until its point was reached, then for its refund', () => {
    expect(moments(alarmsOfRow(register(exception), byShippedRules))).toEqual([
      'warning 2026-03-02T16:00 E100',
      'limit 2026-03-03T00:00 E100 +',
    ])
    const reached = alarmsOfRow(register(exception, contacted), byShippedRules)
    expect(reached[0]).toMatchObject({ clock: 'exception_open', source: 'S4-09(3)' })
    expect(moments(reached).at(-1)).toBe('limit 2026-03-10T00:00 E100 +')
  })

  test('R-239 a payment by telephone rings in the afternoon of its day', () => {
    const alarms = alarmsOfRow(register(payment), byShippedRules)
    expect(moments(alarms)[0]).toBe('warning 2026-03-02T16:00 E100')
    expect(alarms[0]).toMatchObject({ clock: 'phone_payment', source: 'S4-05(4)' })
  })

  test('is silent once it is settled, and keeps the time that it was to meet', () => {
    const settled = row('difference.settled', { at: at('13:00'), how: '夹层找到' })
    const state = register(difference, settled)
    expect(alarmsOfRow(state, byShippedRules)).toEqual([])
    const { rules, calendar } = byShippedRules
    expect(clockOfRow(state, rules, calendar)?.dueAt).toBe('2026-03-05T24:00:00+08:00')
  })

  test('says nothing of anybody', () => {
    const rows = [difference, loss, exception, payment].map((one) => register(one))
    const said = JSON.stringify(rows.flatMap((state) => alarmsOfRow(state, byShippedRules)))
    expect(said).not.toMatch(/韩先生|15010000|110105|1380000|代缴点|代收点|复点/)
  })
})

describe('a report upward (S4-17)', () => {
  const reported = (change: Record<string, unknown> = {}) =>
    event('upward_report.reported', {
      at: at('10:00'),
      reason: 'serious_error',
      priority: 'high',
      to: 'general_manager',
      skippedLevel: true,
      directLeader: 'hall_manager',
      tellLeaderBy: at('12:00'),
      content: '错发一笔',
      emergencyReason: '资金正在转出',
      ...change,
    })
  const instructionId = id()
  const noted = event('upward_report.instruction_noted', {
    instructionId,
    at: at('10:20'),
    toCarryOut: true,
    from: '行长',
    text: '冲正并说明',
  })
  const done = event('upward_report.carried_out', { instructionId, at: at('11:00'), result: null })
  const told = event('upward_report.leader_told', { at: at('11:30') })

  test('T-84 R-265 rings before and at the end of the shift until the direct leader was told', () => {
    const owed = alarmsOfUpward(upward(reported(), noted, done), byShippedRules)
    expect(moments(owed)).toEqual([
      'warning 2026-03-02T11:30 E100',
      'limit 2026-03-02T12:00 E100 +',
    ])
    expect(owed[0]).toMatchObject({ clock: 'after_report', source: 'S4-17(3)', caseNumber: null })
    expect(alarmsOfUpward(upward(reported(), noted, done, told), byShippedRules)).toEqual([])
  })

  test('R-266 an answer that does not come and an instruction that is not carried out ring', () => {
    const plain = { skippedLevel: false, directLeader: null, tellLeaderBy: null }
    const { rules, calendar } = byShippedRules
    expect(upwardClocks(upward(reported(plain)), rules, calendar)).toMatchObject([
      { clock: 'upward_answer', dueAt: '2026-03-03T24:00:00+08:00', source: 'S4-17(2)' },
    ])
    const waiting = alarmsOfUpward(upward(reported(plain), noted), byShippedRules)
    expect(moments(waiting)).toEqual([
      'warning 2026-03-03T09:00 E100',
      'limit 2026-03-04T00:00 E100 +',
    ])
    expect(waiting[0]).toMatchObject({ clock: 'upward_instruction', source: 'S4-17(4)' })
    expect(JSON.stringify(waiting)).not.toMatch(/冲正|行长|错发/)
  })

  test('R-266 the earliest of what it waits for stands in front', () => {
    const { rules, calendar } = byShippedRules
    const clocks = upwardClocks(upward(reported(), noted), rules, calendar)
    expect(clocks.map(({ clock }) => clock)).toEqual(['after_report', 'upward_instruction'])
  })
})
