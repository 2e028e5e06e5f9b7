/** Sign-off: two people, two PINs, one event, and a sheet that never changes. */
import { describe, expect, it } from 'vitest'
import { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { canonicalJson, toHex, utf8 } from '#shared/foundation/bytes.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { shiftCounted } from '#shared/handover/events.ts'
import { HANDOVER_SECTIONS } from '#shared/handover/sections.ts'
import { decodeBody } from '#shared/log/envelope.ts'
import { staffDescribed } from '#shared/staff/events.ts'
import { sha256 } from '#main/service/device-keys.ts'
import { readOrCreateKeys } from '#main/store/key-file.ts'
import { openSecondConnection } from '#main/store/open.ts'
import { verifyStore } from '#main/store/verify.ts'
import {
  betweenStarts,
  clock,
  desk,
  refusalOf,
  refusalsNotMet,
  openCounterForEach,
  writePast,
} from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, intake, newId } from '../../support/desk.ts'
import { handOf } from '../../support/shift-signing.ts'
import { addPeople, counting, countedShift, opening, signing } from './support/shift-inputs.ts'

openCounterForEach()

describe('signing', () => {
  it('looks at everything else before any PIN', async () => {
    await addPeople()
    const open = await desk.must('shift.open', opening())
    const wrong = { outgoing: handOf({ ...ADMINISTRATOR, pin: '111112' }) }
    expect(
      await refusalOf(() => desk.ask('shift.sign', signing(open, { ...wrong, shiftId: 'none' }))),
    ).toMatchObject({ code: 'unknown_shift', field: 'shiftId' })
    expect(await refusalOf(() => desk.ask('shift.sign', signing(open, wrong)))).toMatchObject({
      code: 'log_incomplete',
      field: 'lines',
      source: 'S4-10',
      params: { subject: 'counted' },
    })
    const shift = await desk.must(
      'shift.count',
      counting(open, (name) => (name === 'keys' ? { closing: 119 } : {})),
    )
    const difference = {
      line: 'keys',
      reason: 'miscounted',
      explanation: '少一把',
      supervisor: 'E900',
    }
    const refusals: readonly (readonly [Partial<Input<'shift.sign'>>, object])[] = [
      [{ seenVersion: open.row.version }, { code: 'changed_meanwhile', field: 'seenVersion' }],
      [
        { incoming: handOf(ADMINISTRATOR) },
        { code: 'same_person', field: 'incoming.employeeNo', source: 'S4-15(2)' },
      ],
      [
        { incoming: handOf({ ...COLLEAGUE, employeeNo: 'e100' }) },
        { code: 'same_person', field: 'incoming.employeeNo' },
      ],
      [
        { differences: [] },
        {
          code: 'unreconciled',
          field: 'differences',
          source: 'S4-10',
          params: { subject: 'keys' },
        },
      ],
      [
        { differences: [{ ...difference, reason: 'because' }] },
        { code: 'unknown_reason', field: 'differences.0.reason', source: 'S4-09(5)' },
      ],
      [
        { differences: [{ ...difference, supervisor: 'E200' }] },
        { code: 'unknown_person', field: 'differences.0.supervisor' },
      ],
      [
        { differences: [{ ...difference, supervisor: 'E404' }] },
        { code: 'unknown_person', field: 'differences.0.supervisor' },
      ],
      [
        { differences: [{ ...difference, supervisor: 'e100' }] },
        { code: 'same_person', field: 'differences.0.supervisor', source: 'S4-09(5)' },
      ],
      [
        { differences: [difference, { ...difference, line: 'gold' }] },
        { code: 'unknown_line', field: 'differences.1.line' },
      ],
      [
        { differences: [difference, difference] },
        { code: 'unknown_line', field: 'differences.1.line' },
      ],
      [
        { differences: [difference], reviewed: ['balances', 'registers', 'issues'] },
        { code: 'section_not_reviewed', field: 'reviewed', params: { subject: 'carry_over' } },
      ],
      [
        {
          differences: [difference],
          reviewed: [...HANDOVER_SECTIONS.slice(0, 3), '韩先生13800000042'] as never,
        },
        { code: 'invalid_input', field: 'reviewed.3' },
      ],
      [
        { differences: [difference], reviewed: ['balances', 'balances'] },
        { code: 'invalid_input', field: 'reviewed' },
      ],
      [
        { differences: [{ ...difference, line: ' ' }] },
        { code: 'invalid_input', field: 'differences.0.line' },
      ],
    ]
    for (const [change, refusal] of refusals) {
      expect(
        await refusalOf(() => desk.ask('shift.sign', signing(shift, { ...wrong, ...change }))),
      ).toMatchObject(refusal)
    }
    expect(failuresOf('E100')).toBe(0)
    const signed = await desk.must('shift.sign', signing(shift, { differences: [difference] }))
    expect(signed.row).toMatchObject({ signed: true, differences: 1 })
  })

  it('sees both PINs, counts a wrong one of either, and names whose it was', async () => {
    await addPeople()
    const shift = await countedShift()
    const sign = (change: Partial<Input<'shift.sign'>>) => () =>
      desk.ask('shift.sign', signing(shift, change))
    expect(
      await refusalOf(sign({ outgoing: handOf({ ...ADMINISTRATOR, pin: '111112' }) })),
    ).toMatchObject({
      code: 'wrong_pin',
      field: 'outgoing.pin',
    })
    expect([failuresOf('E100'), failuresOf('E200')]).toEqual([1, 0])
    for (const failures of [1, 2, 3]) {
      expect(
        await refusalOf(sign({ incoming: handOf({ ...COLLEAGUE, pin: '111112' }) })),
      ).toMatchObject({
        code: 'wrong_pin',
        field: 'incoming.pin',
      })
      expect([failuresOf('E100'), failuresOf('E200')]).toEqual([0, failures])
    }
    expect(await refusalOf(sign({}))).toMatchObject({
      code: 'too_many_attempts',
      field: 'incoming.pin',
      params: { seconds: 30 },
    })
    clock.pass(30_000)
    await desk.must('shift.sign', signing(shift))
  })

  it('takes signatures of people who may sign here', async () => {
    await addPeople()
    const shift = await countedShift()
    for (const [employeeNo, role] of [
      ['E300', 'trainee'],
      ['E301', 'teller'],
    ] as const) {
      await desk.must('staff.add', { employeeNo, name: '柜员', role })
    }
    await desk.must('session.activate', { employeeNo: 'E300', pin: '582931' })
    const by = (employeeNo: string) => () =>
      desk.ask('shift.sign', signing(shift, { incoming: handOf({ employeeNo, pin: '582931' }) }))
    expect(await refusalOf(by('E300'))).toMatchObject({
      code: 'trainee_alone',
      field: 'incomingCosigner',
      source: 'S1-03',
    })
    await desk.must('staff.add', { employeeNo: 'E302', name: '法务', role: 'legal_counsel' })
    expect(await refusalOf(by('E302'))).toMatchObject({
      code: 'not_permitted',
      field: 'incoming.employeeNo',
      source: 'S4-15(3)',
    })
    expect(await refusalOf(by('E301'))).toMatchObject({
      code: 'not_activated',
      field: 'incoming.employeeNo',
    })
    expect(await refusalOf(by('E404'))).toMatchObject({
      code: 'unknown_person',
      field: 'incoming.employeeNo',
    })
    await writePast((writer) =>
      writer.append(staffDescribed, COLLEAGUE.employeeNo, { active: false }),
    )
    expect(await refusalOf(by('E200'))).toMatchObject({
      code: 'not_active',
      field: 'incoming.employeeNo',
    })
  })

  it('hands every open case over to somebody', async () => {
    await addPeople()
    const caseId = newId()
    await desk.must(
      'complaint.register',
      intake(caseId, { receivedAt: formatInstant(clock.now()) }),
    )
    const signed = await desk.must('shift.sign', signing(await countedShift()))
    expect(signed.carryOver).toMatchObject([{ kind: 'complaint', id: caseId, owner: 'E100' }])
  })

  it('is one event whose digest covers the whole sheet as it was stored', async () => {
    await addPeople()
    const signed = await desk.must(
      'shift.sign',
      signing(await countedShift((name) => (name === 'atm' ? { closing: 119 } : {})), {
        differences: [
          { line: ' atm ', reason: 'miscounted', explanation: ' 找零 ', supervisor: 'E900' },
        ],
        note: '备注',
      }),
    )
    await betweenStarts((store) => {
      const bodies = store.db
        .prepare("SELECT body FROM event WHERE kind = 'shift' ORDER BY row")
        .pluck()
        .all() as Buffer[]
      const sheets = bodies
        .map((body) => decodeBody(body))
        .filter((body) => body?.type === 'shift.signed')
      expect(sheets).toHaveLength(1)
      const { digest, ...sheet } = sheets[0]?.payload ?? {}
      expect(digest).toBe(signed.digest)
      expect(toHex(sha256(utf8(canonicalJson(sheet))))).toBe(digest)
      expect(sheet).toMatchObject({
        differences: [{ line: 'atm', difference: -1, reason: 'miscounted', supervisor: 'E900' }],
        outgoing: { employeeNo: 'E100', role: 'admin' },
        incoming: { employeeNo: 'E200', role: 'teller' },
      })
      expect(JSON.stringify(sheet)).not.toMatch(/备注|找零/)
    })
  })

  it('cannot be done twice, and nothing changes the sheet afterwards', async () => {
    await addPeople()
    const shift = await countedShift()
    const both = await Promise.all([
      desk.ask('shift.sign', signing(shift)),
      desk.ask('shift.sign', signing(shift)),
    ])
    expect(both.map((answer) => (answer.ok ? 'signed' : answer.refusal.code)).sort()).toEqual([
      'already_signed',
      'signed',
    ])
    const signed = await desk.must('shift.get', { shiftId: shift.row.shiftId })
    const already = { code: 'already_signed', source: 'S4-15(3)' }
    expect(await refusalOf(() => desk.ask('shift.count', counting(signed)))).toMatchObject(already)
    expect(await refusalOf(() => desk.ask('shift.sign', signing(signed)))).toMatchObject(already)
    expect(await refusalOf(() => desk.ask('shift.open', opening()))).toMatchObject({
      code: 'double_shift',
    })

    // What arrives late stands beside the sheet and never in it.
    const late = counting(signed, () => ({ closing: 999 })).lines
    await writePast((writer) =>
      writer.append(shiftCounted, signed.row.shiftId, {
        at: formatInstant(clock.now()),
        lines: late,
        cash: [],
        totals: null,
      }),
    )
    const after = await desk.must('shift.get', { shiftId: signed.row.shiftId })
    expect(after.afterSignOff).toMatchObject([{ type: 'shift.counted', by: 'E100' }])
    expect({ ...after, row: 0, afterSignOff: 0 }).toEqual({ ...signed, row: 0, afterSignOff: 0 })
    await betweenStarts((store) => {
      expect(verifyStore(store).faults).toEqual([])
    })
  })
})

/** What is counted against a person, read beside the running workstation. */
function failuresOf(employeeNo: string): number {
  const db = openSecondConnection(desk.folder, readOrCreateKeys(desk.folder))
  const failures = db
    .prepare('SELECT failures FROM pin_verifier WHERE employee_no = ?')
    .pluck()
    .get(employeeNo)
  db.close()
  return Number(failures)
}

// Blockers that stand between the two are met in `shift-blockers.test.ts`.
it('has met every refusal that is no blocker', () => {
  const met = ['wrong_pin', 'too_many_attempts', 'not_activated', 'not_active', 'unknown_person']
  const left = refusalsNotMet(shiftCalls, ['shift.sign'])
  for (const code of [...met, 'unknown_shift', 'already_signed', 'changed_meanwhile']) {
    expect(left).not.toContain(`shift.sign ${code}`)
  }
})
