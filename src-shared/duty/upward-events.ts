/** A report upward (请示汇报) and its course (S4-17; ). Aggregate id = a random id. */
import { z } from 'zod'
import { ESCALATION_TARGETS } from '../complaint/enumerations.ts'
import { ESCALATION_REASONS } from '../complaint/rules/kinds.ts'
import { instantSchema } from '../foundation/instant-schema.ts'
import { eventType, personal } from '../log/event-type.ts'
import { words } from '../foundation/words.ts'

const upward = {
  version: 1,
  aggregate: 'upward_report',
  merge: 'step',
  writer: 'workstation',
  permission: 'duty.write',
} as const

/** S4-17(2)(3): one of four reasons, level by level; an emergency may pass one over. */
export const upwardReported = eventType({
  ...upward,
  type: 'upward_report.reported',
  payload: {
    at: instantSchema,
    reason: z.enum(ESCALATION_REASONS),
    priority: z.enum(['normal', 'high']),
    to: z.enum(ESCALATION_TARGETS),
    skippedLevel: z.boolean(),
    directLeader: z.enum(ESCALATION_TARGETS).nullable(),
    /** Until when the leader who was passed over hears of it; null when nothing is owed. */
    tellLeaderBy: instantSchema.nullable(),
    content: personal(words(2000)),
    emergencyReason: personal(words(500)).nullable(),
  },
})

/** S4-17(4): written down in full; `toCarryOut` is false where it was only taken note of. */
export const upwardInstructionNoted = eventType({
  ...upward,
  type: 'upward_report.instruction_noted',
  payload: {
    instructionId: z.uuid(),
    at: instantSchema,
    toCarryOut: z.boolean(),
    from: personal(words(60)),
    text: personal(words(2000)),
  },
})

export const upwardCarriedOut = eventType({
  ...upward,
  type: 'upward_report.carried_out',
  payload: {
    instructionId: z.uuid(),
    at: instantSchema,
    result: personal(words(1000)).nullable(),
  },
})

/** S4-17(3): the leader who was passed over has heard of it. */
export const upwardLeaderTold = eventType({
  ...upward,
  type: 'upward_report.leader_told',
  payload: { at: instantSchema },
})

export const upwardEvents = [
  upwardReported,
  upwardInstructionNoted,
  upwardCarriedOut,
  upwardLeaderTold,
] as const
