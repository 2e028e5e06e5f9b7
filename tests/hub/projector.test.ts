import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { complaintAggregate } from '#shared/complaint/fold/aggregate.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { utf8 } from '#shared/foundation/bytes.ts'
import type { Folded } from '#shared/log/fold.ts'
import { complaintInstructionGiven } from '#shared/complaint/events/head-office.ts'
import { writeToBranch } from '#hub/service/hub-writer.ts'
import { type Bench, openBench } from './support/bench.ts'
import {
  CASE_ID,
  contacted,
  detailsChanged,
  erased,
  instructed,
  registered,
} from './support/case-events.ts'
import { type TestDevice, enrolled } from './support/device.ts'

const OTHER_CASE = '019a0000-0000-7000-8000-000000000002'

let bench: Bench
let one: TestDevice
let two: TestDevice
let branchId: string
let count = 0

beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())
beforeEach(async () => {
  count += 1
  const made = await enrolled(bench.hub, bench.random, `F${10 + count}`)
  one = made.device
  branchId = made.branchId
  two = (await enrolled(bench.hub, bench.random, `F${10 + count}`)).device
})

async function foldOf(caseId = CASE_ID): Promise<Folded<ComplaintState>> {
  const [row] = await bench.database.query<{ folded: string }>(
    `SELECT folded FROM aggregate WHERE branch_id = $1 AND kind = 'complaint' AND aggregate_id = $2`,
    [branchId, caseId],
  )
  return JSON.parse(row?.folded ?? 'null') as Folded<ComplaintState>
}

