/** Guessing a PIN: counted before it is checked, over restarts, moved clocks and kills. */
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { waitAfterFailures } from '#shared/staff/pin.ts'
import { openStore } from '#main/store/open.ts'
import {
  ADMINISTRATOR,
  addColleague,
  COLLEAGUE,
  movableClock,
  openDesk,
  removeFolders,
  setUp,
  type TestDesk,
} from '../../support/desk.ts'
import { startProgram } from '../../support/program.ts'

// A guess has to take its time here: the machine is switched off in the middle of one.
vi.unmock('#shared/staff/pin.ts')

const open: TestDesk[] = []
const keep = (desk: TestDesk): TestDesk => {
  open.push(desk)
  return desk
}
afterEach(async () => {
  for (const desk of open.splice(0)) {
    await desk.close()
    if (desk.faults.length > 0) throw new Error(`faults: ${JSON.stringify(desk.faults)}`)
  }
})
afterAll(removeFolders)

const WRONG = '111112'
const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) =>
  answer.ok ? 'accepted' : answer.refusal?.code
const signIn = async (desk: TestDesk, pin: string = ADMINISTRATOR.pin) =>
  await desk.ask('session.signIn', { employeeNo: ADMINISTRATOR.employeeNo, pin })

describe('the guess lock', () => {
  it('lets three wrong PINs pass, then waits longer each time, whatever PIN comes', async () => {
    const clock = movableClock()
    const desk = keep(openDesk(undefined, { clock }))
    await setUp(desk)
    for (let i = 0; i < 2; i += 1) expect(codeOf(await signIn(desk, WRONG))).toBe('wrong_pin')
    let failures = 2
    for (const seconds of [30, 60, 300, 900, 3600, 3600]) {
      expect(codeOf(await signIn(desk, WRONG))).toBe('wrong_pin')
      failures += 1
      expect(waitAfterFailures(failures)).toBe(seconds * 1000)
      const waiting = await signIn(desk)
      expect(waiting).toMatchObject({
        ok: false,
        refusal: { code: 'too_many_attempts', field: 'pin', params: { seconds } },
      })
      clock.pass(seconds * 1000 - 1)
      expect(codeOf(await signIn(desk))).toBe('too_many_attempts')
      clock.pass(1)
    }
    expect(codeOf(await signIn(desk))).toBe('accepted')
    // The right one starts anew.
    for (let i = 0; i < 3; i += 1) expect(codeOf(await signIn(desk, WRONG))).toBe('wrong_pin')
    expect(codeOf(await signIn(desk))).toBe('too_many_attempts')
  })

  it('is not shortened by setting the clock, nor by starting again', async () => {
    const clock = movableClock()
    const desk = openDesk(undefined, { clock })
    await setUp(desk)
    for (let i = 0; i < 3; i += 1) await signIn(desk, WRONG)
    clock.setWall(Date.now() + 10 * 365 * 86_400_000)
    expect(codeOf(await signIn(desk))).toBe('too_many_attempts')
    await desk.close()

    // Another boot: its own monotonic time and a wall clock far ahead.
    const later = movableClock(Date.now() + 86_400_000)
    const again = keep(openDesk(desk.folder, { clock: later }))
    expect(await signIn(again)).toMatchObject({
      refusal: { code: 'too_many_attempts', params: { seconds: 30 } },
    })
    later.pass(30_000)
    expect(codeOf(await signIn(again))).toBe('accepted')
  })

  it('does not wait for ever when the clock goes back', async () => {
    const clock = movableClock()
    const desk = keep(openDesk(undefined, { clock }))
    await setUp(desk)
    for (let i = 0; i < 3; i += 1) await signIn(desk, WRONG)
    clock.setWall(0)
    clock.pass(30_000)
    expect(codeOf(await signIn(desk))).toBe('accepted')
  })

  it('counts guesses that come at once like guesses one after the other', async () => {
    const desk = keep(openDesk())
    await setUp(desk)
    const guesses = Array.from({ length: 12 }, (_, i) =>
      signIn(desk, `48291${i % 3}`.padEnd(6, '0')),
    )
    const codes = (await Promise.all(guesses)).map(codeOf)
    expect(codes.filter((code) => code === 'wrong_pin')).toHaveLength(3)
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(9)
  })

  it('counts each person for themselves', async () => {
    const desk = keep(openDesk())
    await setUp(desk)
    await addColleague(desk)
    for (let i = 0; i < 3; i += 1) await signIn(desk, WRONG)
    expect(codeOf(await signIn(desk))).toBe('too_many_attempts')
    expect(codeOf(await desk.ask('session.signIn', COLLEAGUE))).toBe('accepted')
  })

  it('has counted the guess before it is checked: killed meanwhile, it counts', async () => {
    const desk = openDesk()
    await setUp(desk)
    await desk.close()
    for (let i = 1; i <= 3; i += 1) {
      const program = startProgram('tests/support/programs/guess-pin.ts', [desk.folder, WRONG])
      expect(await program.nextLine()).toBe('checking')
      program.child.kill('SIGKILL')
      await program.ended
      expect(program.lines).toEqual(['checking'])
      const store = openStore(desk.folder, { create: false })
      expect(store.db.prepare('SELECT failures FROM pin_verifier').pluck().get()).toBe(i)
      store.close()
    }
    const again = keep(openDesk(desk.folder))
    expect(codeOf(await signIn(again))).toBe('too_many_attempts')
  })
})
