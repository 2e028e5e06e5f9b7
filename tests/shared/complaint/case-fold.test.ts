/** What the fold of a case makes of events that a race, a second sending or a lying machine brings. */
import { describe, expect, test } from 'vitest'
import { complaintEvents } from '#shared/complaint/events/index.ts'
import { CHECKS, OPEN_ONLY } from '#shared/complaint/fold/obstacle.ts'
import { PEOPLE_STEPS } from '#shared/complaint/fold/people.ts'
import { STEP_OF } from '#shared/complaint/fold/step-of-event.ts'
import { isKnownEntry } from '#shared/complaint/fold/known-entry.ts'
import { LIFECYCLE_STEPS } from '#shared/complaint/lifecycle/steps.ts'
import { lifecycleFacts } from '#shared/complaint/lifecycle/facts-of-case.ts'
import type { LoggedEvent } from '#shared/log/fold.ts'
import {
  REGISTERED,
  RESTRICTED,
  STARTED,
  type Told,
  VERIFIED,
  WITHDRAWN,
  at,
  decision,
  idOf,
  later,
  person,
  registered,
  told,
} from './told-case.ts'

const retyped = (from: string, to: string, change: object = {}): Told => [
  'complaint.retyped',
  { from, to, at, customerConsents: true, reason: '客户说明', decision, ...change },
]
const REPLIED: Told = [
  'complaint.replied',
  {
    contactId: idOf(90),
    at,
    way: 'phone',
    reached: true,
    accepted: 'yes',
    proof: '录音',
    summary: '答复',
  },
]
const referred = (id: number): Told => [
  'complaint.referred',
  { referralId: idOf(id), at, toUnit: '科技部', toBranch: null, dueAt: later, task: '查明' },
]
const refused = (id: number): Told => [
  'complaint.referral_refused',
  { referralId: idOf(id), at, refusedBecause: '非我部门' },
]
const raised = (to: string): Told => [
  'complaint.urgency_raised',
  { at, to, reason: '群访', decision },
]
const asked = (id: number, amountFen: number): Told => [
  'complaint.compensation_requested',
  {
    requestId: idOf(id),
    at,
    lines: [{ kind: 'goodwill', amountFen, evidenceId: null }],
    limits: [{ role: 'hall_manager', upToFen: 200_000 }],
    improvementNote: '复训',
  },
]
const granted = (id: number, totalFen: number): Told => [
  'complaint.compensation_decided',
  { requestId: idOf(id), at, approved: true, totalFen, remark: null },
  'E800',
  'hall_manager',
]

describe('another type', () => {
  test('S3-07: an answered enquiry that is a complaint is verified like any other', () => {
    const { state } = told(
      registered({ intakeType: 'enquiry' }),
      REPLIED,
      retyped('enquiry', 'complaint'),
      STARTED,
    )
    expect([state.state, state.reply, state.investigation]).toEqual(['registered', null, null])
  })

  test('what was verified once stays so; the short answer does not', () => {
    const { state } = told(
      REGISTERED,
      VERIFIED,
      retyped('complaint', 'enquiry'),
      REPLIED,
      retyped('enquiry', 'complaint'),
    )
    expect([state.state, state.reply]).toEqual(['verified', null])
  })

  test.each<[string, Told[], string]>([
    [
      'without consent',
      [REGISTERED, retyped('complaint', 'enquiry', { customerConsents: false })],
      'step_not_possible',
    ],
    [
      'by somebody complained of',
      [registered({ complainedOf: [person] }), retyped('complaint', 'enquiry')],
      'own_complaint',
    ],
    [
      'to a report of wrongdoing',
      [REGISTERED, retyped('complaint', 'whistleblowing')],
      'step_not_possible',
    ],
    [
      'once it is over',
      [REGISTERED, WITHDRAWN, retyped('complaint', 'enquiry')],
      'step_not_possible',
    ],
    ['from what it is not', [REGISTERED, retyped('enquiry', 'praise')], 'changed_meanwhile'],
  ])('S3-07: none away from a complaint %s', (_name, events, why) => {
    const { state, aside } = told(...events)
    expect([state.intakeType, aside]).toEqual(['complaint', [why]])
  })
})

test('an answer given twice under one number is one contact', () => {
  const { state } = told(registered({ intakeType: 'enquiry' }), REPLIED, REPLIED)
  expect([state.state, state.contacts.length]).toEqual(['replied', 1])
})

