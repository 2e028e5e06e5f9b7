/** What head office keeps from a branch, and whom it shows it to (S2-06(6), E-20). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PullPage } from '#shared/sync/messages.ts'
import { publishOffice, sealedSubmissions } from '#hub/compliance/office.ts'
import { type Bench, openBench } from './support/bench.ts'
import { CASE_ID, contacted, registered, restricted } from './support/case-events.ts'
import { type Desk, openDesk, sessionAs } from './support/console-desk.ts'
import { type TestDevice, enrolled } from './support/device.ts'

const SEALED_ID = '019a0000-0000-7000-8000-0000000000e1'
const KEY = 'ab'.repeat(32)

let bench: Bench
let desk: Desk
let one: TestDevice
let two: TestDevice
let branchId: string
let count = 0

beforeAll(async () => {
  bench = await openBench()
  desk = openDesk(bench)
})
afterAll(() => bench.close())
beforeEach(async () => {
  count += 1
  const made = await enrolled(bench.hub, bench.random, `V${10 + count}`)
  one = made.device
  branchId = made.branchId
  two = (await enrolled(bench.hub, bench.random, `V${10 + count}`)).device
})

const parts = (page: PullPage) =>
  page.branch.events.map(({ part, withheld }) => (withheld ? 'withheld' : part ? 'whole' : 'none'))

describe('T-21 a restricted case', () => {
  it('is withheld from the moment its event is taken in, from every device, folded or not', async () => {
    one.write(registered())
    one.write(contacted())
    await one.push(bench.hub)
    expect(parts(await two.pull(bench.hub))).toEqual(['whole', 'whole'])
    one.write(restricted())
    await one.push(bench.hub)
    // Nothing was folded in between: the pull itself must not give the words away.
    const page = await two.pull(bench.hub)
    expect(parts(page)).toEqual(['withheld', 'withheld', 'none'])
    expect(JSON.stringify(page)).not.toContain('13800000042')
    const own = await one.pull(bench.hub, { withOwnBodies: true })
    expect(parts(own)).toEqual(['withheld', 'withheld', 'none'])
    // What arrives late from a device that did not know is kept from the others, too.
    two.write(contacted(CASE_ID, '迟到的话'))
    await two.push(bench.hub)
    expect(JSON.stringify(await one.pull(bench.hub))).not.toContain('迟到的话')
  })

  it('is shown to the compliance office with its words, and to nobody else at head office', async () => {
    one.write(registered())
    one.write(restricted())
    await one.push(bench.hub)
    await bench.hub.project(branchId)
    const wanted = { branchId, search: '', offset: 0, limit: 10 }
    const at = { branchId, caseId: CASE_ID }
    for (const role of ['admin', 'head_office_service']) {
      const session = sessionAs(role)
      for (const state of ['all', 'open', 'restricted'] as const) {
        const listed = await desk.value('console.cases', { ...wanted, state }, session)
        expect([role, state, listed.total]).toEqual([role, state, 0])
      }
      expect(await desk.code('console.case', at, session)).toBe('unknown_case')
      const look = { ...at, purpose: 'supervision' as const }
      expect(await desk.code('console.reveal', look, session)).toBe('unknown_case')
      const saying = { ...at, kind: 'query' as const, dueAt: null, text: '请说明' }
      expect(await desk.code('console.instruct', saying, session)).toBe('unknown_case')
    }
    const office = sessionAs('compliance_officer')
    const listed = await desk.value('console.cases', { ...wanted, state: 'restricted' }, office)
    expect(listed.rows).toMatchObject([{ caseId: CASE_ID, state: 'restricted' }])
    expect(await desk.value('console.case', at, office)).toMatchObject({
      facts: '柜台排队一小时后被告知缺少材料',
    })
    expect((await bench.hub.verify(branchId)).every(({ sound }) => sound)).toBe(true)
    const open = await desk.value('console.branches', {})
    expect(open.rows.find((row) => row.branchId === branchId)).toMatchObject({ openCases: 0 })
  })

  it('is not restricted by somebody whose role may not, nor by what is no such event', async () => {
    one.write(registered())
    one.write({ ...restricted(), role: 'trainee' })
    one.write({ ...restricted(), payload: { at: 'soon' } })
    await one.push(bench.hub)
    expect(parts(await two.pull(bench.hub))).toEqual(['whole', 'none', 'none'])
  })
})

describe('S2-06(6) what is handed in sealed', () => {
  const submission = (box: string) => ({
    type: 'sealed.submitted',
    aggregateId: SEALED_ID,
    payload: { box },
    role: 'trainee',
  })

  it('goes to no device, says nothing in its body, and is exported for the office', async () => {
    one.write(submission('{"v":1,"sealed":"…"}'))
    await one.push(bench.hub)
    const page = await two.pull(bench.hub)
    expect(parts(page)).toEqual(['withheld'])
    const [event] = page.branch.events
    expect(JSON.parse(event?.body ?? '{}')).toMatchObject({ type: 'sealed.submitted', payload: {} })
    await bench.hub.project(branchId)
    const { submissions } = await sealedSubmissions(bench.hub.context)
    expect(submissions).toMatchObject([{ sealedId: SEALED_ID, box: '{"v":1,"sealed":"…"}' }])
    const listed = await desk.value('console.cases', {
      branchId,
      state: 'all',
      search: '',
      offset: 0,
      limit: 10,
    })
    expect(listed.total).toBe(0)
  })

  it('is sealed to the key that head office published last; what is not named stays', async () => {
    const { context } = bench.hub
    expect(await publishOffice(context, {})).toMatchObject({
      refusal: { code: 'nothing_to_change' },
    })
    await publishOffice(context, { telephone: '010-5550-0199', publicKey: KEY })
    expect(await publishOffice(context, { letter: '合规部收' })).toMatchObject({
      value: { publicKey: KEY, telephone: '010-5550-0199', letter: '合规部收' },
    })
    expect(await publishOffice(context, { publicKey: null })).toMatchObject({
      value: { publicKey: null, telephone: '010-5550-0199' },
    })
    const page = await one.pull(bench.hub)
    const last = page.organisation.events.at(-1)
    expect(last?.body).toContain('compliance.office_published')
    expect(last?.body).not.toContain('privateKey')
  })
})
