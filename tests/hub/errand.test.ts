/** What one branch's log makes head office write into another's, or into the same one, each once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { HOUR_MS, formatInstant } from '#shared/foundation/instant.ts'
import { decodeBody } from '#shared/log/envelope.ts'
import { loggedEventOf } from '#shared/log/logged-event.ts'
import type { LoggedEvent } from '#shared/log/fold.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { ReferralInState } from '#shared/referral-in/state.ts'
import { readBranchEvents } from '#hub/store/event-reads.ts'
import { listAggregates } from '#hub/store/projection-table.ts'
import { type Bench, START, openBench } from './support/bench.ts'
import { CASE_ID, erased, registered, restricted } from './support/case-events.ts'
import { type TestDevice, enrolled } from './support/device.ts'

const REFERRAL = '019a0000-0000-7000-8000-0000000000e1'
const at = (hours: number) => formatInstant(START + hours * HOUR_MS)

let bench: Bench
let count = 0
let owner: TestDevice
let ownerBranch: string
let ownerCode: string
let other: TestDevice
let otherBranch: string
let otherCode: string

beforeAll(async () => {
  bench = await openBench()
})
beforeEach(async () => {
  ownerCode = `A${10 + ++count}`
  otherCode = `Z${10 + count}`
  ;({ device: owner, branchId: ownerBranch } = await enrolled(bench.hub, bench.random, ownerCode))
  ;({ device: other, branchId: otherBranch } = await enrolled(bench.hub, bench.random, otherCode))
})
afterAll(() => bench.close())

/** A verified case, sent to a branch. */
async function refer(toBranch: string | null = otherCode, referralId = REFERRAL) {
  const registeredCase = registered()
  owner.write({ ...registeredCase, payload: { ...registeredCase.payload, complainedOf: ['E200'] } })
  owner.write({
    type: 'complaint.verified',
    aggregateId: CASE_ID,
    payload: {
      at: at(0),
      contactedAt: at(0),
      ownDepartment: true,
      verifiedPoints: '时间、柜台与经过属实',
    },
    // Somebody else than who typed it in.
    by: 'E300',
  })
  referAgain(toBranch, referralId)
  await owner.push(bench.hub)
}

function referAgain(toBranch: string | null, referralId: string) {
  owner.write({
    type: 'complaint.referred',
    aggregateId: CASE_ID,
    payload: {
      referralId,
      at: at(0),
      toUnit: '和平路支行',
      toBranch,
      dueAt: at(24),
      task: '请核对当日叫号记录并说明。',
      decision: registered().payload['decision'],
    },
  })
}

/** Runs errands as the server does, until no log grows any more. */
async function settle() {
  const waiting = new Set([ownerBranch, otherBranch])
  for (const branchId of waiting) {
    waiting.delete(branchId)
    for (const grown of await bench.hub.runErrands(branchId)) waiting.add(grown)
  }
  for (const branchId of [ownerBranch, otherBranch]) await bench.hub.project(branchId)
}

async function slips(): Promise<ReferralInState[]> {
  const rows = await listAggregates(bench.database, otherBranch)
  return rows
    .filter(({ kind }) => kind === 'referral_in')
    .map(({ folded }) => (JSON.parse(folded) as { state: ReferralInState }).state)
}

async function folded(): Promise<{ state: ComplaintState; conflicts: unknown[] }> {
  const rows = await listAggregates(bench.database, ownerBranch)
  return JSON.parse(rows.find(({ id }) => id === CASE_ID)?.folded ?? '')
}

/** What the hub itself wrote into a branch. */
async function written(branchId: string): Promise<LoggedEvent[]> {
  const events = await readBranchEvents(bench.database, branchId, { cursor: 0, to: 1_000_000 })
  return events
    .filter(({ device }) => device === bench.hub.device)
    .flatMap((event) => {
      const body = decodeBody(event.body)
      if (!body) return []
      const { part, number } = event
      return loggedEventOf({ position: event, body, part, branchSeq: number, fromHub: true })
    })
}

const types = async (branchId: string) => (await written(branchId)).map(({ type }) => type)

async function say(what: string, payload: Record<string, unknown>) {
  const [slip] = await slips()
  other.write({
    type: `referral_in.${what}`,
    aggregateId: slip?.slipId ?? '',
    payload: { at: at(2), ...payload },
  })
  await other.push(bench.hub)
}

