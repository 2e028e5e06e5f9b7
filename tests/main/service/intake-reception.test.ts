/** The reception at the counter and what follows from it: who was called in, whose it is, which time is owed. */
import { describe, expect, it } from 'vitest'
import { NOTHING_MORE } from '#shared/contract/intake-form.ts'
import { HOUR_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { clock, desk, now, openCounterForEach, refusalOf } from '../../support/counter.ts'
import { newId } from '../../support/desk.ts'
import { contact, fresh, registered, seenOf } from './support/case-inputs.ts'
import { walkedTo } from './support/walk.ts'

openCounterForEach()

type Change = Parameters<typeof fresh>[0]
const evaluate = (change: Change) => desk.must('complaint.evaluate', fresh(change))
const shown = async (change: Change) =>
  desk.must('complaint.get', { caseId: (await registered(change)).caseId })
const walk = NOTHING_MORE.walkInRecord

describe('receiving somebody at the counter', () => {
  it('R-082, R-085, R-159 every open step is named, and saving waits for none', async () => {
    const untouched = await evaluate({})
    expect(untouched.reception.map(({ field, source }) => [field, source])).toEqual([
      ['ledAt', 'S2-13(1)'],
      ['room', 'S2-13(1)'],
      ['media', 'S2-13(2)'],
      ['recordingDevice', 'S2-13(2)'],
      ['readBack', 'S3-28#3'],
      ['toldNextStep', 'S2-13(4)'],
    ])
    expect(untouched.missing).toEqual([])
    const half = await evaluate({
      walkInRecord: { ...walk, ledAt: now(), observed: true, readBack: 'corrected' },
    })
    expect(half.reception.map(({ field }) => field)).toEqual(['room', 'correction', 'toldNextStep'])
    const whole = {
      ledAt: now(),
      room: '洽谈室',
      observed: true,
      readBack: 'confirmed' as const,
      correction: '',
      toldNextStep: '今天下午回话',
    }
    expect((await evaluate({ walkInRecord: whole })).reception).toEqual([])
    await registered()
  })

  it('R-082 nobody is received at the counter who calls, praises or asks', async () => {
    for (const change of [{ channel: 'phone' }, { intakeType: 'enquiry' }] as const) {
      expect((await evaluate(change)).reception).toEqual([])
    }
  })

  it('R-084 who was called in, and when, goes into the book with the case', async () => {
    const reception = { ...fresh().reception, media: true }
    const alerted = [{ target: 'office' as const, at: now() }]
    const { intake, decision } = await shown({ reception, alerted })
    expect(decision.alerts.notify).toEqual(['office', 'legal'])
    expect(intake.alerted).toEqual(alerted)
    const ahead = [{ target: 'legal' as const, at: formatInstant(clock.now() + HOUR_MS) }]
    expect(
      await refusalOf(() => desk.ask('complaint.register', fresh({ alerted: ahead }))),
    ).toMatchObject({ code: 'in_the_future', field: 'alerted.0.at' })
  })

  it('R-084 the numbers to call are kept at the workstation and asked of no network', async () => {
    const alertPhones = { office: '8230001', legal: '8230002', police: '110', branch_head: '' }
    expect((await desk.must('setting.get', {})).alertPhones).toMatchObject({ police: '110' })
    await desk.must('setting.change', { alertPhones })
    expect((await desk.must('setting.get', {})).alertPhones).toEqual(alertPhones)
  })

  it('R-168 a lawyer is told to legal, and is dealt with as fast as anybody', async () => {
    const reception = { ...fresh().reception, legalRepresentative: true }
    const [lawyer, anybody] = [await evaluate({ reception }), await evaluate({})]
    expect(lawyer.decision.alerts.notify).toEqual(['legal'])
    for (const what of ['level', 'urgency', 'deadlines', 'filing'] as const) {
      expect(lawyer.decision[what]).toEqual(anybody.decision[what])
    }
  })
})

describe('whose it is', () => {
  it('R-318 what happened in the hall is its manager’s from the first moment', async () => {
    expect((await shown({ place: 'hall' })).row.handler).toBeNull()
    await desk.must('staff.add', { employeeNo: 'E310', name: '大堂', role: 'hall_manager' })
    const { row, intake, clocks } = await shown({ place: 'hall' })
    expect(row.handler).toBe('E310')
    expect(intake.place).toBe('hall')
    expect(clocks.find(({ kind }) => kind === 'handler_assign')).toMatchObject({ state: 'met' })
    expect((await shown({ place: 'counter' })).row.handler).toBeNull()
    expect((await shown({ place: 'hall', complainedOf: ['E310'] })).row.handler).toBeNull()
    await desk.must('staff.add', { employeeNo: 'E311', name: '另一位', role: 'hall_manager' })
    expect((await shown({ place: 'hall' })).row.handler).toBeNull()
  })
})

describe('times that were given', () => {
  const agreed = (minutesAfter: number | null, explanationAccepted = false) => {
    const committed = clock.now() - HOUR_MS
    return {
      committedAt: formatInstant(committed),
      keptAt: minutesAfter === null ? null : formatInstant(committed + minutesAfter * MINUTE_MS),
      explanationAccepted,
    }
  }
  const hintOf = async (appointment: ReturnType<typeof agreed>) => {
    const { caseId } = await registered({ appointment })
    return (await desk.must('complaint.hints', { caseId })).appointment
  }

  it('R-057 an agreed time that was not kept speaks for V04, and decides nothing', async () => {
    expect(await hintOf(agreed(30))).toEqual({ minutesLate: 30, proposes: 'V04' })
    expect(await hintOf(agreed(null))).toEqual({ minutesLate: 60, proposes: 'V04' })
    expect(await hintOf(agreed(0))).toBeNull()
    expect(await hintOf(agreed(30, true))).toBeNull()
    const { decision, intake } = await shown({ appointment: agreed(30) })
    expect(decision.nature).toMatchObject({ value: 'undetermined', primary: null })
    expect(intake.appointment).toEqual(agreed(30))
    expect(
      await refusalOf(() => desk.ask('complaint.register', fresh({ appointment: agreed(90) }))),
    ).toMatchObject({ code: 'in_the_future', field: 'appointment.keptAt' })
  })

  it('R-160, R-310 whoever waits is owed a time, and a new one after each that was kept', async () => {
    let detail = await shown({})
    expect(detail.promiseOwed).toBe(true)
    const promiseId = newId()
    const dueAt = formatInstant(clock.now() + HOUR_MS)
    const promise = { promiseId, dueAt, what: '下午回话' }
    detail = await desk.must('complaint.makePromise', { ...seenOf(detail), ...promise })
    expect(detail.promiseOwed).toBe(false)
    detail = await desk.must('complaint.logContact', { ...contact(seenOf(detail)), promiseId })
    expect(detail).toMatchObject({ promiseOwed: true, promises: [{ broken: false }] })
    // Somebody who was answered waits for no call.
    expect((await walkedTo((await registered()).caseId, 'replied')).promiseOwed).toBe(false)
    expect((await shown({ intakeType: 'praise', demand: '' })).promiseOwed).toBe(false)
    const nobody = {
      anonymous: true,
      customerName: '',
      contact: '',
      contactMissingReason: '不愿留',
    }
    expect((await shown(nobody)).promiseOwed).toBe(false)
  })

  it('R-310 a time that ran out without a contact leaves the customer without one', async () => {
    const detail = await shown({})
    const dueAt = formatInstant(clock.now() + HOUR_MS)
    const promise = { promiseId: newId(), dueAt, what: '下午回话' }
    await desk.must('complaint.makePromise', { ...seenOf(detail), ...promise })
    clock.pass(2 * HOUR_MS)
    const { caseId } = detail.row
    expect(await desk.must('complaint.get', { caseId })).toMatchObject({
      promiseOwed: true,
      promises: [{ broken: true }],
    })
  })
})
