/** Rows of the registers as several machines write them: the fold, what it refuses, and what follows. */
import { describe, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Folded, LoggedEvent } from '#shared/log/fold.ts'
import { courseOf, stepsOf } from '#shared/register/course.ts'
import { checkLossEnding } from '#shared/register/follow-up.ts'
import { checkKept, keptRegisters } from '#shared/register/kept.ts'
import { rowStatus } from '#shared/register/row-status.ts'
import { isOpenRow, ownerOf } from '#shared/register/standing.ts'
import { type RegisterState, doneAtOf, dueAtOf, registerAggregate } from '#shared/register/state.ts'
import { registerEvents } from '#shared/register/events.ts'
import { at, event as eventOf, foldAll, id } from '../duty/records.ts'
import { refusalOf, valueOf } from '../duty/moments.ts'

const ROW = id()
const RECORDER = { employeeNo: 'E100', role: 'teller' }
const OTHER = { employeeNo: 'E200', role: 'teller' }
const LEADER = { employeeNo: 'E900', role: 'hall_manager' }

const event = (
  type: string,
  payload: Record<string, unknown>,
  actor: LoggedEvent['actor'] = RECORDER,
) => eventOf(type, payload, { aggregate: { kind: 'register', id: ROW }, actor })

const fold = (...events: LoggedEvent[]): Folded<RegisterState> =>
  foldAll(registerAggregate, ...events)
function stateOf(...events: LoggedEvent[]): RegisterState {
  const { state, conflicts } = fold(...events)
  expect(conflicts).toEqual([])
  if (!state) throw new Error('no row')
  return state
}
const refusedAs = (...events: LoggedEvent[]) => fold(...events).conflicts.map(({ value }) => value)

const difference = event('difference.recorded', {
  at: at('12:00'),
  shiftId: '2026-03-02.am.high_counter.1',
  line: 'cash_box',
  unit: 'fen',
  difference: -5000,
  reason: 'miscounted',
  recordedBy: 'E100',
  recordedRole: 'teller',
  supervisor: 'E900',
  explanation: '复点仍短款',
})
const loss = event('loss.reported', {
  at: at('09:15'),
  product: 'city_card',
  channel: 'phone',
  followUp: 'replacement',
  dueAt: '2026-03-09T24:00:00+08:00',
  feeFen: 2500,
  source: 'S4-11(3)',
  document: 'resident_identity_card',
  holder: '韩先生',
  cardNumber: '15010000430042',
  idNumber: '11010519491231002X',
  phone: '13800000042',
  balanceFen: 12_350,
  remark: null,
})
const exception = event('exception.recorded', {
  at: at('10:00'),
  amountFen: 10_000,
  reason: 'number_refused',
  number: '13800000042',
  paymentPoint: '和平小区代缴点',
  remark: null,
})
const payment = event('phone_payment.recorded', {
  at: at('15:00'),
  amountFen: 5000,
  foundIn: 'counter',
  number: '13800000042',
  agent: '前进路代收点',
  remark: null,
})
const compared = (result: string, time = '18:00') =>
  event('phone_payment.compared', { at: at(time), result, agentAmountFen: null })
const handed = (change: Record<string, unknown> = {}) =>
  event('transfer.handed', {
    at: at('08:30'),
    item: 'registration_form',
    sheetsGiven: 20,
    sheetsCounted: 20,
    handedBy: 'E100',
    handedRole: 'teller',
    receivedBy: 'E200',
    receivedRole: 'teller',
    numbers: { from: 'A000101', to: 'A000120' },
    remark: null,
    ...change,
  })

describe('a difference (S4-09(5))', () => {
  const settle = (by = OTHER) => event('difference.settled', { at: at('17:00'), how: '已找到' }, by)

  test('R-240: it stays open until somebody else settles it', () => {
    expect(isOpenRow(stateOf(difference))).toBe(true)
    expect(refusedAs(difference, settle(RECORDER))).toEqual(['not_by_recorder'])
    expect(refusedAs(difference, settle({ ...RECORDER, employeeNo: 'e100' }))).toEqual([
      'not_by_recorder',
    ])
    const settled = stateOf(difference, settle())
    expect(isOpenRow(settled)).toBe(false)
    expect(rowStatus(settled)).toBe('settled')
    expect(doneAtOf(settled)).toBe(at('17:00'))
  })

  test('it is of whoever handed over, whoever was signed in', () => {
    const written = event('difference.recorded', difference.payload, LEADER)
    expect(stateOf(written).recorded).toMatchObject({ by: 'E100', role: 'teller' })
    expect(ownerOf(stateOf(written))).toBe('E100')
    expect(refusedAs(written, settle(RECORDER))).toEqual(['not_by_recorder'])
    expect(isOpenRow(stateOf(written, settle(LEADER)))).toBe(false)
  })

  test('one that nobody else watched is settled by another supervisor', () => {
    const unwatched = event('difference.recorded', { ...difference.payload, recordedBy: 'e900' })
    expect(refusedAs(unwatched, settle(LEADER))).toEqual(['not_by_recorder'])
    expect(refusedAs(unwatched, settle(OTHER))).toEqual(['supervisor_needed'])
    expect(isOpenRow(stateOf(unwatched, settle({ ...LEADER, employeeNo: 'E901' })))).toBe(false)
  })

  test('two machines settle it once', () => {
    expect(refusedAs(difference, settle(), settle(LEADER))).toEqual(['already_decided'])
    expect(refusedAs(difference, difference)).toEqual(['already_registered'])
  })

  test('a difference of 0 is none', () => {
    const none = event('difference.recorded', { ...difference.payload, difference: 0 })
    expect(refusedAs(none)).toEqual(['invalid_payload'])
  })
})

