/**
 * The input of a call that takes a step of a case, derived from the event it writes: while a form is
 * being filled everything may still be empty, so that a refusal can name everything that is missing
 * and not only the first empty box.
 */
import { z } from 'zod'
import type { EventType } from '../../log/event-type.ts'
import type { CallSpec } from '../gate.ts'
import { caseDetailSchema } from '../views.ts'
import { draftWords } from '../../foundation/words.ts'

const LONGEST = 4000

/** Every change names the version of the case that the person had on screen. */
const seenCase = { caseId: z.uuid(), seenVersion: z.int().min(0) }

type Draft<Shape extends z.ZodRawShape> = {
  readonly [Name in keyof Shape]: Shape[Name] extends z.ZodNullable
    ? Shape[Name]
    : z.ZodNullable<Shape[Name] & z.ZodType>
}
type Kept<Type extends EventType, Omitted extends string> = Omit<
  Type['payload']['shape'],
  Omitted | 'decision'
>
export type StepInput<Type extends EventType, Omitted extends string> = z.ZodObject<
  typeof seenCase & Draft<Kept<Type, Omitted>>,
  z.core.$strict
>

/** Refusals that every step can give. */
const STEP_REFUSALS = [
  'unknown_case',
  'needs_update',
  'erased',
  'changed_meanwhile',
  'step_not_possible',
  'step_incomplete',
  'field_required',
  'same_person',
  'own_complaint',
  'not_there',
  'already_decided',
  'in_the_future',
  'before_receipt',
  'out_of_order',
  'event_too_large',
] as const

/** A call that writes one event of a case; the fields named in `omitted` are filled in by the desk. */
export function stepCall<Type extends EventType, const Omitted extends string = never>(
  type: Type,
  omitted: readonly Omitted[] = [],
  refusals: readonly string[] = [],
) {
  return {
    input: stepInput(type, omitted),
    output: caseDetailSchema,
    permission: type.permission,
    kind: 'write',
    refusals: [...STEP_REFUSALS, ...refusals],
  } as const satisfies CallSpec
}

function stepInput<Type extends EventType, Omitted extends string>(
  type: Type,
  omitted: readonly Omitted[],
): StepInput<Type, Omitted> {
  const asked = Object.entries(type.payload.shape)
    .filter(([name]) => name !== 'decision' && !omitted.includes(name as Omitted))
    .map(([name, schema]) => [name, draftOf(schema as z.ZodType).nullable()])
  return z.strictObject({ ...seenCase, ...Object.fromEntries(asked) }) as never
}

/** The same field while it may still be empty: text of any length up to its longest. */
function draftOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return draftOf(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodString) return draftWords(schema.maxLength ?? LONGEST)
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodString) {
    return z.array(draftOf(schema.element)).max(50)
  }
  // A tick that must be set in the end may be open while somebody fills the form in.
  return schema instanceof z.ZodLiteral ? z.boolean() : schema
}
