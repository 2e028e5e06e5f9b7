/** a lesson proposed at one workstation is decided at another of the branch, which finds its case by itself. */
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { formatInstant } from '#shared/foundation/instant.ts'
import {
  ADMINISTRATOR,
  type TestDesk,
  intake,
  movableClock,
  newId,
  openDesk,
  removeFolders,
  setUp,
} from '../support/desk.ts'
import { startHeadOffice } from '../support/head-office.ts'
import { filesWith } from '../support/raw-store.ts'
import { LESSON } from '../support/valid-proposal-inputs.ts'

vi.setConfig({ testTimeout: 120_000 })

const MORNING = Date.parse('2026-03-02T10:00:00+08:00')
const MANAGER = { employeeNo: 'E300', pin: '604928' } as const

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})
afterAll(removeFolders)

/** Two workstations of one branch, the administrator signed in at both, and a closed case that both hold. */
async function branch() {
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
  await synced()
  await second.must('session.activate', MANAGER)
  await second.must('session.signIn', MANAGER)
  return { clock, headOffice, first, second, synced, caseId }
}

const propose = (desk: TestDesk, caseId: string, change: Partial<typeof LESSON> = {}) =>
  desk.must('lesson.propose', { caseId, words: { ...LESSON, ...change } })
const onlyLesson = async (desk: TestDesk) => {
  const [lesson] = (await desk.must('lesson.list', {})).lessons
  if (!lesson) throw new Error('there is no lesson')
  return lesson
}
const decide = async (desk: TestDesk, outcome: 'approved' | 'declined', remark: string) => {
  const { lessonId, proposed } = await onlyLesson(desk)
  const proposalId = proposed?.proposalId ?? ''
  return desk.must('lesson.decide', { lessonId, proposalId, outcome, remark })
}

test('R-313 proposed here, approved there, read at both, and erased at both when it is withdrawn', async () => {
  const { first, second, synced, caseId } = await branch()
  await propose(first, caseId)
  await synced()
  const { lessonId } = await onlyLesson(second)
  expect((await second.must('lesson.list', {})).lessons).toMatchObject([
    { lessonId, state: 'waiting', mayDecide: true, words: LESSON, topic: 'attitude' },
  ])
  await decide(second, 'approved', '')
  await synced()
  expect((await first.must('lesson.list', {})).lessons).toMatchObject([
    { lessonId, state: 'approved', words: LESSON },
  ])
  await first.must('lesson.withdraw', { lessonId })
  await synced()
  expect((await second.must('lesson.list', {})).lessons).toEqual([])
})

test('R-313 words that arrive after the withdrawal are in no file, and nobody approves unread ones', async () => {
  const { headOffice, first, second, synced, caseId } = await branch()
  await propose(first, caseId, { said: '甲处写的话语在此' })
  // Meanwhile somebody writes of the same case over there; what was written first stands.
  await propose(second, caseId, { said: '乙处写的话语在此' })
  await second.must('session.signIn', ADMINISTRATOR)
  await decide(second, 'declined', '乙处写的评语在此')
  await first.must('sync.now', {})
  const { lessonId, words, state } = await onlyLesson(first)
  expect([state, words.said]).toEqual(['waiting', '甲处写的话语在此'])
  await first.must('lesson.withdraw', { lessonId })
  await first.must('sync.now', {})
  await synced()
  for (const desk of [first, second]) {
    expect((await desk.must('lesson.list', {})).lessons).toEqual([])
    for (const word of ['甲处写的话语', '乙处写的话语', '乙处写的评语']) {
      expect([word, filesWith(desk.folder, word)]).toEqual([word, []])
    }
  }
  const { database } = headOffice.hub.context
  const [known] = await database.query<{ id: string }>('SELECT branch_id AS id FROM branch_head')
  await headOffice.hub.project(known?.id ?? '')
  const parts = await database.query(
    "SELECT 1 FROM event_part JOIN event USING (branch_id, branch_seq) WHERE kind = 'lesson'",
  )
  expect(parts).toEqual([])
})