describe('a loss (S4-11)', () => {
  const ending = {
    at: at('16:00'),
    how: 'replaced',
    feePaidFen: 2500,
    newCard: '1501',
    remark: null,
  }
  const refusedAttempt = event('loss.refused', {
    at: at('09:15'),
    product: 'city_card',
    channel: 'phone',
    failed: ['balance'],
    callerReason: 'could_not_be_verified',
    source: 'S4-11(3)',
    remark: null,
  })

  test('R-246: it is open until the holder follows up, by the time of the report', () => {
    const state = stateOf(loss)
    expect(isOpenRow(state)).toBe(true)
    expect(dueAtOf(state)).toBe('2026-03-09T24:00:00+08:00')
    expect(isOpenRow(stateOf(loss, event('loss.followed_up', ending)))).toBe(false)
    expect(
      refusedAs(loss, event('loss.followed_up', ending), event('loss.followed_up', ending)),
    ).toEqual(['already_decided'])
  })

  test('R-245: an attempt that was refused is kept, stays closed and has no place for a number', () => {
    const state = stateOf(refusedAttempt)
    expect(isOpenRow(state)).toBe(false)
    expect(rowStatus(state)).toBe('refused')
    expect(refusedAs(refusedAttempt, event('loss.followed_up', ending))).toEqual(['not_accepted'])
    const type = registerEvents.find((one) => one.type === 'loss.refused')
    for (const field of ['holder', 'cardNumber', 'idNumber', 'phone', 'balanceFen']) {
      expect(type?.payload.safeParse({ ...refusedAttempt.payload, [field]: '1' }).success).toBe(
        false,
      )
    }
  })

  test('a report made in writing at once leaves nothing open', () => {
    const state = stateOf(
      event('loss.reported', { ...loss.payload, followUp: 'none', dueAt: null }),
    )
    expect(isOpenRow(state)).toBe(false)
    expect(rowStatus(state)).toBe('complete')
  })

  test('a row whose part is gone folds with nothing in the place of its words', () => {
    const {
      holder: _h,
      cardNumber: _c,
      idNumber: _i,
      phone: _p,
      balanceFen: _b,
      remark: _r,
      ...open
    } = loss.payload
    expect(stateOf(event('loss.reported', open)).recorded).toMatchObject({
      holder: null,
      cardNumber: null,
      idNumber: null,
      balanceFen: null,
      product: 'city_card',
    })
  })
})

describe('a transfer (S4-14)', () => {
  test('R-250: twenty given and nineteen counted is no transfer, nor is one to oneself', () => {
    expect(isOpenRow(stateOf(handed()))).toBe(false)
    expect(refusedAs(handed({ sheetsCounted: 19 }))).toEqual(['count_differs'])
    expect(refusedAs(handed({ receivedBy: 'e100' }))).toEqual(['same_person'])
  })
})

describe('an exception (S4-09(3), S4-05)', () => {
  const contact = event('exception.contacted', { at: at('10:20'), answer: '网点核对' })
  const refund = event('exception.refunded', {
    at: at('11:00'),
    amountFen: 10_000,
    documentId: 'T8',
  })
  const settle = event('exception.settled', { at: at('12:00'), how: '已退款' })

  test('R-224: it cannot be settled before the payment point was reached', () => {
    expect(rowStatus(stateOf(exception))).toBe('to_contact')
    expect(refusedAs(exception, settle)).toEqual(['contact_first'])
    const state = stateOf(exception, contact, refund, settle)
    expect(isOpenRow(state)).toBe(false)
    expect(courseOf(state).map(({ type }) => type)).toEqual([
      'exception.recorded',
      'exception.contacted',
      'exception.refunded',
      'exception.settled',
    ])
  })

  test('R-238: nothing is refunded twice, and nothing after it is settled', () => {
    expect(refusedAs(exception, refund, refund)).toEqual(['already_decided'])
    expect(refusedAs(exception, contact, settle, refund)).toEqual(['already_decided'])
    const bare = event('exception.refunded', { at: at('11:00'), amountFen: 1, documentId: '' })
    expect(refusedAs(exception, bare)).toEqual(['invalid_payload'])
  })

  test('the payment point may be reached more than once', () => {
    expect(stateOf(exception, contact, contact)).toMatchObject({ contacts: [{}, {}] })
  })
})

