/** Whose word counts on a case, whatever machine it comes from; and what it is about. */
import { describe, expect, test } from 'vitest'
import { caseGates } from '#shared/complaint/lifecycle/gates.ts'
import { REMEDIES } from '#shared/complaint/rules/duty/decision-letter.ts'
import { rules } from './case-facts.ts'
import {
  REGISTERED,
  STARTED,
  type Told,
  VERIFIED,
  at,
  decision,
  idOf,
  person,
  registered,
  told,
} from './told-case.ts'

const MANAGER = ['E800', 'hall_manager'] as const
const concluded: Told = [
  'complaint.investigation_concluded',
  { at, fault: 'ours', findings: '属实', decision },
]
const proposed = (change: object = {}): Told => [
  'complaint.nature_proposed',
  {
    proposalId: idOf(1),
    at,
    reasons: ['V03b'],
    evidenceIds: [],
    incidentBranch: null,
    homeBranch: null,
    originalCaseId: null,
    confirmerNeeds: [],
    clause: null,
    duty: null,
    otherReason: null,
    whereToGo: null,
    decision,
    ...change,
  },
  'E901',
]
const confirmed = (by: string, role: string, restsOn = 'e3'): Told => [
  'complaint.nature_confirmed',
  { proposalId: idOf(1), at, restsOn, decision },
  by,
  role,
]
const asked = (id: number, amountFen: number, upToFen = 200_000): Told => [
  'complaint.compensation_requested',
  {
    requestId: idOf(id),
    at,
    lines: [{ kind: 'goodwill', amountFen, evidenceId: null }],
    limits: [{ role: 'hall_manager', upToFen }],
    improvementNote: '复训',
  },
]
const paid = (id: number, totalFen: number, change: object = {}, role = 'hall_manager'): Told => [
  'complaint.compensation_decided',
  {
    requestId: idOf(id),
    at,
    approved: true,
    totalFen,
    restsOn: null,
    remark: null,
    ...change,
  },
  'E800',
  role,
]
const solved = (text: string): Told => [
  'complaint.solution_proposed',
  {
    at,
    demandWithinRules: 'yes',
    recheckOffered: false,
    text,
    options: ['一', '二'],
    singleOptionReason: null,
    legalBasis: '规定',
    alternatives: [],
    refusalReason: null,
    ourTasks: [],
    customerTasks: [],
  },
]
const letter = (restsOn: string | null): Told => [
  'complaint.letter_written',
  {
    at,
    remedies: [...REMEDIES],
    decidedByHeadOffice: false,
    restsOn,
    verifiedFacts: '一',
    legalBasis: '二',
    grounds: '三',
    decisionText: '四',
  },
]
const replied = (restsOn: string | null): Told => [
  'complaint.replied',
  {
    contactId: idOf(30),
    at,
    way: 'phone',
    reached: true,
    restsOn,
    accepted: 'yes',
    proof: '录音',
    summary: '答复',
  },
]

