/**
 * What a step rests on. An approval or an answer is about words that somebody wrote before; two machines
 * that have not met may write other words meanwhile. The step names the event whose words it had before
 * it, and takes no effect where another one stands by now (ADR 0019).
 */
import type { EventType } from '../../log/event-type.ts'
import { complaintLetterWritten, complaintReplied } from '../events/answer.ts'
import { complaintNatureConfirmed } from '../events/examination.ts'
import { complaintApologyExamined, complaintCompensationDecided } from '../events/remedy.ts'
import type { ComplaintState } from '../state.ts'
import type { Payload } from './payload.ts'

const BASES: Readonly<
  Record<
    string,
    (state: ComplaintState, payload: Payload) => { eventId: string } | null | undefined
  >
> = {
  [complaintNatureConfirmed.type]: ({ investigation }) => investigation?.concluded,
  [complaintCompensationDecided.type]: ({ solution }) => solution,
  [complaintLetterWritten.type]: ({ solution }) => solution,
  [complaintReplied.type]: ({ letter }) => letter,
  [complaintApologyExamined.type]: ({ apologies }, payload) =>
    apologies.find(({ apologyId }) => apologyId === payload.apologyId),
}

function basisOf(state: ComplaintState, type: string, payload: Payload): string | null {
  return BASES[type]?.(state, payload)?.eventId ?? null
}

/** The field in which an event of this type names what it rests on; empty where the type has none. */
export function restingOn(
  { type, payload: { shape } }: Pick<EventType, 'type' | 'payload'>,
  state: ComplaintState,
  payload: Payload,
): { readonly restsOn?: string | null } {
  return 'restsOn' in shape ? { restsOn: basisOf(state, type, payload) } : {}
}

/** `changed_meanwhile` for a step that rests on something that stands no more; null for any other. */
export function basisObstacle(
  state: ComplaintState,
  { type, payload }: { readonly type: string; readonly payload: Payload },
): string | null {
  if (!(type in BASES)) return null
  return (payload.restsOn ?? null) === basisOf(state, type, payload) ? null : 'changed_meanwhile'
}
