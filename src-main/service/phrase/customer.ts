/** The customer in front, as far as the case on screen tells: what is known of the case, and whether one is open. */
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import { isComplaint } from '#shared/complaint/lifecycle/steps.ts'
import { maskContact } from '#shared/complaint/masking.ts'
import { phoneIn, repeatKeys } from '#shared/complaint/rules/intake/repeat.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { EpochMs } from '#shared/foundation/instant.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import simplified from '#resources/locales/zh-CN.json' with { type: 'json' }
import { findCase } from '../../store/tables/case-table.ts'
import { casesByKeys } from '../../store/tables/repeat-table.ts'
import { type Desk, branchOf, personOf } from '../desk.ts'
import { spokenTime } from './spoken-time.ts'

/** Who is in front of the person who asks for words. */
export interface Customer {
  readonly caseId: string | null
  readonly complaintTyped: boolean
}

export interface Standing {
  /** The case on screen; null without one, and for whoever it is about. */
  readonly state: ComplaintState | null
  readonly openComplaint: boolean
}

/** So many cases of one customer are looked at, the newest first. */
const KEYED = 50

/**
 * Whether a complaint of this customer is open: the one on screen, one that is being typed, or another that
 * shares a number with the case on screen. A case that cannot be read, or that is about `viewer`, counts as
 * open: nobody sells because of a gap.
 */
export function standingOf(
  desk: Desk,
  { caseId, complaintTyped }: Customer,
  viewer: Actor,
): Standing {
  if (caseId === null) return { state: null, openComplaint: complaintTyped }
  const state = findCase(desk.book.db, caseId)?.folded.state ?? null
  if (state === null || isComplainedOf(state, viewer.employeeNo)) {
    return { state: null, openComplaint: true }
  }
  const { identityNumber, cardTail, contact } = state
  const keys = repeatKeys({ identityNumber, cardTail, phone: phoneIn(contact) })
  const open = [state, ...casesByKeys(desk.book.db, keys, KEYED)].some(
    (one) => isOpenCase(one) && isComplaint(one.intakeType),
  )
  return { state, openComplaint: complaintTyped || open }
}

/**
 * What fills the places of a phrase: by the name of the place. From a case nothing that was found, claimed or
 * said of a person; a number only as lists show it. What nobody can know stays open.
 */
export function knownWords(
  desk: Desk,
  state: ComplaintState | null,
  speaker: Actor,
): Readonly<Record<string, string>> {
  const branch = branchOf(desk)
  const responsible = branch?.firstResponsible ?? null
  const supervisor =
    responsible === null || sameEmployee(responsible, speaker.employeeNo)
      ? null
      : personOf(desk, responsible)?.name
  return {
    company: branch?.name ?? '',
    employee_no: speaker.employeeNo,
    supervisor: supervisor ?? '',
    ...(state === null ? {} : wordsOfCase(state, desk.book.now())),
  }
}

function wordsOfCase(state: ComplaintState, now: EpochMs): Record<string, string> {
  const referral = state.referrals.findLast(({ refused }) => refused === null)
  const escalation = state.escalations.at(-1)
  const { solution } = state
  return {
    promised: promised(state, now),
    department: referral?.toUnit ?? '',
    // Only what is on record: nobody says that a leader knows who does not (E-22).
    leader: escalation ? (titles[escalation.to] ?? '') : '',
    phone: phoneIn(state.contact) === null ? '' : (maskContact(state.contact) ?? ''),
    clause: solution?.legalBasis ?? '',
    alternative: solution?.alternatives?.[0] ?? '',
  }
}

const titles: Readonly<Record<string, string>> = simplified.escalationTarget

/** The next time that the customer was promised and that has not passed: `11月23日15:30`. */
function promised({ promises }: ComplaintState, now: EpochMs): string {
  const [next] = promises
    .filter(({ contactedAt }) => contactedAt === null)
    .map(({ dueAt }) => instantOf(dueAt))
    .filter((dueAt) => dueAt > now)
    .sort((a, b) => a - b)
  return next === undefined ? '' : spokenTime(next)
}