describe('a payment by telephone (S4-05(4))', () => {
  const resolve = event('phone_payment.resolved', { at: at('19:00'), how: '已补交' })
  const pass = (supervisor = 'E900', supervisorRole = 'hall_manager') =>
    event('phone_payment.let_pass', {
      at: at('19:00'),
      supervisor,
      supervisorRole,
      reason: '代收点停电',
    })

  test('R-226: it is due on its own day and closed by the agent’s list', () => {
    const state = stateOf(payment)
    expect(dueAtOf(state)).toBe('2026-03-02T24:00:00+08:00')
    expect(isOpenRow(state)).toBe(true)
    const confirmed = stateOf(payment, compared('confirmed'))
    expect(isOpenRow(confirmed)).toBe(false)
    expect(doneAtOf(confirmed)).toBe(at('18:00'))
    expect(refusedAs(payment, compared('confirmed'), resolve)).toEqual(['nothing_to_resolve'])
  })

  test('R-226: what differs stays open until it is put right or a supervisor lets it pass', () => {
    expect(isOpenRow(stateOf(payment, compared('missing')))).toBe(true)
    expect(refusedAs(payment, resolve)).toEqual(['compare_first'])
    expect(isOpenRow(stateOf(payment, compared('missing'), resolve))).toBe(false)
    expect(isOpenRow(stateOf(payment, compared('wrong_amount'), pass()))).toBe(false)
    expect(refusedAs(payment, pass('E200', 'teller'))).toEqual(['supervisor_needed'])
    expect(refusedAs(payment, pass('E100'))).toEqual(['not_by_recorder'])
    expect(refusedAs(payment, compared('missing'), resolve, pass())).toEqual(['already_decided'])
  })

  test('the last comparison stands, and one of the agent’s alone needs none', () => {
    const state = stateOf(payment, compared('missing'), compared('confirmed', '18:30'))
    expect(rowStatus(state)).toBe('confirmed')
    const unknown = event('phone_payment.recorded', { ...payment.payload, foundIn: 'agent_list' })
    expect(rowStatus(stateOf(unknown))).toBe('unrecorded')
    expect(rowStatus(stateOf(unknown, resolve))).toBe('resolved')
  })
})

test('what belongs to one register is not written on a row of another', () => {
  const settle = event('exception.settled', { at: at('12:00'), how: '已退款' })
  expect(refusedAs(difference, settle)).toEqual(['other_register'])
  expect(refusedAs(handed(), event('transfer.handed', handed().payload))).toEqual([
    'already_registered',
  ])
})

test('what comes before its row waits for it', () => {
  const early = event('difference.settled', { at: at('17:00'), how: '已找到' }, OTHER)
  expect(fold(early)).toMatchObject({ state: null, conflicts: [] })
  expect(isOpenRow(stateOf(early, difference))).toBe(false)
})

const HAND_OVER = { step: 'hand_over', obstacle: null }

test('the next steps are those of the register, each with what this person lacks', () => {
  const steps = (state: RegisterState, actor: LoggedEvent['actor']) => stepsOf(state, actor)
  expect(steps(stateOf(difference), RECORDER)).toEqual([
    { step: 'settle_difference', obstacle: 'not_by_recorder' },
    HAND_OVER,
  ])
  expect(steps(stateOf(difference), OTHER)).toEqual([
    { step: 'settle_difference', obstacle: null },
    HAND_OVER,
  ])
  expect(steps(stateOf(exception), OTHER)).toEqual([
    { step: 'contact', obstacle: null },
    { step: 'refund', obstacle: null },
    { step: 'find_error', obstacle: null },
    { step: 'settle_exception', obstacle: 'contact_first' },
    HAND_OVER,
  ])
  expect(steps(stateOf(payment), OTHER)).toEqual([
    { step: 'resolve', obstacle: 'compare_first' },
    { step: 'let_pass', obstacle: null },
    HAND_OVER,
  ])
  expect(steps(stateOf(handed()), OTHER)).toEqual([])
})

