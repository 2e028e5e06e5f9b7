/** Walks at a real workstation: judged against the pack and the book, whatever the page says of them. */
import { describe, expect, test } from 'vitest'
import { situationCalls } from '#shared/contract/calls/situation.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import { DAY_MS, HOUR_MS, formatInstant } from '#shared/foundation/instant.ts'
import { clock, desk, events, openCounterForEach, refusalsNotMet } from '../../support/counter.ts'
import { COLLEAGUE, addColleague, intake, newId } from '../../support/desk.ts'
import { registered, seenOf } from './support/case-inputs.ts'

openCounterForEach()

type Answer = Input<'situation.answer'>['answer']
type Walked = Output<'situation.answer'>

/** One walk; every answer comes a second after the one before. */
async function walk(situation: string, caseId: string | null = null) {
  let walked: Walked = await desk.must('situation.open', { situation, caseId })
  const tell = async (answer: Answer) => {
    clock.pass(1000)
    const told = await desk.ask('situation.answer', { state: walked.state, answer })
    if (told.ok) walked = told.value
    return told.ok ? 'ok' : told.refusal.code
  }
  return {
    tell,
    said: () => tell({ kind: 'said' }),
    reply: (reply: string) => tell({ kind: 'replied', reply }),
    give: (need: 'department' | 'reply_time' | 'contact' | 'leader', aheadMs?: number) =>
      tell({ kind: 'given', need, for: aheadMs === undefined ? null : clock.now() + aheadMs }),
    created: (call: string) => tell({ kind: 'created', call }),
    async resume() {
      walked = await desk.must('situation.resume', { state: walked.state })
      return walked.view
    },
    get view() {
      return walked.view
    },
    get state() {
      return walked.state
    },
  }
}

const ahead = (ms = HOUR_MS) => formatInstant(clock.now() + ms)

test('R-286 all sixteen telephone situations stand in the list, and nothing of a walk is stored', async () => {
  const { situations } = await desk.must('situation.list', {})
  const codes = situations.map(({ code }) => code)
  for (let number = 1; number <= 16; number += 1) {
    expect(codes).toContain(`SP-${String(number).padStart(2, '0')}`)
  }
  expect(situations.find(({ code }) => code === 'SP-08')).toMatchObject({
    counted: true,
    branching: true,
  })
  const before = await events()
  const call = await walk('SP-01')
  expect(await call.said()).toBe('ok')
  expect(await call.reply('goes_on')).toBe('ok')
  expect(call.view.outcome).toBe('resumed')
  expect(await events()).toBe(before)
})

test('T-73 a silent call is asked twice with a counter, told the closing words, and may be ended', async () => {
  const call = await walk('SP-08')
  expect(call.view).toMatchObject({ said: 0, of: 2, say: { code: 'SP-08' }, outcome: null })
  expect(await call.reply('silent')).toBe('words_first')
  await call.said()
  await call.said()
  expect(await call.reply('silent')).toBe('ok')
  expect(call.view.say?.code).toBe('SP-08b')
  await call.said()
  expect(call.view.replies.find(({ reply }) => reply === 'silent')).toMatchObject({
    open: true,
    ends: true,
  })
  expect(await call.reply('silent')).toBe('ok')
  expect(call.view.outcome).toBe('ended')
  expect(await call.said()).toBe('situation_over')
})

test('R-288 noise: ten seconds by the desk’s clock before another telephone is asked for', async () => {
  const call = await walk('SP-09')
  await call.said()
  expect((call.view.waitUntil ?? 0) - (call.view.saidAt ?? 0)).toBe(10_000)
  expect(await call.reply('unclear')).toBe('pause_first')
  clock.pass(9_000)
  expect(await call.reply('unclear')).toBe('ok')
  expect(call.view.say?.code).toBe('SP-09b')
})

test('R-280 a customer who waits is spoken to each minute', async () => {
  const call = await walk('SP-05')
  expect(call.view.remindEverySeconds).toBe(60)
})

test.each([
  ['SP-04', { intake: { channel: 'phone', agitated: false }, promiseMinutes: 5 }],
  ['SP-10', { intake: { agitated: true }, incident: { kind: 'abuse', limitSaid: true } }],
  ['SP-16', { intake: { channel: 'phone', agitated: true }, incident: null }],
  ['MT-1', { intake: { channel: 'counter', media: true }, promiseMinutes: null }],
  ['RC-1', { intake: { channel: 'counter', recordingDevice: true, media: false } }],
])('the pack says what %s tells of a record by itself', async (code, told) => {
  expect((await walk(code)).view).toMatchObject(told)
})

