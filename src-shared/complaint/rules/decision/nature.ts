/**
 * Whether a complaint is valid (catalogue §4.1). Nothing is decided before the investigation
 * (S1-28b): until then the nature is undetermined and the reasons are proposals.
 */
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { ReasonRule, Rules } from '../../../pack/rules-pack.ts'
import type { Explainer } from './explain.ts'
import { employeeKey, isAmong, sameEmployee } from '../../../staff/same-employee.ts'
import { blank } from '../gap.ts'
import type { CaseFacts, NatureDecision, NatureFacts } from '../types.ts'

const WHISTLEBLOWING = 'I06'
const INCIDENT_SIDE = 'V12'
const HOME_SIDE = 'V13'
/** Who judges the case, in the order in which a refusal names them. */
const EXAMINERS = ['investigator', 'confirmer', 'approver'] as const

/**
 * Decides the nature. Refuses, once investigated: no or unknown reasons, a missing branch, evidence,
 * approver, original case or customer withdrawal, a withdrawal by staff on the case (S2-06(5)), a
 * confirmer who is the investigator, and an investigator, confirmer or approver who is the person
 * complained of. Field paths start at the case.
 */
export function classifyNature(
  facts: Pick<CaseFacts, 'nature' | 'complainedOf' | 'intakeType'>,
  rules: Rules,
  explain: Explainer,
): Result<NatureDecision> {
  const nature = facts.nature ?? {}
  const reasons = [...new Set(nature.reasons ?? [])]
  const restricted = reasons.includes(WHISTLEBLOWING) || facts.intakeType === 'whistleblowing'
  const referral = restricted ? ({ referTo: 'compliance', restricted: true } as const) : {}
  const known = reasons.flatMap((code) => rules.reasonByCode.get(code) ?? [])
  const primary = known.find((rule) => rule.nature === 'valid')?.code ?? reasons[0] ?? null

  if (nature.investigated !== true) {
    if (reasons.length > 0) {
      explain.because('nature', rules.pack.natureRules.undetermined, ['nature.investigated'])
    }
    const warnings = reasons
      .filter((code) => !rules.reasonByCode.has(code))
      .map((code) => `unknown_reason:${code}`)
    return accepted({
      value: 'undetermined',
      primary,
      countedAgainst: null,
      warnings,
      ...referral,
    })
  }

  const refusal = firstRefusal(nature, facts.complainedOf, reasons, rules)
  if (refusal) return refusal

  const valid = known.some((rule) => rule.nature === 'valid')
  for (const rule of known) {
    const named = valid && rule.nature === 'invalid' ? rules.pack.natureRules.mixed : null
    explain.because('nature', { id: named?.id ?? rule.name, source: rule.source }, [
      `nature.reasons.${(nature.reasons ?? []).indexOf(rule.code)}`,
    ])
  }
  return accepted({
    value: valid ? 'valid' : 'invalid',
    primary,
    countedAgainst: countedAgainst(nature, reasons),
    // A justified part stays valid; the rest is noted, never lost (E-20).
    warnings: valid
      ? known.filter((rule) => rule.nature === 'invalid').map((rule) => `invalid_part:${rule.code}`)
      : [],
    ...referral,
  })
}

/** Exactly one branch carries a cross-branch complaint: the first of V12 and V13 that was given. */
function countedAgainst(nature: NatureFacts, reasons: readonly string[]): string | null {
  const side = reasons.find((code) => code === INCIDENT_SIDE || code === HOME_SIDE)
  if (side === undefined) return null
  return (side === INCIDENT_SIDE ? nature.incidentBranch : nature.homeBranch) ?? null
}

