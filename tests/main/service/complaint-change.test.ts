/** Changes of a case: who and what they name, what they saw, and what must not happen twice. */
import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { caseIntakeCalls } from '#shared/contract/calls/case-intake.ts'
import { complaintCalls } from '#shared/contract/calls/complaint.ts'
import { formatInstant, HOUR_MS, MINUTE_MS, parseInstant } from '#shared/foundation/instant.ts'
import { eventType } from '#shared/log/event-type.ts'
import {
  clock,
  desk,
  now,
  refusalOf,
  refusalsNotMet,
  openCounterForEach,
  writePast,
} from '../../support/counter.ts'
import { intake, newId } from '../../support/desk.ts'
import {
  closedCase,
  closing,
  contact,
  erased,
  everyChange,
  registered,
  seenOf,
} from './support/case-inputs.ts'
import { walkedTo } from './support/walk.ts'

openCounterForEach()

describe('changes', () => {
  it('are refused on a case that is not there, each by its own call', async () => {
    const seen = { caseId: newId(), seenVersion: 1 }
    const unknown = { code: 'unknown_case', field: 'caseId' }
    expect(await refusalOf(() => desk.ask('complaint.get', { caseId: seen.caseId }))).toMatchObject(
      unknown,
    )
    expect(
      await refusalOf(() =>
        desk.ask('complaint.reveal', { caseId: seen.caseId, purpose: 'handle_case' }),
      ),
    ).toMatchObject(unknown)
    for (const ask of everyChange(seen)) expect(await refusalOf(ask)).toMatchObject(unknown)
  })

  it('are refused when the case changed since it was shown; facts may always be added', async () => {
    const seen = await registered()
    const told = await desk.must('complaint.escalate', {
      ...seen,
      escalationId: newId(),
      to: 'hall_manager',
      category: 'beyond_scope',
      skippedLevel: false,
      emergencyReason: null,
      directLeader: null,
      reason: '需要支援',
    })
    const meanwhile = { code: 'changed_meanwhile', field: 'seenVersion' }
    expect(
      await refusalOf(() => desk.ask('complaint.changeDetails', { ...seen, facts: '改' })),
    ).toMatchObject(meanwhile)
    expect(
      await refusalOf(() => desk.ask('complaint.assignHandler', { ...seen, handler: 'E100' })),
    ).toMatchObject(meanwhile)
    expect(await refusalOf(() => desk.ask('complaint.close', closing(seen)))).toMatchObject(
      meanwhile,
    )
    expect(
      await refusalOf(() => desk.ask('complaint.reopen', { ...seen, reason: '好' })),
    ).toMatchObject(meanwhile)
    expect(
      await refusalOf(() =>
        desk.ask('complaint.requestErasure', { ...seen, basis: 'customer_request' }),
      ),
    ).toMatchObject(meanwhile)
    expect(
      await refusalOf(() => desk.ask('complaint.erase', { ...seen, certificate: 'XH-1' })),
    ).toMatchObject(meanwhile)
    expect((await desk.must('complaint.logContact', contact(seen))).row.version).toBe(
      told.row.version + 1,
    )
    await desk.must('complaint.makePromise', {
      ...seen,
      promiseId: newId(),
      dueAt: formatInstant(clock.now() + HOUR_MS),
      what: '答复',
    })
  })

  it('R-090, R-260 replace nothing without a reason, and nothing at all once the case is filed', async () => {
    const { caseId, seenVersion } = await registered({ demand: '', intakeType: 'praise' })
    const ask = (change: object, version = seenVersion) =>
      desk.ask('complaint.changeDetails', { caseId, seenVersion: version, ...change })
    expect(await refusalOf(() => ask({ facts: '改了' }))).toMatchObject({
      code: 'change_reason_missing',
      field: 'changeReason',
    })
    const filled = await desk.must('complaint.changeDetails', {
      caseId,
      seenVersion,
      demand: '请转告本人',
    })
    expect(filled.timeline.at(-1)?.payload).toEqual({ demand: '请转告本人' })
    const changed = await desk.must('complaint.changeDetails', {
      ...seenOf(filled),
      facts: '改了',
      changeReason: ' 听错了 ',
    })
    expect(changed).toMatchObject({ facts: '改了' })
    expect(changed.timeline.at(-1)?.payload).toEqual({ facts: '改了', changeReason: '听错了' })

    const filed = await walkedTo((await registered()).caseId, 'called_back')
    const late = { ...seenOf(filed), product: '存单', changeReason: '补记' }
    expect(await refusalOf(() => desk.ask('complaint.changeDetails', late))).toMatchObject({
      code: 'case_filed',
      field: 'state',
      source: 'S2-13(8)',
    })
    const again = await desk.must('complaint.reopen', { ...seenOf(filed), reason: '客户又来' })
    await desk.must('complaint.changeDetails', { ...late, ...seenOf(again) })
  })

  it('that change nothing are refused, trimmed or not', async () => {
    const seen = await registered()
    const { facts } = await desk.must('complaint.get', { caseId: seen.caseId })
    for (const change of [{}, { facts: facts ?? '' }, { facts: `  ${facts}\n` }]) {
      expect(
        await refusalOf(() => desk.ask('complaint.changeDetails', { ...seen, ...change })),
      ).toMatchObject({
        code: 'nothing_to_change',
      })
    }
  })

  it('add a contact, promise or escalation once, however often they are sent', async () => {
    const seen = await registered()
    const one = contact(seen)
    const promise = {
      ...seen,
      promiseId: newId(),
      dueAt: formatInstant(clock.now() + HOUR_MS),
      what: '答复',
    }
    const escalation = {
      ...seen,
      escalationId: newId(),
      to: 'hall_manager' as const,
      category: 'beyond_scope' as const,
      skippedLevel: false,
      emergencyReason: null,
      directLeader: null,
      reason: '需要支援',
    }
    await desk.must('complaint.logContact', one)
    await desk.must('complaint.makePromise', promise)
    const { row } = await desk.must('complaint.escalate', escalation)
    await desk.must('complaint.logContact', one)
    await desk.must('complaint.makePromise', promise)
    expect((await desk.must('complaint.escalate', escalation)).row.version).toBe(row.version)
  })

  it('know who and what they name', async () => {
    const seen = await registered()
    expect(
      await refusalOf(() =>
        desk.ask('complaint.escalate', {
          ...seen,
          escalationId: newId(),
          to: 'general_manager',
          category: 'beyond_scope',
          skippedLevel: true,
          emergencyReason: '主管不在',
          directLeader: null,
          reason: '需要支援',
        }),
      ),
    ).toMatchObject({ code: 'escalation_incomplete', field: 'directLeader' })
    expect(
      await refusalOf(() => desk.ask('complaint.assignHandler', { ...seen, handler: 'E404' })),
    ).toMatchObject({
      code: 'unknown_person',
      field: 'handler',
      source: 'S1-25(4)',
    })
    const aboutAnother = await registered({ complainedOf: ['E200'] })
    expect(
      await refusalOf(() =>
        desk.ask('complaint.assignHandler', { ...aboutAnother, handler: 'E200' }),
      ),
    ).toMatchObject({ code: 'own_complaint', field: 'handler', source: 'R-17' })
    expect(
      await refusalOf(() =>
        desk.ask('complaint.logContact', contact(seen, { promiseId: newId() })),
      ),
    ).toMatchObject({ code: 'unknown_promise', field: 'promiseId' })
    expect(
      await refusalOf(() =>
        desk.ask('complaint.answerInstruction', { ...seen, instructionId: newId(), text: '好' }),
      ),
    ).toMatchObject({ code: 'unknown_instruction', field: 'instructionId' })
  })

  it('keep contacts between the receipt and now', async () => {
    const seen = await registered()
    expect(
      await refusalOf(() =>
        desk.ask('complaint.logContact', contact(seen, { at: formatInstant(clock.now() + 1) })),
      ),
    ).toMatchObject({ code: 'in_the_future', field: 'at' })
    expect(
      await refusalOf(() =>
        desk.ask('complaint.logContact', contact(seen, { at: formatInstant(clock.now() - 1) })),
      ),
    ).toMatchObject({ code: 'before_receipt', field: 'at' })
    expect(
      await refusalOf(() => desk.ask('complaint.logContact', contact(seen, { at: 'yesterday' }))),
    ).toMatchObject({ code: 'invalid_input', field: 'at' })
  })

  it('take a time said to the minute of the receipt for the receipt itself, and none before it', async () => {
    const whole = Math.floor(clock.now() / MINUTE_MS) * MINUTE_MS
    clock.setWall(whole + 42_000)
    const receivedAt = formatInstant(whole + 37_000)
    const caseId = newId()
    const { version } = await desk.must('complaint.register', intake(caseId, { receivedAt }))
    const file = (at: number) => ({
      caseId,
      seenVersion: version,
      filingId: newId(),
      target: 'superior' as const,
      at: formatInstant(at),
      number: '报备2026-1',
      planText: '处理方案',
    })
    for (const at of [whole - MINUTE_MS, whole + 1000]) {
      expect(await refusalOf(() => desk.ask('complaint.file', file(at)))).toMatchObject({
        code: 'before_receipt',
        field: 'at',
      })
    }
    const filed = await desk.must('complaint.file', file(whole))
    expect(filed.course.filings).toMatchObject([{ at: receivedAt }])
    const told = { caseId, seenVersion: filed.row.version }
    await desk.must('complaint.logContact', contact(told, { at: formatInstant(whole) }))
  })

  it('keep one of two promises of the very same times, and only that one', async () => {
    let seen = await registered()
    const dueAt = formatInstant(clock.now() + 3_600_000)
    const promises = [newId(), newId()] as const
    for (const promiseId of promises) {
      seen = seenOf(
        await desk.must('complaint.makePromise', { ...seen, promiseId, dueAt, what: '答复' }),
      )
    }
    clock.pass(1_800_000)
    await desk.must('complaint.logContact', contact(seen, { promiseId: promises[1] }))
    clock.pass(3_600_000)
    const detail = await desk.must('complaint.get', { caseId: seen.caseId })
    expect(detail.promises.map(({ promiseId, broken }) => [promiseId, broken])).toEqual([
      [promises[0], true],
      [promises[1], false],
    ])
  })

  it('promise a time that lies ahead and within the term of the case', async () => {
    const seen = await registered()
    const { clocks } = await desk.must('complaint.get', { caseId: seen.caseId })
    const resolve = clocks.find(({ kind }) => kind === 'resolve_ordinary')
    const due = parseInstant(resolve?.dueAt)
    if (!due.ok) throw new Error('an ordinary case has its term')
    const promise = (dueAt: string) => ({ ...seen, promiseId: newId(), dueAt, what: '答复' })
    expect(await refusalOf(() => desk.ask('complaint.makePromise', promise(now())))).toMatchObject({
      code: 'in_the_past',
      field: 'dueAt',
      source: 'S3-28#4',
    })
    expect(await refusalOf(() => desk.ask('complaint.makePromise', promise('soon')))).toMatchObject(
      {
        code: 'invalid_input',
        field: 'dueAt',
      },
    )
    expect(
      await refusalOf(() =>
        desk.ask('complaint.makePromise', promise(formatInstant(due.value + 1))),
      ),
    ).toMatchObject({ code: 'after_resolve_due', field: 'dueAt', source: 'S3-28#4' })
    await desk.must('complaint.makePromise', promise(formatInstant(due.value)))
  })
})

