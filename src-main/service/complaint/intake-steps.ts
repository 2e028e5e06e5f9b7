/** What is mended of an intake later: its details, its type, and the record of an incident. */
import { complaintClockRecomputed } from '#shared/complaint/events/head-office.ts'
import { complaintIncidentRecorded } from '#shared/complaint/events/incident.ts'
import { complaintDetailsChanged, complaintRetyped } from '#shared/complaint/events/intake.ts'
import { blank, refusedForGaps } from '#shared/complaint/rules/gap.ts'
import { checkRetype } from '#shared/complaint/rules/intake/retype.ts'
import { checkCorrection } from '#shared/complaint/rules/record/correction.ts'
import { incidentGaps } from '#shared/complaint/rules/record/incident.ts'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { canonicalJson } from '#shared/foundation/bytes.ts'
import type { Folded } from '#shared/log/fold.ts'
import { type Desk, personOf } from '../desk.ts'
import { type In, type Seen, change } from './case-change.ts'
import { decideState, pastInstant } from './decision.ts'
import { detailsFault } from './intake-details.ts'

/** Details that move dates or level: the clocks follow at once. */
const DECIDING: ReadonlySet<string> = new Set([
  'personalRightsIssues',
  'publicEmergency',
  'regulatorNamed',
  'externalSupervisor',
])

/**
 * Corrects and completes what was written down. Only what differs is written; replacing something asks
 * for the reason, and a filed case is only read.
 */
export function changeDetails(desk: Desk, input: In<'complaint.changeDetails'>, actor: Actor) {
  const { caseId, seenVersion, changeReason = '', ...fields } = input
  const guard = { caseId, seenVersion, strict: true, needsWords: true, impartial: true } as const
  return change(desk, actor, guard, (seen) => {
    const { state, folded, now, writer } = seen
    const fault = detailsFault(desk, fields, now)
    if (fault) return { ok: false, refusal: fault }
    // Keeping the standing value is a choice too, when another one waits beside it.
    const open = folded.conflicts.filter(({ kind }) => kind === 'field')
    const changed = Object.fromEntries(
      Object.entries(fields).filter(
        ([name, value]) =>
          value !== undefined &&
          (!alike(value, state[name as keyof ComplaintState]) ||
            open.some(({ subject }) => subject === name)),
      ),
    )
    if (Object.keys(changed).length === 0) {
      return refused('nothing_to_change', 'nothing was changed')
    }
    const checked = checkCorrection({
      state: state.state,
      standing: Object.entries(changed)
        .map(([name, value]) => ({ value, before: state[name as keyof ComplaintState] }))
        .filter(({ value, before }) => !alike(value, before))
        .map(({ before }) => before),
      reason: changeReason,
    })
    if (!checked.ok) return checked
    const why = blank(changeReason) ? {} : { changeReason: changeReason.trim() }
    const after = writer.append(complaintDetailsChanged, caseId, { ...changed, ...why })
    if (!Object.keys(changed).some((name) => DECIDING.has(name))) return accepted(after)
    return decideAgain(desk, { ...seen, state: (after as Folded<ComplaintState>).state ?? state })
  })
}

function alike(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null)
}

function decideAgain(desk: Desk, { state, now, writer }: Seen): Result<unknown> {
  const decided = decideState(desk, state, now)
  if (!decided.ok) return decided
  const decision = decided.value
  return accepted(writer.append(complaintClockRecomputed, state.caseId, { decision }))
}

/** It is something else than it was registered as. A report of wrongdoing has its own sealed way in. */
export function retype(desk: Desk, input: In<'complaint.retype'>, actor: Actor) {
  const { caseId, seenVersion, to, reason, customerConsents } = input
  const guard = { caseId, seenVersion, strict: true, needsWords: true, impartial: true } as const
  return change(desk, actor, guard, ({ state, now, writer }) => {
    const from = state.intakeType
    if (!isOpenCase(state)) return refused('already_closed', 'the case is closed')
    const checked = checkRetype({ from, to, reason, customerConsents })
    if (!checked.ok) return checked
    if (to === 'whistleblowing') {
      return refused(
        'whistleblowing_channel',
        'a report of wrongdoing goes to the compliance channel',
        { field: 'to', source: 'S2-06(6)' },
      )
    }
    const decided = decideState(desk, { ...state, intakeType: to }, now)
    if (!decided.ok) return decided
    const at = formatInstant(now)
    const decision = decided.value
    return accepted(
      writer.append(complaintRetyped, caseId, { from, to, at, reason, customerConsents, decision }),
    )
  })
}

/** Facts, and whoever has to have been called; refused with everything that is missing. */
export function recordIncident(desk: Desk, input: In<'complaint.recordIncident'>, actor: Actor) {
  const { caseId, seenVersion, incidentId, kind, what, limitSaid } = input
  // Nobody writes into a complaint about themselves how the customer behaved.
  const guard = { caseId, seenVersion, strict: false, needsWords: true, impartial: true } as const
  return change(desk, actor, guard, ({ state, now, writer }) => {
    if (state.incidents.some((incident) => incident.incidentId === incidentId)) {
      return accepted(null)
    }
    const at = pastInstant(input.at, 'at', now)
    if (!at.ok) return at
    const called =
      input.policeCalledAt === null
        ? null
        : pastInstant(input.policeCalledAt, 'policeCalledAt', now)
    if (called && !called.ok) return called
    const policeCalledAt = called?.value ?? null
    const witnesses = input.witnesses.filter((name) => !blank(name))
    const camera = blank(input.camera) ? null : input.camera.trim()
    const supervisorCalled = blank(input.supervisorCalled)
      ? null
      : (input.supervisorCalled ?? '').trim()
    const facts = { kind, what, witnesses, camera }
    const gaps = incidentGaps({ ...facts, at: at.value, policeCalledAt, supervisorCalled })
    if (gaps.length > 0) {
      const code = kind === 'abuse' ? 'abuse_incomplete' : 'incident_incomplete'
      return refusedForGaps(code, 'the record of an incident', gaps)
    }
    if (supervisorCalled !== null && personOf(desk, supervisorCalled)?.active !== true) {
      return refused('unknown_person', 'nobody active has this number', {
        field: 'supervisorCalled',
        source: 'S3-37',
      })
    }
    const event = {
      ...facts,
      incidentId,
      at: formatInstant(at.value),
      policeCalledAt: policeCalledAt === null ? null : formatInstant(policeCalledAt),
      limitSaid,
      supervisorCalled,
    }
    return accepted(writer.append(complaintIncidentRecorded, caseId, event, at.value))
  })
}