describe('a refused referral', () => {
  test('S4-06: a case that nobody verified comes back as registered', () => {
    const events = [registered({ intakeType: 'enquiry' }), referred(1), refused(1)]
    expect(told(...events).state.state).toBe('registered')
    expect(told(REGISTERED, VERIFIED, referred(1), refused(1)).state.state).toBe('verified')
  })

  test('R-17: it comes back to nobody who is complained of', () => {
    const own = registered({ complainedOf: ['E300'] })
    expect(told(own, VERIFIED, referred(1), refused(1)).state.handler).toBeNull()
    expect(told(REGISTERED, VERIFIED, referred(1), refused(1)).state.handler).toBe('E300')
  })
})

test('S2-16: an urgency that two people raise at once is the higher one, in either order', () => {
  const down = told(REGISTERED, raised('level3'), raised('level1'))
  expect([down.state.urgencyRaised?.to, down.aside]).toEqual(['level3', ['step_not_possible']])
  expect(told(REGISTERED, raised('level1'), raised('level3')).state.urgencyRaised?.to).toBe(
    'level3',
  )
})

describe('money', () => {
  test('S4-39: what is approved is what was asked for', () => {
    const { state, aside } = told(REGISTERED, VERIFIED, STARTED, asked(1, 100), granted(1, 99_999))
    expect([state.compensations[0]?.decided, aside]).toEqual([null, ['step_not_possible']])
    expect(told(REGISTERED, asked(1, 100), granted(1, 100)).aside).toEqual([])
  })

  test('a second request under one number is not there', () => {
    const { state } = told(REGISTERED, asked(1, 100), asked(1, 5_000_000), granted(1, 100))
    expect(state.compensations.map(({ lines }) => lines[0]?.amountFen)).toEqual([100])
  })
})

test('an entry sent twice stands once', () => {
  const evidence: Told = [
    'complaint.evidence_added',
    { evidenceId: idOf(2), at, kind: 'document', whereKept: '档案', description: '单据' },
  ]
  const pause: Told = [
    'complaint.pause_started',
    {
      pauseId: idOf(3),
      kind: 'external_appraisal',
      startedAt: at,
      notedAt: at,
      body: '鉴定机构',
      consentAt: at,
      proof: null,
      decision,
    },
  ]
  const { state } = told(REGISTERED, evidence, evidence, pause, pause)
  expect([state.evidence.length, state.pauses.length]).toEqual([1, 1])
  const known = { type: pause[0], payload: { pauseId: idOf(3) } } as unknown as LoggedEvent
  expect(isKnownEntry(state, known)).toBe(true)
})

test.each(['restricted', 'registered', 'withdrawn', 'investigating', 'closed'])(
  'S2-13(8): filing a case does not make it %s',
  (leadsTo) => {
    const archived: Told = [
      'complaint.archived',
      { at, rootCause: null, leadsTo, improvement: null, noneNeededBecause: null, decision },
    ]
    const { state, aside } = told(REGISTERED, WITHDRAWN, archived)
    expect([state.state, aside]).toEqual(['withdrawn', ['step_not_possible']])
  },
)

test('S2-06(6): nothing but protecting moves a case that left the hands of the branch', () => {
  const before = told(REGISTERED, RESTRICTED).state
  const letter: Told = [
    'complaint.letter_written',
    {
      at,
      remedies: [],
      decidedByHeadOffice: true,
      verifiedFacts: '一',
      legalBasis: '二',
      grounds: '三',
      decisionText: '四',
    },
  ]
  const apology: Told = [
    'complaint.apology_drafted',
    { apologyId: idOf(4), at, unit: '营业室', scope: 'customer_only', harmScope: null, text: '歉' },
  ]
  const aim: Told = ['complaint.aim_set', { at, aim: 'get_money', aimFacts: null }]
  const assigned: Told = ['complaint.handler_assigned', { handler: person }]
  const reported: Told = ['complaint.close_reported', { at, way: 'phoned', receipt: '一号' }]
  const steps = [retyped('complaint', 'praise'), letter, apology, aim]
  const { state, aside } = told(REGISTERED, RESTRICTED, ...steps, asked(1, 100), assigned, reported)
  expect(aside).toEqual(steps.map(() => 'step_not_possible'))
  expect(state).toEqual(before)
  const hold: Told = [
    'complaint.hold_placed',
    { holdId: idOf(5), at, holdReason: 'litigation', holdReference: '案号' },
    'E800',
    'hall_manager',
  ]
  expect(told(REGISTERED, RESTRICTED, hold).state.holds).toHaveLength(1)
})

