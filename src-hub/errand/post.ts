/**
 * How an errand writes: under an id that follows from its cause alone. Run again after a crash, by a
 * second process or by a hub that was put back, it writes nothing new, and a workstation that still holds
 * the event of an earlier life knows it by its id.
 */
import { createHmac } from 'node:crypto'
import type { EpochMs } from '#shared/foundation/instant.ts'
import { uuidFrom } from '#shared/foundation/identifier.ts'
import type { EventType } from '#shared/log/event-type.ts'
import type { HubContext } from '../service/context.ts'
import { type HubEvent, writeToBranch } from '../service/hub-writer.ts'
import { readAggregate } from '../store/projection-table.ts'

/** Head office's own name where no person of a branch said it. */
export const HEAD_OFFICE = { employeeNo: 'head-office', role: 'head_office_service' } as const

/** The same id for the same cause. Only the hub can name it: nobody takes an id away beforehand. */
export function idFor(context: HubContext, at: EpochMs, ...cause: readonly string[]): string {
  const mac = createHmac('sha256', context.organisation().privateKey)
  return uuidFrom(at, mac.update(JSON.stringify(cause)).digest())
}

/** One pass over the errands of a branch: what it may use, and which logs it wrote into. */
export interface Round {
  readonly context: HubContext
  readonly grown: Set<string>
}

/** Writes once. A refusal is an alarm for the operator; the errands behind it go on. */
export async function post<Type extends EventType>(
  { context, grown }: Round,
  branchId: string,
  eventId: string,
  event: HubEvent<Type>,
): Promise<void> {
  const written = await writeToBranch(context, branchId, event, eventId)
  if (!written.ok) {
    const { code } = written.refusal
    context.report('alarm', 'errand_refused', { branch: branchId, type: event.type.type, code })
  } else if (written.value.written) grown.add(branchId)
}

/** The state of a folded record; null when there is none or its fold stands still. */
export async function stateOf<State>(
  { database }: HubContext,
  branchId: string,
  kind: string,
  id: string,
): Promise<State | null> {
  const row = await readAggregate(database, branchId, { kind, id })
  if (!row || row.brokenAt !== null) return null
  return (JSON.parse(row.folded) as { state: State | null }).state
}
