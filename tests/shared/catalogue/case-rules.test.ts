/** Level, urgency, filing, reception and clocks of the catalogue, each row decided once more by its id. */
import { describe, expect, it } from 'vitest'
import { missingIntakeFields } from '#shared/complaint/rules/intake/required-fields.ts'
import { deadlineStateOf } from '#shared/complaint/rules/clock/deadline-state.ts'
import type { CaseFacts, DeadlineKind } from '#shared/complaint/rules/types.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { at, clock, decided, phone, rules } from '../complaint/case-facts.ts'

describe('level', () => {
  it.each<[string, Partial<CaseFacts>, string]>([
    ['R-077 ordinary unless something speaks against it', {}, 'ordinary'],
    ['R-078 beyond the department', { harm: { beyondDepartmentPower: true } }, 'major'],
    ['R-078 considerable harm', { harm: { considerableHarm: true } }, 'major'],
    ['R-078 possible adverse effect', { harm: { possibleAdverseEffect: true } }, 'major'],
    ['R-079 serious damage', { harm: { seriousDamage: true } }, 'serious'],
    ['R-194 serious wrong against the person', { personalRightsIssue: true }, 'major'],
  ])('%s', (_row, facts, level) => {
    expect(decided(facts).level.value).toBe(level)
  })

  it.each<[string, object, string]>([
    ['passed around', { bounces: 2 }, 'passed_around'],
    ['story told again', { handlers: 3 }, 'story_told_again'],
    ['visits in vain', { visits: 3 }, 'visits_in_vain'],
    ['contradictory answers', { contradictoryAnswers: true }, 'contradictory_answers'],
    ['not respected', { disrespect: true }, 'not_respected'],
  ])('R-167 %s is a suggestion, never a decision', (_sign, upgradeSigns, suggestion) => {
    const { level } = decided({ upgradeSigns })
    expect([level.value, level.suggestions]).toEqual(['ordinary', [suggestion]])
  })
})

describe('filing', () => {
  it.each(['petition', 'group', 'litigation', 'media_exposure', 'other_major'] as const)(
    'R-080 %s goes to head office',
    (flag) => {
      expect(decided({ flags: [flag] }).filing).toEqual(['head_office'])
    },
  )

  it('R-079 serious damage is filed with the superior, R-194 a wrong against the person with legal', () => {
    expect(decided({ harm: { seriousDamage: true } }).filing).toEqual(['superior'])
    expect(decided({ personalRightsIssue: true }).filing).toEqual(['legal'])
  })
})

describe('reception', () => {
  it.each<[string, string, string[], string[], string[]]>([
    ['R-084 press', 'media', ['office', 'legal'], ['head_office'], []],
    ['R-084 recording gear', 'recordingDevice', ['office', 'legal'], [], []],
    ['R-176 a gathering', 'gathering', ['police', 'branch_head'], ['head_office'], []],
    ['R-168 a lawyer', 'legalRepresentative', ['legal'], [], []],
    ['R-181 violence', 'violence', ['police', 'branch_head'], [], ['no_body_contact']],
  ])('%s', (_row, fact, notify, filing, notes) => {
    const decision = decided({ reception: { walkIn: true, [fact]: true } })
    expect(decision.alerts.notify).toEqual(notify)
    expect(decision.filing).toEqual(filing)
    expect(decision.alerts.notes ?? []).toEqual(notes)
  })

  it('R-083 a camera or the press brings the words for a walk-in; a calm visit brings nothing', () => {
    for (const fact of ['media', 'recordingDevice']) {
      expect(decided({ reception: { [fact]: true } }).alerts.scripts).toEqual(['SP-W1'])
    }
    expect(decided({ reception: { walkIn: true } }).alerts).toEqual({
      notify: [],
      scripts: [],
      filing: [],
    })
  })
})

describe('urgency', () => {
  it.each<[string, Partial<CaseFacts>, string]>([
    [
      'two calls within half a working day',
      {
        receivedAt: at('2025-10-20 13:10'),
        contacts: [phone('2025-10-20 09:10'), phone('2025-10-20 13:10')],
      },
      'level1',
    ],
    [
      'a minute more',
      {
        receivedAt: at('2025-10-20 13:11'),
        contacts: [phone('2025-10-20 09:10'), phone('2025-10-20 13:11')],
      },
      'none',
    ],
    ['an agitated walk-in', { reception: { walkIn: true, agitated: true } }, 'level1'],
    ['a calm walk-in', { reception: { walkIn: true } }, 'none'],
    ['agitated on the telephone', { channel: 'phone', reception: { agitated: true } }, 'none'],
  ])('R-094 %s', (_what, facts, level) => {
    const now = { now: at('2025-10-20 14:00') }
    expect(decided(facts, now).urgency.level).toBe(level)
  })

  it('R-095 one hour from the trigger, alarm in the last quarter', () => {
    const decision = decided({ reception: { walkIn: true, agitated: true } })
    const due = clock(decision, 'urgent_first_contact')
    expect(due).toMatchObject({ dueAt: '2025-10-20T11:00:00+08:00', source: 'S2-16' })
    if (!due) throw new Error('no clock')
    const stateAt = (time: string) => deadlineStateOf(due, { now: at(time), doneAt: null }, rules)
    expect(stateAt('2025-10-20 10:44:59')).toBe('pending')
    expect(stateAt('2025-10-20 10:45')).toBe('due_soon')
    expect(stateAt('2025-10-20 11:00:01')).toBe('overdue')
  })

  it.each([
    ['R-096', 'level2', 'S2-17'],
    ['R-097', 'level3', 'S2-18'],
  ] as const)(
    '%s %s stands when somebody has set it, with the same hour',
    (_row, level, source) => {
      const decision = decided({ standingUrgency: { level, at: at('2025-10-20 10:00') } })
      expect(decision.urgency.level).toBe(level)
      expect(clock(decision, 'urgent_first_contact')).toMatchObject({
        dueAt: '2025-10-20T11:00:00+08:00',
        source,
      })
    },
  )
})

