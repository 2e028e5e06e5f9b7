/** One complaint from the counter to head office and back, over real stores, real HTTP and a real hub. */
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { instantOf } from '#shared/complaint/clocks.ts'
import { complaintPersonalErased } from '#shared/complaint/events/privacy.ts'
import { newUuid } from '#shared/foundation/identifier.ts'
import { writeToBranch } from '#hub/service/hub-writer.ts'
import { systemClock, systemRandom } from '#main/service/workstation.ts'
import {
  type TestDesk,
  addColleague,
  intake,
  openDesk,
  removeFolders,
  setUp,
} from '../support/desk.ts'
import { type HeadOffice, startHeadOffice } from '../support/head-office.ts'

const newId = () => newUuid(systemClock, systemRandom)
const open: { close(): Promise<void> }[] = []
const keep = <Thing extends { close(): Promise<void> }>(thing: Thing): Thing => {
  open.push(thing)
  return thing
}

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})
afterAll(removeFolders)

async function enrolled(headOffice: HeadOffice, branchCode = 'B01'): Promise<TestDesk> {
  const desk = keep(openDesk())
  await setUp(desk, branchCode)
  await desk.must('sync.enrol', {
    hubUrl: headOffice.url,
    code: await headOffice.invite(branchCode),
  })
  return desk
}

interface ConsoleCase {
  rows: { caseId: string; caseNumber: string }[]
}

