/** The calls of a shift, each with its use case. */
import type { shiftCalls } from '#shared/contract/calls/shift.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { accepted } from '#shared/foundation/result.ts'
import { readBackQuestions } from '#shared/handover/rules/read-back.ts'
import { listShifts } from '../../store/tables/shift-table.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { addendum, recordLiability } from './afterwards.ts'
import {
  assignIssue,
  leaveNotice,
  raiseIssue,
  readNotice,
  settleIssue,
  tellFloat,
} from './beside.ts'
import { count } from './counting.ts'
import { openItems } from './open-items.ts'
import { open, prepare } from './opening.ts'
import { writable } from './record.ts'
import { sheetOf } from './sheet.ts'
import { sign } from './sign.ts'
import { verifyChain } from './verify.ts'
import { getShift, shiftRow } from './view.ts'

export function shiftHandlers(desk: Desk): Handlers<typeof shiftCalls, DeskSession> {
  return {
    'shift.list': (input) =>
      accepted({
        rows: listShifts(desk.book.db, input.limit).flatMap((found) => shiftRow(desk, found) ?? []),
      }),
    'shift.get': (input) => getShift(desk, input.shiftId),
    'shift.prepare': (input, session) => prepare(desk, input.key, actorOf(session)),
    'shift.open': (input, session) => open(desk, input, actorOf(session)),
    'shift.count': (input, session) => count(desk, input, actorOf(session)),
    'shift.raiseIssue': (input, session) => raiseIssue(desk, input, actorOf(session)),
    'shift.assignIssue': (input, session) => assignIssue(desk, input, actorOf(session)),
    'shift.settleIssue': (input, session) => settleIssue(desk, input, actorOf(session)),
    'shift.leaveNotice': (input, session) => leaveNotice(desk, input, actorOf(session)),
    'shift.readNotice': (input, session) => readNotice(desk, input, actorOf(session)),
    'shift.tellFloat': (input, session) => tellFloat(desk, input, actorOf(session)),
    'shift.readBack': ({ shiftId }) => {
      const found = writable(desk, shiftId)
      if (!found.ok) return found
      const questions = readBackQuestions(openItems(desk), sheetOf(found.value.state) ?? [])
      return accepted({
        questions: questions.map(({ right: _right, options, ...question }) => ({
          ...question,
          options: [...options],
        })),
      })
    },
    'shift.sign': (input, session) => sign(desk, input, actorOf(session)),
    'shift.addendum': (input, session) => addendum(desk, input, actorOf(session)),
    'shift.recordLiability': (input, session) => recordLiability(desk, input, actorOf(session)),
    'shift.verify': () => accepted(verifyChain(desk)),
  }
}
