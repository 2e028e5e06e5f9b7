/** People at a workstation: PIN policy, first use, leaving, and where a PIN never stands. */
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { staffDescribed } from '#shared/staff/events.ts'
import { accepted } from '#shared/foundation/result.ts'
import { pinObjection } from '#shared/staff/pin.ts'
import { openBook } from '#main/service/book.ts'
import { systemClock, systemRandom } from '#main/service/workstation.ts'
import { openStore } from '#main/store/open.ts'
import {
  ADMINISTRATOR,
  addColleague,
  COLLEAGUE,
  intake,
  newId,
  openDesk,
  removeFolders,
  setUp,
  type TestDesk,
} from '../../support/desk.ts'

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

const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) =>
  answer.ok ? 'accepted' : answer.refusal?.code

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
    expect(
      await desk.ask('staff.add', { employeeNo: 'e200', name: '柜员', role: 'teller' }),
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