describe('a new round', () => {
  const reopened: Told = ['complaint.reopened', { at: later, reason: '仍有疑问', decision }]
  const apologyId = idOf(6)
  /** The draft is the event at this place. */
  const issued = (draftAt: number): readonly Told[] => [
    [
      'complaint.apology_drafted',
      { apologyId, at, unit: '营业室', scope: 'customer_only', harmScope: null, text: '歉' },
    ],
    [
      'complaint.apology_examined',
      { apologyId, at, approved: true, restsOn: `e${draftAt}`, remark: null },
      'L1',
      'legal_counsel',
    ],
    ['complaint.apology_issued', { apologyId, at }],
  ]
  const concluded: Told = [
    'complaint.investigation_concluded',
    { at, fault: 'ours', findings: '属实' },
  ]

  test('S1-26(2): the apology of the round before apologises for nothing now', () => {
    const first = told(REGISTERED, VERIFIED, STARTED, ...issued(3), concluded).state
    expect(lifecycleFacts(first).fault?.apologised).toBe(true)
    const second = told(
      REGISTERED,
      VERIFIED,
      ...issued(2),
      WITHDRAWN,
      reopened,
      STARTED,
      concluded,
    ).state
    expect(lifecycleFacts(second).fault?.apologised).toBe(false)
  })
})

test('S3-34: only the change of receiver that was asked for last is taken', () => {
  const ask = (id: number, to: string): Told => [
    'complaint.receiver_change_asked',
    { changeId: idOf(id), at, from: person, to, reason: '争执' },
  ]
  const take = (id: number, by: string): Told => [
    'complaint.receiver_taken',
    { changeId: idOf(id), at },
    by,
  ]
  const asked2 = [REGISTERED, ask(1, 'E200'), ask(2, 'E400')]
  const late = told(...asked2, take(2, 'E400'), take(1, 'E200'))
  expect([late.state.handler, late.aside]).toEqual(['E400', ['already_decided']])
  expect(told(...asked2, take(1, 'E200')).aside).toEqual(['already_decided'])
})

test.each([
  [true, null],
  [false, '打不通'],
])(
  'R-21: a contact that reached the customer (%s) ends that nobody can be reached',
  (reached, why) => {
    const noted: Told = ['complaint.unreachable_noted', { at, tries: 3, reason: '打不通' }]
    const contact: Told = [
      'complaint.contact_logged',
      {
        contactId: idOf(7),
        at,
        direction: 'inbound',
        channel: 'phone',
        reached,
        promiseId: null,
        summary: '来电',
      },
    ]
    expect(told(REGISTERED, noted, contact).state.unreachable?.reason ?? null).toBe(why)
  },
)

describe('every step has a judge', () => {
  /** Steps that any state but a restricted one may have, and why. */
  const FREE: Readonly<Record<string, string>> = {
    'complaint.registered': 'it begins the case; only a second one is barred',
  }

  test('every event that is a step is looked at before it is taken', () => {
    const unjudged = complaintEvents
      .filter(({ type, merge }) => merge === 'step' && !(type in FREE))
      .map(({ type }) => type)
      .filter((type) => !(type in STEP_OF) && !(type in CHECKS) && !OPEN_ONLY.has(type))
      .filter((type) => !PEOPLE_STEPS.has(type))
    expect(unjudged).toEqual([])
  })

  test('every step of the lifecycle is taken by some event', () => {
    const taken = new Set(Object.values(STEP_OF))
    // Registering begins the case, and reporting upward is a fact of every state.
    expect(LIFECYCLE_STEPS.filter((step) => !taken.has(step))).toEqual(['register', 'escalate'])
  })

  test('only events that are steps stand in the tables', () => {
    const steps = new Set<string>(
      complaintEvents.filter(({ merge }) => merge === 'step').map(({ type }) => type),
    )
    const named = [...Object.keys(STEP_OF), ...OPEN_ONLY, ...PEOPLE_STEPS]
    expect(named.filter((type) => !steps.has(type))).toEqual([])
  })
})