describe('a referral to another branch', () => {
  it('S2-15 puts the slip there, with masked names and no way to reach the customer', async () => {
    await refer()
    await settle()
    const [slip] = await slips()
    expect(slip).toMatchObject({
      ownerBranch,
      caseId: CASE_ID,
      fromBranch: ownerCode,
      caseNumber: 'B01-20251020-K7Q-001',
      toUnit: '和平路支行',
      dueAt: at(24),
      complainedOf: ['E200'],
      task: '请核对当日叫号记录并说明。',
      demand: '当面说明',
      customerName: '韩**',
    })
    expect(JSON.stringify(await slips())).not.toMatch(/13800000042|韩先生|柜台排队/)
    // Nothing of the case itself went along.
    const rows = await listAggregates(bench.database, otherBranch)
    expect(rows.map(({ kind }) => kind)).toEqual(['referral_in'])
  })

  it('writes once, however often the errands are run', async () => {
    await refer()
    await settle()
    await bench.database.query('DELETE FROM errand_cursor')
    await settle()
    await bench.database.query('DELETE FROM errand_cursor')
    await Promise.all([bench.hub.runErrands(ownerBranch), bench.hub.runErrands(ownerBranch)])
    expect(await types(otherBranch)).toEqual(['referral_in.received'])
  })

  it('S4-04(4) carries who took it and what they found back, and the case keeps its handler', async () => {
    await refer()
    await settle()
    await say('accepted', { acceptedBy: 'E700' })
    await say('answered', { feedback: '叫号机当日故障一小时。' })
    await settle()
    const { state, conflicts } = await folded()
    expect(state.referrals).toMatchObject([
      {
        accepted: { at: at(2), acceptedBy: 'E700' },
        refused: null,
        answered: { by: 'E100', feedback: '叫号机当日故障一小时。' },
      },
    ])
    expect(state.handler).toBeNull()
    expect(conflicts).toEqual([])
    await bench.database.query('DELETE FROM errand_cursor')
    await settle()
    expect(await types(ownerBranch)).toEqual([
      'complaint.referral_accepted',
      'complaint.referral_answered',
    ])
    expect((await folded()).conflicts).toEqual([])
  })

  it('S1-26(2) brings a refused one back to whoever heard the customer first, and counts it', async () => {
    await refer()
    await settle()
    await say('refused', { refusedBecause: '当日本网点未营业。' })
    await settle()
    const { state } = await folded()
    expect(state).toMatchObject({ state: 'verified', handler: 'E100', bounces: 1 })
    expect(state.referrals[0]?.refused).toMatchObject({ refusedBecause: '当日本网点未营业。' })
    // Sent again it is another slip.
    referAgain(otherCode, '019a0000-0000-7000-8000-0000000000e2')
    await owner.push(bench.hub)
    await settle()
    expect((await slips()).filter(({ refused }) => refused !== null)).toHaveLength(1)
  })

  it('R-17 whoever is complained of neither takes nor answers it', async () => {
    await refer()
    await settle()
    await say('accepted', { acceptedBy: 'e200' })
    await settle()
    expect((await slips())[0]?.accepted).toBeNull()
    expect(await types(ownerBranch)).toEqual([])
  })

  it.each([
    ['a code that nobody has', () => 'NOWHERE1'],
    ['its own code', () => ownerCode],
  ])('tells the sender that %s leads nowhere', async (_name, code) => {
    await refer(code())
    await settle()
    await bench.database.query('DELETE FROM errand_cursor')
    await settle()
    const { state, conflicts } = await folded()
    expect(state).toMatchObject({ state: 'verified', bounces: 1 })
    expect(state.referrals[0]?.refused?.refusedBecause).toContain(code())
    expect(conflicts).toEqual([])
    expect(await types(ownerBranch)).toEqual(['complaint.referral_refused'])
    expect(await slips()).toEqual([])
  })

  it('sends nobody anywhere for a referral that took no effect', async () => {
    owner.write(registered())
    referAgain(otherCode, REFERRAL)
    await owner.push(bench.hub)
    await settle()
    expect(await slips()).toEqual([])
  })
})

