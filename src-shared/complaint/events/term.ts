/** What moves a case's dates, level and speed (R-18, R-20, R-23, S2-09, S2-16). */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { PAUSE_KINDS } from '../rules/kinds.ts'
import { NOTICE_WAYS } from '../rules/duty/notice.ts'
import { EXTENSION_AUTHORITIES } from '../rules/clock/extension.ts'
import { COMPLEXITIES, FILING_TARGETS, LEVELS, URGENCIES, decisionSchema } from '../rules/types.ts'
import { caseEvent, entityId, notedAt, words } from './fields.ts'

const at = instantSchema
const decision = decisionSchema

/** 15 natural days for a simple case, 30 for a complex one; somebody says which it is and why. */
export const complaintComplexityJudged = caseEvent({
  type: 'complaint.complexity_judged',
  merge: 'step',
  permission: 'complaint.handle',
  payload: { at, complexity: z.enum(COMPLEXITIES), reason: personal(words(500)), decision },
})

export const complaintExtensionRequested = caseEvent({
  type: 'complaint.extension_requested',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    extensionId: entityId,
    at,
    authority: z.enum(EXTENSION_AUTHORITIES),
    reason: personal(words(1000)),
  },
})

/** by the superior body or a senior manager of head office. */
export const complaintExtensionDecided = caseEvent({
  type: 'complaint.extension_decided',
  merge: 'step',
  writer: 'both',
  permission: 'complaint.supervise',
  payload: {
    extensionId: entityId,
    at,
    approved: z.boolean(),
    remark: personal(words(500)).nullable(),
  },
})

/** Only a customer who was told in time waits longer. */
export const complaintExtensionTold = caseEvent({
  type: 'complaint.extension_told',
  merge: 'step',
  permission: 'complaint.handle',
  payload: {
    extensionId: entityId,
    at,
    notedAt,
    way: z.enum(NOTICE_WAYS),
    proof: personal(words(200)),
    decision,
  },
})

/** an appraisal by others, or a mediation that the complainant agreed to. */
export const complaintPauseStarted = caseEvent({
  type: 'complaint.pause_started',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: {
    pauseId: entityId,
    kind: z.enum(PAUSE_KINDS),
    startedAt: at,
    notedAt,
    /** Who appraises or mediates. */
    body: words(80),
    /** When the complainant was told of an appraisal, or agreed to a mediation; the days count until then. */
    consentAt: at.nullable(),
    proof: personal(words(200)).nullable(),
    decision,
  },
})

export const complaintPauseTold = caseEvent({
  type: 'complaint.pause_told',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: { pauseId: entityId, consentAt: at, notedAt, proof: personal(words(200)), decision },
})

export const complaintPauseEnded = caseEvent({
  type: 'complaint.pause_ended',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: { pauseId: entityId, endedAt: at, decision },
})

/** R-20, 核查: the complainant asks the body above the branch to look at the decision. */
export const complaintReviewApplied = caseEvent({
  type: 'complaint.review_applied',
  merge: 'fact',
  permission: 'complaint.write',
  payload: {
    reviewId: entityId,
    decisionReceivedAt: at,
    appliedAt: at,
    inWriting: z.boolean(),
    addressedTo: words(80),
    applyBy: at,
    decideBy: at,
    reason: personal(words(2000)),
  },
})

export const complaintReviewDecided = caseEvent({
  type: 'complaint.review_decided',
  merge: 'step',
  writer: 'both',
  permission: 'complaint.supervise',
  payload: {
    reviewId: entityId,
    at,
    outcome: z.enum(['upheld', 'changed', 'handled_again']),
    findings: personal(words(4000)),
  },
})

/** S2-09, S3-31#2: a supervisor sees more in it than the facts alone said. */
export const complaintLevelSet = caseEvent({
  type: 'complaint.level_set',
  merge: 'step',
  permission: 'complaint.supervise',
  payload: { at, to: z.enum(LEVELS), reason: personal(words(500)), decision },
})

/** S2-16: raised, never lowered. */
export const complaintUrgencyRaised = caseEvent({
  type: 'complaint.urgency_raised',
  merge: 'step',
  permission: 'complaint.write',
  payload: { at, to: z.enum(URGENCIES), reason: personal(words(500)), decision },
})

/** S2-10, S2-11: with whom the case was filed, under which number. */
export const complaintFiled = caseEvent({
  type: 'complaint.filed',
  merge: 'fact',
  permission: 'complaint.handle',
  payload: {
    filingId: entityId,
    target: z.enum(FILING_TARGETS),
    at,
    number: words(80),
    planText: personal(words(4000)).nullable(),
  },
})

export const termEvents = [
  complaintComplexityJudged,
  complaintExtensionRequested,
  complaintExtensionDecided,
  complaintExtensionTold,
  complaintPauseStarted,
  complaintPauseTold,
  complaintPauseEnded,
  complaintReviewApplied,
  complaintReviewDecided,
  complaintLevelSet,
  complaintUrgencyRaised,
  complaintFiled,
] as const
