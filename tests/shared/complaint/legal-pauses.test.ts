import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideCase } from '#shared/complaint/rules/decision/decide.ts'
import { legalTerm } from '#shared/complaint/rules/clock/legal-term.ts'
import { judgeResubmission } from '#shared/complaint/rules/clock/resubmission.ts'
import type { PauseFacts } from '#shared/complaint/rules/clock/term-facts.ts'
import type { CaseFacts } from '#shared/complaint/rules/types.ts'
import { DAY_MS, HOUR_MS } from '#shared/foundation/instant.ts'
import { indexRules, rulesPackSchema } from '#shared/pack/rules-pack.ts'
import { sampleCalendar } from '../calendar/sample-calendar.ts'
import { at, clock, decided, plainCase, plainContext, rules } from './case-facts.ts'

const LATER = { now: at('2025-12-30 12:00') }
const legal = (change: Partial<CaseFacts>, now = LATER.now) =>
  clock(decided(change, { now }), 'legal_decision')
const warnings = (change: Partial<CaseFacts>, now = LATER.now) => decided(change, { now }).warnings

const appraisal: PauseFacts = {
  kind: 'external_appraisal',
  startedAt: at('2025-10-22 10:00'),
  endedAt: at('2025-10-27 15:00'),
  body: '某司法鉴定中心',
  notifiedAt: at('2025-10-22 11:00'),
}
const mediation: PauseFacts = {
  kind: 'mediation',
  startedAt: at('2025-10-25 09:00'),
  endedAt: at('2025-10-29 09:00'),
  body: '某调解中心',
  agreedAt: at('2025-10-25 09:00'),
}

describe('pauses of the legal term', () => {
  test('R-18: the days of an appraisal the complainant was told of are left out, each by name', () => {
    const term = legal({ pauses: [appraisal] })
    expect(term).toMatchObject({ dueAt: '2025-11-08T24:00:00+08:00', provisional: false })
    expect(term?.trace.slice(0, 6)).toEqual([
      '2025-10-20 received, not counted',
      '2025-10-23 skipped external_appraisal',
      '2025-10-24 skipped external_appraisal',
      '2025-10-25 skipped external_appraisal',
      '2025-10-26 skipped external_appraisal',
      '2025-11-08 after 15 natural days',
    ])
    expect(legal({})?.dueAt).toBe('2025-11-04T24:00:00+08:00')
  })

  test.each<[string, PauseFacts, string, string]>([
    [
      'R-18',
      { ...appraisal, notifiedAt: null },
      'pause_not_told',
      '2025-10-22 pause_ignored external_appraisal not_told',
    ],
    [
      'R-18',
      { ...appraisal, notifiedAt: at('2025-10-27 15:01') },
      'pause_not_told',
      '2025-10-22 pause_ignored external_appraisal not_told',
    ],
    [
      'R-23',
      { ...mediation, agreedAt: null },
      'pause_not_agreed',
      '2025-10-25 pause_ignored mediation not_agreed',
    ],
    [
      'R-23',
      { ...mediation, body: ' ' },
      'pause_body_missing',
      '2025-10-25 pause_ignored mediation body_missing',
    ],
  ])(
    '%s: a pause without what its article asks counts, and says so',
    (_id, pause, warned, line) => {
      expect(legal({ pauses: [pause] })?.dueAt).toBe('2025-11-04T24:00:00+08:00')
      expect(legal({ pauses: [pause] })?.trace).toContain(line)
      expect(warnings({ pauses: [pause] })).toEqual([warned])
    },
  )

  test('a notice that came late leaves out only the days after it', () => {
    const late = { ...appraisal, notifiedAt: at('2025-10-25 09:00') }
    expect(legal({ pauses: [late] })?.dueAt).toBe('2025-11-05T24:00:00+08:00')
  })

  test('overlapping pauses leave out a day once, under both names', () => {
    const term = legal({ pauses: [mediation, appraisal] })
    expect(term?.dueAt).toBe('2025-11-10T24:00:00+08:00')
    expect(term?.trace).toContain('2025-10-26 skipped external_appraisal+mediation')
    expect(term?.trace).toContain('2025-10-28 skipped mediation')
  })

  test('a pause that lasts makes the date provisional and grows with the days', () => {
    const open = { ...appraisal, endedAt: null }
    const one = legal({ pauses: [open] }, at('2025-10-25 12:00'))
    expect(one).toMatchObject({ dueAt: '2025-11-06T24:00:00+08:00', provisional: true })
    const other = legal({ pauses: [open] }, at('2025-10-30 12:00'))
    expect(other).toMatchObject({ dueAt: '2025-11-11T24:00:00+08:00', state: 'pending' })
    expect(warnings({ pauses: [open] }, at('2025-10-25 12:00'))).toEqual(['pause_open'])
  })

  test('one that began the day before the end may still move it', () => {
    const open = {
      ...appraisal,
      startedAt: at('2025-11-03 10:00'),
      notifiedAt: at('2025-11-03 10:00'),
      endedAt: null,
    }
    expect(legal({ pauses: [open] }, at('2025-11-03 12:00'))).toMatchObject({
      dueAt: '2025-11-04T24:00:00+08:00',
      provisional: true,
    })
  })

  test('a pause after the term has run out heals nothing', () => {
    const after = {
      ...appraisal,
      startedAt: at('2025-11-06 09:00'),
      notifiedAt: at('2025-11-06 09:00'),
      endedAt: null,
    }
    expect(legal({ pauses: [after] })).toMatchObject({
      dueAt: '2025-11-04T24:00:00+08:00',
      provisional: false,
      state: 'overdue',
    })
  })

  test('whether the first and last day count is a choice of the pack', () => {
    const changed = structuredClone(rules.pack)
    changed.law.pauseDays.firstDayCounts = false
    changed.law.pauseDays.lastDayCounts = false
    const term = legalTerm(
      plainCase.receivedAt,
      { pauses: [appraisal] },
      {
        now: LATER.now,
        calendar: sampleCalendar,
        rules: indexRules(rulesPackSchema.parse(changed)),
      },
    )
    expect(term.dueAt).toBe('2025-11-10T24:00:00+08:00')
  })

  test.each<[string, Partial<CaseFacts>, string]>([
    [
      'ends before it began',
      { pauses: [{ ...appraisal, endedAt: at('2025-10-22 09:00') }] },
      'pauses.0.endedAt',
    ],
    [
      'lies ahead',
      { pauses: [{ ...appraisal, startedAt: at('2026-02-01') }] },
      'pauses.0.startedAt',
    ],
    [
      'is told in the future',
      { pauses: [{ ...appraisal, notifiedAt: at('2026-02-01') }] },
      'pauses.0.notifiedAt',
    ],
    [
      'comes again in the future',
      { resubmissions: [{ receivedAt: at('2026-02-01'), newFacts: true }] },
      'resubmissions.0.receivedAt',
    ],
  ])('a case that %s is refused', (_what, change, field) => {
    const answer = decideCase({ ...plainCase, ...change }, { ...plainContext, ...LATER })
    expect(answer).toMatchObject({ ok: false, refusal: { field } })
  })
})