test('T-74, R-289 anger: no reply ends it; the limit asks for an appointment in the book', async () => {
  const { caseId } = await registered()
  const talk = await walk('SP-10', caseId)
  expect(talk.view.neverEnded).toBe(true)
  await talk.said()
  await talk.reply('goes_on')
  expect([await talk.said(), await talk.said()]).toEqual(['ok', 'ok'])
  expect(talk.view.replies.some(({ ends }) => ends)).toBe(false)
  expect(await talk.reply('goes_on')).toBe('need_first')
  expect(await talk.created('complaint.makePromise')).toBe('record_not_found')
  await desk.must('complaint.makePromise', {
    ...(await seenNow(caseId)),
    promiseId: newId(),
    dueAt: ahead(),
    what: '另约时间',
  })
  const shown = await talk.resume()
  expect(shown.needs).toMatchObject([{ need: 'appointment_time', given: true }])
  expect(shown.creates).toEqual([{ call: 'complaint.makePromise', made: true }])
  expect(shown.lastSaid?.text).toContain('今天11:00')
  expect(await talk.reply('goes_on')).toBe('ok')
  expect(talk.view.say?.code).toBe('SP-10c')
})

test('a record from before the talk is none of this talk', async () => {
  const { caseId } = await registered()
  await desk.must('complaint.makePromise', {
    ...(await seenNow(caseId)),
    promiseId: newId(),
    dueAt: ahead(),
    what: '之前的承诺',
  })
  clock.pass(1000)
  const talk = await walk('SP-16', caseId)
  expect(talk.view.creates).toEqual([
    { call: 'complaint.register', made: true },
    { call: 'complaint.makePromise', made: false },
  ])
})

describe('T-76, R-292 a leader is demanded', () => {
  test('without a contact the step stays shut until one stands in the book or its refusal does', async () => {
    const { caseId } = await registered({
      anonymous: true,
      customerName: '',
      contact: '',
      contactMissingReason: '客户没有说',
    })
    const known = await walk('SP-15', caseId)
    await known.said()
    await known.reply('insists')
    // The refusal to leave one is recorded: that counts (S4-26#15).
    expect(known.view.needs).toMatchObject([{ need: 'contact', given: true }])
    const unknown = await walk('SP-15')
    await unknown.said()
    await unknown.reply('insists')
    await unknown.said()
    expect(await unknown.reply('left')).toBe('need_first')
    expect(await unknown.give('contact')).toBe('ok')
    expect(await unknown.reply('left')).toBe('ok')
  })
  test('the report with its time is the record; then the time is filled into the words', async () => {
    const { caseId } = await registered()
    const talk = await walk('SP-15', caseId)
    await talk.said()
    await talk.reply('insists')
    await talk.said()
    await talk.reply('left')
    await talk.said()
    expect(await talk.give('leader')).toBe('ok')
    expect(await talk.give('reply_time', 0)).toBe('time_ahead_required')
    expect(await talk.give('reply_time', HOUR_MS)).toBe('ok')
    expect(await talk.reply('accepts')).toBe('record_first')
    await desk.must('complaint.requestLeader', {
      ...(await seenNow(caseId)),
      escalationId: newId(),
      to: 'hall_manager',
      replyPromisedFor: ahead(2 * HOUR_MS),
      reason: '要求负责人答复',
      contact: null,
      contactRefused: false,
    })
    expect((await talk.resume()).creates).toEqual([{ call: 'complaint.requestLeader', made: true }])
    expect(await talk.reply('accepts')).toBe('ok')
    expect(talk.view.outcome).toBe('handed_over')
  })
})

test('R-293 an angry hang-up without a case: the registration that was begun becomes the case of the walk', async () => {
  const call = await walk('SP-16')
  const caseId = newId()
  expect(await call.tell({ kind: 'about', caseId })).toBe('ok')
  expect(call.view.caseRegistered).toBe(false)
  expect(await call.tell({ kind: 'about', caseId: newId() })).toBe('other_case')
  expect(await call.created('complaint.register')).toBe('record_not_found')
  await desk.must('complaint.register', intake(caseId, { receivedAt: formatInstant(clock.now()) }))
  expect(await call.resume()).toMatchObject({
    caseRegistered: true,
    openComplaint: true,
    creates: [{ made: true }, { call: 'complaint.makePromise', made: false }],
  })
})

describe('R-290 idle talk', () => {
  const toTheEnd = async (caseId: string | null) => {
    const call = await walk('SP-13', caseId)
    await call.said()
    await call.said()
    await call.reply('goes_on')
    await call.said()
    return call
  }
  test('may be ended after two prompts', async () => {
    const call = await toTheEnd(null)
    expect(await call.reply('goes_on')).toBe('ok')
    expect(call.view.outcome).toBe('ended')
  })
  test('is never ended while the book knows an open complaint of the customer', async () => {
    const { caseId } = await registered()
    const call = await toTheEnd(caseId)
    expect(call.view.openComplaint).toBe(true)
    expect(call.view.replies.find(({ reply }) => reply === 'goes_on')?.open).toBe(false)
    expect(await call.reply('goes_on')).toBe('open_complaint')
  })
})

