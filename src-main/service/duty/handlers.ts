/** The day on duty and reports upward. */
import type { dutyCalls } from '#shared/contract/calls/duty.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { accepted } from '#shared/foundation/result.ts'
import { countUpward, listUpward } from '../../store/tables/duty-table.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import {
  answerChecklist,
  countWorkload,
  fillForm,
  holdMeeting,
  patrol,
  readLines,
  review,
  seeOffLast,
  tellCase,
} from './records.ts'
import { agreeSwap, arrive, assignZones, roster } from './roster.ts'
import { carryOut, getReport, noteInstruction, reportUpward, tellLeader } from './upward.ts'
import { upwardRow } from './upward-view.ts'
import { dutyDay } from './view.ts'

export function dutyHandlers(desk: Desk): Handlers<typeof dutyCalls, DeskSession> {
  return {
    'duty.day': ({ date }) => accepted(dutyDay(desk, date ?? businessDateOf(desk.book.now()))),
    'duty.roster': (input, session) => roster(desk, input, actorOf(session)),
    'duty.assignZones': (input, session) => assignZones(desk, input, actorOf(session)),
    'duty.arrive': (input, session) => arrive(desk, input, actorOf(session)),
    'duty.agreeSwap': (input, session) => agreeSwap(desk, input, actorOf(session)),
    'duty.patrol': (input, session) => patrol(desk, input, actorOf(session)),
    'duty.fillForm': (input, session) => fillForm(desk, input, actorOf(session)),
    'duty.answerChecklist': (input, session) => answerChecklist(desk, input, actorOf(session)),
    'duty.holdMeeting': (input, session) => holdMeeting(desk, input, actorOf(session)),
    'duty.readLines': (input, session) => readLines(desk, input, actorOf(session)),
    'duty.seeOffLast': (input, session) => seeOffLast(desk, input, actorOf(session)),
    'duty.review': (input, session) => review(desk, input, actorOf(session)),
    'duty.tellCase': (input, session) => tellCase(desk, input, actorOf(session)),
    'duty.countWorkload': (input, session) => countWorkload(desk, input, actorOf(session)),
    'upward.list': ({ state, offset, limit }) => {
      const onlyOpen = state === 'open'
      const { db } = desk.book
      return accepted({
        rows: listUpward(db, onlyOpen, offset, limit).flatMap(
          (found) => upwardRow(desk, found) ?? [],
        ),
        total: countUpward(db, onlyOpen),
      })
    },
    'upward.get': ({ reportId }) => getReport(desk, reportId),
    'upward.report': (input, session) => reportUpward(desk, input, actorOf(session)),
    'upward.noteInstruction': (input, session) => noteInstruction(desk, input, actorOf(session)),
    'upward.carryOut': (input, session) => carryOut(desk, input, actorOf(session)),
    'upward.tellLeader': (input, session) => tellLeader(desk, input, actorOf(session)),
  }
}
