/** Events of a day and of a report upward, as several machines write them. */
import type { Aggregate, Folded, LoggedEvent } from '#shared/log/fold.ts'
import { applyEvent, emptyFold } from '#shared/log/fold.ts'
import { hasValidPayload, lookupEventType, personalFieldsOf } from '#shared/log/registry.ts'

export const DATE = '2026-03-02'
export const at = (time: string) => `${DATE}T${time}:00+08:00`
const REPORT = '01890000-0000-7000-8000-0000000000aa'

let count = 0
/** A fresh id, which names an event too. */
export const id = () => `01890000-0000-7000-8000-${String(++count).padStart(12, '0')}`

export function event(
  type: string,
  payload: Record<string, unknown>,
  change: Partial<LoggedEvent> = {},
): LoggedEvent {
  const words = personalFieldsOf(type, 1)
  const open = Object.entries(payload).filter(([name]) => !words.includes(name))
  const upward = type.startsWith('upward_report.')
  return {
    id: id(),
    type,
    typeVersion: 1,
    aggregate: upward ? { kind: 'upward_report', id: REPORT } : { kind: 'duty_day', id: DATE },
    device: 'a',
    epoch: 1,
    seq: count,
    fromHub: false,
    branchSeq: null,
    base: 0,
    orgBase: 0,
    actor: { employeeNo: 'E100', role: 'hall_manager' },
    businessDate: DATE,
    shift: null,
    occurredAt: at('08:00'),
    recordedAt: at('08:00'),
    payload,
    valid: hasValidPayload(type, 1, Object.fromEntries(open)),
    ...change,
  }
}

/** Folds the events in their order and answers all of it. */
export function foldAll<State>(
  aggregate: Aggregate<State>,
  ...events: readonly LoggedEvent[]
): Folded<State> {
  return events.reduce(
    (folded, next) => applyEvent(aggregate, lookupEventType, folded, next),
    emptyFold as Folded<State>,
  )
}
