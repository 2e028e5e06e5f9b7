/** People at a workstation: PIN policy, the guess lock, first use, leaving, and where a PIN never stands. */
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { staffDescribed } from '#shared/staff/events.ts'
import { accepted } from '#shared/foundation/result.ts'
import { pinObjection, waitAfterFailures } from '#shared/staff/pin.ts'
import { openBook } from '#main/service/book.ts'
import { systemClock, systemRandom } from '#main/service/workstation.ts'
import { openStore } from '#main/store/open.ts'
import {
  ADMINISTRATOR,
  addColleague,
  COLLEAGUE,
  intake,
  movableClock,
  newId,
  openDesk,
  removeFolders,
  setUp,
  type TestDesk,
} from '../../support/desk.ts'
import { startProgram } from '../../support/program.ts'

const open: TestDesk[] = []
const keep = (desk: TestDesk): TestDesk => {
  open.push(desk)
  return desk
}
afterEach(async () => {
  for (const desk of open.splice(0)) {
    expect(desk.faults).toEqual([])
    await desk.close()
  }
})
afterAll(removeFolders)

const WRONG = '111112'
const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) =>
  answer.ok ? 'accepted' : answer.refusal?.code
const signIn = async (desk: TestDesk, pin: string = ADMINISTRATOR.pin) =>
  await desk.ask('session.signIn', { employeeNo: ADMINISTRATOR.employeeNo, pin })

describe('the PIN policy', () => {
  it.each(['123456', '987654', '000000', '111111', '121212', '123123', '100100'])(
    'refuses %s',
    (pin) => {
      expect(pinObjection(pin, 'E1')).toMatchObject({ code: 'pin_too_easy', field: 'pin' })
    },
  )

  it('refuses the own number within, and never repeats a digit of what was chosen', () => {
    const objection = pinObjection('992047', 'E2047')
    expect(objection).toMatchObject({ code: 'pin_too_easy', field: 'pin' })
    expect(JSON.stringify(objection)).not.toMatch(/\d/)
    expect(pinObjection('482913', 'E100')).toBeNull()
  })

  it('holds at set-up and at first use, by field', async () => {
    const desk = keep(openDesk())
    const weak = await desk.ask('setup.complete', {
      branchCode: 'B01',
      branchName: '支行',
      profile: 'bank',
      administrator: { ...ADMINISTRATOR, name: '管理员', pin: '123456' },
    })
    expect(weak).toMatchObject({
      ok: false,
      refusal: { code: 'pin_too_easy', field: 'administrator.pin' },
    })
    expect((await desk.must('app.status', {})).needsSetUp).toBe(true)
    await setUp(desk)
    await desk.must('staff.add', { employeeNo: 'E200', name: '柜员', role: 'teller' })
    const again = await desk.ask('session.activate', { employeeNo: 'E200', pin: '222222' })
    expect(again).toMatchObject({ ok: false, refusal: { code: 'pin_too_easy', field: 'pin' } })
    const { people } = await desk.must('staff.list', {})
    expect(people.find(({ employeeNo }) => employeeNo === 'E200')?.activatedHere).toBe(false)
  })
})

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

describe('first use', () => {
  it('needs a supervisor, a place in the staff list, and happens once', async () => {
    const desk = keep(openDesk())
    await setUp(desk)
    expect(await desk.ask('session.activate', { employeeNo: 'E404', pin: '582931' })).toMatchObject(
      { refusal: { code: 'unknown_person', field: 'employeeNo' } },
    )
    await addColleague(desk)
    expect(await desk.ask('session.activate', COLLEAGUE)).toMatchObject({
      refusal: { code: 'already_activated', field: 'employeeNo' },
    })
    expect(
      await desk.ask('staff.add', { employeeNo: 'E200', name: '别人', role: 'admin' }),
    ).toMatchObject({ refusal: { code: 'already_exists', field: 'employeeNo' } })
    await desk.must('staff.add', { employeeNo: 'E300', name: '柜员', role: 'teller' })
    expect(await desk.ask('session.signIn', { employeeNo: 'E300', pin: '582931' })).toMatchObject({
      refusal: { code: 'not_activated', field: 'employeeNo' },
    })
    await desk.must('session.signIn', COLLEAGUE)
    expect(codeOf(await desk.ask('session.activate', { employeeNo: 'E300', pin: '582931' }))).toBe(
      'not_permitted',
    )
    expect(
      codeOf(await desk.ask('staff.add', { employeeNo: 'E301', name: '柜员', role: 'admin' })),
    ).toBe('not_permitted')
  })
})

