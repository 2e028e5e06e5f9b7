/** Situations that branch: what is said step by step, what each step asks for, and what the book must get. */
import { z } from 'zod'
import { INCIDENT_KINDS } from '../complaint/rules/record/incident.ts'
import { cited } from './cited.ts'

/** What has to be known or done before a step is left. */
export const SITUATION_NEEDS = [
  /** A way to reach the customer, or the note that they leave none (S4-26#15). */
  'contact',
  'leader',
  'reply_time',
  'appointment_time',
  'supervisor',
  'department',
] as const
export type SituationNeed = (typeof SITUATION_NEEDS)[number]

/** Needs that are a time: it lies ahead. */
export const TIMED_NEEDS: readonly SituationNeed[] = ['reply_time', 'appointment_time']

/** How a situation comes to its end. */
export const SITUATION_OUTCOMES = ['resumed', 'handed_over', 'recorded', 'ended'] as const

/**
 * How staff may end the talk. `never`: not at all, and it is said so; `idle`: after so many prompts, and never
 * while a complaint of the customer is open; `unheard`: nobody can be heard at the other end.
 */
const SITUATION_ENDINGS = ['never', 'idle', 'unheard'] as const
/** Prompts before idle talk may be ended (S4-26#13). */
export const PROMPTS_BEFORE_END = 2

/** What the situation tells of a registration by itself. */
const intakeSchema = z.strictObject({
  channel: z.enum(['phone', 'counter']),
  agitated: z.boolean().default(false),
  media: z.boolean().default(false),
  recordingDevice: z.boolean().default(false),
})

/** What the situation tells of an incident by itself. */
const incidentSchema = z.strictObject({
  kind: z.enum(INCIDENT_KINDS),
  /** The walk comes to the record only after the limit was said (S3-37). */
  limitSaid: z.boolean(),
})

/** What a situation tells by itself of the records that it asks for. */
export const situationTells = {
  intake: intakeSchema,
  incident: incidentSchema.nullable(),
  /** By when what is promised here is due, where nothing was agreed; null = within the hour. */
  promiseMinutes: z.int().min(1).max(1440).nullable(),
}

const id = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/)
const phraseCode = z.string().regex(/^[A-Z]{2}-[A-Za-z0-9]+(-[a-z0-9]+)?$/)

const replySchema = z
  .strictObject({
    reply: id,
    /** What the person at the counter taps, in Chinese. */
    label: z.string().min(1).max(40),
    /** The next step, or the outcome: exactly one of the two. */
    to: id.nullable().default(null),
    outcome: z.enum(SITUATION_OUTCOMES).nullable().default(null),
    /** Counts before everything of the step is said and done: the customer has come round. */
    anytime: z.boolean().default(false),
  })
  .refine(({ to, outcome }) => (to === null) !== (outcome === null), {
    message: 'either a next step or an outcome',
    path: ['to'],
  })

const stepSchema = z.strictObject({
  id,
  /** Phrases in order, each said once; a phrase that is said twice stands twice. */
  prompts: z.array(phraseCode).min(1).max(6),
  /** Seconds that must pass after the last of them before a reply counts. */
  waitSeconds: z.int().min(0).max(600).default(0),
  /** The customer waits: after each so many seconds somebody speaks to them (S4-22(10)). */
  remindEverySeconds: z.int().min(0).max(600).default(0),
  needs: z.array(z.enum(SITUATION_NEEDS)).default([]),
  /** Calls of the book that must have been made before the step is left. */
  creates: z.array(z.string().min(1).max(60)).default([]),
  /** What to mind, in Chinese. */
  advice: z.string().min(1).max(200).optional(),
  replies: z.array(replySchema).min(1).max(6),
})
export type SituationStep = z.infer<typeof stepSchema>

/** One situation; it begins with its first step. */
export const situationSchema = z
  .strictObject({
    /** The code of its first words, `SP-08`: the name under which the prompter opens it. */
    code: phraseCode,
    title: z.string().min(1).max(40),
    steps: z.array(stepSchema).min(1).max(8),
    /** Null: no reply of any step ends the talk. */
    ending: z.enum(SITUATION_ENDINGS).nullable().default(null),
    intake: situationTells.intake,
    incident: situationTells.incident.default(null),
    promiseMinutes: situationTells.promiseMinutes.default(null),
    ...cited,
  })
  .superRefine(({ steps }, context) => {
    const ids = new Set<string>()
    for (const [index, step] of steps.entries()) {
      if (ids.has(step.id)) {
        context.addIssue({ code: 'custom', path: ['steps', index, 'id'], message: 'twice' })
      }
      ids.add(step.id)
    }
    for (const [index, { replies }] of steps.entries()) {
      for (const [at, { to, reply }] of replies.entries()) {
        const path = ['steps', index, 'replies', at]
        if (to !== null && !ids.has(to)) {
          context.addIssue({ code: 'custom', path: [...path, 'to'], message: 'no such step' })
        }
        if (replies.findIndex((other) => other.reply === reply) !== at) {
          context.addIssue({ code: 'custom', path: [...path, 'reply'], message: 'twice' })
        }
      }
    }
  })
export type Situation = z.infer<typeof situationSchema>
