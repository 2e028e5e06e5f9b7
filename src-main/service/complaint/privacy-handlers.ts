/** The calls that protect what a case says. */
import type { casePrivacyCalls } from '#shared/contract/calls/case-privacy.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { erase, listKept, requestErasure } from './erase.ts'
import { liftHold, placeHold } from './privacy.ts'
import { restrict } from './restrict.ts'

export function casePrivacyHandlers(desk: Desk): Handlers<typeof casePrivacyCalls, DeskSession> {
  return {
    'complaint.restrict': (input, session) => restrict(desk, input, actorOf(session)),
    'complaint.placeHold': (input, session) => placeHold(desk, input, actorOf(session)),
    'complaint.liftHold': (input, session) => liftHold(desk, input, actorOf(session)),
    'complaint.requestErasure': (input, session) => requestErasure(desk, input, actorOf(session)),
    'complaint.erase': (input, session) => erase(desk, input, actorOf(session)),
    'complaint.listKept': (input) => listKept(desk, input),
  }
}
