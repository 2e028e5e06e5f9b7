/** An open row passes to another owner; carry-over and alarms follow at once (S4-15(4)). */
import { beforeEach, describe, expect, it, test } from 'vitest'
import { registerCalls } from '#shared/contract/calls/register.ts'
import type { RegisterDetail } from '#shared/contract/register-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { staffDescribed } from '#shared/staff/events.ts'
import {
  desk,
  openCounterForEach,
  refusalOf,
  refusalsNotMet,
  writePast,
} from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, WITNESS, newId } from '../../support/desk.ts'
import { validRegisterInputs } from '../../support/valid-register-inputs.ts'
import { addPeople, opening } from './support/shift-inputs.ts'

openCounterForEach()

const RECORDER = COLLEAGUE.employeeNo
const OTHER = ADMINISTRATOR.employeeNo
let row: RegisterDetail
beforeEach(async () => {
  await addPeople()
  await desk.must('session.signIn', COLLEAGUE)
  const difference = validRegisterInputs()['register.recordDifference']
  row = await desk.must('register.recordDifference', difference)
  await desk.must('session.signIn', ADMINISTRATOR)
})
const handing = (change: Partial<Input<'register.handOver'>> = {}): Input<'register.handOver'> => ({
  rowId: row.row.rowId,
  seenVersion: row.row.version,
  to: OTHER,
  why: ' 明日休假 ',
  ...change,
})
const carried = async (shiftId: string) =>
  (await desk.must('shift.get', { shiftId })).carryOver.map(({ id, owner }) => [id, owner])

describe('R-246 an open row', () => {
  it('passes to another person, with who, when and why, and is carried over as theirs', async () => {
    const { shiftId } = (await desk.must('shift.open', opening())).row
    expect(await carried(shiftId)).toEqual([[row.row.rowId, RECORDER]])
    const handed = await desk.must('register.handOver', handing())
    expect(handed.row).toMatchObject({ owner: OTHER, recordedBy: RECORDER, open: true })
    expect(handed.course.at(-1)).toMatchObject({
      type: 'register.handed_over',
      by: OTHER,
      reference: OTHER,
      words: '明日休假',
    })
    expect(await carried(shiftId)).toEqual([[row.row.rowId, OTHER]])
  })

  it('of somebody who has left waits for an owner, which keeps a shift from being signed', async () => {
    await writePast((writer) => writer.append(staffDescribed, RECORDER, { active: false }))
    const { shiftId } = (await desk.must('shift.open', opening())).row
    expect(await carried(shiftId)).toEqual([[row.row.rowId, null]])
    const { blockers } = await desk.must('shift.get', { shiftId })
    expect(blockers).toContain(`unassigned_carry_over:${row.row.rowId}`)
    await desk.must('register.handOver', handing())
    expect(await carried(shiftId)).toEqual([[row.row.rowId, OTHER]])
  })

  test.each<[object, Partial<Input<'register.handOver'>>]>([
    [{ code: 'field_required', field: 'why', source: 'S4-15(4)' }, { why: ' ' }],
    [{ code: 'unknown_person', field: 'to' }, { to: 'E999' }],
    [{ code: 'nothing_to_change', field: 'to' }, { to: RECORDER }],
    [{ code: 'unknown_row', field: 'rowId' }, { rowId: newId() }],
    [{ code: 'changed_meanwhile', field: 'seenVersion' }, { seenVersion: 0 }],
  ])('is refused with %j', async (refusal, change) => {
    expect(await refusalOf(() => desk.ask('register.handOver', handing(change)))).toMatchObject(
      refusal,
    )
  })

  it('is not given to somebody who has left', async () => {
    await writePast((writer) =>
      writer.append(staffDescribed, WITNESS.employeeNo, { active: false }),
    )
    const ask = () => desk.ask('register.handOver', handing({ to: WITNESS.employeeNo }))
    expect(await refusalOf(ask)).toMatchObject({
      code: 'not_active',
      field: 'to',
    })
  })

  it('that is settled has no owner to change', async () => {
    const settled = await desk.must('register.settleDifference', {
      rowId: row.row.rowId,
      seenVersion: 1,
      how: '已找到',
    })
    expect(settled.steps.map(({ step }) => step)).toEqual([])
    const ask = () => desk.ask('register.handOver', handing({ seenVersion: 2 }))
    expect(await refusalOf(ask)).toMatchObject({ code: 'already_decided' })
  })
})

it('has met every refusal that it declares', () => {
  // Only another program writes what this one does not understand.
  expect(refusalsNotMet(registerCalls, ['register.handOver'])).toEqual([
    'register.handOver needs_update',
  ])
})