/** Everything about this branch that stands in any table, as text. */
async function everyWord(): Promise<string> {
  const { database } = bench
  const tables = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'branch_id'`,
  )
  let words = ''
  for (const { name } of tables) {
    const rows = await database.query<Record<string, unknown>>(
      `SELECT * FROM ${name} WHERE branch_id = $1`,
      [branchId],
    )
    for (const value of rows.flatMap((row) => Object.values(row))) {
      words += value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value)
    }
  }
  return words
}

async function expectSound(): Promise<void> {
  const digests = await bench.hub.verify(branchId)
  expect(digests.length).toBeGreaterThan(0)
  expect(digests.filter(({ sound }) => !sound)).toEqual([])
}

describe('the projector', () => {
  it('folds a case with its words, step by step the same as at once', async () => {
    one.write(registered())
    await one.push(bench.hub)
    await bench.hub.project(branchId)
    one.write(contacted())
    two.write(detailsChanged({ demand: '书面道歉' }))
    await two.push(bench.hub)
    await one.push(bench.hub)
    expect(await bench.hub.project(branchId)).toMatchObject({ cursor: 3, own: true })
    const folded = await foldOf()
    expect(folded).toMatchObject({ version: 3, branchSeq: 3 })
    expect(folded.state).toMatchObject({ customerName: '韩先生', demand: '书面道歉' })
    expect(folded.state?.contacts).toHaveLength(1)
    await expectSound()
  })

  it('lets an instruction count only when the hub wrote it (I7)', async () => {
    one.write(registered())
    one.write(instructed())
    expect(await one.push(bench.hub)).toMatchObject({ ok: true })
    await bench.hub.project(branchId)
    const before = await foldOf()
    expect(before.state?.instructions).toEqual([])
    expect(before.conflicts).toMatchObject([
      { subject: 'complaint.instruction_given', value: 'wrong_writer' },
    ])
    await writeToBranch(bench.hub.context, branchId, {
      type: complaintInstructionGiven,
      payload: instructed().payload as never,
      aggregateId: CASE_ID,
      actor: { employeeNo: 'H001', role: 'head_office_service' },
    })
    await bench.hub.project(branchId)
    expect((await foldOf()).state?.instructions).toMatchObject([{ by: 'H001', text: '立即办理' }])
    await expectSound()
  })

  it('erases nothing for somebody who may not, and tells the operator which device asked', async () => {
    const report = vi.spyOn(bench.hub.context, 'report')
    one.write(registered())
    one.write({ ...erased(), role: 'teller' })
    one.write({ ...erased(), role: 'office' })
    await one.push(bench.hub)
    await bench.hub.project(branchId)
    expect(await everyWord()).toContain('13800000042')
    const folded = await foldOf()
    expect(folded.state).toMatchObject({ erased: false, customerName: '韩先生' })
    expect(folded.conflicts.map(({ value }) => value)).toEqual(['not_permitted', 'not_permitted'])
    expect(report).toHaveBeenCalledWith('alarm', 'event_at_fault', {
      branch: branchId,
      kind: 'complaint',
      device: one.device,
      number: 2,
      fault: 'not_permitted',
    })
    report.mockRestore()
    await expectSound()
  })

  it('leaves no word of an erased case anywhere, also of what arrives late', async () => {
    one.write(registered())
    one.write(contacted())
    await one.push(bench.hub)
    await bench.hub.project(branchId)
    expect(await everyWord()).toContain('13800000042')
    const digest = (await bench.hub.verify(branchId))[0]?.digest
    expect(digest).toBeDefined()
    one.write(erased())
    await one.push(bench.hub)
    await bench.hub.project(branchId)
    two.write(contacted(CASE_ID, '迟到的记录'))
    one.epoch = 2
    await one.push(bench.hub)
    await two.push(bench.hub)
    await bench.hub.project(branchId)
    const words = await everyWord()
    for (const gone of ['韩先生', '13800000042', '排队一小时', '已致电说明', '迟到的记录']) {
      expect([gone, words.includes(gone)]).toEqual([gone, false])
    }
    expect((await foldOf()).state).toMatchObject({
      erased: true,
      caseNumber: 'B01-20251020-K7Q-001',
    })
    await expectSound()
    const page = await two.pull(bench.hub)
    expect(page.branch.events.filter(({ part }) => part)).toEqual([])
  })

  it('answers the same public digest with and without the words', async () => {
    one.write(registered())
    one.write(contacted())
    await one.push(bench.hub)
    await bench.hub.project(branchId)
    const before = await bench.hub.verify(branchId)
    await bench.database.query('DELETE FROM event_part WHERE branch_id = $1', [branchId])
    const after = await bench.hub.verify(branchId)
    expect(after.map(({ digest }) => digest)).toEqual(before.map(({ digest }) => digest))
    expect(after.map(({ sound }) => sound)).toEqual([false])
  })

  it('stores what it does not know and counts it', async () => {
    one.write(registered())
    const later = { type: 'complaint.invented_later', aggregateId: CASE_ID, payload: { x: 1 } }
    one.write({ ...later, kind: 'complaint' })
    one.write({ type: 'thing.made', aggregateId: 'thing', payload: {} })
    await one.push(bench.hub)
    await bench.hub.project(branchId)
    const rows = await bench.database.query<{ kind: string; folded: string }>(
      'SELECT kind, folded FROM aggregate WHERE branch_id = $1 ORDER BY kind',
      [branchId],
    )
    const unknown = rows.map(({ kind, folded }) => [
      kind,
      (JSON.parse(folded) as Folded<unknown>).unknown,
    ])
    expect(unknown).toEqual([
      ['complaint', 1],
      ['unheard_of', 1],
    ])
    expect((await foldOf()).state?.customerName).toBe('韩先生')
    await expectSound()
  })

  it('marks an aggregate broken, raises an alarm and goes on with the others', async () => {
    const real = complaintAggregate.evolve
    const faulty = vi.spyOn(complaintAggregate, 'evolve').mockImplementation((state, event) => {
      if (event.type === 'complaint.contact_logged') throw new TypeError('faulty fold')
      return real(state, event)
    })
    try {
      one.write(registered())
      one.write(contacted())
      one.write(registered(OTHER_CASE, { caseNumber: 'B01-20251020-K7Q-002' }))
      await one.push(bench.hub)
      await bench.hub.project(branchId)
    } finally {
      faulty.mockRestore()
    }
    expect((await foldOf(OTHER_CASE)).state?.caseNumber).toBe('B01-20251020-K7Q-002')
    const broken = await bench.database.query(
      'SELECT aggregate_id, broken_at FROM aggregate WHERE branch_id = $1 AND broken_at IS NOT NULL',
      [branchId],
    )
    expect(broken).toEqual([{ aggregate_id: CASE_ID, broken_at: 2 }])
    expect(bench.reports.at(-1)).toMatchObject({
      level: 'alarm',
      word: 'aggregate_broken',
      facts: { aggregate: CASE_ID, number: 2 },
    })
  })

  it('folds a branch again when the program that folded it was another', async () => {
    one.write(registered())
    await one.push(bench.hub)
    await bench.hub.project(branchId)
    await bench.database.query(
      `UPDATE aggregate SET folded = '{"state":null}', broken_at = 1 WHERE branch_id = $1`,
      [branchId],
    )
    await bench.database.query(`UPDATE projection SET program = 'older' WHERE branch_id = $1`, [
      branchId,
    ])
    expect(await bench.hub.waitingBranches()).toContain(branchId)
    await bench.hub.project(branchId)
    expect((await foldOf()).state?.customerName).toBe('韩先生')
    await expectSound()
    expect(await bench.hub.waitingBranches()).not.toContain(branchId)
  })

  it('survives payloads of every wrong shape', async () => {
    const wrong: unknown[] = [null, 0, '', [], {}, 'x'.repeat(5000), { deep: [[[[{}]]]] }, -1e308]
    for (const value of wrong) {
      const payload = { ...registered().payload, decision: value, receivedAt: value }
      one.write({ type: 'complaint.registered', aggregateId: CASE_ID, payload })
      one.write({ ...detailsChanged({ demand: value as string }) })
    }
    one.write(registered(OTHER_CASE))
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const event = one.write({
      type: 'complaint.contact_logged',
      aggregateId: OTHER_CASE,
      payload: {},
    })
    const text = new TextDecoder().decode(event.body)
    one.events[one.events.length - 1] = {
      ...event,
      body: utf8(text.replace('"payload":{}', `"payload":{"deep":${nested}}`)),
    }
    expect(await one.push(bench.hub)).toMatchObject({ ok: true })
    await bench.hub.project(branchId)
    expect((await foldOf(OTHER_CASE)).state?.caseNumber).toBe('B01-20251020-K7Q-001')
  })
})
