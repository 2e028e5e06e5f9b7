/** What head office decides on a branch's case: by whom, on what, and never on their own words. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ConsoleCase } from '#shared/contract/console-views.ts'
import type { ConsoleInput } from '#shared/contract/console.ts'
import { type Bench, openBench } from './support/bench.ts'
import { CASE_ID, registered, restricted } from './support/case-events.ts'
import { type Desk, openDesk, sessionAs } from './support/console-desk.ts'
import { type TestDevice, enrolled } from './support/device.ts'

const AT = '2025-10-20T10:00:00+08:00'
const ID = '019a0000-0000-7000-8000-0000000000e1'
const decision = registered().payload['decision']

let bench: Bench
let desk: Desk
let device: TestDevice
let branchId: string
let count = 0

beforeAll(async () => {
  bench = await openBench()
  desk = openDesk(bench)
})
afterAll(() => bench.close())
beforeEach(async () => {
  ;({ device, branchId } = await enrolled(bench.hub, bench.random, `D${10 + ++count}`))
  device.write(registered())
})

function write(type: string, payload: Record<string, unknown>) {
  const at = type === 'review_applied' ? {} : { at: AT }
  device.write({ type: `complaint.${type}`, aggregateId: CASE_ID, payload: { ...at, ...payload } })
}

async function pushed(): Promise<ConsoleCase> {
  await device.push(bench.hub)
  await bench.hub.project(branchId)
  return desk.value('console.case', { branchId, caseId: CASE_ID })
}

const seen = async () => ({
  branchId,
  caseId: CASE_ID,
  seenVersion: (await desk.value('console.case', { branchId, caseId: CASE_ID })).row.version,
})

/** The session of a role, under a number of one's own choice. */
const as = (role: string, employeeNo = 'H001') => ({
  ...sessionAs(role),
  signedIn: { employeeNo, role },
})

function askForExtension(authority = 'superior_body', complexity = 'complex') {
  write('complexity_judged', { complexity, reason: '涉及多方', decision })
  write('extension_requested', { extensionId: ID, authority, reason: '等待鉴定结论' })
}

async function decideExtension(
  more: Partial<ConsoleInput<'console.decideExtension'>> = {},
  session = as('head_office_service'),
) {
  const input = { ...(await seen()), extensionId: ID, approved: true, remark: '', ...more }
  return desk.call('console.decideExtension', input, session)
}

const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) => answer.refusal?.code ?? 'ok'

describe('R-18 an extension', () => {
  it('is decided by the superior body, and stands in the branch’s log under the hub’s key', async () => {
    askForExtension()
    await pushed()
    const waiting = { branchId, state: 'awaiting', search: '', offset: 0, limit: 10 } as const
    expect((await desk.value('console.cases', waiting)).total).toBe(1)
    const answer = await decideExtension()
    expect(answer).toMatchObject({
      ok: true,
      value: { course: { extensions: [{ decided: { approved: true, by: 'H001' }, told: null }] } },
    })
    expect((await desk.value('console.cases', waiting)).total).toBe(0)
    const { branch } = await device.pull(bench.hub)
    expect(JSON.parse(branch.events.at(-1)?.body ?? '')).toMatchObject({
      type: 'complaint.extension_decided',
      actor: { employeeNo: 'H001', role: 'head_office_service' },
    })
    expect(codeOf(await decideExtension())).toBe('already_decided')
  })

  it('asked of a senior manager is decided by the general manager alone', async () => {
    askForExtension('head_office_senior_manager')
    await pushed()
    expect(codeOf(await decideExtension())).toBe('needs_senior_manager')
    expect(codeOf(await decideExtension({}, as('general_manager')))).toBe('ok')
  })

  it.each([
    ['declined without a reason', { approved: false, remark: ' ' }, 'field_required'],
    ['declined', { approved: false, remark: '材料不足' }, 'ok'],
    ['of another case', { extensionId: CASE_ID }, 'not_there'],
    ['seen before it changed', { seenVersion: 1 }, 'changed_meanwhile'],
  ])('%s', async (_name, more, code) => {
    askForExtension()
    await pushed()
    expect(codeOf(await decideExtension(more))).toBe(code)
  })

  it('is never decided by who asked for it', async () => {
    askForExtension()
    await pushed()
    expect(codeOf(await decideExtension({}, as('admin', 'e100')))).toBe('same_person')
  })

  it('of a simple case is refused, and so is one of a restricted case', async () => {
    askForExtension('superior_body', 'simple')
    await pushed()
    expect(codeOf(await decideExtension())).toBe('extension_needs_complex')
    device.write(restricted())
    await pushed().catch(() => null)
    const input = { branchId, caseId: CASE_ID, seenVersion: 4, extensionId: ID }
    expect(
      codeOf(
        await desk.call(
          'console.decideExtension',
          { ...input, approved: true, remark: '' },
          as('head_office_service'),
        ),
      ),
    ).toBe('unknown_case')
  })
})

