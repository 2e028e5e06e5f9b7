/** Times that somebody gave ring like the clocks of the rules: agreed tasks, and slips of other branches. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { referralInReceived, referralInTakenBack } from '#shared/referral-in/events.ts'
import { PATHS } from '#shared/sync/messages.ts'
import { openHub, type Hub } from '#hub/service/hub.ts'
import { writeToBranch } from '#hub/service/hub-writer.ts'
import { openPglite } from '#hub/store/pglite-database.ts'
import { systemRandom } from '#main/service/workstation.ts'
import type { Net } from '#main/sync/transport.ts'
import { ADMINISTRATOR, COLLEAGUE, addColleague, newId, setUp } from '../../support/desk.ts'
import { validRecordInputs } from '../../support/valid-record-inputs.ts'
import {
  type Watched,
  clocks,
  endWatchedAfterEach,
  listed,
  register,
  restarted,
  watched,
} from './support/watched.ts'

endWatchedAfterEach()

const SECRET = '补办存折'
const own = ({ rang }: Watched, clock: string) =>
  clocks(rang.filter(({ first }) => first?.clock === clock))

describe('an agreed task (S3-29)', () => {
  /** An agreement by the administrator, whose one task is the colleague's. */
  async function agreed(at: Watched, dueInMs: number) {
    await setUp(at.desk)
    await addColleague(at.desk)
    await at.desk.must('session.signIn', ADMINISTRATOR)
    const caseId = await register(at)
    await at.desk.must('complaint.assignHandler', { caseId, seenVersion: 1, handler: 'E100' })
    const now = formatInstant(at.clock.now())
    const dueAt = formatInstant(at.clock.now() + dueInMs)
    const valid = validRecordInputs({ caseId, seenVersion: 2 }, now, dueAt)
    const taskId = newId()
    await at.desk.must('complaint.prepareNegotiation', valid['complaint.prepareNegotiation'])
    await at.desk.must('complaint.makeAgreement', {
      ...valid['complaint.makeAgreement'],
      seenVersion: 3,
      tasks: [{ taskId, what: SECRET, assignee: COLLEAGUE.employeeNo, dueAt }],
    })
    return { caseId, taskId, dueAt }
  }

  test('R-163 rings an hour before for whoever has it, at its time for the handler too', async () => {
    const at = watched()
    const { caseId, dueAt } = await agreed(at, 3 * HOUR_MS)
    await at.pass(2 * HOUR_MS + MINUTE_MS)
    expect(own(at, 'agreed_task')).toEqual([])
    await at.desk.must('session.signIn', COLLEAGUE)
    expect(own(at, 'agreed_task')).toEqual(['1 agreed_task warning'])
    expect(await listed(at)).toMatchObject([
      { kind: 'complaint', recordId: caseId, dueAt, source: 'S3-29', escalated: false },
    ])
    await at.desk.must('session.signIn', ADMINISTRATOR)
    await at.pass(HOUR_MS)
    expect(own(at, 'agreed_task')).toEqual(['1 agreed_task warning', '1 agreed_task limit'])
    expect(await listed(at)).toMatchObject([{ clock: 'agreed_task', escalated: true }])
    expect(JSON.stringify(at.rang)).not.toMatch(new RegExp(`${SECRET}|E\\d00`))
  })

  test('falls silent when it is done', async () => {
    const at = watched()
    const { caseId, taskId } = await agreed(at, 3 * HOUR_MS)
    await at.desk.must('session.signIn', COLLEAGUE)
    await at.pass(2 * HOUR_MS + MINUTE_MS)
    const { version } = (await at.desk.must('complaint.get', { caseId })).row
    await at.desk.must('complaint.finishTask', { caseId, seenVersion: version, taskId })
    await at.pass(3 * DAY_MS)
    expect(own(at, 'agreed_task')).toEqual(['1 agreed_task warning'])
  })
})

