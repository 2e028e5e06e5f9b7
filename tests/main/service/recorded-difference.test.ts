/** A difference that a sheet or a day writes into the register: whose it is, and that it can be settled. */
import { expect, it } from 'vitest'
import { sha256 } from '#main/service/device-keys.ts'
import { MOST_PIECES } from '#shared/foundation/money.ts'
import { isUuid, uuidOf } from '#shared/foundation/identifier.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import { differenceRecorded } from '#shared/register/events.ts'
import { clock, desk, openCounterForEach, refusalOf, writePast } from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, WITNESS, newId } from '../../support/desk.ts'
import { addPeople, countedShift, signing } from './support/shift-inputs.ts'

openCounterForEach()

const DATE = '2026-03-02'
const explained = { reason: 'miscounted', supervisor: 'E900', explanation: '夹在票据里' }

const openRows = async () =>
  (
    await desk.must('register.list', {
      register: 'difference',
      state: 'open',
      search: '',
      cursor: null,
      limit: 10,
    })
  ).rows
const settling = (row: {
  readonly rowId: string
  readonly version: number
}): Input<'register.settleDifference'> => ({
  rowId: row.rowId,
  seenVersion: row.version,
  how: '找到了',
})

/** Signed with a key missing while the supervisor who watches is the one signed in. */
async function signedShort(): Promise<Output<'shift.sign'>> {
  await addPeople()
  const shift = await countedShift((name) => (name === 'keys' ? { closing: 119 } : {}))
  await desk.must('session.signIn', WITNESS)
  return await desk.must(
    'shift.sign',
    signing(shift, { differences: [{ line: 'keys', ...explained }] }),
  )
}

it('S4-09(5) is of whoever handed over, and the supervisor who was signed in settles it', async () => {
  await signedShort()
  const [row] = await openRows()
  if (!row) throw new Error('no row')
  expect(row).toMatchObject({ recordedBy: 'E100', owner: 'E100' })
  // The same on every machine, so that two that sign the same shift meet in one row.
  expect(row.rowId).toBe(uuidOf('difference 2026-03-02.am.high_counter.1 keys', sha256))
  clock.pass(60_000)
  await desk.must('session.signIn', ADMINISTRATOR)
  expect(await refusalOf(() => desk.ask('register.settleDifference', settling(row)))).toMatchObject(
    { code: 'not_by_recorder' },
  )
  await desk.must('session.signIn', WITNESS)
  const settled = await desk.must('register.settleDifference', settling(row))
  expect(settled.row.open).toBe(false)
})

it('S4-43(7) of a day is of its maker, and the manager who was signed in settles it', async () => {
  await addPeople()
  await desk.must('shift.sign', signing(await countedShift()))
  await desk.must('duty.countWorkload', {
    date: DATE,
    employeeNo: 'E100',
    counts: [{ business: 'savings', count: 7 }],
    replaces: null,
  })
  await desk.must('duty.review', {
    date: DATE,
    parts: ['went_well', 'issues', 'actions'].map((part) => ({ part, text: '已讨论' })),
    replaces: null,
  })
  const { version } = await desk.must('day.get', { date: DATE })
  const notes = { code: 'note_10000', bricks: 0, bundles: 1, loose: 0, damaged: 0 }
  const day = await desk.must('day.prepare', {
    date: DATE,
    seenVersion: version,
    cash: { rows: [notes], book: 1_000_100, explained },
    totals: null,
  })
  await desk.must('session.signIn', WITNESS)
  await desk.must('day.close', {
    date: DATE,
    seenVersion: day.version,
    maker: { ...ADMINISTRATOR },
    manager: { ...WITNESS },
    note: null,
  })
  const [row] = await openRows()
  if (!row) throw new Error('no row')
  expect(row).toMatchObject({ recordedBy: 'E100', owner: 'E100' })
  expect(row.rowId).toBe(uuidOf('difference 2026-03-02 day_cash', sha256))
  clock.pass(60_000)
  const settled = await desk.must('register.settleDifference', settling(row))
  expect(settled.row.open).toBe(false)
})

it('S4-09(5) that nobody else watched is settled by another supervisor, whatever it says', async () => {
  await addPeople()
  const rowId = newId()
  await writePast((writer) =>
    writer.append(differenceRecorded, rowId, {
      at: '2026-03-02T09:00:00+08:00',
      shiftId: null,
      line: 'keys',
      unit: 'piece',
      difference: -1,
      recordedBy: 'E900',
      recordedRole: 'hall_manager',
      ...explained,
      reason: 'no_longer_known',
    }),
  )
  const [row] = await openRows()
  if (!row) throw new Error('no row')
  await desk.must('session.signIn', COLLEAGUE)
  expect(await refusalOf(() => desk.ask('register.settleDifference', settling(row)))).toMatchObject(
    { code: 'supervisor_needed', source: 'S4-09(5)' },
  )
  await desk.must('session.signIn', ADMINISTRATOR)
  const settled = await desk.must('register.settleDifference', settling(row))
  expect(settled.row.open).toBe(false)
})

it('the row of a text is one that every call and event accepts, and another one for another text', () => {
  const ids = ['a', 'b', '', '差'].map((text) => uuidOf(text, sha256))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every(isUuid)).toBe(true)
  expect(uuidOf('a', sha256)).toBe(ids[0])
})

it('S4-10 beside a sheet holds no more pieces than anybody counts', async () => {
  await addPeople()
  const row = { rowId: newId(), line: 'keys', unit: 'piece', side: 'short', ...explained } as const
  expect(
    await refusalOf(() =>
      desk.ask('register.recordDifference', { ...row, amount: MOST_PIECES + 1 }),
    ),
  ).toMatchObject({
    code: 'invalid_input',
    field: 'amount',
    params: { reason: 'too_big', maximum: MOST_PIECES },
  })
  const written = await desk.must('register.recordDifference', { ...row, amount: MOST_PIECES })
  expect(written.row.content).toMatchObject({ difference: -MOST_PIECES })
})
