/** Practice, for nobody but the learner, and the standards that everybody has read. */
import type { practiceCalls } from '#shared/contract/calls/practice.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { accepted } from '#shared/foundation/result.ts'
import { forgetPractice } from '../../store/tables/practice-table.ts'
import { wantWipe } from '../../store/wipe.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { takeAnswer } from './answer.ts'
import { ownProgress } from './cards.ts'
import { practiceGround } from './ground.ts'
import { nextExercise } from './next.ts'
import { getStandard, listStandards, readStandard, readersOf } from './standards.ts'

export function practiceHandlers(desk: Desk): Handlers<typeof practiceCalls, DeskSession> {
  return {
    'practice.next': (input, session) => nextExercise(desk, input, actorOf(session)),
    'practice.answer': (input, session) => takeAnswer(desk, input, actorOf(session)),
    'practice.progress': (_input, session) =>
      accepted(ownProgress(practiceGround(desk, actorOf(session)))),
    'practice.forget': (_input, session) => {
      desk.book.writeLocal((db) => {
        forgetPractice(db, actorOf(session).employeeNo)
        // Somebody chose that it should not be known: it lies in no file either.
        wantWipe(db)
      })
      return accepted({})
    },
    'standard.list': (_input, session) =>
      accepted({ standards: listStandards(desk, actorOf(session)) }),
    'standard.get': ({ code }, session) => getStandard(desk, code, actorOf(session)),
    'standard.read': (input, session) => readStandard(desk, input, actorOf(session)),
    'standard.readers': ({ code }) => readersOf(desk, code),
  }
}