describe('S3-43#1 a written apology', () => {
  beforeEach(async () => {
    const draft = { apologyId: ID, unit: '人民路支行', scope: 'customer_only', harmScope: null }
    write('apology_drafted', { ...draft, text: '谨致歉意。' })
    await pushed()
  })

  it('is examined by legal alone, and sent back with what is to be changed', async () => {
    const input = { ...(await seen()), apologyId: ID, approved: false, remark: '' }
    const legal = as('legal_counsel')
    expect(await desk.code('console.examineApology', input, as('admin'))).toBe('not_permitted')
    expect(await desk.code('console.examineApology', input, legal)).toBe('field_required')
    const remark = '写明单位全称。'
    const back = await desk.value('console.examineApology', { ...input, remark }, legal)
    expect(back.course.apologies).toMatchObject([
      { state: 'draft', examined: { approved: false, remark } },
    ])
  })

  it('may go out once legal approves', async () => {
    const input = { ...(await seen()), apologyId: ID, approved: true, remark: '' }
    const done = await desk.value('console.examineApology', input, as('legal_counsel'))
    expect(done.course.apologies).toMatchObject([{ state: 'legal_approved' }])
    const again = { ...input, seenVersion: done.row.version }
    expect(await desk.code('console.examineApology', again, as('legal_counsel'))).toBe(
      'already_decided',
    )
  })
})

describe('R-20 a review', () => {
  it('is decided with findings, by somebody who wrote neither the application nor the decision', async () => {
    write('review_applied', {
      reviewId: ID,
      decisionReceivedAt: AT,
      appliedAt: AT,
      inWriting: true,
      addressedTo: '总行',
      applyBy: '2025-11-19T10:00:00+08:00',
      decideBy: '2025-12-19T10:00:00+08:00',
      reason: '客户认为事实不清',
    })
    await pushed()
    const input = {
      ...(await seen()),
      reviewId: ID,
      outcome: 'handled_again' as const,
      findings: '',
    }
    const service = as('head_office_service')
    expect(await desk.code('console.decideReview', input, service)).toBe('field_required')
    const findings = '原决定未核对监控。'
    expect(
      await desk.code('console.decideReview', { ...input, findings }, as('admin', 'E100')),
    ).toBe('same_person')
    const done = await desk.value('console.decideReview', { ...input, findings }, service)
    expect(done.course.reviews).toMatchObject([{ decided: { outcome: 'handled_again', findings } }])
  })
})

describe('S2-22 an instruction', () => {
  const instruct = () =>
    desk.value('console.instruct', {
      branchId,
      caseId: CASE_ID,
      kind: 'query',
      dueAt: null,
      text: '请说明经过',
    })

  it('is closed after the answer, and then nothing waits for anybody', async () => {
    await pushed()
    const [given] = (await instruct()).instructions
    const instructionId = given?.instructionId ?? ''
    write('instruction_answered', { instructionId, text: '已办结' })
    await pushed()
    const input = { ...(await seen()), instructionId, remark: '' }
    const done = await desk.value('console.closeInstruction', input)
    expect(done.instructions).toMatchObject([
      { answer: { text: '已办结' }, closed: { by: 'H001', remark: null } },
    ])
    const again = { ...input, seenVersion: done.row.version }
    expect(await desk.code('console.closeInstruction', again)).toBe('already_decided')
  })

  it('is taken back with a reason when nobody needs the answer any more', async () => {
    await pushed()
    const [given] = (await instruct()).instructions
    const input = { ...(await seen()), instructionId: given?.instructionId ?? '', remark: '' }
    expect(await desk.code('console.closeInstruction', input)).toBe('field_required')
    const done = await desk.value('console.closeInstruction', { ...input, remark: '已另行了解' })
    expect(done.row.openInstructions).toBe(0)
  })
})
