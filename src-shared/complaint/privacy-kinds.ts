/** Closed lists of what protects a case's words, and what that leaves on the case. */

/** Why a case was handed to the compliance office (S2-06(6)). Codes alone: they stay in the open body. */
export const RESTRICTION_REASONS = [
  'reported_wrongdoing',
  'reporter_at_risk',
  'own_branch_involved',
] as const
export type RestrictionReason = (typeof RESTRICTION_REASONS)[number]

/** Why a case may not be erased although its keeping time is over (S2-30, E-36). */
export const HOLD_REASONS = [
  'litigation',
  'regulator_inquiry',
  'internal_investigation',
  'audit',
] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

export const HOLD_LIFT_REASONS = [
  'matter_ended',
  'released_by_authority',
  'placed_by_mistake',
] as const
export type HoldLiftReason = (typeof HOLD_LIFT_REASONS)[number]

/** On what ground words go (PIPL 19, 47). */
export const ERASURE_BASES = ['retention_ended', 'customer_request', 'entered_by_mistake'] as const
export type ErasureBasis = (typeof ERASURE_BASES)[number]

interface Done {
  readonly at: string
  readonly by: string
}

export interface CaseHold extends Done {
  readonly holdId: string
  readonly holdReason: HoldReason
  readonly holdReference: string | null
  readonly lifted: (Done & { readonly liftReason: HoldLiftReason }) | null
}

export interface CasePrivacy {
  readonly restriction: (Done & { readonly restrictionReason: RestrictionReason }) | null
  readonly holds: readonly CaseHold[]
  /** Waits for a second person. */
  readonly erasureRequest:
    | (Done & { readonly requestId: string; readonly basis: ErasureBasis })
    | null
}

/** A case on which nothing of this happened yet. */
export const UNMARKED: CasePrivacy = { restriction: null, holds: [], erasureRequest: null }

/** True while at least one hold stands: nothing of the case may be destroyed. */
export function isHeld({ holds }: Pick<CasePrivacy, 'holds'>): boolean {
  return holds.some(({ lifted }) => lifted === null)
}
