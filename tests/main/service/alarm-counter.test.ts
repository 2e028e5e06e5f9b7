/** Registers and reports upward ring at the workstation like cases do, and open their own page. */
import { describe, expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '#shared/foundation/instant.ts'
import { ADMINISTRATOR, COLLEAGUE, addColleague, newId, setUp } from '../../support/desk.ts'
import { validRegisterInputs } from '../../support/valid-register-inputs.ts'
import {
  type Watched,
  clocks,
  endWatchedAfterEach,
  listed,
  restarted,
  watched,
} from './support/watched.ts'

endWatchedAfterEach()

/** A desk at which the colleague works. */
async function counter(): Promise<Watched> {
  const at = watched()
  await setUp(at.desk)
  await addColleague(at.desk)
  await at.desk.must('session.signIn', COLLEAGUE)
  return at
}

const upward = (reportId: string) => ({
  reportId,
  reason: 'serious_error' as const,
  to: 'general_manager' as const,
  skippedLevel: true,
  emergencyReason: '资金正在转出',
  directLeader: 'hall_manager' as const,
  content: '错发一笔',
})

describe('a row of a register', () => {
  test('R-224 rings for who wrote it in the afternoon, for the supervisors at its end', async () => {
    const at = await counter()
    const exception = { ...validRegisterInputs()['register.recordException'], rowId: newId() }
    await at.desk.must('register.recordException', exception)
    await at.pass(6 * HOUR_MS + MINUTE_MS)
    expect(clocks(at.rang)).toEqual(['1 exception_contact warning'])
    expect(await listed(at)).toMatchObject([
      {
        kind: 'register',
        recordId: exception.rowId,
        caseNumber: null,
        dueAt: '2025-10-20T24:00:00+08:00',
        source: 'S4-05(2)',
        escalated: false,
      },
    ])
    await at.desk.must('session.signIn', ADMINISTRATOR)
    expect(await listed(at)).toEqual([])
    await at.pass(8 * HOUR_MS)
    expect(await listed(at)).toMatchObject([{ clock: 'exception_contact', escalated: true }])
    expect(JSON.stringify(at.rang)).not.toMatch(/1380000|代缴点|E\d00/)
  })

  test('R-238 follows what is done to the row, and is found again after a restart', async () => {
    const before = await counter()
    const exception = { ...validRegisterInputs()['register.recordException'], rowId: newId() }
    await before.desk.must('register.recordException', exception)
    await before.desk.must('register.contactPoint', {
      rowId: exception.rowId,
      seenVersion: 1,
      contactedAt: null,
      answer: '已核对',
    })
    const at = await restarted(before, 8 * 24 * HOUR_MS)
    await at.desk.must('session.signIn', COLLEAGUE)
    await at.pass(MINUTE_MS)
    expect(await listed(at)).toMatchObject([{ clock: 'exception_open', recordId: exception.rowId }])
    await at.desk.must('register.settleException', {
      rowId: exception.rowId,
      seenVersion: 2,
      how: '已退款',
    })
    expect(await listed(at)).toEqual([])
  })
})

test('R-265 a report that skipped a level rings until the direct leader was told', async () => {
  const at = await counter()
  const reportId = newId()
  const { leaderDueAt } = await at.desk.must('upward.report', upward(reportId))
  await at.pass(Date.parse(leaderDueAt ?? '') - at.clock.now() + MINUTE_MS)
  expect(await listed(at)).toMatchObject([
    { kind: 'upward_report', recordId: reportId, clock: 'after_report', source: 'S4-17(3)' },
  ])
  const { row } = await at.desk.must('upward.get', { reportId })
  await at.desk.must('upward.tellLeader', {
    reportId,
    seenVersion: row.version,
    at: '2025-10-20T11:00:00+08:00',
  })
  expect((await listed(at)).map(({ clock }) => clock)).not.toContain('after_report')
  expect(JSON.stringify(at.rang)).not.toMatch(/错发|转出/)
})