describe('the same complaint again (R-18)', () => {
  const again = (text: string, newFacts: boolean) => ({ receivedAt: at(text), newFacts })

  test.each([
    ['within the term', again('2025-10-28 09:00', false), 'merged'],
    ['with new facts', again('2025-10-28 09:00', true), 'clock_restarted'],
    ['at its very end', again('2025-11-05 00:00', true), 'clock_restarted'],
    ['after it', again('2025-11-05 00:00:01', true), 'after_term'],
  ])('%s', (_what, resubmission, outcome) => {
    expect(judgeResubmission(resubmission, at('2025-11-05 00:00'))).toBe(outcome)
  })

  test('new facts restart the clock from the new receipt; a mere repeat does not', () => {
    expect(legal({ resubmissions: [again('2025-10-28 09:00', false)] })).toMatchObject({
      startAt: '2025-10-20T10:00:00+08:00',
      dueAt: '2025-11-04T24:00:00+08:00',
    })
    const restarted = legal({ resubmissions: [again('2025-10-28 09:00', true)] })
    expect(restarted).toMatchObject({
      startAt: '2025-10-28T09:00:00+08:00',
      dueAt: '2025-11-12T24:00:00+08:00',
    })
    expect(restarted?.trace[0]).toBe('2025-10-28 restarted new_facts')
  })

  test('each restart is judged against the term that was running', () => {
    const both = [again('2025-11-10 09:00', true), again('2025-10-28 09:00', true)]
    expect(legal({ resubmissions: both })?.dueAt).toBe('2025-11-25T24:00:00+08:00')
    expect(legal({ resubmissions: [again('2025-11-10 09:00', true)] })).toMatchObject({
      startAt: '2025-10-20T10:00:00+08:00',
      state: 'overdue',
    })
  })

  test('an extension of the old term does not lengthen the new one', () => {
    const extension = {
      approvedBy: 'E900',
      approvedAt: at('2025-10-25 09:00'),
      notifiedAt: at('2025-10-25 10:00'),
    }
    const change = {
      complexity: 'complex',
      extension,
      resubmissions: [again('2025-10-28 09:00', true)],
    } as const
    expect(legal(change)?.dueAt).toBe('2025-11-27T24:00:00+08:00')
    expect(warnings(change)).toEqual(['extension_before_restart'])
    const anew = { approvedAt: at('2025-11-20 09:00'), notifiedAt: at('2025-11-20 10:00') }
    const renewed = { ...change, extension: { ...extension, ...anew } }
    expect(legal(renewed)?.dueAt).toBe('2025-12-27T24:00:00+08:00')
    expect(warnings(renewed)).toEqual([])
  })

  test('the company timers keep running from the first receipt', () => {
    const change = { resubmissions: [again('2025-10-28 09:00', true)], pauses: [appraisal] }
    expect(clock(decided(change, LATER), 'resolve_ordinary')?.dueAt).toBe(
      '2025-10-23T24:00:00+08:00',
    )
  })
})

