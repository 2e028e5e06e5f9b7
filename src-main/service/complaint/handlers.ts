/** The complaint calls of the contract. */
import type { Handlers } from '#shared/contract/gate.ts'
import type { complaintCalls } from '#shared/contract/calls/complaint.ts'
import { accepted } from '#shared/foundation/result.ts'
import { countCases, listCases } from '../../store/tables/case-table.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { getCase } from './case-change.ts'
import { assignHandler, changeDetails, escalate, logContact, makePromise } from './change.ts'
import { answerInstruction, close, reopen } from './closing.ts'
import { settleConflict } from './conflict.ts'
import { erase } from './erase.ts'
import { reveal } from './privacy.ts'
import { evaluate, register } from './register.ts'
import { caseRow } from './view.ts'

export function complaintHandlers(desk: Desk): Handlers<typeof complaintCalls, DeskSession> {
  return {
    'complaint.evaluate': (input) => evaluate(desk, input),
    'complaint.register': (input, session) => register(desk, input, actorOf(session)),
    'complaint.list': (input) => {
      const now = desk.book.now()
      const rows = listCases(desk.book.db, input, input.offset, input.limit).flatMap(
        (found) => caseRow(desk, found, now) ?? [],
      )
      return accepted({ rows, total: countCases(desk.book.db, input) })
    },
    'complaint.get': (input) => getCase(desk, input.caseId),
    'complaint.reveal': (input, session) => reveal(desk, input, actorOf(session)),
    'complaint.changeDetails': (input, session) => changeDetails(desk, input, actorOf(session)),
    'complaint.assignHandler': (input, session) => assignHandler(desk, input, actorOf(session)),
    'complaint.logContact': (input, session) => logContact(desk, input, actorOf(session)),
    'complaint.makePromise': (input, session) => makePromise(desk, input, actorOf(session)),
    'complaint.escalate': (input, session) => escalate(desk, input, actorOf(session)),
    'complaint.close': (input, session) => close(desk, input, actorOf(session)),
    'complaint.reopen': (input, session) => reopen(desk, input, actorOf(session)),
    'complaint.answerInstruction': (input, session) =>
      answerInstruction(desk, input, actorOf(session)),
    'complaint.settleConflict': (input, session) => settleConflict(desk, input, actorOf(session)),
    'complaint.erase': (input, session) => erase(desk, input, actorOf(session)),
  }
}