describe('two approvals by machines that have not met', () => {
  test('S4-39: together they do not pass the limit of one person; the later one does not count', () => {
    const events = [REGISTERED, asked(1, 200_000), asked(2, 200_000)]
    const { state, aside } = told(...events, paid(1, 200_000), paid(2, 200_000))
    expect(state.compensations.map(({ decided }) => decided?.approved)).toEqual([true, undefined])
    expect(aside).toEqual(['over_limit'])
    // What stands is the same whichever came first.
    const other = told(...events, paid(2, 200_000), paid(1, 200_000))
    expect(other.aside).toEqual(['over_limit'])
    expect(other.state.compensations[1]?.decided?.approved).toBe(true)
  })

  test('S4-39: within the limit both count, and a declined one never passes it', () => {
    const events = [REGISTERED, asked(1, 200_000), asked(2, 1)]
    expect(told(...events, paid(1, 200_000), paid(2, 1, { approved: false })).aside).toEqual([])
    const small = [REGISTERED, asked(1, 100_000), asked(2, 100_000)]
    expect(told(...small, paid(1, 100_000), paid(2, 100_000)).aside).toEqual([])
  })

  test('S4-39: the gates behind it stay shut until somebody has decided the other one', () => {
    const open = [
      REGISTERED,
      VERIFIED,
      STARTED,
      concluded,
      solved('甲'),
      asked(1, 1),
      asked(2, 200_000),
    ]
    const money = [paid(1, 1, { restsOn: 'e4' }), paid(2, 200_000, { restsOn: 'e4' })]
    const answering = [letter('e4')]
    const shut = (events: readonly Told[], step: string) =>
      caseGates(told(...events).state, rules)
        .find((gate) => gate.step === step)
        ?.missing.map(({ field, source }) => `${field} ${source}`)
    expect(shut([...open, ...money, ...answering], 'reply')).toEqual([
      'compensations.1.decided S4-39',
    ])
    expect(shut([...open, ...money, ...answering, replied('e9')], 'close')).toContain(
      'compensations.1.decided S4-39',
    )
    const settled = paid(2, 200_000, { restsOn: 'e4', approved: false })
    expect(shut([...open, ...money, settled, letter('e4')], 'reply')).toEqual([])
  })

  test.each([
    ['a payment for a solution', [asked(1, 1)], paid(1, 1, { restsOn: 'e4' }), 'compensations'],
    ['a letter about a solution', [], letter('e4'), 'letter'],
  ] as const)('%s that was changed meanwhile takes no effect', (_what, before, step, _left) => {
    const open = [REGISTERED, VERIFIED, STARTED, concluded, solved('甲'), ...before]
    expect(told(...open, step).aside).toEqual([])
    const { state, aside } = told(...open, solved('乙'), step)
    expect(aside).toEqual(['changed_meanwhile'])
    expect([state.letter, ...state.compensations.map(({ decided }) => decided)]).toEqual([
      null,
      ...before.map(() => null),
    ])
  })

  test('an answer tells of the letter that its writer had before them', () => {
    const open = [REGISTERED, VERIFIED, STARTED, concluded, solved('甲'), letter('e4')]
    expect(told(...open, replied('e5')).state.state).toBe('replied')
    const { state, aside } = told(...open, letter('e4'), replied('e5'))
    expect([state.state, state.reply, aside]).toEqual(['proposing', null, ['changed_meanwhile']])
  })

  test('S3-43#1: legal approves the words that it has read', () => {
    const drafted = (text: string): Told => [
      'complaint.apology_drafted',
      { apologyId: idOf(9), at, unit: '营业室', scope: 'customer_only', harmScope: null, text },
    ]
    const examined = (restsOn: string): Told => [
      'complaint.apology_examined',
      { apologyId: idOf(9), at, approved: true, restsOn, remark: null },
      'L1',
      'legal_counsel',
    ]
    expect(told(REGISTERED, drafted('甲'), examined('e1')).aside).toEqual([])
    const { state, aside } = told(REGISTERED, drafted('甲'), drafted('乙'), examined('e1'))
    expect([state.apologies[0]?.state, aside]).toEqual(['draft', ['changed_meanwhile']])
  })

  test('S2-06(2): whoever confirms has seen the findings that stand', () => {
    const open = [REGISTERED, VERIFIED, STARTED, concluded, proposed()]
    expect(told(...open, confirmed(...MANAGER)).aside).toEqual([])
    const { state, aside } = told(...open, concluded, confirmed(...MANAGER))
    expect([state.natureProposal?.confirmed, aside]).toEqual([null, ['changed_meanwhile']])
  })

  test('nobody changes reasons under the number that another person is to confirm', () => {
    const open = [REGISTERED, VERIFIED, STARTED, concluded, proposed()]
    const { state, aside } = told(...open, proposed({ reasons: ['I02'] }))
    expect([state.natureProposal?.reasons, aside]).toEqual([['V03b'], ['already_decided']])
  })
})

