/** Kills a workstation in the middle of a sign-off: the shift is unsigned or signed, nothing in between. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { openStore } from '#main/store/open.ts'
import { verifyStore } from '#main/store/verify.ts'
import {
  addColleague,
  addWitness,
  ADMINISTRATOR,
  openDesk,
  removeFolders,
  setUp,
  temporaryFolder,
} from '../support/desk.ts'
import { startProgram } from '../support/program.ts'

let counted: ShiftDetail
let folder: string

beforeAll(async () => {
  const desk = openDesk()
  await setUp(desk)
  await addColleague(desk)
  await addWitness(desk)
  const key = {
    date: businessDateOf(Date.now()),
    period: 'am',
    post: 'lobby',
    position: 1,
  } as const
  const { lines } = await desk.must('shift.prepare', { key })
  const open = await desk.must('shift.open', {
    key,
    lines: lines.map(({ name }) => ({ name, opening: 1 })),
    mismatchReason: null,
    arrival: null,
  })
  counted = await desk.must('shift.count', {
    shiftId: open.row.shiftId,
    seenVersion: open.row.version,
    lines: lines.map(({ name }) => ({ name, in: 0, out: 0, closing: 1 })),
    cash: [],
    billingTotal: null,
  })
  await desk.close()
  folder = desk.folder
})
afterAll(removeFolders)

/** Named places of a save, and whether the signature is there when the process dies at one. */
const PLACES: readonly (readonly [place: string, signed: boolean])[] = [
  ['after-event', false],
  ['after-fold', false],
  ['before-commit', false],
  ['after-commit', true],
]

it.each(PLACES)('killed at %s, the shift is signed: %s', async (place, signed) => {
  const copy = join(temporaryFolder('signing'), 'data')
  cpSync(folder, copy, { recursive: true })
  const { shiftId } = counted.row
  const program = startProgram('tests/support/programs/sign-shift.ts', [copy, shiftId, place])
  expect(await program.nextLine(), program.errors.join('\n')).toBe(place)
  program.child.kill('SIGKILL')
  expect(await program.ended).toBeNull()

  const store = openStore(copy, { create: false })
  expect(verifyStore(store).faults).toEqual([])
  const count = store.db.prepare("SELECT count(*) FROM event WHERE kind = 'shift'").pluck().get()
  expect(count).toBe(signed ? 3 : 2)
  store.close()

  const desk = openDesk(copy)
  await desk.must('session.signIn', ADMINISTRATOR)
  const shift = await desk.must('shift.get', { shiftId })
  expect(shift.row.signed).toBe(signed)
  if (signed) expect(shift.digest).toMatch(/^[0-9a-f]{64}$/)
  else expect(shift).toEqual(counted)
  await desk.close()

  // Whoever stands there signs as if nothing had happened, or is told that it is done.
  const again = startProgram('tests/support/programs/sign-shift.ts', [copy, shiftId, 'nowhere'])
  const how = await again.ended
  expect(how, again.errors.join('\n')).toBe(signed ? 1 : 0)
  expect(signed ? again.errors.join('\n') : again.lines[0]).toContain(
    signed ? 'already_signed' : 'signed',
  )
})
