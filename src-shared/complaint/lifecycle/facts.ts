/** What the lifecycle looks at. An absent fact is a missing thing, never an assumption. */
import type { EpochMs } from '../../foundation/instant.ts'
import type { IntakeType } from '../enumerations.ts'
import type { DecisionLetter } from '../rules/duty/decision-letter.ts'
import type { FaultFindings } from '../rules/remedy/fault.ts'
import type { IntakeFields } from '../rules/intake/required-fields.ts'
import type { SolutionFacts } from '../rules/remedy/solution.ts'
import type { Level, NatureDecision, Urgency, WithdrawalFacts } from '../rules/types.ts'

type Maybe<Value> = Value | null | undefined

export interface ReferralFacts {
  readonly to: string
  readonly acceptedBy?: Maybe<string>
  readonly refusedBecause?: Maybe<string>
  /** When the unit gave its result back. */
  readonly feedbackAt?: Maybe<EpochMs>
}

export interface OutboundFacts {
  readonly at: EpochMs
  readonly direction: 'inbound' | 'outbound'
  readonly reached: boolean
  /** Who spoke for the branch. */
  readonly by?: Maybe<string>
}

export interface CallbackFacts {
  readonly at?: Maybe<EpochMs>
  readonly by?: Maybe<string>
  readonly reached?: Maybe<boolean>
  /** How often it was tried in vain; asked for when nobody was reached. */
  readonly tries?: Maybe<number>
  readonly leftoverIssue?: Maybe<boolean>
  /** Null when the customer gave none; then a reason says so. */
  readonly satisfaction?: Maybe<number>
  readonly noSatisfactionBecause?: Maybe<string>
}

export interface LifecycleFacts {
  readonly intakeType?: IntakeType
  readonly intake?: IntakeFields
  readonly level?: Level
  readonly anonymous?: boolean
  /** Why the customer cannot be reached although it was tried. */
  readonly unreachable?: Maybe<string>
  readonly recorder?: Maybe<string>
  readonly firstRecipient?: Maybe<string>
  readonly handler?: Maybe<string>
  readonly responsibleUnit?: Maybe<string>
  readonly complainedOf?: readonly string[]
  readonly verification?: Maybe<{
    readonly by?: Maybe<string>
    readonly bySupervisor?: Maybe<boolean>
    readonly contactedAt?: Maybe<EpochMs>
  }>
  /** True when the department that received the case answers for it itself. */
  readonly ownDepartment?: boolean
  /** In order; the last one is the one being made, accepted or refused. */
  readonly referrals?: readonly ReferralFacts[]
  /** Referrals refused so far. */
  readonly bounces?: number
  readonly investigator?: Maybe<string>
  readonly team?: readonly string[]
  readonly investigated?: boolean
  readonly nature?: NatureDecision['value']
  /** When the case was last registered or reopened: what was said before answers nothing now. */
  readonly openedAt?: EpochMs
  /** When the case was closed in this round; a callback asks about what was told by then. */
  readonly closedAt?: Maybe<EpochMs>
  readonly contacts?: readonly OutboundFacts[]
  readonly solution?: Maybe<SolutionFacts>
  /** Payments that were asked for and that nobody has decided, by their place. */
  readonly undecidedPayments?: readonly number[]
  /** What is told together with the decision. */
  readonly letter?: Maybe<DecisionLetter>
  /** When the letter was written; no answer before it tells of it. */
  readonly letterAt?: Maybe<EpochMs>
  /** Where the investigation saw the fault, and what was done about it (S1-26(2)). */
  readonly fault?: Maybe<FaultFindings>
  /** The contact in which the customer was given the answer. */
  readonly reply?: Maybe<OutboundFacts>
  readonly informed?: Maybe<{
    readonly at?: Maybe<EpochMs>
    readonly by?: Maybe<string>
    readonly how?: Maybe<string>
    /** What the customer said to it; nobody to ask leaves it open. */
    readonly accepted?: Maybe<'yes' | 'no' | 'part'>
  }>
  readonly improvement?: Maybe<{
    readonly rootCause?: Maybe<string>
    readonly note?: Maybe<string>
    /** Why nothing needs to be improved; it stands in for the note. */
    readonly noneNeededBecause?: Maybe<string>
  }>
  readonly callback?: Maybe<CallbackFacts>
  readonly withdrawal?: Maybe<WithdrawalFacts>
  readonly reopenedBecause?: Maybe<string>
  /** Reason codes of the case; I06 restricts it. */
  readonly reasons?: readonly string[]
  readonly escalation?: Maybe<{ readonly to?: Maybe<string>; readonly reason?: Maybe<string> }>
  readonly receiverChange?: Maybe<{
    readonly from?: Maybe<string>
    readonly to?: Maybe<string>
    readonly reason?: Maybe<string>
    /** True once the new receiver has taken it; until then the old one answers for it (S4-04(4)). */
    readonly accepted?: Maybe<boolean>
  }>
  readonly urgencyChange?: Maybe<{
    readonly from: Urgency
    readonly to: Urgency
    readonly reason?: Maybe<string>
  }>
  readonly levelChange?: Maybe<{
    readonly to: Level
    readonly reason?: Maybe<string>
    readonly bySupervisor?: Maybe<boolean>
  }>
}
