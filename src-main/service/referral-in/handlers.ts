/** Slips of other branches' cases: seen, taken by a named person, refused, answered. */
import type { referralInCalls } from '#shared/contract/calls/referral-in.ts'
import type { SlipDetail } from '#shared/contract/calls/referral-in.ts'
import type { CallInput, Handlers } from '#shared/contract/gate.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { EventType, PayloadOf } from '#shared/log/event-type.ts'
import {
  referralInAccepted,
  referralInAnswered,
  referralInRefused,
} from '#shared/referral-in/events.ts'
import { slipObstacle } from '#shared/referral-in/state.ts'
import { countSlips, findSlip, listBranches, listSlips } from '../../store/tables/slip-table.ts'
import { type Desk, type DeskSession, actorOf, branchOf, personOf } from '../desk.ts'
import { slipDetail, slipRow } from './view.ts'

type Calls = typeof referralInCalls
type In<Name extends keyof Calls> = CallInput<Calls, Name>

export function referralInHandlers(desk: Desk): Handlers<Calls, DeskSession> {
  return {
    'referralIn.list': ({ state, offset, limit }) => {
      const now = desk.book.now()
      const onlyOpen = state === 'open'
      const { db } = desk.book
      return accepted({
        rows: listSlips(db, onlyOpen, offset, limit).flatMap(
          (found) => slipRow(desk, found, now) ?? [],
        ),
        total: countSlips(db, onlyOpen),
      })
    },
    'referralIn.get': ({ slipId }) => getSlip(desk, slipId),
    'referralIn.accept': (input, session) => accept(desk, input, actorOf(session)),
    'referralIn.refuse': (input, session) => refuse(desk, input, actorOf(session)),
    'referralIn.answer': (input, session) => answer(desk, input, actorOf(session)),
    'branch.list': () => {
      const own = branchOf(desk)?.code
      return accepted({
        rows: listBranches(desk.book.db).map(({ code, name }) => ({
          code,
          name,
          own: code === own,
        })),
      })
    },
  }
}

function getSlip(desk: Desk, slipId: string): Result<SlipDetail> {
  const found = findSlip(desk.book.db, slipId)
  const detail = found && slipDetail(desk, found, desk.book.now())
  return detail ? accepted(detail) : unknownSlip()
}

function unknownSlip() {
  return refused('unknown_slip', 'there is no such slip', { field: 'slipId' })
}

/** Whoever is named answers for it from now on, also when somebody else takes it in for them. */
function accept(desk: Desk, input: In<'referralIn.accept'>, actor: Actor): Result<SlipDetail> {
  const { acceptedBy } = input
  if (!personOf(desk, acceptedBy)?.active) {
    return refused('unknown_person', 'nobody active has this number', {
      field: 'acceptedBy',
      source: 'S4-04(4)',
    })
  }
  return write(desk, input, actor, referralInAccepted, 'S4-04(4)', { acceptedBy })
}

function refuse(desk: Desk, input: In<'referralIn.refuse'>, actor: Actor): Result<SlipDetail> {
  const refusedBecause = input.refusedBecause.trim()
  if (refusedBecause === '') return required('refusedBecause', 'S1-26(2)')
  return write(desk, input, actor, referralInRefused, 'S1-26(2)', { refusedBecause })
}

function answer(desk: Desk, input: In<'referralIn.answer'>, actor: Actor): Result<SlipDetail> {
  const feedback = input.feedback.trim()
  if (feedback === '') return required('feedback', 'S4-22(4)')
  return write(desk, input, actor, referralInAnswered, 'S4-22(4)', { feedback })
}

function required(field: string, source: string) {
  return refused('field_required', 'a required field is empty', { field, source })
}

const OBSTACLES: Readonly<Record<string, string>> = {
  slip_taken_back: 'the other branch does not wait for it any more',
  already_decided: 'somebody has said this already',
  own_complaint: 'nobody acts in a complaint about oneself',
  accept_first: 'somebody must answer for it first',
}

/** Everything a slip can get written on it: what every fold would refuse is refused here first. */
function write<Type extends EventType>(
  desk: Desk,
  { slipId, seenVersion }: { readonly slipId: string; readonly seenVersion: number },
  actor: Actor,
  type: Type,
  source: string,
  fields: Omit<PayloadOf<Type>, 'at'>,
): Result<SlipDetail> {
  const written = desk.book.write(actor, (writer) => {
    const found = findSlip(writer.db, slipId)
    if (!found) return unknownSlip()
    const { state, unknown, version } = found.folded
    if (!state || unknown > 0) return refused('needs_update', 'this slip needs a newer program')
    const payload = { at: formatInstant(desk.book.now()), ...fields }
    const obstacle = slipObstacle(state, { type: type.type, payload, actor })
    if (obstacle !== null) {
      return refused(obstacle, OBSTACLES[obstacle] ?? 'not possible now', {
        source: obstacle === 'own_complaint' ? 'R-17' : source,
      })
    }
    if (version !== seenVersion) {
      return refused('changed_meanwhile', 'the slip changed since it was shown', {
        field: 'seenVersion',
      })
    }
    return accepted(writer.append(type, slipId, payload as never))
  })
  return written.ok ? getSlip(desk, slipId) : written
}
