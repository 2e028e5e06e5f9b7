/** What the clocks of a rules pack must keep: the law's own maxima, and units that can be counted. */
import type { DeadlineKind, DeadlineUnit } from '../../complaint/rules/types.ts'
import type { RulesPack } from '../rules-pack.ts'
import { type Objections, objection } from './objection.ts'

/** Natural days: 15, 30 for a complex case, 30 more when approved and told. */
const LEGAL_MAXIMA = { simpleDays: 15, complexDays: 30, extensionDays: 30 } as const

/** A term of the house runs in hours or working days, never in the days of the law. */
const TERMS_OF_THE_HOUSE: readonly DeadlineUnit[] = ['elapsed', 'same_day', 'working_days']
const UNITS: Readonly<Record<DeadlineKind, readonly DeadlineUnit[]>> = {
  handler_assign: ['elapsed'],
  urgent_first_contact: ['elapsed'],
  dept_reply: TERMS_OF_THE_HOUSE,
  resolve_ordinary: TERMS_OF_THE_HOUSE,
  resolve_major: TERMS_OF_THE_HOUSE,
  close_report: TERMS_OF_THE_HOUSE,
  callback: TERMS_OF_THE_HOUSE,
  promised_reply: ['given'],
  legal_decision: ['natural_days'],
  replacement: ['natural_days'],
  weekly_report: ['same_day'],
  corrective_callback: ['elapsed'],
  after_report: ['given'],
}

/** Units that count something; the others end by themselves and have the length 0. */
const COUNTED: readonly DeadlineUnit[] = ['elapsed', 'natural_days', 'working_days']

/** Refuses terms beyond, and clocks in a unit or of a length that means nothing. */
export function* clockObjections(pack: RulesPack): Objections {
  yield* legalTermObjections(pack)
  for (const [index, { kind, unit, length, intakeTypes }] of pack.deadlines.entries()) {
    const field = `deadlines.${index}`
    const legal = kind === 'legal_decision'
    if (!UNITS[kind].includes(unit)) {
      const message = `${kind} is counted in ${UNITS[kind].join(' or ')}`
      yield objection(`${field}.unit`, message, legal ? 'R-43' : undefined)
    }
    // A wrong answer is put right at once (S4-25(8)): the only clock that may have no time at all.
    if (COUNTED.includes(unit) && length === 0 && kind !== 'corrective_callback') {
      yield objection(`${field}.length`, `${kind} has a length above 0`)
    }
    if (!COUNTED.includes(unit) && length !== 0) {
      yield objection(`${field}.length`, `${unit} has the length 0`)
    }
    if (legal && length !== pack.legalTerm.simpleDays) {
      yield objection(`${field}.length`, 'the same as legalTerm.simpleDays', 'R-18')
    }
    if (legal && !intakeTypes.includes('complaint')) {
      yield objection(`${field}.intakeTypes`, 'every complaint has its legal term', 'R-18')
    }
  }
}

function* legalTermObjections({ legalTerm, law }: RulesPack): Objections {
  for (const key of ['simpleDays', 'complexDays', 'extensionDays'] as const) {
    const most = LEGAL_MAXIMA[key]
    if (legalTerm[key] > most) {
      yield objection(`legalTerm.${key}`, `the law allows ${most} natural days (R-43)`, 'R-18')
    }
  }
  if (legalTerm.simpleDays > legalTerm.complexDays) {
    yield objection(
      'legalTerm.simpleDays',
      'a simple case has no longer term than a complex',
      'R-18',
    )
  }
  if (law.review.applyDays < 30) {
    yield objection('law.review.applyDays', 'the complainant has 30 days to apply', 'R-20')
  }
  if (law.review.decideDays > 30) {
    yield objection('law.review.decideDays', 'the law allows 30 days to decide', 'R-20')
  }
  if (law.representatives.atMost > 5) {
    yield objection('law.representatives.atMost', 'a group sends at most 5 people', 'R-12')
  }
}