describe('what a page says of a walk is judged anew', () => {
  const at = () => clock.now()
  const answer = (state: Input<'situation.answer'>['state'], told: Answer = { kind: 'said' }) =>
    desk.ask('situation.answer', { state, answer: told })
  const begun = async (situation: string) =>
    (await desk.must('situation.open', { situation, caseId: null })).state

  test.each([
    [
      'two prompts that were never said',
      'SP-13',
      () => [{ kind: 'replied' as const, at: at(), reply: 'goes_on' }],
    ],
    [
      'a reply that the step does not have',
      'SP-10',
      () => [{ kind: 'replied' as const, at: at(), reply: 'hang_up' }],
    ],
    ['words of next week', 'SP-08', () => [{ kind: 'said' as const, at: at() + 7 * DAY_MS }]],
    ['words before the beginning', 'SP-08', () => [{ kind: 'said' as const, at: 1 }]],
    [
      'a record that nobody made',
      'SP-14',
      () => [{ kind: 'created' as const, at: at(), call: 'upward.report' }],
    ],
  ])('%s', async (_name, situation, answers) => {
    const state = { ...(await begun(situation)), answers: answers() }
    for (const told of [await desk.ask('situation.resume', { state }), await answer(state)]) {
      expect(told).toMatchObject({ ok: false, refusal: { code: 'walk_unreadable' } })
      expect(told.ok ? '' : told.refusal.source).toMatch(/^S4-26/)
    }
  })
  test('R-288 a clock that is set back in the middle of a talk takes neither the talk nor its pause away', async () => {
    const said = await desk.must('situation.answer', {
      state: await begun('SP-09'),
      answer: { kind: 'said' },
    })
    clock.pass(-HOUR_MS)
    const back = await desk.must('situation.resume', { state: said.state })
    expect(back.view.waitUntil).toBe(said.view.waitUntil)
    const early = await answer(said.state, { kind: 'replied', reply: 'unclear' })
    expect(early).toMatchObject({ ok: false, refusal: { code: 'pause_first' } })
    clock.pass(HOUR_MS + 11_000)
    expect(await answer(said.state, { kind: 'replied', reply: 'unclear' })).toMatchObject({
      ok: true,
    })
  })
  test.each(['constructor', '__proto__', 'toString'])(
    'a record called %s is none',
    async (call) => {
      const { caseId } = await registered()
      const talk = await walk('SP-16', caseId)
      expect(await talk.created(call)).toBe('record_not_found')
    },
  )
  test('more words than the step has, an unknown reply, a walk without end', async () => {
    const call = await walk('SP-01')
    await call.said()
    expect(await call.said()).toBe('all_said')
    expect(await call.reply('hang_up')).toBe('unknown_reply')
    const state = await begun('SP-16')
    const given = { kind: 'given' as const, at: at(), need: 'contact' as const, for: null }
    const long = { ...state, answers: Array.from({ length: 120 }, () => given) }
    expect(await answer(long)).toMatchObject({ refusal: { code: 'walk_too_long' } })
  })
  test('situations and cases that nobody knows', async () => {
    const open = (situation: string, caseId: string | null) =>
      desk.ask('situation.open', { situation, caseId })
    expect(await open('SP-99', null)).toMatchObject({ refusal: { code: 'unknown_situation' } })
    expect(await open('SP-01', newId())).toMatchObject({ refusal: { code: 'unknown_case' } })
    const state = { ...(await begun('SP-01')), situation: 'SP-99' }
    expect(await desk.ask('situation.resume', { state })).toMatchObject({
      refusal: { code: 'unknown_situation' },
    })
    expect(await answer(state)).toMatchObject({ refusal: { code: 'unknown_situation' } })
  })
  test('every refusal that the calls declare was met', () => {
    expect(refusalsNotMet(situationCalls, Object.keys(situationCalls))).toEqual([])
  })
})

test('R-284, T-77 a wrong answer found after the call is called back, and stays open in the book', async () => {
  const { caseId } = await registered()
  const talk = await walk('SP-04', caseId)
  await talk.said()
  await talk.reply('hung_up')
  expect(talk.view.creates).toEqual([{ call: 'complaint.makePromise', made: false }])
  expect(talk.view.needs).toMatchObject([{ need: 'contact', given: true }])
})

test('R-17 a walk tells whoever the case is about that it stands, and nothing that others did or know', async () => {
  await addColleague(desk)
  const { caseId } = await registered({ complainedOf: [COLLEAGUE.employeeNo] })
  const { state } = await desk.must('situation.open', { situation: 'SP-16', caseId })
  clock.pass(1000)
  await desk.must('complaint.makePromise', {
    ...(await seenNow(caseId)),
    promiseId: newId(),
    dueAt: ahead(),
    what: '今天回电',
  })
  const others = await desk.must('situation.resume', { state })
  expect(others.view.needs.map(({ given }) => given)).toEqual([true, true])
  await desk.must('session.signIn', COLLEAGUE)
  const own = await desk.must('situation.resume', { state: { ...state, answers: [] } })
  expect(own.view).toMatchObject({
    caseRegistered: true,
    openComplaint: true,
    agreedFor: null,
    needs: [{ given: false }, { given: false }],
    creates: [
      { call: 'complaint.register', made: true },
      { call: 'complaint.makePromise', made: false },
    ],
  })
})

async function seenNow(caseId: string) {
  return seenOf(await desk.must('complaint.get', { caseId }))
}
