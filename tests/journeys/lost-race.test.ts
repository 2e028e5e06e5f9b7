/** Two workstations move the dates of one case at once: what stands afterwards follows from both. */
import { cpSync, rmSync } from 'node:fs'
import { afterAll, afterEach, expect, test } from 'vitest'
import { formatInstant } from '#shared/foundation/instant.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import {
  ADMINISTRATOR,
  type TestDesk,
  intake,
  newId,
  openDesk,
  removeFolders,
  setUp,
} from '../support/desk.ts'
import { type HeadOffice, startHeadOffice } from '../support/head-office.ts'
import { validStepInputs } from '../support/valid-step-inputs.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})
afterAll(removeFolders)

async function enrolled(headOffice: HeadOffice): Promise<TestDesk> {
  const desk = openDesk()
  open.push(desk)
  await setUp(desk)
  const code = await headOffice.invite('B01')
  await desk.must('sync.enrol', { hubUrl: headOffice.url, code })
  return desk
}

/** One workstation, and another that was started from a copy of its disk: both write as one device. */
async function withCopy(headOffice: HeadOffice): Promise<TestDesk[]> {
  const original = await enrolled(headOffice)
  await original.close()
  open.splice(open.indexOf(original), 1)
  const copy = `${original.folder}-copy`
  cpSync(original.folder, copy, { recursive: true })
  open.push({ close: async () => rmSync(copy, { recursive: true }) })
  const pair = [openDesk(original.folder), openDesk(copy)]
  open.push(...pair)
  for (const desk of pair) await desk.must('session.signIn', ADMINISTRATOR)
  return pair
}

const shown = (desk: TestDesk, caseId: string) => desk.must('complaint.get', { caseId })
const legal = ({ clocks }: CaseDetail) =>
  clocks.find(({ kind }) => kind === 'legal_decision')?.dueAt
const recomputed = ({ timeline }: CaseDetail) =>
  timeline.filter(({ type }) => type === 'complaint.clock_recomputed').length

const DAY_MS = 86_400_000
const ago = (days: number) => formatInstant(Date.now() - days * DAY_MS)

/** One writes an appraisal down, the other finds the case complex; neither has seen the other. */
async function race(
  makePair = async (headOffice: HeadOffice) => [
    await enrolled(headOffice),
    await enrolled(headOffice),
  ],
): Promise<{ first: TestDesk; second: TestDesk; caseId: string }> {
  const headOffice = await startHeadOffice()
  open.push(headOffice)
  const [first, second] = (await makePair(headOffice)) as [TestDesk, TestDesk]
  const caseId = newId()
  const late = { receivedAt: ago(6), lateEntryReason: '补录' }
  await first.must('complaint.register', intake(caseId, late))
  for (const desk of [first, second]) await desk.must('sync.now', {})
  const { row } = await shown(first, caseId)
  const right = validStepInputs({ caseId, seenVersion: row.version }, ago(0))
  const pause = right['complaint.startPause']
  await first.must('complaint.startPause', { ...pause, startedAt: ago(5), consentAt: ago(5) })
  await first.must('complaint.endPause', {
    caseId,
    seenVersion: row.version + 1,
    pauseId: pause.pauseId,
    endedAt: ago(1),
  })
  await second.must('complaint.judgeComplexity', {
    ...right['complaint.judgeComplexity'],
    complexity: 'complex',
  })
  return { first, second, caseId }
}

test('the last in hub order had not seen the first: its workstation decides again, once', async () => {
  const { first, second, caseId } = await race()
  const [paused, complex] = [legal(await shown(first, caseId)), legal(await shown(second, caseId))]
  for (const desk of [first, second, first, second, first]) await desk.must('sync.now', {})
  const [here, there] = [await shown(first, caseId), await shown(second, caseId)]
  expect(legal(here)).toBe(legal(there))
  expect([paused, complex]).not.toContain(legal(here))
  expect([recomputed(here), recomputed(there)]).toEqual([1, 1])
  expect(here.timeline.at(-1)).toMatchObject({ type: 'complaint.clock_recomputed', by: 'E100' })
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('with nobody at the desk it waits until somebody signs in', async () => {
  const { first, second, caseId } = await race()
  await first.must('sync.now', {})
  for (const desk of [first, second]) await desk.must('session.signOut', {})
  for (const desk of [second, first]) await desk.workstation.sync.now()
  await second.must('session.signIn', ADMINISTRATOR)
  expect(recomputed(await shown(second, caseId))).toBe(1)
  await second.workstation.sync.now()
  await first.workstation.sync.now()
  await first.must('session.signIn', ADMINISTRATOR)
  const [here, there] = [await shown(first, caseId), await shown(second, caseId)]
  expect([recomputed(here), legal(here)]).toEqual([1, legal(there)])
})

test('the other order corrects itself as well', async () => {
  const { first, second, caseId } = await race()
  for (const desk of [second, first, second, first]) await desk.must('sync.now', {})
  const [here, there] = [await shown(first, caseId), await shown(second, caseId)]
  expect(legal(here)).toBe(legal(there))
  expect([recomputed(here), recomputed(there)]).toEqual([1, 1])
})

test('a copied disk that writes beside its original is another writer', async () => {
  const { first, second, caseId } = await race(withCopy)
  const [paused, complex] = [legal(await shown(first, caseId)), legal(await shown(second, caseId))]
  for (const desk of [first, second, first, second, first, second]) await desk.must('sync.now', {})
  const [here, there] = [await shown(first, caseId), await shown(second, caseId)]
  expect(legal(here)).toBe(legal(there))
  expect([paused, complex]).not.toContain(legal(here))
})