describe('counter to head office', () => {
  it('brings three complaints written offline to head office, and an instruction back', async () => {
    const desk = keep(openDesk())
    await setUp(desk)
    const ids = [newId(), newId(), newId()]
    for (const id of ids) await desk.must('complaint.register', intake(id))
    const before = await desk.must('sync.status', {})
    expect(before.enrolled).toBe(false)
    expect(before.waiting).toBeGreaterThanOrEqual(6)

    const headOffice = keep(await startHeadOffice())
    const status = await desk.must('sync.enrol', {
      hubUrl: headOffice.url,
      code: await headOffice.invite('B01'),
    })
    expect(status).toMatchObject({ enrolled: true, waiting: 0, lastProblem: null, attention: [] })
    const list = await desk.must('complaint.list', {
      state: 'all',
      search: '',
      offset: 0,
      limit: 10,
    })
    expect(list.rows.map(({ sync }) => sync)).toEqual(['confirmed', 'confirmed', 'confirmed'])

    const branchId = await foldedBranch(headOffice)
    const seen = (await headOffice.console('console.cases', {
      branchId,
      state: 'all',
      search: '',
      offset: 0,
      limit: 10,
    })) as ConsoleCase
    expect(seen.rows.map(({ caseId }) => caseId).sort()).toEqual([...ids].sort())

    await headOffice.console('console.instruct', {
      branchId,
      caseId: ids[0],
      kind: 'instruction',
      dueAt: null,
      text: '请今天下班前联系客户并报告结果。',
    })
    await desk.must('sync.now', {})
    const today = await desk.must('today.get', {})
    expect(today.instructions).toHaveLength(1)
    expect(today.instructions[0]).toMatchObject({
      caseId: ids[0],
      text: '请今天下班前联系客户并报告结果。',
    })
    expect(desk.faults).toEqual([])
    expect(headOffice.alarms).toEqual([])
  })

  it('lets two workstations that worked offline on one case converge, with the loser visible', async () => {
    const headOffice = keep(await startHeadOffice())
    const first = await enrolled(headOffice)
    const second = await enrolled(headOffice)
    await addColleague(first)
    const caseId = newId()
    await first.must('complaint.register', intake(caseId))
    await first.must('sync.now', {})
    await second.must('sync.now', {})
    const seenVersion = (await second.must('complaint.get', { caseId })).row.version

    await first.must('complaint.assignHandler', { caseId, seenVersion, handler: 'E100' })
    await second.must('complaint.assignHandler', { caseId, seenVersion, handler: 'E200' })
    await second.must('complaint.logContact', {
      caseId,
      seenVersion,
      contactId: newId(),
      at: new Date().toISOString(),
      direction: 'outbound',
      channel: 'phone',
      reached: true,
      promiseId: null,
      summary: '已电话联系客户。',
    })
    for (const desk of [first, second, first]) await desk.must('sync.now', {})

    const here = await first.must('complaint.get', { caseId })
    const there = await second.must('complaint.get', { caseId })
    expect(here.row.handler).toBe('E100')
    expect(there.row.handler).toBe('E100')
    expect(here.conflicts).toMatchObject([{ subject: 'handler', value: 'E200', standing: 'E100' }])
    expect(there.conflicts).toEqual(here.conflicts)
    expect(there.timeline.map(({ eventId }) => eventId)).toEqual(
      here.timeline.map(({ eventId }) => eventId),
    )

    // One click settles it on both.
    await second.must('complaint.assignHandler', {
      caseId,
      seenVersion: there.row.version,
      handler: 'E200',
    })
    for (const desk of [second, first]) await desk.must('sync.now', {})
    const settled = await first.must('complaint.get', { caseId })
    expect(settled).toMatchObject({ row: { handler: 'E200', conflicts: 0 }, conflicts: [] })
  })

  it('lets a person keep the standing words, and the losing ones go', async () => {
    const headOffice = keep(await startHeadOffice())
    const first = await enrolled(headOffice)
    const second = await enrolled(headOffice)
    const caseId = newId()
    const { version } = await first.must('complaint.register', intake(caseId))
    for (const desk of [first, second]) await desk.must('sync.now', {})
    await first.must('complaint.changeDetails', {
      caseId,
      seenVersion: version,
      demand: '当面道歉。',
      changeReason: '客户更正。',
    })
    await second.must('complaint.changeDetails', {
      caseId,
      seenVersion: version,
      demand: '退还手续费。',
      changeReason: '客户更正。',
    })
    for (const desk of [first, second]) await desk.must('sync.now', {})
    const { row, demand, conflicts } = await second.must('complaint.get', { caseId })
    expect(demand).toBe('当面道歉。')
    expect(conflicts).toMatchObject([{ subject: 'demand', value: '退还手续费。' }])
    const eventId = conflicts[0]?.eventId ?? ''
    const choice = { caseId, eventId, subject: 'demand' }
    const kept = await second.must('complaint.settleConflict', {
      ...choice,
      seenVersion: row.version,
      take: 'standing',
    })
    expect(kept).toMatchObject({ demand: '当面道歉。', conflicts: [] })
    for (const desk of [second, first]) await desk.must('sync.now', {})
    expect(await first.must('complaint.get', { caseId })).toMatchObject({ conflicts: [] })
    expect(
      await first.ask('complaint.settleConflict', {
        ...choice,
        seenVersion: kept.row.version,
        take: 'other',
      }),
    ).toMatchObject({ ok: false, refusal: { code: 'unknown_conflict', field: 'eventId' } })
  })

  it('takes a masked value by its event alone', async () => {
    const headOffice = keep(await startHeadOffice())
    const first = await enrolled(headOffice)
    const second = await enrolled(headOffice)
    const caseId = newId()
    const { version } = await first.must('complaint.register', intake(caseId))
    for (const desk of [first, second]) await desk.must('sync.now', {})
    const seen = { caseId, seenVersion: version, changeReason: '客户更正。' }
    await first.must('complaint.changeDetails', { ...seen, contact: '13800000001' })
    await second.must('complaint.changeDetails', { ...seen, contact: '13800000002' })
    for (const desk of [first, second]) await desk.must('sync.now', {})
    const shown = await second.must('complaint.get', { caseId })
    expect(shown.conflicts).toMatchObject([{ subject: 'contact', value: '*******0002' }])
    const taken = await second.must('complaint.settleConflict', {
      caseId,
      seenVersion: shown.row.version,
      eventId: shown.conflicts[0]?.eventId ?? '',
      subject: 'contact',
      take: 'other',
    })
    expect(taken.conflicts).toEqual([])
    const revealed = await second.must('complaint.reveal', { caseId, purpose: 'contact_customer' })
    expect(revealed.contact).toBe('13800000002')
  })

  it('erases a case everywhere and keeps the chain', async () => {
    const headOffice = keep(await startHeadOffice())
    const first = await enrolled(headOffice)
    const second = await enrolled(headOffice)
    const caseId = newId()
    const secretWords = '一句不该留下的话'
    const { version } = await first.must(
      'complaint.register',
      intake(caseId, { facts: secretWords }),
    )
    await first.must('complaint.logContact', {
      caseId,
      seenVersion: version,
      contactId: newId(),
      at: new Date().toISOString(),
      direction: 'outbound',
      channel: 'visit',
      reached: true,
      promiseId: null,
      summary: secretWords,
    })
    for (const desk of [first, second]) await desk.must('sync.now', {})
    expect(JSON.stringify(await second.must('complaint.get', { caseId }))).toContain(secretWords)

    const erasing = {
      type: complaintPersonalErased,
      payload: {
        basis: 'customer_request' as const,
        requestedBy: 'H002',
        certificate: 'XH-2026-001',
      },
      aggregateId: caseId,
      actor: { employeeNo: 'H001', role: 'compliance_officer' },
    }
    const branchId = await foldedBranch(headOffice)
    await writeToBranch(headOffice.hub.context, branchId, erasing)
    for (const desk of [first, second]) await desk.must('sync.now', {})
    for (const desk of [first, second]) {
      const detail = await desk.must('complaint.get', { caseId })
      expect(detail).toMatchObject({ erased: true, facts: null, contact: null })
      expect(JSON.stringify(detail)).not.toContain(secretWords)
    }
    await foldedBranch(headOffice)
    const rows = await headOffice.hub.context.database.query<{ words: string }>(
      "SELECT count(*)::int AS words FROM event_part WHERE position('不该留下' in convert_from(bytes, 'UTF8')) > 0",
      [],
    )
    expect(rows).toEqual([{ words: 0 }])
  })

  it('keeps promises as clocks of their own', async () => {
    const desk = keep(openDesk())
    await setUp(desk)
    const caseId = newId()
    const { version } = await desk.must('complaint.register', intake(caseId))
    const promiseId = newId()
    const dueAt = new Date(Date.now() + 3_600_000).toISOString()
    const promised = await desk.must('complaint.makePromise', {
      caseId,
      seenVersion: version,
      promiseId,
      dueAt,
      what: '答复核实结果',
    })
    const clock = promised.clocks.find(({ kind }) => kind === 'promised_reply')
    expect(clock && instantOf(clock.dueAt)).toBe(Date.parse(dueAt))
    const kept = await desk.must('complaint.logContact', {
      caseId,
      seenVersion: promised.row.version,
      contactId: newId(),
      at: new Date().toISOString(),
      direction: 'outbound',
      channel: 'phone',
      reached: false,
      promiseId,
      summary: '未接通，已留言。',
    })
    expect(kept.promises).toMatchObject([{ promiseId, broken: false }])
    expect(kept.promises[0]?.contactedAt).not.toBeNull()
  })
})

/** Waits until the projector has folded, and answers the only branch. */
async function foldedBranch(headOffice: HeadOffice): Promise<string> {
  for (const branchId of await headOffice.hub.waitingBranches())
    await headOffice.hub.project(branchId)
  const { rows } = (await headOffice.console('console.branches', {})) as {
    rows: { branchId: string }[]
  }
  return rows[0]?.branchId ?? ''
}