describe('a case that a newer program wrote on', () => {
  it('can be read and takes no change until the update', async () => {
    const seen = await registered()
    const later = eventType({
      type: 'complaint.of_tomorrow',
      version: 1,
      aggregate: 'complaint',
      merge: 'fact',
      writer: 'workstation',
      permission: 'complaint.write',
      payload: { word: z.string() },
    })
    await writePast((writer) => writer.append(later as never, seen.caseId, { word: '新' } as never))
    const detail = await desk.must('complaint.get', { caseId: seen.caseId })
    expect(detail.row).toMatchObject({ needsUpdate: true, version: 2 })
    for (const ask of everyChange(seenOf(detail)))
      expect(await refusalOf(ask)).toMatchObject({ code: 'needs_update' })
  })
})

it('has met every refusal that changes declare', async () => {
  const { caseId } = await closedCase()
  for (const ask of everyChange(seenOf(await erased(caseId)))) await ask()
  const names = ['changeDetails', 'assignHandler', 'logContact', 'makePromise', 'escalate']
  const notMet = refusalsNotMet(
    { ...complaintCalls, ...caseIntakeCalls },
    names.map((name) => `complaint.${name}`),
  )
  expect(notMet).toEqual([
    // A handler needs no words, so an erased case could still get one while it is open; and only closed ones are erased.
    'complaint.assignHandler erased',
    // Fields are limited below what an event holds.
    'complaint.changeDetails event_too_large',
    // Met with the details of the intake.
    'complaint.changeDetails in_the_future',
    // Nobody acts in a complaint about oneself: tests/main/service/case-ways.test.ts.
    'complaint.changeDetails own_complaint',
    'complaint.changeDetails unknown_business',
    'complaint.changeDetails unknown_relation',
    // Met with the closing.
    'complaint.logContact own_complaint',
    'complaint.makePromise already_closed',
    'complaint.makePromise own_complaint',
  ])
})
