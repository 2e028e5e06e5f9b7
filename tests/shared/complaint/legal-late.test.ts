/** Facts that lengthen the legal term and were written down too late. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalTerm } from '#shared/complaint/rules/clock/legal-term.ts'
import type { PauseFacts } from '#shared/complaint/rules/clock/term-facts.ts'
import type { CaseFacts } from '#shared/complaint/rules/types.ts'
import { DAY_MS, HOUR_MS } from '#shared/foundation/instant.ts'
import { sampleCalendar } from '../calendar/sample-calendar.ts'
import { at, clock, decided, rules } from './case-facts.ts'

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

describe('R-18: a term that is over is not revived by what is noted afterwards', () => {
  const told = {
    approvedBy: 'E900',
    approvedAt: at('2025-11-01 09:00'),
    notifiedAt: at('2025-11-02 09:00'),
  }
  const judged = (text: string, to: 'simple' | 'complex' = 'complex') => ({
    from: to === 'complex' ? ('simple' as const) : ('complex' as const),
    to,
    notedAt: at(text),
  })
  const END = '2025-11-04T24:00:00+08:00'
  const COMPLEX_END = '2025-11-19T24:00:00+08:00'

  test.each<[string, Partial<CaseFacts>, string, string | null]>([
    [
      'complex at its very end',
      { complexity: 'complex', complexityJudgements: [judged('2025-11-05 00:00')] },
      COMPLEX_END,
      null,
    ],
    [
      'complex a second later',
      { complexity: 'complex', complexityJudgements: [judged('2025-11-05 00:00:01')] },
      END,
      '2025-11-05 complexity_ignored noted_late',
    ],
    [
      'an appraisal noted while it ran',
      { pauses: [{ ...appraisal, notedAt: at('2025-11-04 20:00') }] },
      '2025-11-08T24:00:00+08:00',
      null,
    ],
    [
      'an appraisal noted afterwards, whenever it is said to have been',
      { pauses: [{ ...appraisal, notedAt: at('2025-11-06 09:00') }] },
      END,
      '2025-11-06 pause_ignored external_appraisal noted_late',
    ],
    [
      'one noted while another one had moved the end',
      {
        pauses: [
          { ...appraisal, notedAt: at('2025-10-22 11:00') },
          { ...mediation, notedAt: at('2025-11-06 09:00') },
        ],
      },
      '2025-11-10T24:00:00+08:00',
      null,
    ],
    [
      'new facts noted afterwards',
      {
        resubmissions: [
          { receivedAt: at('2025-10-28 09:00'), newFacts: true, notedAt: at('2025-11-05 09:00') },
        ],
      },
      END,
      '2025-11-05 new_facts_ignored noted_late',
    ],
    [
      'a notice of the extension noted in time',
      { complexity: 'complex', extension: { ...told, notedAt: at('2025-11-19 23:00') } },
      '2025-12-19T24:00:00+08:00',
      null,
    ],
    [
      'a notice of the extension noted afterwards',
      { complexity: 'complex', extension: { ...told, notedAt: at('2025-11-20 09:00') } },
      COMPLEX_END,
      null,
    ],
  ])('%s', (_what, change, dueAt, line) => {
    const term = legal(change)
    expect(term?.dueAt).toBe(dueAt)
    if (line !== null) expect(term?.trace).toContain(line)
    else expect(term?.trace.join()).not.toContain('noted_late')
  })

  test('it says so as a warning, too', () => {
    const late = {
      complexity: 'complex',
      complexityJudgements: [judged('2025-11-06 09:00')],
    } as const
    expect(warnings(late)).toEqual(['complexity_noted_late'])
    expect(warnings({ pauses: [{ ...appraisal, notedAt: at('2025-11-06 09:00') }] })).toEqual([
      'pause_noted_late',
    ])
    const extension = { ...told, notedAt: at('2025-11-20 09:00') }
    expect(warnings({ complexity: 'complex', extension })).toEqual(['extension_late'])
  })

  test('what shortens it counts at any time, and does not open it again', () => {
    const judgements = [
      judged('2025-10-25 09:00'),
      judged('2025-11-10 09:00', 'simple'),
      judged('2025-11-12 09:00'),
    ]
    const back = { complexity: 'simple', complexityJudgements: judgements.slice(0, 2) } as const
    expect(legal(back)?.dueAt).toBe(END)
    expect(legal({ complexity: 'complex', complexityJudgements: judgements })?.dueAt).toBe(END)
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

test('R-18: what is noted once the term is over moves no date, in whatever order it came', () => {
  fc.assert(
    fc.property(
      anyTerm,
      anyPause,
      day(0),
      fc.integer({ min: 1, max: 90 }),
      (facts, pause, from, days) => {
        const before = legalTerm(from, facts, context)
        const late = { ...pause, notedAt: before.dueMs + days * DAY_MS }
        for (const pauses of [
          [...facts.pauses, late],
          [late, ...facts.pauses],
        ]) {
          expect(legalTerm(from, { ...facts, pauses }, context).dueMs).toBe(before.dueMs)
        }
      },
    ),
  )
})
