/** What hangs on a case: contacts, promises, instructions, escalations. Words are null when they are gone. */
import type { EscalationReason } from './rules/kinds.ts'

export interface CaseContact {
  readonly contactId: string
  readonly at: string
  readonly direction: 'inbound' | 'outbound'
  readonly channel: string
  readonly reached: boolean
  readonly promiseId: string | null
  readonly by: string
  readonly summary: string | null
}

export interface CasePromise {
  readonly promiseId: string
  readonly madeAt: string
  readonly dueAt: string
  readonly by: string
  readonly what: string | null
  /** Time of the first contact that kept it. */
  readonly contactedAt: string | null
}

export interface CaseInstruction {
  readonly instructionId: string
  readonly at: string
  readonly kind: 'instruction' | 'query'
  readonly dueAt: string | null
  readonly by: string
  readonly text: string | null
  readonly answer: { readonly at: string; readonly by: string; readonly text: string | null } | null
  /** Head office needs nothing more on it. */
  readonly closed: {
    readonly at: string
    readonly by: string
    readonly remark: string | null
  } | null
}

export interface CaseEscalation {
  readonly escalationId: string
  readonly to: string
  readonly at: string
  readonly by: string
  readonly category: EscalationReason
  readonly priority: 'normal' | 'high'
  /** The customer insisted on a leader (S4-26#15). */
  readonly leaderRequested: boolean
  readonly skippedLevel: boolean
  readonly directLeader: string | null
  /** Until when the direct leader who was passed over hears of it; null when no report is owed. */
  readonly afterReportDueAt: string | null
  readonly afterReportedAt: string | null
  readonly reason: string | null
  readonly emergencyReason: string | null
}
