/** A lesson with what became of it. */
import type { Channel } from '../complaint/enumerations.ts'
import type { NoticeWay } from '../complaint/rules/duty/notice.ts'
import { isUuid } from '../foundation/identifier.ts'
import type { PayloadOf } from '../log/event-type.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { may } from '../staff/role.ts'
import { sameEmployee } from '../staff/same-employee.ts'
import { lessonDecided, lessonProposed, lessonWithdrawn } from './events.ts'
import { LESSON_PARTS, type LessonWords } from './rules.ts'

export const LESSON_STATES = ['waiting', 'approved', 'declined', 'withdrawn'] as const

export interface LessonState {
  readonly lessonId: string
  /** The event of the proposal that stands. */
  readonly proposalId: string
  readonly at: string
  readonly by: string
  readonly channel: Channel
  readonly topic: string | null
  readonly answeredBy: NoticeWay | null
  /** Null where the words are gone. */
  readonly words: LessonWords | null
  readonly state: (typeof LESSON_STATES)[number]
  /** What arrives after the withdrawal leaves its words behind, too. */
  readonly erased: boolean
  readonly decided: {
    readonly at: string
    readonly by: string
    readonly remark: string | null
  } | null
}

function evolve(state: LessonState | null, event: LoggedEvent): LessonState | null {
  const by = event.actor.employeeNo
  if (event.type === lessonProposed.type) {
    const given = event.payload as PayloadOf<typeof lessonProposed>
    const { at, channel, topic, answeredBy } = given
    return {
      lessonId: event.aggregate.id,
      proposalId: event.id,
      at,
      by,
      channel,
      topic,
      answeredBy,
      words: wordsOf(given),
      state: 'waiting',
      erased: false,
      decided: null,
    }
  }
  if (state === null) return null
  switch (event.type) {
    case lessonDecided.type: {
      const { at, outcome, remark } = event.payload as PayloadOf<typeof lessonDecided>
      // The remark travels in the part, which may be gone.
      return { ...state, state: outcome, decided: { at, by, remark: remark ?? null } }
    }
    case lessonWithdrawn.type:
      return { ...state, state: 'withdrawn', erased: true, words: null }
    default:
      return state
  }
}

function wordsOf(given: Partial<LessonWords>): LessonWords | null {
  const { situation, said, helped, nextTime } = given
  const all = LESSON_PARTS.every((part) => typeof given[part] === 'string')
  return all && situation && said && helped && nextTime
    ? { situation, said, helped, nextTime }
    : null
}

/** What every machine refuses alike; who was in the case is the desk's to know. */
function obstacle(state: LessonState | null, event: LoggedEvent): string | null {
  const { actor, type } = event
  if (type === lessonProposed.type) {
    return state === null || state.state === 'declined' ? null : 'already_shared'
  }
  if (state === null) return 'unknown_lesson'
  const own = sameEmployee(actor.employeeNo, state.by)
  if (type === lessonDecided.type) {
    const { proposalId } = event.payload as PayloadOf<typeof lessonDecided>
    if (state.state !== 'waiting' || state.proposalId !== proposalId) return 'already_decided'
    return own ? 'same_person' : null
  }
  if (state.state === 'withdrawn') return 'already_withdrawn'
  return own || may(actor.role, 'complaint.supervise') ? null : 'not_the_proposer'
}

export const lessonAggregate: Aggregate<LessonState> = {
  kind: 'lesson',
  foldVersion: 2,
  isId: isUuid,
  evolve,
  obstacle,
}