describe('clocks', () => {
  const closed = { closedAt: at('2025-10-24 16:00') }
  const promise = { madeAt: at('2025-10-20 10:00'), dueAt: at('2025-10-20 15:00') }

  it.each<[string, DeadlineKind, Partial<CaseFacts>, string]>([
    ['R-035 a handler', 'handler_assign', {}, '2025-10-20T11:00:00+08:00'],
    ['R-098 ordinary', 'resolve_ordinary', {}, '2025-10-23T24:00:00+08:00'],
    [
      'R-099 major',
      'resolve_major',
      { harm: { considerableHarm: true } },
      '2025-10-27T24:00:00+08:00',
    ],
    ['R-100 report of the day', 'close_report', closed, '2025-10-24T24:00:00+08:00'],
    ['R-101 callback', 'callback', closed, '2025-10-31T24:00:00+08:00'],
    ['R-212 callback list', 'callback', closed, '2025-10-31T24:00:00+08:00'],
    [
      'R-160 promised reply',
      'promised_reply',
      { promises: [promise] },
      '2025-10-20T15:00:00+08:00',
    ],
    [
      'R-231 a department',
      'dept_reply',
      { department: { receivedAt: at('2025-10-20 17:30') } },
      '2025-10-21T17:30:00+08:00',
    ],
  ])('%s', (_row, kind, facts, dueAt) => {
    const decision = decided(facts, { now: at('2025-10-24 16:00') })
    expect(clock(decision, kind)?.dueAt).toBe(dueAt)
  })

  it('R-099 an upgrade counts from the first receipt', () => {
    const late = { now: at('2025-10-24 09:00') }
    expect(clock(decided({}, late), 'resolve_ordinary')?.state).toBe('overdue')
    const major = clock(decided({ harm: { considerableHarm: true } }, late), 'resolve_major')
    expect(major).toMatchObject({ startAt: '2025-10-20T10:00:00+08:00', state: 'pending' })
  })

  it('R-231 without a referral there is no clock', () => {
    expect(clock(decided({ department: { receivedAt: null } }), 'dept_reply')).toBeUndefined()
  })

  it('R-160, R-310 a contact keeps a promise although the case is open; none breaks it', () => {
    const kept = { ...promise, contactedAt: at('2025-10-20 14:50') }
    const later = { now: at('2025-10-20 16:00') }
    const stateOf = (promises: CaseFacts['promises']) =>
      clock(decided({ promises }, later), 'promised_reply')?.state
    expect(stateOf([kept])).toBe('met')
    expect(stateOf([promise])).toBe('overdue')
  })

  it('C-01 all clocks run side by side, earliest first', () => {
    const { deadlines } = decided({ promises: [promise] })
    expect(deadlines.map(({ kind }) => kind)).toEqual([
      'handler_assign',
      'promised_reply',
      'resolve_ordinary',
      'legal_decision',
    ])
    expect(deadlines.map(({ startAt }) => startAt)).toEqual(
      deadlines.map(() => formatInstant(at('2025-10-20 10:00'))),
    )
  })
})

describe('intake', () => {
  const whole = {
    channel: 'counter',
    receivedAt: '2025-10-20T10:00:00+08:00',
    anonymous: false,
    customerName: '韩先生',
    contact: '13800000042',
    contactMissingReason: '',
    facts: '办理时等候过久。',
    demand: '要求说明原因。',
  }

  it.each([
    ['R-032 channel', { channel: '' }, ['channel']],
    ['R-032 time', { receivedAt: '' }, ['receivedAt']],
    ['R-032 name', { customerName: ' ' }, ['customerName']],
    ['R-032 anonymous needs no name', { customerName: '', anonymous: true }, []],
    ['R-032 contact', { contact: '' }, ['contact']],
    ['R-032 or why not', { contact: '', contactMissingReason: '不愿留' }, []],
    ['R-034 facts', { facts: '' }, ['facts']],
    ['R-034 demand', { demand: '' }, ['demand']],
    [
      'R-158 the four of the record',
      { facts: '', demand: '', customerName: '', contact: '' },
      ['customerName', 'contact', 'facts', 'demand'],
    ],
    ['R-278 nothing missing', {}, []],
  ] as const)('%s', (_row, change, missing) => {
    const found = missingIntakeFields({ ...whole, ...change }, rules)
    expect(found.map(({ field }) => field)).toEqual(missing)
    for (const { code, source } of found)
      expect([code, source]).toEqual(['field_required', 'S1-25(1)'])
  })
})
