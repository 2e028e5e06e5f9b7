/** The gate before an extension of the legal term. */
import { isMoment } from '../../../calendar/day-number.ts'
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import type { Role } from '../../../staff/role.ts'
import { employeeKey, sameEmployee } from '../../../staff/same-employee.ts'
import { blank, gapUnless, refusedForGaps } from '../gap.ts'
import type { Complexity, ExtensionFacts } from '../types.ts'

/** Who may approve by R-18: the superior body, or a senior manager of the head office. */
export const EXTENSION_AUTHORITIES = ['superior_body', 'head_office_senior_manager'] as const
export type ExtensionAuthority = (typeof EXTENSION_AUTHORITIES)[number]

/** 总经理 is the senior manager of the catalogue's roles (§5); a department head stands above a branch. */
const APPROVERS: Readonly<Record<ExtensionAuthority, readonly Role[]>> = {
  superior_body: ['department_head', 'general_manager'],
  head_office_senior_manager: ['general_manager'],
}

/**
 * Whether somebody of this role may approve what was asked of this authority: a branch does not
 * extend its own terms. Head office itself is the superior body, whoever speaks for it there.
 */
export function mayExtend(
  authority: ExtensionAuthority,
  role: string,
  atHeadOffice: boolean,
): boolean {
  if (atHeadOffice && authority === 'superior_body') return true
  return (APPROVERS[authority] as readonly string[]).includes(role)
}

export interface ExtensionRequest extends ExtensionFacts {
  readonly reason?: string | null | undefined
  readonly authority?: ExtensionAuthority | null | undefined
}

export interface ExtensionGround {
  readonly complexity: Complexity | null | undefined
  /** End of the term that is to be extended. */
  readonly termEndMs: EpochMs
  /** Extensions granted since the term began to run. */
  readonly granted: number
  readonly receivedAt?: EpochMs | undefined
  readonly complainedOf?: readonly string[] | undefined
}

/**
 * The extension as `legalTerm` counts it. Refuses, with R-18: a case that is not complex, a second
 * extension, a request without reason, authority, approver, approval or notice (all missing ones at
 * once), an approval before the receipt, a notice before the approval, an approver who is
 * complained of, and an approval or notice after the term has ended (at its end is in time).
 * Company timers are not moved: no extension buys time for tactics (E-11).
 */
export function checkExtension(
  request: ExtensionRequest,
  ground: ExtensionGround,
  rules: Rules,
): Result<ExtensionFacts> {
  const { source } = rules.pack.legalTerm
  if (ground.complexity !== 'complex') {
    const field = 'complexity'
    return refused('extension_needs_complex', 'only a complex case is extended', { field, source })
  }
  if (ground.granted > 0) {
    return refused('already_extended', 'a term is extended once', { field: 'granted', source })
  }
  const { approvedAt = null, notifiedAt = null } = request
  const gaps = [
    ...gapUnless(!blank(request.reason), 'reason', 'a reason', source),
    ...gapUnless(
      request.authority === 'superior_body' || request.authority === 'head_office_senior_manager',
      'authority',
      'the superior body or a senior manager of the head office',
      source,
    ),
    ...gapUnless(employeeKey(request.approvedBy) !== null, 'approvedBy', 'an approver', source),
    ...gapUnless(isMoment(approvedAt), 'approvedAt', 'the time of approval', source),
    ...gapUnless(isMoment(notifiedAt), 'notifiedAt', 'the notice to the complainant', source),
  ]
  if (gaps.length > 0) return refusedForGaps('extension_incomplete', 'an extension', gaps)
  if (ground.complainedOf?.some((person) => sameEmployee(person, request.approvedBy))) {
    return refused('approver_not_impartial', 'nobody approves in a complaint about oneself', {
      field: 'approvedBy',
      source: rules.pack.natureRules.recusal.source,
    })
  }
  const times = { approvedAt: approvedAt ?? 0, notifiedAt: notifiedAt ?? 0 }
  for (const [field, at] of Object.entries(times)) {
    if (at > ground.termEndMs) {
      return refused('extension_late', 'a term is extended before it ends', { field, source })
    }
  }
  if (ground.receivedAt !== undefined && times.approvedAt < ground.receivedAt) {
    const field = 'approvedAt'
    return refused('extension_impossible', 'approval follows receipt', { field, source })
  }
  if (times.notifiedAt < times.approvedAt) {
    const field = 'notifiedAt'
    return refused('extension_impossible', 'a notice follows the approval', { field, source })
  }
  return accepted({ approvedBy: request.approvedBy, approvedAt, notifiedAt })
}