describe('S4-15(4) an owner', () => {
  const handing = (from: string, to: string) =>
    event('register.handed_over', { at: at('13:00'), from, to, why: '休假' })
  test('is whoever wrote the row, then whoever took it over last', () => {
    expect(ownerOf(stateOf(difference))).toBe('E100')
    const state = stateOf(difference, handing('E100', 'E200'), handing('E200', 'E300'))
    expect(ownerOf(state)).toBe('E300')
    expect(courseOf(state).at(-1)).toMatchObject({
      type: 'register.handed_over',
      reference: 'E300',
      words: '休假',
    })
  })

  test('is given by one machine only: what another gave meanwhile shows as not taken', () => {
    const { state } = fold(difference, handing('E100', 'E200'), handing('E100', 'E300'))
    if (!state) throw new Error('no row')
    expect(ownerOf(state)).toBe('E200')
    expect(refusedAs(difference, handing('E100', 'E200'), handing('E100', 'E300'))).toEqual([
      'changed_meanwhile',
    ])
  })

  test('changes no more once nothing is open', () => {
    const settled = event('difference.settled', { at: at('12:30'), how: '已找到' }, LEADER)
    expect(refusedAs(difference, settled, handing('E100', 'E200'))).toEqual(['already_decided'])
    expect(refusedAs(difference, handing('E100', 'e100'))).toEqual(['nothing_to_change'])
  })
})

test('who looked at what is masked stands in the course', () => {
  const look = event('register.revealed', { purpose: 'contact_customer' }, OTHER)
  const { course, open } = { course: courseOf(stateOf(loss, look)), open: stateOf(loss, look) }
  expect(course).toContainEqual(
    expect.objectContaining({ type: 'register.revealed', by: 'E200', code: 'contact_customer' }),
  )
  expect(isOpenRow(open)).toBe(true)
})

describe('the registers of an organisation (catalogue §2)', () => {
  test.each([
    ['bank', ['difference', 'transfer', 'exception']],
    ['insurer', ['difference', 'transfer']],
    ['card_company', ['difference', 'loss', 'transfer', 'exception', 'phone_payment']],
  ] as const)('%s keeps %j', (profile, kept) => {
    expect(keptRegisters(defaultPacks.profiles[profile])).toEqual(kept)
  })

  test('one that is not kept is refused with the source of the list', () => {
    const { insurer } = defaultPacks.profiles
    expect(refusalOf(checkKept('loss', insurer))).toMatchObject({
      code: 'register_not_kept',
      field: 'register',
      source: insurer.registers.source,
    })
  })
})

describe('the end of a loss (R-247)', () => {
  const accepted = {
    product: 'city_card',
    followUp: 'replacement',
    feeFen: 2500,
    source: 'S4-11(3)',
    cardNumber: '15010000430042',
  } as const
  const ending = {
    how: 'replaced',
    feePaidFen: 2500,
    newCard: '1501 0000 4300 77',
    remark: null,
  } as const
  const { card_company, bank } = defaultPacks.profiles

  test('R-247: a new card with its number and its fee', () => {
    expect(valueOf(checkLossEnding(ending, accepted, card_company))).toEqual({
      ...ending,
      newCard: '15010000430077',
    })
  })

  test.each([
    ['no new number', { newCard: ' ' }, 'field_required', 'newCard'],
    ['the lost number', { newCard: '15010000430042' }, 'invalid_input', 'newCard'],
    ['more than the fee', { feePaidFen: 2501 }, 'fee_differs', 'feePaidFen'],
    ['less than the fee without a word', { feePaidFen: 0 }, 'field_required', 'remark'],
    ['in writing', { how: 'reported_in_writing' }, 'other_follow_up', 'how'],
    ['a fee for a found card', { how: 'lifted' }, 'fee_differs', 'feePaidFen'],
  ] as const)('%s is refused', (_what, change, code, field) => {
    const answer = checkLossEnding({ ...ending, ...change }, accepted, card_company)
    expect(refusalOf(answer)).toMatchObject({ code, field })
  })

  test('a fee left out is explained, and a found card costs nothing', () => {
    const free = checkLossEnding(
      { ...ending, feePaidFen: 0, remark: '免收' },
      accepted,
      card_company,
    )
    expect(valueOf(free)).toMatchObject({ feePaidFen: 0, remark: '免收' })
    const lifted = { how: 'lifted', feePaidFen: 0, newCard: null, remark: null } as const
    expect(valueOf(checkLossEnding(lifted, accepted, card_company))).toEqual(lifted)
  })

  test('a bank card proves its new number', () => {
    const card = { ...accepted, product: 'bank_card', feeFen: 0 }
    const wrong = { ...ending, feePaidFen: 0, newCard: '6222020200112231' }
    expect(refusalOf(checkLossEnding(wrong, card, bank))).toMatchObject({ field: 'newCard' })
  })
})