describe('a word from another device by somebody who may not give it', () => {
  const open = [REGISTERED, VERIFIED, STARTED, concluded]
  const extension = (authority: string): Told => [
    'complaint.extension_requested',
    { extensionId: idOf(5), at, authority, reason: '复杂' },
  ]
  const extended = (by: string, role: string, change: object = {}): Told => [
    'complaint.extension_decided',
    { extensionId: idOf(5), at, approved: true, remark: null },
    by,
    role,
    change,
  ]
  const draft: Told = [
    'complaint.apology_drafted',
    { apologyId: idOf(9), at, unit: '营业室', scope: 'customer_only', harmScope: null, text: '歉' },
  ]
  const examined = (by: string, role: string): Told => [
    'complaint.apology_examined',
    { apologyId: idOf(9), at, approved: true, restsOn: 'e1', remark: null },
    by,
    role,
  ]
  const verified = (by: string, role: string): Told => [VERIFIED[0], VERIFIED[1], by, role]

  test.each<[string, readonly Told[], string]>([
    ['S4-06(2): verified by a teller', [REGISTERED, verified('E800', 'teller')], 'not_permitted'],
    [
      'S4-06(2): verified by whoever wrote it down',
      [REGISTERED, verified('e300', 'hall_manager')],
      'same_person',
    ],
    [
      'S2-06(2): confirmed by whoever proposed',
      [...open, proposed(), confirmed('E901', 'hall_manager')],
      'same_person',
    ],
    [
      'S2-06(2): confirmed by the investigator',
      [...open, proposed({ confirmerNeeds: ['second_person'] }), confirmed(person, 'hall_manager')],
      'same_person',
    ],
    [
      'S2-05: confirmed without the rank that the reason asks for',
      [...open, proposed({ confirmerNeeds: ['approver'] }), confirmed('E902', 'teller')],
      'not_permitted',
    ],
    [
      'S2-06(2): confirmed by nobody who may handle',
      [...open, proposed(), confirmed('E902', 'office')],
      'not_permitted',
    ],
    [
      'S3-43#1: approved by no lawyer',
      [REGISTERED, draft, examined('E2', 'hall_manager')],
      'not_permitted',
    ],
    [
      'S3-43#1: approved by its author',
      [REGISTERED, draft, examined(person, 'legal_counsel')],
      'same_person',
    ],
    [
      'R-18: extended by the branch itself',
      [REGISTERED, extension('superior_body'), extended(...MANAGER)],
      'needs_senior_manager',
    ],
    [
      'R-18: extended by a department head where a senior manager was asked',
      [REGISTERED, extension('head_office_senior_manager'), extended('E1', 'department_head')],
      'needs_senior_manager',
    ],
    [
      'R-18: extended at head office by nobody senior',
      [
        REGISTERED,
        extension('head_office_senior_manager'),
        extended('E1', 'head_office_service', { fromHub: true }),
      ],
      'needs_senior_manager',
    ],
    [
      'R-18: extended by whoever asked',
      [REGISTERED, extension('superior_body'), extended(person, 'general_manager')],
      'same_person',
    ],
    [
      'S4-39: paid by a teller',
      [REGISTERED, asked(1, 100), paid(1, 100, {}, 'teller')],
      'over_limit',
    ],
    ['S4-39: paid above the limit', [REGISTERED, asked(1, 100, 99), paid(1, 100)], 'over_limit'],
    [
      'S4-39: paid by whoever asked',
      [REGISTERED, asked(1, 100), [paid(1, 100)[0], paid(1, 100)[1], person, 'hall_manager']],
      'same_person',
    ],
  ])('%s does not count and is shown with its reason', (_what, events, why) => {
    const before = told(...events.slice(0, -1)).state
    const { state, aside } = told(...events)
    expect(aside).toEqual([why])
    expect(state).toEqual(before)
  })

  test('R-18: the superior body extends, at head office whoever speaks for it there', () => {
    const own = told(REGISTERED, extension('superior_body'), extended('E1', 'department_head'))
    const there = extended('H1', 'head_office_service', { fromHub: true })
    const hub = told(REGISTERED, extension('superior_body'), there)
    expect([own.aside, hub.aside]).toEqual([[], []])
  })

  test('S4-16(5): words are not erased by the one who asked for it', () => {
    const erased = (requestedBy: string): Told => [
      'complaint.personal_erased',
      { basis: 'customer_request', requestedBy, certificate: 'X-1' },
      ...MANAGER,
    ]
    const { state, aside } = told(REGISTERED, erased('e800 '))
    expect([state.erased, aside]).toEqual([false, ['same_person']])
    expect(told(REGISTERED, erased('E801')).state.erased).toBe(true)
  })
})

describe('R-17: whoever the case is about', () => {
  const own = registered({ complainedOf: [person] })

  test.each<[string, Told]>([
    ['takes themselves off it', ['complaint.details_changed', { complainedOf: [] }]],
    ['chooses who handles it', ['complaint.handler_assigned', { handler: 'E1' }]],
    [
      'stops the clock',
      [
        'complaint.pause_started',
        {
          pauseId: idOf(3),
          kind: 'external_appraisal',
          startedAt: at,
          notedAt: at,
          body: '机构',
          consentAt: at,
          proof: null,
          decision,
        },
      ],
    ],
    [
      'lifts the hold on what speaks against them',
      [
        'complaint.hold_lifted',
        { holdId: idOf(4), at, liftReason: 'matter_ended' },
        person,
        'hall_manager',
      ],
    ],
  ])('%s from no device', (_what, event) => {
    const { state, aside } = told(own, event)
    expect(aside).toEqual(['own_complaint'])
    expect(state).toEqual(told(own).state)
  })

  test('does not look into it as one of a team', () => {
    const started: Told = [STARTED[0], { at, investigator: 'E1', team: ['E2', person] }, 'E1']
    expect(told(own, VERIFIED, started).aside).toEqual(['own_complaint'])
  })

  test('a contact of theirs stays on the case and opens no gate', () => {
    const contact = (by: string): Told => [
      'complaint.contact_logged',
      {
        contactId: idOf(7),
        at,
        direction: 'outbound',
        channel: 'phone',
        reached: true,
        promiseId: null,
        summary: '致电',
      },
      by,
    ]
    const asks = (by: string) => {
      const { state } = told(
        own,
        VERIFIED,
        [STARTED[0], { at, investigator: 'E1', team: [] }, 'E1'],
        contact(by),
      )
      const gate = caseGates(state, rules).find(({ step }) => step === 'propose')
      return [state.contacts.length, gate?.missing.some(({ field }) => field === 'contacts')]
    }
    expect(asks(person)).toEqual([1, true])
    expect(asks('E1')).toEqual([1, false])
  })
})
