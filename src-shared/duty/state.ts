/** A day on duty as its events tell it. Words are null when they are gone. */
import { parseInstant, isBusinessDate } from '../foundation/instant.ts'
import type { EventType, PayloadOf } from '../log/event-type.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { isSupervisor } from '../staff/role.ts'
import { sameEmployee } from '../staff/same-employee.ts'
import {
  type RosterEntry,
  type RosterSlot,
  dutyArrived,
  dutyCaseTold,
  dutyChecklistAnswered,
  dutyFormFilled,
  dutyLastCustomerLeft,
  dutyLinesRead,
  dutyMeetingHeld,
  dutyPatrolled,
  dutyReviewed,
  dutyRostered,
  dutySwapAgreed,
  dutyWorkloadCounted,
  dutyZoneAssigned,
} from './events.ts'
import { judgeSwap, swapStands } from './roster.ts'

/** The event that says it, for its place on the way to head office. */
interface Said {
  readonly eventId: string
}
/** An entry whose words may be missing. */
type Entry<Type extends EventType, Words extends string = never> = Omit<PayloadOf<Type>, Words> & {
  readonly [Name in Words & keyof PayloadOf<Type>]: PayloadOf<Type>[Name] | null
} & Said

export type DutyArrival = Entry<typeof dutyArrived>
export type DutySwap = Entry<typeof dutySwapAgreed, 'reason'>
type Zones = readonly { readonly zone: string; readonly responsible: string | null }[]

export interface DutyDayState {
  readonly date: string
  /** By post and half of the day; a slot that nobody wrote is absent. */
  readonly roster: Readonly<Partial<Record<RosterSlot, readonly RosterEntry[]>>>
  readonly zones: { readonly zones_am: Zones | null; readonly zones_pm: Zones | null }
  readonly arrivals: readonly DutyArrival[]
  readonly swaps: readonly DutySwap[]
  readonly patrols: readonly Entry<typeof dutyPatrolled, 'findings'>[]
  readonly forms: readonly Entry<typeof dutyFormFilled, 'remark'>[]
  /** The standing answer of each list. */
  readonly checklists: readonly Entry<typeof dutyChecklistAnswered, 'remarks'>[]
  readonly meetings: readonly Entry<typeof dutyMeetingHeld, 'points'>[]
  readonly linesRead: readonly Entry<typeof dutyLinesRead>[]
  readonly lastCustomer: Entry<typeof dutyLastCustomerLeft> | null
  readonly review: Entry<typeof dutyReviewed, 'texts'> | null
  readonly cases: readonly Entry<typeof dutyCaseTold, 'text'>[]
  /** The standing count of each person. */
  readonly workload: readonly Entry<typeof dutyWorkloadCounted>[]
}

/** A day of which nothing is written yet. */
export function emptyDutyDay(date: string): DutyDayState {
  return {
    date,
    roster: {},
    zones: { zones_am: null, zones_pm: null },
    arrivals: [],
    swaps: [],
    patrols: [],
    forms: [],
    checklists: [],
    meetings: [],
    linesRead: [],
    lastCustomer: null,
    review: null,
    cases: [],
    workload: [],
  }
}

type Evolver = (state: DutyDayState, event: LoggedEvent) => DutyDayState