function firstRefusal(
  nature: NatureFacts,
  complainedOf: CaseFacts['complainedOf'],
  reasons: readonly string[],
  rules: Rules,
): ReturnType<typeof refused> | null {
  if (reasons.length === 0) {
    return refused('reason_required', 'an investigated case has at least one reason', {
      field: 'nature.reasons',
      source: rules.pack.natureRules.valid.source,
    })
  }
  for (const examiner of EXAMINERS) {
    if (isAmong(nature[examiner], complainedOf)) {
      return refused(`${examiner}_not_impartial`, 'nobody judges a complaint about oneself', {
        field: `nature.${examiner}`,
        source: rules.pack.natureRules.recusal.source,
      })
    }
  }
  for (const [index, code] of (nature.reasons ?? []).entries()) {
    const rule = rules.reasonByCode.get(code)
    if (!rule) {
      return refused('unknown_reason', 'this reason code is not in the list', {
        field: `nature.reasons.${index}`,
        source: rules.pack.natureRules.valid.source,
      })
    }
    const missing = missingNeed(nature, rule)
    if (missing) {
      return refused(missing.code, `${rule.code} needs ${missing.needs}`, {
        field: `nature.${missing.field}`,
        source: rule.source,
      })
    }
  }
  return null
}

interface MissingNeed {
  readonly code: string
  readonly needs: string
  readonly field: string
}

function missingNeed(nature: NatureFacts, rule: ReasonRule): MissingNeed | null {
  for (const need of rule.needs) {
    const missing = NEEDS[need](nature)
    if (missing) return missing
  }
  return null
}

const NEEDS: Readonly<
  Record<ReasonRule['needs'][number], (nature: NatureFacts) => MissingNeed | null>
> = {
  incident_branch: (nature) =>
    blank(nature.incidentBranch) ? need('incidentBranch', 'the branch of the incident') : null,
  home_branch: (nature) =>
    blank(nature.homeBranch) ? need('homeBranch', 'the branch that holds the account') : null,
  evidence: (nature) =>
    (nature.evidence ?? []).some((reference) => !blank(reference))
      ? null
      : need('evidence', 'a reference to evidence'),
  second_person: (nature) => {
    // Without knowing who investigated, nobody can be shown to be a second person.
    if (employeeKey(nature.investigator) === null) return need('investigator', 'an investigator')
    if (employeeKey(nature.confirmer) === null) return need('confirmer', 'a second person')
    return sameEmployee(nature.confirmer, nature.investigator)
      ? {
          code: 'confirmer_is_investigator',
          needs: 'a second person to confirm',
          field: 'confirmer',
        }
      : null
  },
  approver: (nature) =>
    employeeKey(nature.approver) === null ? need('approver', 'an approver') : null,
  original_case: (nature) =>
    blank(nature.originalCaseId) ? need('originalCaseId', 'the original case') : null,
  customer_withdrawal: missingOfWithdrawal,
}

/** Staff may write a withdrawal down; only the confirmation of the customer makes it one (S2-06(5)). */
function missingOfWithdrawal({ withdrawal }: NatureFacts): MissingNeed | null {
  if (!withdrawal) return need('withdrawal', 'the withdrawal: when, by whom, how')
  if (blank(withdrawal.by)) return need('withdrawal.by', 'who withdrew')
  if (blank(withdrawal.how)) return need('withdrawal.how', 'how it was withdrawn')
  return withdrawal.confirmedByCustomer === true
    ? null
    : need('withdrawal.confirmedByCustomer', 'the confirmation of the customer')
}

/**
 * When the customer withdrew: the withdrawal says by whom and how, and the customer confirmed it
 * (S2-06(5)). Null otherwise. R-15 lets it end the procedure whatever the
 * nature is, decided or not.
 */
export function withdrawnByCustomerAt(facts: Pick<CaseFacts, 'nature'>): EpochMs | null {
  const nature = facts.nature ?? {}
  return missingOfWithdrawal(nature) === null ? (nature.withdrawal?.at ?? null) : null
}

function need(field: string, needs: string): MissingNeed {
  const word = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace('.', '_')
  return { code: `${word}_required`, needs, field }
}