describe('somebody who left', () => {
  it('is out at once, and cannot come back in', async () => {
    const desk = openDesk()
    await setUp(desk)
    await addColleague(desk)
    await desk.close()
    describePerson(desk.folder, { active: false })
    const again = keep(openDesk(desk.folder))
    expect(await again.ask('session.signIn', COLLEAGUE)).toMatchObject({
      refusal: { code: 'not_active', field: 'employeeNo' },
    })
    await again.must('session.signIn', ADMINISTRATOR)
    const caseId = newId()
    const { version } = await again.must('complaint.register', intake(caseId))
    const given = await again.ask('complaint.assignHandler', {
      caseId,
      seenVersion: version,
      handler: 'E200',
    })
    expect(given).toMatchObject({
      refusal: { code: 'unknown_person', field: 'handler', source: 'S1-25(4)' },
    })
  })

  it('has the role of the staff list at the next call, not of the sign-in', async () => {
    const desk = openDesk()
    await setUp(desk)
    await desk.must('staff.add', { employeeNo: 'E200', name: '柜员', role: 'hall_manager' })
    await desk.must('session.activate', COLLEAGUE)
    await desk.close()
    describePerson(desk.folder, { role: 'office' })
    const again = keep(openDesk(desk.folder))
    await again.must('session.signIn', COLLEAGUE)
    expect(
      codeOf(await again.ask('staff.add', { employeeNo: 'E900', name: '某', role: 'teller' })),
    ).toBe('not_permitted')
  })
})

/** Writes what head office would: this capability has no call for it yet. */
function describePerson(folder: string, change: { active?: boolean; role?: 'office' }): void {
  const store = openStore(folder, { create: false })
  const book = openBook({
    db: store.db,
    clock: systemClock,
    random: systemRandom,
    appVersion: '0.0.0',
    report: () => {},
  })
  const written = book.write({ employeeNo: 'E100', role: 'admin' }, (writer) =>
    accepted(writer.append(staffDescribed, COLLEAGUE.employeeNo, change)),
  )
  expect(written.ok).toBe(true)
  store.close()
}

describe('who did it', () => {
  it('is the signed-in person, whatever the input says', async () => {
    const desk = keep(openDesk())
    await setUp(desk)
    await addColleague(desk)
    await desk.must('session.signIn', COLLEAGUE)
    const caseId = newId()
    for (const more of [
      { actor: { employeeNo: 'E100', role: 'admin' } },
      { by: 'E100' },
      { firstRecipient: 'E100' },
    ]) {
      const answer = await desk.workstation.call('complaint.register', {
        ...intake(caseId),
        ...more,
      })
      expect(answer).toMatchObject({
        ok: false,
        refusal: { code: 'invalid_input', field: Object.keys(more)[0] },
      })
    }
    const row = await desk.must('complaint.register', intake(caseId))
    expect(row.firstRecipient).toBe('E200')
    const { timeline } = await desk.must('complaint.get', { caseId })
    expect(timeline.map(({ by, role }) => [by, role])).toEqual([['E200', 'teller']])
  })
})

describe('a PIN and its pepper', () => {
  it('stand in no event, draft, setting, answer or export, and the verifier in its table alone', async () => {
    const desk = openDesk()
    await setUp(desk)
    await addColleague(desk)
    await desk.must('draft.save', { draftId: newId(), kind: 'intake', content: { facts: '草稿' } })
    const caseId = newId()
    await desk.must('complaint.register', intake(caseId))
    const answers = JSON.stringify([
      await desk.must('app.status', {}),
      await desk.must('staff.list', {}),
      await desk.must('today.get', {}),
      await desk.must('complaint.get', { caseId }),
      await desk.must('sync.status', {}),
    ])
    await desk.close()
    const store = openStore(desk.folder, { create: false })
    const verifiers = store.db.prepare('SELECT salt, hash FROM pin_verifier').all() as {
      salt: Buffer
      hash: Buffer
    }[]
    expect(verifiers).toHaveLength(2)
    const secrets = [
      ...[ADMINISTRATOR.pin, COLLEAGUE.pin, store.keys.pinPepper, store.keys.databaseKey].map(
        (text) => Buffer.from(text),
      ),
      Buffer.from(store.keys.pinPepper, 'hex'),
      Buffer.from(store.keys.databaseKey, 'hex'),
      ...verifiers.flatMap(({ salt, hash }) => [salt, hash]),
    ]
    const tables = store.db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'pin_verifier'")
      .pluck()
      .all() as string[]
    for (const table of tables) {
      for (const row of store.db
        .prepare(`SELECT * FROM "${table}"`)
        .iterate() as Iterable<object>) {
        for (const value of Object.values(row)) {
          const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value))
          for (const secret of secrets) expect(bytes.includes(secret), `${table}`).toBe(false)
          expect(bytes.includes(Buffer.from(secrets[0] as Buffer).toString('base64'))).toBe(false)
        }
      }
    }
    store.close()
    for (const secret of secrets.slice(0, 4)) expect(answers).not.toContain(secret.toString())
    // Without the key nothing of it can be read from the disk; the key file holds keys and no verifier.
    const file = readFileSync(`${desk.folder}/counterbook.db`)
    for (const { hash } of verifiers) expect(file.includes(hash)).toBe(false)
    expect(readFileSync(`${desk.folder}/counterbook.key`, 'utf8')).not.toContain(
      verifiers[0]?.hash.toString('hex'),
    )
  })
})
