/** Rows about the shift and about days without network, through the calls of a real workstation. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Input } from '#shared/contract/workstation.ts'
import { DAY_MS, HOUR_MS, formatInstant } from '#shared/foundation/instant.ts'
import { registered } from '../../main/service/support/case-inputs.ts'
import {
  addPeople,
  KEY,
  NEXT,
  countedShift,
  counting,
  opening,
  signing,
} from '../../main/service/support/shift-inputs.ts'
import { clock, desk, now, openCounterForEach, refusalOf } from '../../support/counter.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  WITNESS,
  addWitness,
  intake,
  movableClock,
  newId,
  openDesk,
  setUp,
} from '../../support/desk.ts'
import { handOf } from '../../support/shift-signing.ts'
import { startHeadOffice } from '../../support/head-office.ts'

openCounterForEach()

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of opened.splice(0).reverse()) await thing.close()
})

describe('opening and counting', () => {
  it('R-236, R-225 every line of the organisation is confirmed before the shift begins', async () => {
    const { lines, previous } = await desk.must('shift.prepare', { key: KEY })
    expect(lines.map(({ name }) => name)).toEqual([
      'cash_box',
      'atm',
      'blank_vouchers',
      'seals',
      'keys',
    ])
    expect(previous).toBeNull()
    const short = opening().lines.slice(1)
    expect(await refusalOf(() => desk.ask('shift.open', opening({ lines: short })))).toMatchObject({
      code: 'line_missing',
    })
    const { row } = await desk.must('shift.open', opening())
    expect(row).toMatchObject({ onDuty: 'E100', openedAt: now() })
  })

  it('R-241, R-242 the sheet shows opening, in, out and closing, and what should be there', async () => {
    const { lines, row } = await countedShift((name) => (name === 'atm' ? { closing: 75 } : {}))
    expect(row.key).toEqual(KEY)
    const sheet = Object.fromEntries(
      lines.map(({ name, expected, difference }) => [name, [expected, difference]]),
    )
    expect(sheet).toMatchObject({ cash_box: [120, 0], atm: [120, -45] })
    expect(lines[0]).toMatchObject({ opening: 100, in: 50, out: 30, closing: 120 })
  })

  it('R-242 the afternoon begins where the morning ended, or says why not', async () => {
    await addPeople()
    await desk.must('shift.sign', signing(await countedShift()))
    const { lines } = await desk.must('shift.prepare', { key: NEXT })
    expect(lines.map(({ previousClosing }) => previousClosing)).toEqual([120, 120, 120, 120, 120])
    const differing = opening({ key: NEXT })
    expect(await refusalOf(() => desk.ask('shift.open', differing))).toMatchObject({
      code: 'opening_mismatch',
    })
    const same = lines.map(({ name }) => ({ name, opening: 120 }))
    expect((await desk.must('shift.open', { ...differing, lines: same })).row.signed).toBe(false)
  })
})

describe('signing', () => {
  it.each<[string, Partial<Input<'shift.sign'>>, object]>([
    ['R-253 one person twice', { incoming: handOf(ADMINISTRATOR) }, { code: 'same_person' }],
    [
      'R-252 somebody who is not here',
      { incoming: handOf({ ...COLLEAGUE, pin: '111112' }) },
      { code: 'wrong_pin' },
    ],
    ['R-253 a section nobody read', { reviewed: ['balances'] }, { code: 'section_not_reviewed' }],
  ])('%s', async (_row, change, refusal) => {
    await addPeople()
    const shift = await countedShift()
    expect(await refusalOf(() => desk.ask('shift.sign', signing(shift, change)))).toMatchObject(
      refusal,
    )
  })

  it('R-005 a trainee takes no shift over alone', async () => {
    await desk.must('staff.add', { employeeNo: 'E300', name: '新员工', role: 'trainee' })
    await desk.must('session.activate', { employeeNo: 'E300', pin: COLLEAGUE.pin })
    await addWitness(desk)
    const shift = await countedShift()
    const incoming = handOf({ employeeNo: 'E300', pin: COLLEAGUE.pin })
    const refusal = await refusalOf(() => desk.ask('shift.sign', signing(shift, { incoming })))
    expect(refusal).toMatchObject({ code: 'trainee_alone', field: 'incomingCosigner' })
  })

  it('R-240 a difference goes only with its cause and a supervisor', async () => {
    await addPeople()
    const shift = await countedShift((name) => (name === 'cash_box' ? { closing: 119 } : {}))
    const sign = (supervisor: string) =>
      desk.ask(
        'shift.sign',
        signing(shift, {
          differences: [
            { line: 'cash_box', reason: 'miscounted', explanation: '短款', supervisor },
          ],
        }),
      )
    expect(await refusalOf(() => desk.ask('shift.sign', signing(shift)))).toMatchObject({
      code: 'unreconciled',
      params: { subject: 'cash_box' },
    })
    expect(await refusalOf(() => sign('E200'))).toMatchObject({ code: 'unknown_person' })
    // Whoever hands over does not watch over their own difference.
    expect(await refusalOf(() => sign('E100'))).toMatchObject({
      code: 'same_person',
      field: 'differences.0.supervisor',
    })
    expect(await sign(WITNESS.employeeNo)).toMatchObject({ ok: true })
  })

  it('R-043, R-254 open cases lie on top of the handover, each with somebody who answers for it', async () => {
    await addPeople()
    const first = await registered()
    clock.pass(1000)
    const second = await registered()
    const shift = await countedShift()
    expect(shift.carryOver.map(({ id }) => id)).toEqual([first.caseId, second.caseId])
    expect(shift.carryOver.map(({ owner }) => owner)).toEqual(['E100', 'E100'])
    for (const seen of [first, second]) {
      await desk.must('complaint.assignHandler', { ...seen, handler: COLLEAGUE.employeeNo })
    }
    const { carryOver } = await desk.must('shift.sign', signing(shift))
    expect(carryOver.map(({ owner }) => owner)).toEqual(['E200', 'E200'])
  })

  it('R-252, R-253 both sign in one sitting, by number, and the sheet stands', async () => {
    await addPeople()
    const shift = await countedShift()
    const signed = await desk.must(
      'shift.sign',
      signing(shift, { note: '上级要求：周五前补齐凭证。' }),
    )
    expect(signed.signatures).toMatchObject({
      outgoing: { employeeNo: 'E100', at: now() },
      incoming: { employeeNo: 'E200', at: now() },
    })
    expect(signed.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(await refusalOf(() => desk.ask('shift.count', counting(signed)))).toMatchObject({
      code: 'already_signed',
    })
  })
})

describe('three days without network', () => {
  it('R-092, T-90 twenty cases are numbered, timed and all arrive at the next sync', async () => {
    const time = movableClock(Date.now() - 3 * DAY_MS)
    const away = openDesk(undefined, { clock: time })
    opened.push(away)
    await setUp(away)
    const numbers: string[] = []
    for (let index = 0; index < 20; index += 1) {
      const received = { receivedAt: formatInstant(time.now()) }
      const row = await away.must('complaint.register', intake(newId(), received))
      numbers.push(row.caseNumber)
      if (index < 18) time.pass(4 * HOUR_MS)
    }
    const counts = new Map<string, number>()
    for (const number of numbers) {
      const day = number.slice(0, -3)
      counts.set(day, (counts.get(day) ?? 0) + 1)
      expect(Number(number.slice(-3)), number).toBe(counts.get(day))
    }
    expect(counts.size).toBe(4)
    const search = { state: 'open', search: '', offset: 0, limit: 50 } as const
    const before = (await away.must('complaint.list', search)).rows
    const late = before.filter(({ nextClock }) => nextClock?.state === 'overdue')
    // Only the two that were received last are within the hour for a handler.
    expect([before.length, late.length]).toEqual([20, 18])
    const { waiting } = await away.must('sync.status', {})
    expect(waiting).toBeGreaterThanOrEqual(20)

    const office = await startHeadOffice()
    opened.push(office)
    const code = await office.invite('B01')
    const status = await away.must('sync.enrol', { hubUrl: office.url, code })
    expect(status).toMatchObject({ waiting: 0, attention: [], lastProblem: null })
    const after = (await away.must('complaint.list', search)).rows
    expect(after.map(({ caseNumber, nextClock }) => [caseNumber, nextClock?.state])).toEqual(
      before.map(({ caseNumber, nextClock }) => [caseNumber, nextClock?.state]),
    )
    for (const branchId of await office.hub.waitingBranches()) await office.hub.project(branchId)
    const there = (await office.console('console.cases', { branchId: null, ...search })) as {
      total: number
    }
    expect(there.total).toBe(20)
    expect(await office.console('console.branches', {})).toMatchObject({
      rows: [{ openCases: 20, overdueCases: 18, broken: 0 }],
    })
  }, 60_000)
})