describe('taking a slip back', () => {
  it.each([
    ['restricted', () => restricted(), 'no_longer_needed'],
    ['erased', () => erased(), 'no_longer_needed'],
    [
      'withdrawn',
      () => ({
        type: 'complaint.withdrawn',
        aggregateId: CASE_ID,
        payload: {
          at: at(3),
          confirmedByCustomer: true,
          withdrawnBy: '韩先生',
          withdrawnHow: '电话确认',
          decision: registered().payload['decision'],
        },
      }),
      'withdrawn',
    ],
  ])('the words leave the other branch when the case is %s', async (_name, deed, reason) => {
    await refer()
    await settle()
    owner.write(deed())
    await owner.push(bench.hub)
    await settle()
    await settle()
    const [slip] = await slips()
    expect(slip).toMatchObject({
      takenBack: { reason },
      erased: true,
      task: null,
      demand: null,
      customerName: null,
    })
    const page = await other.pull(bench.hub)
    expect(page.branch.events.map(({ part }) => part)).toEqual([null, null])
    expect(await types(otherBranch)).toEqual(['referral_in.received', 'referral_in.taken_back'])
    // What is said there afterwards reaches nobody.
    await say('accepted', { acceptedBy: 'E700' })
    await settle()
    expect(await types(ownerBranch)).toEqual([])
  })

  it('is not put there at all when the case was restricted before', async () => {
    await refer()
    owner.write(restricted())
    await owner.push(bench.hub)
    await settle()
    expect(await types(otherBranch)).toEqual([])
  })

  it('a workstation cannot take words away by saying that head office took a slip back', async () => {
    await refer()
    await settle()
    await say('taken_back', { reason: 'withdrawn' })
    await settle()
    expect((await slips())[0]).toMatchObject({
      takenBack: null,
      task: '请核对当日叫号记录并说明。',
    })
  })
})

describe('S2-19 the report of a closing', () => {
  const step = (type: string, payload: Record<string, unknown>, by = 'E100') =>
    owner.write({ type: `complaint.${type}`, aggregateId: CASE_ID, payload, by })

  function answerAndClose(hours: number) {
    step('solution_proposed', {
      at: at(hours),
      demandWithinRules: 'yes',
      recheckOffered: true,
      text: '当面说明',
      options: [],
      singleOptionReason: null,
      legalBasis: '服务规范',
      alternatives: [],
      refusalReason: null,
      ourTasks: [],
      customerTasks: [],
    })
    step('replied', {
      contactId: `019a0000-0000-7000-8000-0000000000b${hours}`,
      at: at(hours),
      way: 'phone',
      reached: true,
      restsOn: null,
      accepted: 'yes',
      proof: '通话记录',
      summary: '已说明',
    })
    step('closed', {
      closedAt: at(hours),
      outcome: 'explained',
      responsibleUnit: '营业厅',
      apologised: true,
      reason: '已当面说明',
      decision: registered().payload['decision'],
    })
  }

  async function close() {
    owner.write(registered())
    const verified = { at: at(0), contactedAt: at(0), ownDepartment: true, verifiedPoints: '属实' }
    step('verified', verified, 'E300')
    const { decision } = registered().payload
    step('investigation_started', { at: at(0), investigator: 'E300', team: [], decision })
    answerAndClose(1)
    await owner.push(bench.hub)
  }

  it('is the hub’s receipt, once for each closing', async () => {
    await close()
    await settle()
    const { state, conflicts } = await folded()
    expect(conflicts).toEqual([])
    expect(state.closeReports).toEqual([
      {
        at: formatInstant(Math.max(bench.clock.now(), START + HOUR_MS)),
        way: 'synced',
        receipt: `${ownerCode}-6`,
        by: 'head-office',
      },
    ])
    await bench.database.query('DELETE FROM errand_cursor')
    await settle()
    expect(await types(ownerBranch)).toEqual(['complaint.close_reported'])

    const decision = registered().payload['decision']
    step('reopened', { at: at(2), reason: '仍有疑问', decision })
    step('investigation_started', { at: at(2), investigator: 'E300', team: [], decision })
    answerAndClose(3)
    await owner.push(bench.hub)
    await settle()
    expect((await folded()).state.closeReports).toMatchObject([{ receipt: `${ownerCode}-12` }])
    expect(await types(ownerBranch)).toHaveLength(2)
  })

  it('stands beside the telephone report, and a workstation’s own receipt is none', async () => {
    await close()
    step('close_reported', { at: at(1), way: 'phoned', receipt: '总行值班 王' })
    step('close_reported', { at: at(1), way: 'synced', receipt: 'B01-1' })
    await owner.push(bench.hub)
    await settle()
    expect((await folded()).state.closeReports.map(({ way }) => way)).toEqual(['phoned', 'synced'])
    expect((await folded()).state.closeReports[1]?.by).toBe('head-office')
  })

  it('is not written for a restricted case', async () => {
    await close()
    owner.write(restricted())
    await owner.push(bench.hub)
    await settle()
    expect(await types(ownerBranch)).toEqual([])
  })
})
