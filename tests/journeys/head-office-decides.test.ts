/** What head office decides arrives at the branch with its next exchange, and the branch goes on from there. */
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { formatInstant } from '#shared/foundation/instant.ts'
import type { ConsoleCase } from '#shared/contract/console-views.ts'
import { type TestDesk, intake, newId, openDesk, removeFolders, setUp } from '../support/desk.ts'
import { type HeadOffice, startHeadOffice } from '../support/head-office.ts'

vi.setConfig({ testTimeout: 60_000 })

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})
afterAll(removeFolders)

async function opened(): Promise<{ headOffice: HeadOffice; desk: TestDesk; caseId: string }> {
  const headOffice = await startHeadOffice()
  open.push(headOffice)
  const desk = openDesk()
  open.push(desk)
  await setUp(desk)
  const code = await headOffice.invite('B01')
  await desk.must('sync.enrol', { hubUrl: headOffice.url, code })
  const caseId = newId()
  await desk.must('complaint.register', intake(caseId))
  return { headOffice, desk, caseId }
}

/** The case at head office, everything folded, and how a call names it. */
async function atHeadOffice(headOffice: HeadOffice, caseId: string) {
  const { hub } = headOffice
  for (const branchId of await hub.waitingBranches()) await hub.project(branchId)
  const { rows } = (await headOffice.console('console.branches', {})) as {
    rows: { branchId: string }[]
  }
  const branchId = rows[0]?.branchId ?? ''
  const { row } = (await headOffice.console('console.case', { branchId, caseId })) as ConsoleCase
  return { branchId, caseId, seenVersion: row.version }
}

it('R-18 an approved extension still has to be told to the customer before it counts', async () => {
  const { headOffice, desk, caseId } = await opened()
  const seen = async () => ({
    caseId,
    seenVersion: (await desk.must('complaint.get', { caseId })).row.version,
  })
  const term = async () =>
    (await desk.must('complaint.get', { caseId })).clocks.find(
      ({ kind }) => kind === 'legal_decision',
    )?.dueAt
  await desk.must('complaint.judgeComplexity', {
    ...(await seen()),
    complexity: 'complex',
    reason: '涉及第三方机构。',
  })
  const extensionId = newId()
  await desk.must('complaint.requestExtension', {
    ...(await seen()),
    extensionId,
    authority: 'superior_body',
    reason: '等待鉴定结论。',
  })
  const before = await term()
  await desk.must('sync.now', {})
  await headOffice.console('console.decideExtension', {
    ...(await atHeadOffice(headOffice, caseId)),
    extensionId,
    approved: true,
    remark: '',
  })
  await desk.must('sync.now', {})

  const decided = await desk.must('complaint.get', { caseId })
  expect(decided.course.extensions).toMatchObject([
    { decided: { approved: true, by: 'H001' }, told: null },
  ])
  expect(decided.timeline.at(-1)).toMatchObject({ type: 'complaint.extension_decided', by: 'H001' })
  expect(await term()).toBe(before)

  await desk.must('complaint.tellExtension', {
    ...(await seen()),
    extensionId,
    at: formatInstant(Date.now()),
    way: 'phone',
    proof: '通话记录。',
  })
  expect((await term()) ?? '').not.toBe(before)
  expect((await desk.must('complaint.get', { caseId })).conflicts).toEqual([])
})

it('S2-22 a closed query asks nothing of the branch any more', async () => {
  const { headOffice, desk, caseId } = await opened()
  await desk.must('sync.now', {})
  const dueAt = formatInstant(Date.now() + 86_400_000)
  const { seenVersion: _seen, ...named } = await atHeadOffice(headOffice, caseId)
  const given = (await headOffice.console('console.instruct', {
    ...named,
    kind: 'query',
    dueAt,
    text: '请说明经过。',
  })) as ConsoleCase
  const instructionId = given.instructions[0]?.instructionId ?? ''
  await desk.must('sync.now', {})
  expect((await desk.must('today.get', {})).instructions).toMatchObject([{ instructionId, dueAt }])
  await headOffice.console('console.closeInstruction', {
    ...(await atHeadOffice(headOffice, caseId)),
    instructionId,
    remark: '已另行了解。',
  })
  await desk.must('sync.now', {})
  expect((await desk.must('today.get', {})).instructions).toEqual([])
  const { row, instructions } = await desk.must('complaint.get', { caseId })
  expect(row.openInstructions).toBe(0)
  expect(instructions).toMatchObject([{ closed: { by: 'H001', remark: '已另行了解。' } }])
  expect(
    await desk.ask('complaint.answerInstruction', {
      caseId,
      seenVersion: row.version,
      instructionId,
      text: '已办理',
    }),
  ).toMatchObject({ refusal: { code: 'already_answered' } })
})
