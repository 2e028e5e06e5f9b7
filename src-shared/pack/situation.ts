/** Situations that branch: what is said step by step, what each step asks for, and what the book must get. */
import { z } from 'zod'
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
