/** leaving with a shift that nobody took over, or with words not saved, is told first. */
import { expect, it } from 'vitest'
import { desk, openCounterForEach } from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, newId } from '../../support/desk.ts'
import { at, rosterOf, slot } from './support/duty-inputs.ts'
import { KEY, addPeople, counting, opening, signing } from './support/shift-inputs.ts'

openCounterForEach()

const warnings = async () => (await desk.must('session.leaving', {})).warnings

it('R-274 names the own shift until it is signed over, and never that of somebody else', async () => {
  await addPeople()
  expect(await warnings()).toEqual([])
  const shift = await desk.must('shift.open', opening())
  const { shiftId } = shift.row
  expect(await warnings()).toEqual([{ kind: 'unsigned_handover', shiftId }])
  await desk.must('session.signIn', COLLEAGUE)
  expect(await warnings()).toEqual([])
  await desk.must('session.signIn', ADMINISTRATOR)
  await desk.must('shift.sign', signing(await desk.must('shift.count', counting(shift))))
  expect(await warnings()).toEqual([])
})

it('R-274 counts what was begun and not saved; leaving stays possible', async () => {
  const draft = { draftId: newId(), kind: 'intake' as const, content: { facts: '排队' } }
  await desk.must('draft.save', draft)
  expect(await warnings()).toEqual([{ kind: 'unsaved_draft', count: 1 }])
  await desk.must('draft.discard', { draftId: draft.draftId })
  await desk.must('shift.open', opening())
  expect((await desk.must('session.signOut', {})).person).toBeNull()
})

it('R-268 the day on duty says which post stands empty, and when', async () => {
  const day = await desk.must(
    'duty.roster',
    rosterOf(
      slot({
        entries: [{ position: 1, employeeNo: 'E100', startsAt: at('09:00'), kind: 'handover' }],
      }),
    ),
  )
  expect(day.roster.uncovered).toEqual([
    { post: KEY.post, from: '08:30', to: '09:00', staff: 0 },
    { post: KEY.post, from: '12:30', to: '17:30', staff: 0 },
  ])
})