describe('a slip of another branch (S4-06(3b))', () => {
  const slipId = newId()
  let hub: Hub
  let now = () => 0
  beforeAll(async () => {
    hub = await openHub({
      database: await openPglite(null),
      clock: { now: () => now(), monotonic: () => now(), bootId: () => 'hub' },
      random: systemRandom,
      version: '0.0.0',
      report: () => {},
    })
  }, 60_000)
  afterAll(() => hub.context.database.close())

  const net: Net = {
    async post(url, bytes, signature) {
      const path = new URL(url).pathname
      const answer =
        path === PATHS.push
          ? (await hub.push(bytes, signature)).answer
          : await (path === PATHS.pull ? hub.pull : hub.enrol)(bytes, signature)
      return { ...answer, retryAfterMs: 0 }
    },
  }
  const actor = { employeeNo: 'head-office', role: 'head_office_service' } as const
  const branchId = async () =>
    (
      await hub.context.database.query<{ branch_id: string }>(
        'SELECT branch_id FROM branch ORDER BY code DESC',
      )
    )[0]?.branch_id as string

  /** A workstation of a branch of its own, to which a slip was sent at its `MONDAY`. */
  async function slipped(branchCode: string): Promise<Watched> {
    const at = watched(undefined, undefined, { net })
    now = at.clock.now
    await setUp(at.desk, branchCode)
    await addColleague(at.desk)
    await at.desk.must('session.signIn', ADMINISTRATOR)
    const { code } = await hub.createEnrolmentCode({
      branchCode,
      branchName: null,
      createdBy: 'H001',
    })
    await at.desk.must('sync.enrol', { hubUrl: 'http://127.0.0.1:1', code })
    const sentAt = formatInstant(now())
    const written = await writeToBranch(hub.context, await branchId(), {
      type: referralInReceived,
      aggregateId: slipId,
      actor,
      payload: {
        ownerBranch: newId(),
        caseId: newId(),
        referralId: newId(),
        fromBranch: 'B99',
        fromName: '和平路支行',
        caseNumber: 'B99-20251020-K7Q-001',
        toUnit: '营业部',
        intakeType: 'complaint',
        level: 'ordinary',
        urgency: 'none',
        sentAt,
        dueAt: formatInstant(now() + DAY_MS),
        complainedOf: [],
        task: SECRET,
        demand: SECRET,
        customerName: '韩**',
      },
    })
    expect(written).toMatchObject({ ok: true })
    await at.desk.must('sync.now', {})
    return at
  }

  async function accept(at: Watched, acceptedBy: string) {
    const { row } = await at.desk.must('referralIn.get', { slipId })
    return at.desk.must('referralIn.accept', { slipId, seenVersion: row.version, acceptedBy })
  }

  test('R-231 rings in the last quarter of its 24 hours and at their end, for whoever took it', async () => {
    const at = await slipped('B01')
    await accept(at, COLLEAGUE.employeeNo)
    await at.desk.must('session.signIn', COLLEAGUE)
    await at.pass(18 * HOUR_MS - MINUTE_MS)
    expect(at.rang).toEqual([])
    await at.pass(MINUTE_MS)
    expect(clocks(at.rang)).toEqual(['1 referral_in warning'])
    expect(await listed(at)).toMatchObject([
      {
        kind: 'referral_in',
        recordId: slipId,
        caseNumber: 'B99-20251020-K7Q-001',
        source: 'S4-06(3b)',
        escalated: false,
      },
    ])
    const [alarm] = await listed(at)
    await at.desk.must('alarm.acknowledge', { alarmId: alarm?.alarmId ?? '' })
    await at.pass(6 * HOUR_MS)
    expect(clocks(at.rang)).toEqual(['1 referral_in warning', '1 referral_in limit'])
    expect(at.rang.at(-1)?.pressing).toBe(true)
    expect(await listed(at)).toMatchObject([{ rung: 'limit', acknowledged: null }])
    expect(JSON.stringify(at.rang)).not.toMatch(new RegExp(`${SECRET}|韩|和平`))

    const later = await restarted(at, MINUTE_MS)
    await later.desk.must('session.signIn', COLLEAGUE)
    await later.pass(MINUTE_MS)
    expect(later.rang.filter(({ first }) => first !== null)).toEqual([])
    const { row } = await later.desk.must('referralIn.get', { slipId })
    const seenVersion = row.version
    await later.desk.must('referralIn.answer', { slipId, seenVersion, feedback: '已核对' })
    expect(await listed(later)).toEqual([])
    await later.pass(2 * DAY_MS)
    expect(later.rang.filter(({ first }) => first !== null)).toEqual([])
  })

  test('while nobody has taken it every supervisor hears it, and nobody once it was taken back', async () => {
    const at = await slipped('B02')
    await at.pass(18 * HOUR_MS)
    expect(clocks(at.rang)).toEqual(['1 referral_in warning'])
    expect(await listed(at)).toMatchObject([{ clock: 'referral_in', escalated: false }])
    await at.desk.must('session.signIn', COLLEAGUE)
    expect(await listed(at)).toEqual([])
    await at.desk.must('session.signIn', ADMINISTRATOR)
    await writeToBranch(hub.context, await branchId(), {
      type: referralInTakenBack,
      aggregateId: slipId,
      actor,
      payload: { at: formatInstant(now()), reason: 'no_longer_needed' },
    })
    await at.desk.must('sync.now', {})
    expect(await listed(at)).toEqual([])
    await at.pass(2 * DAY_MS)
    expect(at.rang).toHaveLength(1)
  })
})
