/** a lesson proposed at one workstation is decided at another of the branch, which finds its case by itself. */
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { formatInstant } from '#shared/foundation/instant.ts'
import {
  type TestDesk,
  intake,
  movableClock,
  newId,
  openDesk,
  removeFolders,
  setUp,
} from '../support/desk.ts'
import { startHeadOffice } from '../support/head-office.ts'
import { LESSON } from '../support/valid-proposal-inputs.ts'

vi.setConfig({ testTimeout: 120_000 })

const MORNING = Date.parse('2026-03-02T10:00:00+08:00')
const MANAGER = { employeeNo: 'E300', pin: '604928' } as const

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})
afterAll(removeFolders)

test('R-313 proposed here, approved there, read at both, and erased at both when it is withdrawn', async () => {
  const clock = movableClock(MORNING)
  const headOffice = await startHeadOffice(null, clock)
  open.push(headOffice)
  const desks: TestDesk[] = []
  for (const _ of [1, 2]) {
    const desk = openDesk(undefined, { clock })
    open.push(desk)
    await setUp(desk)
    const code = await headOffice.invite('B01')
    await desk.must('sync.enrol', { hubUrl: headOffice.url, code })
    desks.push(desk)
  }
  const [first, second] = desks as [TestDesk, TestDesk]
  const synced = async () => {
    for (let round = 0; round < 3; round++) {
      for (const desk of desks) await desk.must('sync.now', {})
    }
  }
  await first.must('staff.add', {
    employeeNo: MANAGER.employeeNo,
    name: '值班经理',
    role: 'hall_manager',
  })
  const caseId = newId()
  await first.must(
    'complaint.register',
    intake(caseId, { receivedAt: formatInstant(MORNING), facts: '柜员态度冷淡。' }),
  )
  const { row } = await first.must('complaint.get', { caseId })
  await first.must('complaint.withdraw', {
    caseId,
    seenVersion: row.version,
    at: formatInstant(clock.now()),
    confirmedByCustomer: true,
    withdrawnBy: '本人',
    withdrawnHow: '本人来电',
  })
  const { lessons } = await first.must('lesson.propose', { caseId, words: LESSON })
  const lessonId = lessons[0]?.lessonId ?? ''
  await synced()
  await second.must('session.activate', MANAGER)
  await second.must('session.signIn', MANAGER)
  expect((await second.must('lesson.list', {})).lessons).toMatchObject([
    { lessonId, state: 'waiting', mayDecide: true, words: LESSON, topic: 'attitude' },
  ])
  await second.must('lesson.decide', { lessonId, outcome: 'approved', remark: '' })
  await synced()
  expect((await first.must('lesson.list', {})).lessons).toMatchObject([
    { lessonId, state: 'approved', words: LESSON },
  ])
  await first.must('lesson.withdraw', { lessonId })
  await synced()
  expect((await second.must('lesson.list', {})).lessons).toEqual([])
})
