/** Money for a customer: lines with evidence, and an approval within its limit (S3-40, S4-39; T-86). */
import type { Fen } from '../../../foundation/money.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { type Role, isSupervisor } from '../../../staff/role.ts'
import { employeeKey, sameEmployee } from '../../../staff/same-employee.ts'
import { blank } from '../gap.ts'
import type { CompensationKind } from '../kinds.ts'

export interface CompensationLine {
  readonly kind: CompensationKind
  /** Integer fen, more than 0. */
  readonly amountFen: Fen
  /** Id of the receipt or statement; goodwill alone needs none. */
  readonly evidenceId?: string | null | undefined
}

export interface CompensationRequest {
  readonly lines: readonly CompensationLine[]
  readonly requestedBy: string
  /** Approved for the same case before; limits hold for the case, not for each request. Integer fen, from 0. */
  readonly alreadyApprovedFen: Fen
  /** What is improved so that it does not happen again; goodwill asks for it. */
  readonly improvementNote?: string | null | undefined
}

export interface CompensationNeeds {
  /** Of this request alone. */
  readonly totalFen: Fen
  /** Roles that may approve it together with what the case has got already, from the lowest limit up. */
  readonly approvers: readonly Role[]
}

/**
 * Who must approve. Nothing is paid without an approval. Refuses, by line: an amount that is not a
 * positive integer of fen, a missing evidence id; no line at all, an earlier total that is no
 * integer of fen from 0, a total of the case beyond 2^53−1 fen, and goodwill without an improvement
 * note (no small favours to keep the peace).
 */
export function checkCompensation(
  request: CompensationRequest,
  rules: Rules,
): Result<CompensationNeeds> {
  const { kinds } = rules.pack.handling.compensation
  if (request.lines.length === 0) {
    return refused('lines_required', 'what is paid for', { field: 'lines', source: 'S3-40' })
  }
  const before = request.alreadyApprovedFen
  if (!Number.isSafeInteger(before) || before < 0) {
    const field = 'alreadyApprovedFen'
    return refused('amount_invalid', 'what the case has got already', { field, source: 'S4-39' })
  }
  let totalFen = 0
  for (const [index, line] of request.lines.entries()) {
    const rule = kinds.find(({ kind }) => kind === line.kind)
    if (!rule) {
      const field = `lines.${index}.kind`
      return refused('unknown_kind', 'not in the list', { field, source: 'S3-40' })
    }
    if (!Number.isSafeInteger(line.amountFen) || line.amountFen <= 0) {
      return refused('amount_invalid', 'an amount is a positive whole number of fen', {
        field: `lines.${index}.amountFen`,
        source: rule.source,
      })
    }
    if (rule.needsEvidence && blank(line.evidenceId)) {
      return refused('evidence_required', `${line.kind} needs a reference to evidence`, {
        field: `lines.${index}.evidenceId`,
        source: rule.source,
      })
    }
    totalFen += line.amountFen
    if (rule.needsImprovement && blank(request.improvementNote)) {
      const field = 'improvementNote'
      const message = 'goodwill needs what is improved'
      return refused('improvement_required', message, { field, source: rule.source })
    }
  }
  const caseFen = totalFen + before
  if (!Number.isSafeInteger(caseFen)) {
    const field = 'lines'
    return refused('amount_invalid', 'the total is too large', { field, source: 'S3-40' })
  }
  const able = limitsFor(request.lines, rules)
    .filter(({ upToFen }) => upToFen === null || caseFen <= upToFen)
    .toSorted((one, other) => (one.upToFen ?? Infinity) - (other.upToFen ?? Infinity))
  return accepted({ totalFen, approvers: able.map(({ role }) => role) })
}

/** Who may approve such lines, each up to which total of the case in fen; goodwill asks for a supervisor. */
export function limitsFor(
  lines: readonly Pick<CompensationLine, 'kind'>[],
  rules: Rules,
): readonly { readonly role: Role; readonly upToFen: Fen | null }[] {
  const { kinds, limits } = rules.pack.handling.compensation
  const goodwill = lines.some(
    ({ kind }) => kinds.find((rule) => rule.kind === kind)?.needsImprovement === true,
  )
  return limits
    .filter(({ role }) => !goodwill || isSupervisor(role))
    .map(({ role, upToFen }) => ({ role, upToFen }))
}

/**
 * The approval of a request. Refuses what `checkCompensation` refuses, a missing requester or approver,
 * the person who asked for it, and a role whose limit is lower than the total of the case.
 */
export function approveCompensation(
  request: CompensationRequest,
  approval: { readonly by?: string | null; readonly role?: Role | null },
  rules: Rules,
): Result<{ readonly totalFen: Fen; readonly approvedBy: string }> {
  const needs = checkCompensation(request, rules)
  if (!needs.ok) return needs
  const source = 'S4-39'
  const approvedBy = employeeKey(approval.by)
  if (approvedBy === null) {
    const field = 'approval.by'
    return refused('approver_required', 'a payment is approved', { field, source })
  }
  if (employeeKey(request.requestedBy) === null) {
    const field = 'requestedBy'
    return refused('requester_required', 'somebody asks for a payment', { field, source })
  }
  if (sameEmployee(approval.by, request.requestedBy)) {
    const field = 'approval.by'
    return refused('approver_is_requester', 'another person approves', { field, source })
  }
  if (!approval.role || !needs.value.approvers.includes(approval.role)) {
    return refused('over_limit', 'this role may not approve this total', {
      field: 'approval.role',
      source,
      params: { totalFen: needs.value.totalFen, approvers: needs.value.approvers.join(',') },
    })
  }
  return accepted({ totalFen: needs.value.totalFen, approvedBy })
}