describe("R-076: a supervisory body's own deadline prevails when it is earlier", () => {
  const supervisor = (dueAt: number | null) => ({
    channel: 'external_supervisor' as const,
    externalSupervisor: { body: '某监管局', reference: '2025-117', dueAt },
  })

  test('earlier: its instant, its source, an aim on a working day not after it', () => {
    expect(legal(supervisor(at('2025-11-02 12:00')))).toMatchObject({
      dueAt: '2025-11-02T12:00:00+08:00',
      aimAt: '2025-10-31T24:00:00+08:00',
      source: 'S2-07',
    })
    expect(legal(supervisor(at('2025-10-30 12:00')))?.aimAt).toBe('2025-10-30T12:00:00+08:00')
    const midnight = legal(supervisor(at('2025-10-31 00:00')))
    expect(midnight?.aimAt).toBe('2025-10-30T24:00:00+08:00')
    expect(midnight?.trace).toContain('2025-10-30 external_supervisor')
    const { explanations } = decided(supervisor(at('2025-11-02 12:00')), LATER)
    expect(explanations).toContainEqual(
      expect.objectContaining({ rule: 'legal_decision', source: 'S2-07' }),
    )
  })

  test('later, at the same moment, or none: the law stands', () => {
    for (const dueAt of [at('2025-12-01 12:00'), at('2025-11-05 00:00'), null]) {
      expect(legal(supervisor(dueAt))).toMatchObject({
        dueAt: '2025-11-04T24:00:00+08:00',
        source: 'R-18',
      })
    }
  })
})

const day = (from: number) =>
  fc.integer({ min: from, max: from + 60 * 24 }).map((hours) => at('2025-09-15') + hours * HOUR_MS)
const anyPause: fc.Arbitrary<PauseFacts> = fc
  .record({
    kind: fc.constantFrom('external_appraisal' as const, 'mediation' as const),
    startedAt: day(0),
    length: fc.option(fc.integer({ min: 0, max: 20 * 24 })),
    told: fc.boolean(),
  })
  .map(({ kind, startedAt, length, told }) => ({
    kind,
    startedAt,
    endedAt: length === null ? null : startedAt + length * HOUR_MS,
    body: '机构',
    notifiedAt: told ? startedAt : null,
    agreedAt: told ? startedAt : null,
  }))
const anyTerm = fc.record({
  pauses: fc.array(anyPause, { maxLength: 4 }),
  complexity: fc.constantFrom('simple' as const, 'complex' as const),
})
const context = { now: at('2025-12-30'), calendar: sampleCalendar, rules }

describe('for every set of pauses', () => {
  test('the term is monotone in the receipt, never before the start, never shortened by a pause', () => {
    fc.assert(
      fc.property(anyTerm, day(0), fc.integer({ min: 0, max: 30 * 24 }), (facts, from, later) => {
        const one = legalTerm(from, facts, context)
        const other = legalTerm(from + later * HOUR_MS, facts, context)
        const without = legalTerm(from, { ...facts, pauses: [] }, context)
        expect(one.dueMs).toBeGreaterThan(from)
        expect(other.dueMs).toBeGreaterThanOrEqual(one.dueMs)
        expect(one.dueMs).toBeGreaterThanOrEqual(without.dueMs)
      }),
    )
  })

  test('each day left out is explained by one line, and only such days lengthen the term', () => {
    fc.assert(
      fc.property(anyTerm, day(0), (facts, from) => {
        const one = legalTerm(from, facts, context)
        const without = legalTerm(from, { ...facts, pauses: [] }, context)
        const left = one.trace.filter((line) => /skipped (external_appraisal|mediation)/.test(line))
        expect(new Set(left.map((line) => line.slice(0, 10))).size).toBe(left.length)
        expect((one.dueMs - without.dueMs) / DAY_MS).toBe(left.length)
      }),
    )
  })

  test('an extension never shortens, and adds at least its days to a complex term', () => {
    fc.assert(
      fc.property(anyTerm, day(0), (facts, from) => {
        const plain = legalTerm(from, facts, context)
        const extension = { approvedBy: 'E900', approvedAt: from, notifiedAt: from }
        const extended = legalTerm(from, { ...facts, extension }, context)
        const added = (extended.dueMs - plain.dueMs) / DAY_MS
        if (facts.complexity === 'complex') expect(added).toBeGreaterThanOrEqual(30)
        else expect(added).toBe(0)
      }),
    )
  })

  test('the aim is never after the due date, and the answer is the same twice', () => {
    fc.assert(
      fc.property(anyTerm, day(0), (facts, from) => {
        const one = legalTerm(from, facts, context)
        expect(one.aimAt !== undefined && one.aimAt <= one.dueAt).toBe(true)
        expect(legalTerm(from, facts, context)).toEqual(one)
      }),
    )
  })
})