const EVOLVERS: Readonly<Record<string, Evolver>> = {
  [dutyRostered.type]: (state, { payload }) => ({
    ...state,
    roster: { ...state.roster, ...payload },
  }),
  [dutyZoneAssigned.type]: (state, { payload }) => ({
    ...state,
    zones: { ...state.zones, ...payload },
  }),
  [dutyArrived.type]: (state, event) => ({
    ...state,
    arrivals: [...state.arrivals, entry(event)],
  }),
  [dutySwapAgreed.type]: (state, event) => ({
    ...state,
    swaps: [...state.swaps, entry(event, 'reason')],
  }),
  [dutyPatrolled.type]: (state, event) => ({
    ...state,
    patrols: [...state.patrols, entry(event, 'findings')],
  }),
  [dutyFormFilled.type]: (state, event) => ({
    ...state,
    forms: [...state.forms, entry(event, 'remark')],
  }),
  [dutyChecklistAnswered.type]: (state, event) => ({
    ...state,
    checklists: [
      ...state.checklists.filter(({ code }) => code !== event.payload['code']),
      entry(event, 'remarks'),
    ],
  }),
  [dutyMeetingHeld.type]: (state, event) => ({
    ...state,
    meetings: [...state.meetings, entry(event, 'points')],
  }),
  [dutyLinesRead.type]: (state, event) => ({
    ...state,
    linesRead: [...state.linesRead, entry(event)],
  }),
  [dutyLastCustomerLeft.type]: (state, event) => ({ ...state, lastCustomer: entry(event) }),
  [dutyReviewed.type]: (state, event) => ({ ...state, review: entry(event, 'texts') }),
  [dutyCaseTold.type]: (state, event) => ({
    ...state,
    cases: [...state.cases, entry(event, 'text')],
  }),
  [dutyWorkloadCounted.type]: (state, event) => ({
    ...state,
    workload: [
      ...state.workload.filter(
        ({ employeeNo }) => !sameEmployee(employeeNo, event.payload['employeeNo'] as string),
      ),
      entry(event),
    ],
  }),
}

function entry<Shape>({ id, payload }: LoggedEvent, word?: string): Shape {
  const words = word === undefined ? {} : { [word]: payload[word] ?? null }
  return { ...payload, ...words, eventId: id } as Shape
}

/** What stands under the name of what an event answers; null when nothing does. */
function standingEntry(
  state: DutyDayState,
  type: string,
  payload: Readonly<Record<string, unknown>>,
): string | null {
  switch (type) {
    case dutyChecklistAnswered.type:
      return state.checklists.find(({ code }) => code === payload['code'])?.eventId ?? null
    case dutyReviewed.type:
      return state.review?.eventId ?? null
    case dutyWorkloadCounted.type: {
      const whose = payload['employeeNo'] as string
      const found = state.workload.find(({ employeeNo }) => sameEmployee(employeeNo, whose))
      return found?.eventId ?? null
    }
    default:
      return null
  }
}

/** A word that screens translate; null when the day can have this written on it. */
export function dutyDayObstacle(
  state: DutyDayState,
  { type, payload }: Pick<LoggedEvent, 'type' | 'payload'>,
): string | null {
  switch (type) {
    case dutySwapAgreed.type:
      return swapObstacle(state, payload as PayloadOf<typeof dutySwapAgreed>)
    case dutyMeetingHeld.type:
      return state.meetings.some(({ ritual }) => ritual === payload['ritual'])
        ? 'already_recorded'
        : null
    case dutyLastCustomerLeft.type:
      return state.lastCustomer === null ? null : 'already_recorded'
    case dutyChecklistAnswered.type:
    case dutyReviewed.type:
    case dutyWorkloadCounted.type:
      return standingEntry(state, type, payload) === payload['replaces']
        ? null
        : 'changed_meanwhile'
    default:
      return null
  }
}

function swapObstacle(state: DutyDayState, swap: PayloadOf<typeof dutySwapAgreed>): string | null {
  if (swapStands(state, swap)) return 'already_recorded'
  const approvedAt = parseInstant(swap.approvedAt)
  const judged = judgeSwap(state, {
    ...swap,
    approvedAt: approvedAt.ok ? approvedAt.value : Number.NaN,
  })
  if (!judged.ok) return judged.refusal.code
  return isSupervisor(swap.approverRole) ? null : 'approver_no_leader'
}

export const dutyDayAggregate: Aggregate<DutyDayState> = {
  kind: 'duty_day',
  foldVersion: 2,
  isId: isBusinessDate,
  evolve(state, event) {
    const day = state ?? emptyDutyDay(event.aggregate.id)
    return EVOLVERS[event.type]?.(day, event) ?? day
  },
  obstacle: (state, event) => dutyDayObstacle(state ?? emptyDutyDay(event.aggregate.id), event),
  fieldValue: (state, field) =>
    field.startsWith('zones_')
      ? state?.zones[field as keyof DutyDayState['zones']]
      : state?.roster[field as RosterSlot],
}
