/** Reporting upward (S1-26(1c), S4-17), also because the customer insists on a leader (S4-26#15). */
import { clocksOf, instantOf } from '#shared/complaint/clocks.ts'
import { complaintDetailsChanged } from '#shared/complaint/events/intake.ts'
import { complaintEscalated, complaintPromiseMade } from '#shared/complaint/events/handling.ts'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import { blank, refusedForGaps } from '#shared/complaint/rules/gap.ts'
import { shiftEndAt } from '#shared/complaint/rules/promise/after-report.ts'
import { checkEscalation } from '#shared/complaint/rules/promise/escalation.ts'
import { requestLeader as requested } from '#shared/complaint/rules/promise/leader-request.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { caseRecordCalls } from '#shared/contract/calls/case-records.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import { type EpochMs, formatInstant, parseInstant } from '#shared/foundation/instant.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { type Desk, packsOf } from '../desk.ts'
import { type In, change } from './case-change.ts'

type LeaderInput = CallInput<typeof caseRecordCalls, 'complaint.requestLeader'>

/** Writes the report; one that skips a level owes another to the direct leader by the end of the shift. */
export function escalate(desk: Desk, input: In<'complaint.escalate'>, actor: Actor) {
  const { caseId, seenVersion, escalationId, to, reason, category, skippedLevel } = input
  const guard = { caseId, seenVersion, strict: false, needsWords: true }
  return change(desk, actor, guard, ({ state, now, writer }) => {
    if (isWritten(state, escalationId)) return accepted(null)
    const { rules, calendar } = packsOf(desk)
    const emergencyReason = skippedLevel ? input.emergencyReason : null
    const directLeader = skippedLevel ? input.directLeader : null
    const request = { reason: category, to, at: now, skippedLevel, emergencyReason, directLeader }
    const checked = checkEscalation(request, rules)
    if (!checked.ok) return checked
    const owed = checked.value.afterReport
    return accepted(
      writer.append(complaintEscalated, caseId, {
        escalationId,
        to,
        at: formatInstant(now),
        category,
        priority: checked.value.priority,
        leaderRequested: false,
        skippedLevel,
        directLeader,
        afterReportDueAt: owed ? formatInstant(shiftEndAt(owed.startAt, calendar)) : null,
        reason,
        emergencyReason,
      }),
    )
  })
}

/** Report and promise together, and the contact that the customer left, if the case has none yet. */
export function requestLeader(desk: Desk, input: LeaderInput, actor: Actor) {
  const { caseId, seenVersion, escalationId, to, contactRefused } = input
  const guard = { caseId, seenVersion, strict: false, needsWords: true }
  return change(desk, actor, guard, ({ state, now, writer }) => {
    if (isWritten(state, escalationId)) return accepted(null)
    if (!isOpenCase(state)) return refused('already_closed', 'the case is closed')
    const due =
      input.replyPromisedFor === null
        ? null
        : parseInstant(input.replyPromisedFor, 'replyPromisedFor')
    if (due && !due.ok) return due
    const reason = (input.reason ?? '').trim()
    const left = (input.contact ?? '').trim()
    const { rules } = packsOf(desk)
    const request = {
      requestedAt: now,
      contact: blank(state.contact) ? left : state.contact,
      contactRefused,
      raisedTo: to,
      replyPromisedFor: due?.value ?? null,
    }
    const checked = requested(request, resolveDueOf(desk, state, now), rules)
    if (!checked.ok) return checked
    if (blank(reason) || to === null) {
      const gap = { field: 'reason', needs: 'what the customer wants', source: 'S4-26#15' }
      return refusedForGaps('leader_request_incomplete', 'asking a leader', [gap])
    }
    const raised = checkEscalation({ reason: 'beyond_scope', to, at: now }, rules)
    if (!raised.ok) return raised
    if (blank(state.contact) && left !== '') {
      writer.append(complaintDetailsChanged, caseId, { contact: left })
    }
    const { madeAt, dueAt } = checked.value.promise
    writer.append(complaintEscalated, caseId, {
      escalationId,
      to,
      at: formatInstant(now),
      category: 'beyond_scope',
      priority: raised.value.priority,
      leaderRequested: true,
      skippedLevel: false,
      directLeader: null,
      afterReportDueAt: null,
      reason,
      emergencyReason: null,
    })
    return accepted(
      writer.append(complaintPromiseMade, caseId, {
        // One press makes both: the promise has the name of the report it goes with.
        promiseId: escalationId,
        madeAt: formatInstant(madeAt),
        dueAt: formatInstant(dueAt),
        what: reason,
      }),
    )
  })
}

function isWritten({ escalations }: ComplaintState, id: string): boolean {
  return escalations.some(({ escalationId }) => escalationId === id)
}

/** The end of the time in which the case is to be resolved; none when no such clock runs. */
export function resolveDueOf(desk: Desk, state: ComplaintState, now: EpochMs): EpochMs {
  const resolve = clocksOf(packsOf(desk).rules, state, now).find(({ kind }) =>
    kind.startsWith('resolve_'),
  )
  return resolve ? instantOf(resolve.dueAt) : Number.POSITIVE_INFINITY
}
