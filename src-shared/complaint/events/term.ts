/** What moves a case's dates, level and speed (R-18, R-20, R-23, S2-09, S2-16). */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { eventType, personal } from '../../log/event-type.ts'
import { PAUSE_KINDS } from '../rules/kinds.ts'
import { NOTICE_WAYS } from '../rules/duty/notice.ts'
import { EXTENSION_AUTHORITIES } from '../rules/clock/extension.ts'
import { COMPLEXITIES, FILING_TARGETS, LEVELS, URGENCIES, decisionSchema } from '../rules/types.ts'
import { entityId, words } from './fields.ts'

const at = instantSchema
const decision = decisionSchema

/** 15 natural days for a simple case, 30 for a complex one; somebody says which it is and why. */
export const complaintComplexityJudged = eventType({
  type: 'complaint.complexity_judged',
  version: 1,
  aggregate: 'complaint',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: { at, complexity: z.enum(COMPLEXITIES), reason: personal(words(500)), decision },
})

export const complaintExtensionRequested = eventType({
  type: 'complaint.extension_requested',
  version: 1,
  aggregate: 'complaint',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: {
    extensionId: entityId,
    at,
    authority: z.enum(EXTENSION_AUTHORITIES),
    reason: personal(words(1000)),
  },
})

/** by the superior body or a senior manager of head office. */
export const complaintExtensionDecided = eventType({
  type: 'complaint.extension_decided',
  version: 1,
  aggregate: 'complaint',
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
export const complaintExtensionTold = eventType({
  type: 'complaint.extension_told',
  version: 1,
  aggregate: 'complaint',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: {
    extensionId: entityId,
    at,
    way: z.enum(NOTICE_WAYS),
    proof: personal(words(200)),
    decision,
  },
})

/** an appraisal by others, or a mediation that the complainant agreed to. */
export const complaintPauseStarted = eventType({
  type: 'complaint.pause_started',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: {
    pauseId: entityId,
    kind: z.enum(PAUSE_KINDS),
    startedAt: at,
    /** Who appraises or mediates. */
    body: words(80),
    /** When the complainant was told of an appraisal, or agreed to a mediation; the days count until then. */
    consentAt: at.nullable(),
    proof: personal(words(200)).nullable(),
    decision,
  },
})

export const complaintPauseTold = eventType({
  type: 'complaint.pause_told',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: { pauseId: entityId, consentAt: at, proof: personal(words(200)), decision },
})

export const complaintPauseEnded = eventType({
  type: 'complaint.pause_ended',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'workstation',
  permission: 'complaint.handle',
  payload: { pauseId: entityId, endedAt: at, decision },
})

/** R-20, 核查: the complainant asks the body above the branch to look at the decision. */
export const complaintReviewApplied = eventType({
  type: 'complaint.review_applied',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'workstation',
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

export const complaintReviewDecided = eventType({
  type: 'complaint.review_decided',
  version: 1,
  aggregate: 'complaint',
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
export const complaintLevelSet = eventType({
  type: 'complaint.level_set',
  version: 1,
  aggregate: 'complaint',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.supervise',
  payload: { at, to: z.enum(LEVELS), reason: personal(words(500)), decision },
})

/** S2-16: raised, never lowered. */
export const complaintUrgencyRaised = eventType({
  type: 'complaint.urgency_raised',
  version: 1,
  aggregate: 'complaint',
  merge: 'step',
  writer: 'workstation',
  permission: 'complaint.write',
  payload: { at, to: z.enum(URGENCIES), reason: personal(words(500)), decision },
})

/** S2-10, S2-11: with whom the case was filed, under which number. */
export const complaintFiled = eventType({
  type: 'complaint.filed',
  version: 1,
  aggregate: 'complaint',
  merge: 'fact',
  writer: 'workstation',
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
