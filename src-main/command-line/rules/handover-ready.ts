/** `counterbook handover-ready`: what still stands between a shift and its sign-off. */
import { z } from 'zod'
import { isBusinessDate } from '#shared/foundation/instant.ts'
import { POSTS, SHIFT_PERIODS } from '#shared/handover/events.ts'
import { handoverReady } from '#shared/handover/rules/ready.ts'
import { type RuleAnswer, answered, notAnswered, schemaRefusal } from './answer.ts'
import { instant, optionalWord, word } from './fields.ts'
import { parseJson } from './json-input.ts'

/** Null and absent mean the same: nobody is named, which is a blocker and not bad input. */
const maybeWord = optionalWord.transform((text) => text ?? null)

const signature = z.strictObject({
  role: z.enum(['outgoing', 'incoming']),
  name: word,
  employeeNo: maybeWord,
  at: instant,
  sessionId: maybeWord,
})

const handoverInput = z.strictObject({
  shift: z.strictObject({
    branch: word,
    date: z.string().refine(isBusinessDate, 'a date is YYYY-MM-DD'),
    period: z.enum(SHIFT_PERIODS),
    post: z.enum(POSTS),
  }),
  sections: z
    .array(z.strictObject({ name: word, reviewed: z.boolean() }))
    .max(200)
    .default([]),
  signatures: z
    .array(signature)
    .max(2)
    .default([])
    .superRefine((signatures, context) => {
      const [first, second] = signatures
      if (first && second && first.role === second.role) {
        const message = 'one signature of each role'
        context.addIssue({ code: 'custom', path: [1, 'role'], message })
      }
    }),
  issues: z
    .array(
      z.strictObject({
        id: word,
        kind: z.enum(['handover', 'shift']),
        open: z.boolean(),
        owner: maybeWord,
        reportedTo: maybeWord,
      }),
    )
    .max(1000)
    .default([]),
  carryOver: z
    .array(z.strictObject({ id: word, assignedTo: maybeWord }))
    .max(1000)
    .default([]),
  lines: z
    .array(
      z.strictObject({
        name: word,
        ok: z.boolean(),
        difference: z
          .strictObject({ cause: maybeWord, supervisor: maybeWord })
          .nullish()
          .transform((difference) => difference ?? null),
      }),
    )
    .max(200)
    .default([]),
  log: z.strictObject({ missing: z.array(word).max(200) }).default({ missing: [] }),
})

/** JSON text in, readiness with its blockers or a refusal with its field out. */
export function handoverReadyCommand(text: string): RuleAnswer {
  const json = parseJson(text)
  if (!json.ok) return notAnswered(json.refusal)
  const input = handoverInput.safeParse(json.value)
  if (!input.success) return schemaRefusal(input.error)
  const { shift: _shift, ...facts } = input.data
  return answered({ ...handoverReady(facts) })
}
