/** The complaint calls of the contract. */
import type { Handlers } from '#shared/contract/gate.ts'
import type { caseIntakeCalls } from '#shared/contract/calls/case-intake.ts'
import type { complaintCalls } from '#shared/contract/calls/complaint.ts'
import { accepted } from '#shared/foundation/result.ts'
import { countCases, listCases } from '../../store/tables/case-table.ts'
import { type Desk, type DeskSession, actorOf, packsOf } from '../desk.ts'
import { getCase } from './case-change.ts'
import { deskLists } from './desk-lists.ts'
import { escalate } from './escalate.ts'
import { assignHandler, logContact, makePromise } from './change.ts'
import { answerInstruction } from './instruction.ts'
import { settleConflict } from './conflict.ts'
import { reveal } from './privacy.ts'
import { changeDetails, recordIncident, retype } from './intake-steps.ts'
import { evaluate, register } from './register.ts'
import { findRepeats, linkRepeat } from './repeat.ts'
import { caseRow } from './view.ts'

export function complaintHandlers(desk: Desk): Handlers<typeof complaintCalls, DeskSession> {
  return {
    'complaint.list': (input, session) => {
      const now = desk.book.now()
      const { employeeNo } = actorOf(session)
      const found = listCases(desk.book.db, input, input.offset, input.limit).flatMap(
        (one) => caseRow(desk, one, now, employeeNo) ?? [],
      )
      // A search by name does not tell somebody who complained of them.
      const searched = input.search.trim().toUpperCase()
      const rows = found.filter(
        ({ ownComplaint, caseNumber }) => !ownComplaint || caseNumber.includes(searched),
      )
      const total = countCases(desk.book.db, input) - (found.length - rows.length)
      return accepted({ rows, total })
    },
    'complaint.get': (input, session) => getCase(desk, input.caseId, actorOf(session)),
    'complaint.deskLists': () => accepted(deskLists(desk)),
    'complaint.reveal': (input, session) => reveal(desk, input, actorOf(session)),
    'complaint.assignHandler': (input, session) => assignHandler(desk, input, actorOf(session)),
    'complaint.logContact': (input, session) => logContact(desk, input, actorOf(session)),
    'complaint.makePromise': (input, session) => makePromise(desk, input, actorOf(session)),
    'complaint.escalate': (input, session) => escalate(desk, input, actorOf(session)),
    'complaint.answerInstruction': (input, session) =>
      answerInstruction(desk, input, actorOf(session)),
    'complaint.settleConflict': (input, session) => settleConflict(desk, input, actorOf(session)),
  }
}

/** Taking in, repeats, mending. */
export function caseIntakeHandlers(desk: Desk): Handlers<typeof caseIntakeCalls, DeskSession> {
  return {
    'complaint.evaluate': (input) => evaluate(desk, input),
    'complaint.register': (input, session) => register(desk, input, actorOf(session)),
    'complaint.intakeLists': () => {
      const { customerRelations, departments, businesses } = packsOf(desk).profile
      return accepted({
        relations: customerRelations.values,
        departments: departments.values,
        businesses: businesses.values,
      })
    },
    'complaint.findRepeats': (input, session) => findRepeats(desk, input, actorOf(session)),
    'complaint.linkRepeat': (input, session) => linkRepeat(desk, input, actorOf(session)),
    'complaint.retype': (input, session) => retype(desk, input, actorOf(session)),
    'complaint.recordIncident': (input, session) => recordIncident(desk, input, actorOf(session)),
    'complaint.changeDetails': (input, session) => changeDetails(desk, input, actorOf(session)),
  }
}
