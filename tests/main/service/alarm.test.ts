/** The watch over the clocks at a real workstation, with a clock and timers that the test turns. */
import { describe, expect, test } from 'vitest'
import type { Announcement } from '#shared/contract/topics.ts'
import { HOUR_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { ADMINISTRATOR, COLLEAGUE, addColleague, intake, newId, setUp } from '../../support/desk.ts'
import {
  MONDAY,
  type Watched,
  clocks,
  endWatchedAfterEach,
  listed,
  register,
  restarted,
  watched,
} from './support/watched.ts'

endWatchedAfterEach()

describe('ringing', () => {
  test('S1-25(4) rings at 45 minutes, at the hour, and not between', async () => {
    const at = watched()
    await setUp(at.desk)
    const caseId = await register(at)
    await at.pass(44 * MINUTE_MS)
    expect(at.rang).toEqual([])
    await at.pass(MINUTE_MS)
    expect(clocks(at.rang)).toEqual(['1 handler_assign warning'])
    await at.pass(14 * MINUTE_MS)
    expect(at.rang).toHaveLength(1)
    await at.pass(MINUTE_MS)
    expect(clocks(at.rang)).toEqual(['1 handler_assign warning', '1 handler_assign limit'])
    expect(at.rang.map(({ pressing }) => pressing)).toEqual([false, true])
    expect(await listed(at)).toMatchObject([
      {
        recordId: caseId,
        clock: 'handler_assign',
        rung: 'limit',
        source: 'S1-25(4)',
        acknowledged: null,
      },
    ])
  })

  test('falls silent as soon as the thing is done', async () => {
    const at = watched()
    await setUp(at.desk)
    const caseId = await register(at)
    await at.pass(50 * MINUTE_MS)
    await at.desk.must('complaint.assignHandler', {
      caseId,
      seenVersion: 1,
      handler: 'E100',
    })
    expect(await listed(at)).toEqual([])
    await at.pass(3 * HOUR_MS)
    expect(at.rang).toHaveLength(1)
  })

  test('a promise rings for its handler by itself (S4-39)', async () => {
    const at = watched()
    await setUp(at.desk)
    const caseId = await register(at)
    await at.desk.must('complaint.makePromise', {
      caseId,
      seenVersion: 1,
      promiseId: newId(),
      dueAt: formatInstant(at.clock.now() + 40 * MINUTE_MS),
      what: '答复',
    })
    await at.pass(41 * MINUTE_MS)
    expect(clocks(at.rang)).toEqual(['1 promised_reply warning', '1 promised_reply limit'])
  })
})

describe('what was missed', () => {
  test('rings together, once, after the machine was off, and never again', async () => {
    const first = watched()
    await setUp(first.desk)
    await register(first)
    await register(first)
    await first.pass(46 * MINUTE_MS)
    expect(clocks(first.rang)).toEqual(['2 handler_assign warning'])

    const second = await restarted(first, 20 * HOUR_MS)
    await second.pass(MINUTE_MS)
    // Nobody is signed in: how many, and no word more.
    expect(second.rang).toHaveLength(1)
    expect(second.rang[0]).toMatchObject({ pressing: true, first: null })
    await second.desk.must('session.signIn', ADMINISTRATOR)
    expect(second.rang).toHaveLength(2)
    expect(second.rang[1]?.first?.caseNumber).toMatch(/^B01-/)

    const third = await restarted(second, MINUTE_MS)
    await third.pass(MINUTE_MS)
    await third.desk.must('session.signIn', ADMINISTRATOR)
    expect(third.rang).toEqual([])
  })

  test('a clock that is set forwards rings what it passes, set back rings it again in its time', async () => {
    const at = watched()
    await setUp(at.desk)
    await register(at)
    at.clock.setWall(MONDAY + 50 * MINUTE_MS)
    await at.pass(46 * MINUTE_MS)
    expect(at.rang.length).toBeGreaterThan(0)
    const before = at.rang.length
    at.clock.setWall(MONDAY + 10 * MINUTE_MS)
    await at.desk.must('session.lock', {})
    await at.desk.must('session.unlock', { pin: ADMINISTRATOR.pin })
    expect(at.rang).toHaveLength(before)
    await at.pass(36 * MINUTE_MS)
    expect(clocks(at.rang.slice(before))).toEqual(['1 handler_assign warning'])
  })

  test('a locked desk says a number alone, and whoever unlocks hears which', async () => {
    const at = watched()
    await setUp(at.desk)
    await register(at)
    await at.desk.must('session.lock', {})
    await at.pass(46 * MINUTE_MS)
    expect(at.rang).toEqual([{ count: 1, pressing: false, first: null }])
    expect(await at.desk.ask('alarm.list', { caseId: null })).toMatchObject({ ok: false })
    await at.desk.must('session.unlock', { pin: ADMINISTRATOR.pin })
    expect(clocks(at.rang)).toEqual(['1 - -', '1 handler_assign warning'])
    await at.desk.must('session.lock', {})
    expect(at.rang).toHaveLength(2)
  })
})

describe('for whom', () => {
  /** A teller's urgent case, with the administrator as the only supervisor. */
  async function urgentCase(at: Watched) {
    await setUp(at.desk)
    await addColleague(at.desk)
    await at.desk.must('session.signIn', COLLEAGUE)
    const reception = { ...intake(newId()).reception, walkIn: true, agitated: true }
    return register(at, { reception })
  }

  test('S2-16 nobody named: the supervisor hears it, the teller hears her own', async () => {
    const at = watched()
    const caseId = await urgentCase(at)
    await at.desk.must('session.signIn', ADMINISTRATOR)
    await at.pass(46 * MINUTE_MS)
    expect(await listed(at)).toMatchObject([
      { recordId: caseId, clock: 'urgent_first_contact', rung: 'warning', escalated: true },
    ])
    await at.desk.must('session.signIn', COLLEAGUE)
    const own = await listed(at)
    expect(own.map(({ clock, escalated }) => [clock, escalated])).toEqual([
      ['urgent_first_contact', false],
      ['handler_assign', false],
    ])
  })

  test('S2-16 the person who is named hears it instead', async () => {
    const at = watched()
    const caseId = await urgentCase(at)
    await at.desk.must('session.signIn', ADMINISTRATOR)
    await at.desk.must('staff.add', { employeeNo: 'E300', name: '大堂经理', role: 'lobby_manager' })
    await at.desk.must('session.activate', { employeeNo: 'E300', pin: '604928' })
    const named = await at.desk.must('alarm.nameResponsible', {
      firstResponsible: 'E300',
      branchHead: null,
    })
    expect(named).toEqual({
      firstResponsible: { employeeNo: 'E300', name: '大堂经理', active: true },
      branchHead: null,
    })
    await at.pass(46 * MINUTE_MS)
    expect(await listed(at)).toEqual([])
    expect((await at.desk.must('alarm.list', { caseId })).alarms).toHaveLength(2)
    await at.desk.must('session.signIn', { employeeNo: 'E300', pin: '604928' })
    expect(at.rang.at(-1)?.first).toMatchObject({ recordId: caseId, clock: 'urgent_first_contact' })
    expect(await listed(at)).toMatchObject([{ clock: 'urgent_first_contact', escalated: true }])
  })

  test('lateness climbs to the supervisor', async () => {
    const at = watched()
    await setUp(at.desk)
    await addColleague(at.desk)
    await at.desk.must('session.signIn', COLLEAGUE)
    await register(at)
    await at.desk.must('session.signIn', ADMINISTRATOR)
    await at.pass(59 * MINUTE_MS)
    expect(at.rang).toEqual([])
    await at.pass(62 * MINUTE_MS)
    expect(clocks(at.rang)).toEqual(['1 handler_assign limit', '1 handler_assign overdue'])
    expect(await listed(at)).toMatchObject([{ rung: 'overdue', escalated: true }])
    // It climbed past the teller, and is still hers: she hears of it when she comes.
    await at.desk.must('session.signIn', COLLEAGUE)
    expect(clocks(at.rang.slice(2))).toEqual(['1 handler_assign overdue'])
    expect(await listed(at)).toMatchObject([{ rung: 'overdue', escalated: false }])
  })

  test.each([
    [{ firstResponsible: 'E999', branchHead: null }, 'unknown_person'],
    [{ firstResponsible: null, branchHead: null }, 'nothing_to_change'],
  ])('naming %o is refused', async (input, code) => {
    const at = watched()
    await setUp(at.desk)
    const answer = await at.desk.ask('alarm.nameResponsible', input)
    expect(answer.ok ? 'accepted' : answer.refusal.code).toBe(code)
    expect(await at.desk.must('alarm.responsibility', {})).toEqual({
      firstResponsible: null,
      branchHead: null,
    })
  })
})

describe('acknowledging', () => {
  test('is kept over a restart, stays on the case, and does not hold back the next rung', async () => {
    const first = watched()
    await setUp(first.desk)
    const caseId = await register(first)
    await first.pass(46 * MINUTE_MS)
    const [alarm] = await listed(first)
    if (!alarm) throw new Error('no alarm')
    const heard: Announcement[] = []
    first.desk.workstation.subscribe((announcement) => heard.push(announcement))
    await first.desk.must('alarm.acknowledge', { alarmId: alarm.alarmId })
    expect(heard).toEqual([{ topic: 'alarm', detail: { count: 0, pressing: false, first: null } }])

    const second = await restarted(first, 1000)
    await second.desk.must('session.signIn', ADMINISTRATOR)
    const onCase = await second.desk.must('alarm.list', { caseId })
    expect(onCase.alarms).toMatchObject([{ rung: 'warning', acknowledged: { employeeNo: 'E100' } }])
    await second.pass(20 * MINUTE_MS)
    expect(await listed(second)).toMatchObject([{ rung: 'limit', acknowledged: null }])
    const later = await second.desk.must('alarm.list', { caseId })
    expect(later.alarms).toMatchObject([{ rung: 'limit', acknowledged: { employeeNo: 'E100' } }])
  })

  test('is for those who are meant, and for what still rings', async () => {
    const at = watched()
    await setUp(at.desk)
    await addColleague(at.desk)
    const caseId = await register(at)
    await at.pass(46 * MINUTE_MS)
    const [alarm] = await listed(at)
    if (!alarm) throw new Error('no alarm')
    await at.desk.must('session.signIn', COLLEAGUE)
    const refusalOf = async (alarmId: string) => {
      const answer = await at.desk.ask('alarm.acknowledge', { alarmId })
      return answer.ok ? 'accepted' : answer.refusal.code
    }
    expect(await refusalOf(alarm.alarmId)).toBe('not_your_alarm')
    expect(await refusalOf(`${caseId}/nothing`)).toBe('unknown_alarm')
  })

  test('speaks for one person alone: the other who is meant still has it', async () => {
    const at = watched()
    await setUp(at.desk)
    await addColleague(at.desk)
    await at.desk.must('session.signIn', COLLEAGUE)
    await register(at)
    await at.pass(61 * MINUTE_MS)
    const [alarm] = await listed(at)
    if (!alarm) throw new Error('no alarm')
    await at.desk.must('alarm.acknowledge', { alarmId: alarm.alarmId })
    expect(await listed(at)).toMatchObject([{ acknowledged: { employeeNo: 'E200' } }])
    await at.desk.must('session.signIn', ADMINISTRATOR)
    expect(await listed(at)).toMatchObject([{ alarmId: alarm.alarmId, acknowledged: null }])
  })
})
