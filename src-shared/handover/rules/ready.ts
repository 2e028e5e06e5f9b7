/**
 * May this shift be signed over (catalogue §4.7, S4-15)? What is missing is a blocker with a stable
 * code, never an error: the screen shows the list and the two people work it off.
 */
import type { EpochMs } from '../../foundation/instant.ts'
import { employeeKey, sameEmployee } from '../../staff/same-employee.ts'

export interface HandoverSignature {
  readonly role: 'outgoing' | 'incoming'
  readonly name: string
  readonly employeeNo: string | null
  readonly at: EpochMs
  /** The sitting at one workstation in which both signed: face to face (S4-15(2)). */
  readonly sessionId: string | null
}

export interface HandoverIssue {
  readonly id: string
  /** `handover`: found while handing over, settled first. `shift`: may stay open with an owner. */
  readonly kind: 'handover' | 'shift'
  readonly open: boolean
  readonly owner: string | null
  readonly reportedTo: string | null
}

export interface HandoverLine {
  readonly name: string
  readonly ok: boolean
  /** Counts only with both a cause and a supervisor. */
  readonly difference: {
    readonly cause: string | null
    readonly supervisor: string | null
  } | null
}

export interface HandoverFacts {
  readonly sections: readonly { readonly name: string; readonly reviewed: boolean }[]
  /** At most one of each role. */
  readonly signatures: readonly HandoverSignature[]
  readonly issues: readonly HandoverIssue[]
  readonly carryOver: readonly { readonly id: string; readonly assignedTo: string | null }[]
  readonly lines: readonly HandoverLine[]
  readonly log: { readonly missing: readonly string[] }
}

export interface HandoverAnswer {
  readonly ready: boolean
  readonly blockers: readonly string[]
  readonly warnings: readonly string[]
}

/** Every blocker in the order of the catalogue, each once; ready when there is none. */
export function handoverReady(facts: HandoverFacts): HandoverAnswer {
  const outgoing = facts.signatures.find(({ role }) => role === 'outgoing') ?? null
  const incoming = facts.signatures.find(({ role }) => role === 'incoming') ?? null
  const differing = facts.lines.filter(({ ok }) => !ok)
  const blockers = [
    ...(outgoing ? [] : ['outgoing_signature_missing']),
    ...(incoming ? [] : ['incoming_signature_missing']),
    ...pairBlockers(outgoing, incoming),
    ...facts.sections
      .filter(({ reviewed }) => !reviewed)
      .map(({ name }) => `section_not_reviewed:${name}`),
    ...facts.issues
      .filter(({ kind, open }) => kind === 'handover' && open)
      .map(({ id }) => `open_handover_issue:${id}`),
    ...differing.filter((line) => !recorded(line)).map(({ name }) => `unreconciled:${name}`),
    ...facts.carryOver
      .filter(({ assignedTo }) => employeeKey(assignedTo) === null)
      .map(({ id }) => `unassigned_carry_over:${id}`),
    ...facts.issues.filter(unassigned).map(({ id }) => `unassigned_carry_over:${id}`),
    ...(facts.signatures.some(({ employeeNo }) => employeeKey(employeeNo) === null)
      ? ['signature_without_employee_no']
      : []),
    ...facts.log.missing.map((field) => `log_incomplete:${field}`),
    ...(outgoing && incoming && !oneSitting(outgoing, incoming) ? ['not_same_session'] : []),
  ]
  const unique = [...new Set(blockers)]
  return {
    ready: unique.length === 0,
    blockers: unique,
    warnings: [...new Set(differing.filter(recorded).map(({ name }) => `unreconciled:${name}`))],
  }
}

function pairBlockers(
  outgoing: HandoverSignature | null,
  incoming: HandoverSignature | null,
): string[] {
  if (!outgoing || !incoming) return []
  return [
    ...(sameEmployee(outgoing.employeeNo, incoming.employeeNo) ? ['same_person'] : []),
    ...(incoming.at < outgoing.at ? ['signature_order'] : []),
  ]
}

function oneSitting(outgoing: HandoverSignature, incoming: HandoverSignature): boolean {
  const sitting = (outgoing.sessionId ?? '').trim()
  return sitting !== '' && sitting === (incoming.sessionId ?? '').trim()
}

/** S4-15(4): a problem of the shift passes on only with an owner and a leader who knows. */
function unassigned({ kind, open, owner, reportedTo }: HandoverIssue): boolean {
  const named = employeeKey(owner) !== null && employeeKey(reportedTo) !== null
  return kind === 'shift' && open && !named
}

/** The contract asks for a cause and a supervisor; a small branch's only supervisor may sign as well. */
function recorded({ difference }: HandoverLine): boolean {
  const cause = (difference?.cause ?? '').trim()
  return cause !== '' && employeeKey(difference?.supervisor) !== null
}
