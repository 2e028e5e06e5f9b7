/** Everything that can be done on a desk, by name. A name is the call's, without its family. */
import type { RecordStepCall } from '#shared/contract/calls/case-records.ts'
import type { CaseStepCall } from '#shared/contract/calls/case-steps.ts'

type NameOf<Call extends string> = Call extends `complaint.${infer Name}` ? Name : never

/** Actions whose form is a description (`forms/steps`). */
export type StepName =
  | NameOf<CaseStepCall>
  | NameOf<RecordStepCall>
  | 'requestLeader'
  | 'assign'
  | 'escalate'
  | 'restrict'
  | 'hold'
  | 'lift'
  | 'requestErasure'
  | 'erase'

/** Actions with a form of their own. */
export type OwnFormName =
  | 'contact'
  | 'promise'
  | 'details'
  | 'answer'
  | 'reveal'
  | 'complete'
  | 'retype'
  | 'repeat'
  | 'incident'

export type ActionName = StepName | OwnFormName

/** An action and what it is about: a referral, a request, a promise. */
export interface ActionRef {
  readonly name: ActionName
  readonly subject: string | null
}
