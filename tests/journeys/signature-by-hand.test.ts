/** Names written by hand travel to head office and to the other machine of the branch as they were signed. */
import { afterAll, afterEach, expect, test } from 'vitest'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { type DrawnPoint, handwritingOf } from '#shared/handover/handwriting.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  WITNESS,
  type TestDesk,
  addColleague,
  addWitness,
  openDesk,
  removeFolders,
  setUp,
} from '../support/desk.ts'
import { digestsAtHeadOffice, digestsHere } from '../support/digests.ts'
import { startHeadOffice } from '../support/head-office.ts'
import { handOf, signingOf } from '../support/shift-signing.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})
afterAll(removeFolders)

const LINES = ['cash_box', 'atm', 'blank_vouchers', 'seals', 'keys']

/** As much as anybody can write: it is thinned out to the bounds. */
const scribble = handwritingOf(
  Array.from({ length: 40 }, (_, row) =>
    Array.from(
      { length: 100 },
      (_each, index): DrawnPoint => ({
        x: index * 10,
        y: 150 + 140 * Math.sin(index * (1 + row)),
        pressure: Math.abs(Math.sin(index)),
      }),
    ),
  ),
)

async function signedShift(desk: TestDesk) {
  const key = {
    date: businessDateOf(Date.now()),
    period: 'am',
    post: 'high_counter',
    position: 1,
  } as const
  const shift = await desk.must('shift.open', {
    key,
    lines: LINES.map((name) => ({ name, opening: 100 })),
    mismatchReason: null,
    arrival: null,
  })
  const counted = await desk.must('shift.count', {
    shiftId: shift.row.shiftId,
    seenVersion: shift.row.version,
    lines: LINES.map((name) => ({ name, in: 0, out: 0, closing: 100 })),
    cash: [],
    billingTotal: null,
  })
  const people = { outgoing: ADMINISTRATOR, incoming: COLLEAGUE, witness: WITNESS }
  const byHand = (person: Parameters<typeof handOf>[0]) => ({
    ...handOf(person),
    handwriting: scribble,
  })
  return await desk.must('shift.sign', {
    ...signingOf(counted, people),
    outgoing: byHand(ADMINISTRATOR),
    incoming: byHand(COLLEAGUE),
    witness: byHand(WITNESS),
  })
}

test('the largest names of three hands reach head office and the other machine unchanged', async () => {
  const headOffice = await startHeadOffice()
  open.push(headOffice)
  const [first, second] = [openDesk(), openDesk()]
  for (const desk of [first, second]) {
    open.push(desk)
    await setUp(desk)
    const code = await headOffice.invite('B01')
    await desk.must('sync.enrol', { hubUrl: headOffice.url, code })
  }
  await addColleague(first)
  await addWitness(first)
  const { row, signatures } = await signedShift(first)
  expect(signatures?.witness?.handwriting).toEqual(scribble)

  expect((await first.must('sync.now', {})).waiting).toBe(0)
  await second.must('sync.now', {})
  const there = await second.must('shift.get', { shiftId: row.shiftId })
  expect(there.signatures).toEqual(signatures)
  expect(await second.must('shift.verify', {})).toMatchObject({ ok: true, sheets: 1 })
  expect(await digestsAtHeadOffice(headOffice, 'B01')).toEqual(await digestsHere(first))
  expect(headOffice.alarms).toEqual([])
  expect([...first.faults, ...second.faults]).toEqual([])
})
