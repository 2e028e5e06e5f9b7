/** What the extension form shows before it is sent is what the case has once it was sent. */
import { expect, test } from 'vitest'
import type { CaseDetail } from '#shared/contract/views.ts'
import { DAY_MS } from '#shared/foundation/instant.ts'
import { clock, desk, openCounterForEach } from '../../support/counter.ts'
import { ADMINISTRATOR } from '../../support/desk.ts'
import { caseIn, take, takeAll } from './support/steps.ts'
import { as } from './support/walk.ts'

openCounterForEach()

const legal = ({ clocks }: CaseDetail) =>
  clocks.find(({ kind }) => kind === 'legal_decision')?.dueAt ?? null
const dates = ({ row }: CaseDetail) => desk.must('complaint.legalDates', { caseId: row.caseId })

test('R-18: the date after an extension is known before it is asked for, and is the one that comes', async () => {
  const first = await caseIn('verified')
  const before = await dates(first)
  expect(before).toMatchObject({
    dueAt: legal(first),
    extended: null,
    notExtended: 'extension_needs_complex',
    source: 'R-18',
  })
  const complex = await take(first, 'complaint.judgeComplexity')
  expect(legal(complex)).toBe(before.complex)
  expect(before.simple).toBe(before.dueAt)

  const open = await dates(complex)
  expect(open).toMatchObject({ dueAt: legal(complex), notExtended: null })
  const asked = await takeAll(complex, ['complaint.requestExtension'])
  const { extensionId } = asked.course.extensions[0] ?? { extensionId: '' }
  expect(await dates(asked)).toEqual(open)
  await as(ADMINISTRATOR.employeeNo)
  const head = { employeeNo: 'E600', pin: '715936' }
  const { employeeNo } = head
  await desk.must('staff.add', { employeeNo, name: '部门负责人', role: 'department_head' })
  await desk.must('session.activate', head)
  await desk.must('session.signIn', head)
  const approved = await take(asked, 'complaint.decideExtension', { extensionId, approved: true })
  await as(ADMINISTRATOR.employeeNo)
  const told = await take(approved, 'complaint.tellExtension', { extensionId })
  expect(legal(told)).toBe(open.extended)
  expect(await dates(told)).toMatchObject({ dueAt: open.extended, notExtended: 'already_extended' })
})

test('R-18: a term that has ended is not extended, and that is said', async () => {
  const complex = await take(await caseIn('verified'), 'complaint.judgeComplexity')
  clock.setWall(clock.now() + 40 * DAY_MS)
  await desk.must('session.signIn', ADMINISTRATOR)
  expect(await dates(complex)).toMatchObject({ extended: null, notExtended: 'extension_late' })
})

test('no dates of a case that nobody knows', async () => {
  const caseId = '01890000-0000-7000-8000-0000000000ff'
  expect(await desk.ask('complaint.legalDates', { caseId })).toMatchObject({
    refusal: { code: 'unknown_case' },
  })
})
