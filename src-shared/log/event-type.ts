/**
 * How an event type is declared. Domains declare theirs with `eventType`; `registry.ts` collects them.
 *
 * A released (type, version) keeps its meaning for ever: a new meaning is a new version with an
 * `upcast` from the one before.
 *
 * Personal fields are marked with `personal(schema)`. That one mark drives the split into body and
 * detachable part, masking, redaction and export. Only top-level payload fields can be marked: a
 * field is personal as a whole or not at all.
 */
import { z } from 'zod'
import type { Permission } from '../staff/role.ts'

/**
 * How two writers are reconciled.
 * - `fact`: it happened; always applied.
 * - `field`: each payload key is a field; a write that had not seen the standing value is a conflict.
 * - `step`: applies when legal at its place in hub order, otherwise it is a visible conflict.
 * - `signed`: freezes the record; a second one is a visible conflict.
 */
export type MergeClass = 'fact' | 'field' | 'step' | 'signed'

export type AggregateKind =
  | 'branch'
  | 'calendar'
  | 'staff'
  | 'complaint'
  | 'shift'
  | 'notice'
  | 'sealed'
  | 'compliance'
  | 'referral_in'
  | 'register'
  | 'duty_day'
  | 'upward_report'
  | 'day_close'
  | 'directory'
  | 'phrase'
  | 'phrase_proposal'
  | 'lesson'
  | 'forbidden'
  | 'standard_reading'

/** Who may write an event of this type. */
export type Writer = 'workstation' | 'hub' | 'both'

export interface EventType<
  Name extends string = string,
  Payload extends z.ZodObject = z.ZodObject,
> {
  readonly type: Name
  readonly version: number
  readonly aggregate: AggregateKind
  readonly merge: MergeClass
  readonly writer: Writer
  /**
   * What the role that stands in the event must hold; head office's own events were judged by its gate.
   * Like the payload it is part of the meaning: a released version never asks for more.
   */
  readonly permission: Permission
  readonly payload: Payload
  /** Payload field with the number of the first of two people; whoever writes the event is the second. */
  readonly secondAfter?: string
  /** Turns the payload of version − 1 into this version. Absent for version 1. */
  readonly upcast?: (payload: Record<string, unknown>) => Record<string, unknown>
  /** Payload fields that name a conflict (its event and subject) which a person settled by this event. */
  readonly settles?: { readonly eventId: string; readonly subject: string }
  /** Payload names of a `field` event that say why it was written: no fields, so nothing loses to them. */
  readonly remarks?: readonly string[]
}

const personalMark = z.registry<{ personal: true }>()

/** Marks a top-level payload field as personal or free text. */
export function personal<Schema extends z.ZodType>(schema: Schema): Schema {
  personalMark.add(schema, { personal: true })
  return schema
}

/** Declares an event type; the payload refuses unknown keys. */
export function eventType<const Name extends string, Shape extends z.ZodRawShape>(
  declaration: Omit<EventType<Name>, 'payload'> & { readonly payload: Shape },
): EventType<Name, z.ZodObject<Shape, z.core.$strict>> {
  return { ...declaration, payload: z.strictObject(declaration.payload) }
}

/** Names of the personal fields of a payload schema. */
export function personalFields(payload: z.ZodObject): readonly string[] {
  return Object.entries(payload.shape)
    .filter(([, schema]) => isPersonal(schema as z.ZodType))
    .map(([name]) => name)
}

function isPersonal(schema: z.ZodType): boolean {
  if (personalMark.has(schema)) return true
  // `.nullable()` and `.optional()` wrap a marked schema; the mark must survive the wrapping.
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional
    ? isPersonal(schema.unwrap() as z.ZodType)
    : false
}

/** Payload type of an event type. */
export type PayloadOf<Type> =
  Type extends EventType<string, infer Payload> ? z.infer<Payload> : never
