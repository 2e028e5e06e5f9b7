/** A report upward as its events tell it. Words are null when they are gone. */
import { isUuid } from '../foundation/identifier.ts'
import { parseInstant } from '../foundation/instant.ts'
import type { EventType, PayloadOf } from '../log/event-type.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import {
  upwardCarriedOut,
  upwardInstructionNoted,
  upwardLeaderTold,
  upwardReported,
} from './upward-events.ts'

interface Said {
  readonly eventId: string
  readonly by: string
}
type Entry<Type extends EventType, Words extends string = never> = Omit<PayloadOf<Type>, Words> & {
  readonly [Name in Words & keyof PayloadOf<Type>]: PayloadOf<Type>[Name] | null
} & Said

export interface UpwardInstruction
  extends Readonly<Entry<typeof upwardInstructionNoted, 'from' | 'text'>> {
  readonly carriedOut: Entry<typeof upwardCarriedOut, 'result'> | null
}

export interface UpwardReportState
  extends Readonly<Entry<typeof upwardReported, 'content' | 'emergencyReason'>> {
  readonly reportId: string
  readonly instructions: readonly UpwardInstruction[]
  readonly leaderTold: Entry<typeof upwardLeaderTold> | null
}

/** True while the leader who was passed over has not heard of it (S4-17(3)). */
export function owesLeader({ tellLeaderBy, leaderTold }: UpwardReportState): boolean {
  return tellLeaderBy !== null && leaderTold === null
}

/** True while an answer, its carrying out or the word to the direct leader is still missing. */
export function isOpenUpward(state: UpwardReportState): boolean {
  const { instructions } = state
  const waits = instructions.some((one) => one.toCarryOut && one.carriedOut === null)
  return owesLeader(state) || instructions.length === 0 || waits
}

function evolve(state: UpwardReportState | null, event: LoggedEvent): UpwardReportState | null {
  if (state === null) {
    return event.type === upwardReported.type
      ? {
          ...entry<Entry<typeof upwardReported, 'content' | 'emergencyReason'>>(
            event,
            'content',
            'emergencyReason',
          ),
          reportId: event.aggregate.id,
          instructions: [],
          leaderTold: null,
        }
      : null
  }
  switch (event.type) {
    case upwardInstructionNoted.type: {
      const noted = entry<Omit<UpwardInstruction, 'carriedOut'>>(event, 'from', 'text')
      return { ...state, instructions: [...state.instructions, { ...noted, carriedOut: null }] }
    }
    case upwardCarriedOut.type: {
      const carriedOut = entry<UpwardInstruction['carriedOut']>(event, 'result')
      return {
        ...state,
        instructions: state.instructions.map((one) =>
          one.instructionId === event.payload['instructionId'] ? { ...one, carriedOut } : one,
        ),
      }
    }
    case upwardLeaderTold.type:
      return { ...state, leaderTold: entry(event) }
    default:
      return state
  }
}

function entry<Shape>({ id, payload, actor }: LoggedEvent, ...words: string[]): Shape {
  const said = Object.fromEntries(words.map((word) => [word, payload[word] ?? null]))
  return { ...payload, ...said, eventId: id, by: actor.employeeNo } as Shape
}

/** A word that screens translate; null when the report can have this written on it. */
export function upwardObstacle(
  state: UpwardReportState | null,
  { type, payload }: Pick<LoggedEvent, 'type' | 'payload'>,
): string | null {
  if (type === upwardReported.type) return state === null ? null : 'already_registered'
  if (state === null) return 'not_there'
  const known = state.instructions.find(
    ({ instructionId }) => instructionId === payload['instructionId'],
  )
  switch (type) {
    case upwardInstructionNoted.type:
      return known ? 'already_recorded' : null
    case upwardCarriedOut.type:
      if (!known) return 'not_there'
      if (!known.toCarryOut || known.carriedOut !== null) return 'already_recorded'
      return momentOf(payload['at']) < momentOf(known.at) ? 'before_instruction' : null
    case upwardLeaderTold.type:
      if (state.tellLeaderBy === null) return 'nothing_owed'
      return state.leaderTold === null ? null : 'already_recorded'
    default:
      return null
  }
}

function momentOf(instant: unknown): number {
  const parsed = parseInstant(instant)
  return parsed.ok ? parsed.value : Number.NaN
}

export const upwardReportAggregate: Aggregate<UpwardReportState> = {
  kind: 'upward_report',
  foldVersion: 1,
  isId: isUuid,
  evolve,
  obstacle: upwardObstacle,
}
