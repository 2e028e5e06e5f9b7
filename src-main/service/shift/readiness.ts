/** What still stands before the signatures (catalogue §4.7): the rules, fed with the records of this desk. */
import type { shiftCalls, SignerInput } from '#shared/contract/calls/shift.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { seatsOf } from '#shared/duty/roster.ts'
import { refused } from '#shared/foundation/result.ts'
import type { CarryOverItem } from '#shared/handover/carry-over.ts'
import { noticesSection } from '#shared/handover/rules/notices.ts'
import { checkReadBack, readBackQuestions } from '#shared/handover/rules/read-back.ts'
import { type HandoverFacts, handoverReady } from '#shared/handover/rules/ready.ts'
import {
  type OutgoingFacts,
  outgoingBlockers,
  traineeBlockers,
  witnessBlockers,
} from '#shared/handover/rules/witness.ts'
import { HANDOVER_SECTIONS } from '#shared/handover/sections.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { type Desk, packsOf, personNamed } from '../desk.ts'
import { dayState } from '../duty/day.ts'
import { SIDES, type StrangeHand, placeOf } from './blocker-place.ts'
import { findShift } from '../../store/tables/shift-table.ts'
import { differingOf, sheetOf } from './sheet.ts'

type SignInput = CallInput<typeof shiftCalls, 'shift.sign'>

/** Blockers that no signature and no tick takes away. */
export function standingBlockers(
  desk: Desk,
  state: ShiftState,
  open: readonly CarryOverItem[],
): readonly string[] {
  const facts = factsOf(desk, state, open, { signatures: [], sections: [], explained: [] })
  return handoverReady(facts).blockers.filter((blocker) => !blocker.endsWith('_signature_missing'))
}

/**
 * Refuses a sign-off that something stands before, in the order of the catalogue: the first blocker by its
 * code and its place, all of them in `params.missing`. Null when nothing does.
 */
export function signingObstacle(
  desk: Desk,
  state: ShiftState,
  open: readonly CarryOverItem[],
  input: SignInput,
): ReturnType<typeof refused> | null {
  const now = desk.book.now()
  const incoming = input.incoming?.employeeNo ?? ''
  const signatures = (['outgoing', 'incoming'] as const).flatMap((role) => {
    const given = input[role]
    if (given === null) return []
    const { employeeNo, sitting } = given
    return { role, name: employeeNo, employeeNo, at: signedAtOf(given, now), sessionId: sitting }
  })
  const notices = state.notices.map(({ noticeId, at, readBy }) => ({
    id: noticeId,
    at: instantOf(at),
    readBy: input.noticesRead.includes(noticeId) ? [...readBy, incoming] : readBy,
  }))
  const sections = [
    ...HANDOVER_SECTIONS.map((name) => ({ name, reviewed: input.reviewed.includes(name) })),
    noticesSection(notices, incoming),
  ]
  const facts = factsOf(desk, state, open, { signatures, sections, explained: input.differences })
  const strange = strangeHand(state, input, now)
  const blockers = [
    ...new Set([
      ...handoverReady(facts).blockers,
      ...outgoingBlockers(outgoingFacts(desk, state, input.outgoing?.employeeNo ?? null)),
      ...companyBlockers(desk, state, input),
      ...(strange === null ? [] : ['not_same_session']),
      ...readBackBlockers(state, open, input),
    ]),
  ]
  const [first] = blockers
  if (first === undefined) return null
  const [code = first, subject = ''] = first.split(':')
  return refused(code, `the shift cannot be signed yet: ${blockers.join(', ')}`, {
    ...placeOf(first, input, strange),
    params: { subject, missing: blockers.join(',') },
  })
}

/** What shows whose shift it was: the sheet itself, the sheet before it, and the roster of its post with its swaps. */
export function outgoingFacts(
  desk: Desk,
  { key, onDuty, countedBy, previous }: ShiftState,
  outgoing: string | null,
): OutgoingFacts {
  const rostered = seatsOf(dayState(desk, key.date))
    .filter(({ period, post }) => period === key.period && post === key.post)
    .map(({ employeeNo }) => employeeNo)
  const before = previous === null ? null : findShift(desk.book.db, previous.shiftId)
  const tookOver = before?.folded?.state?.signed?.incoming.employeeNo ?? null
  return { outgoing, openedBy: onDuty, countedBy, tookOver, rostered }
}

/**
 * When a signature was given; a screen that does not say means `now`. The caller reads the clock once for
 * everything it compares: two readings of one request may lie a millisecond apart.
 */
export function signedAtOf({ at }: SignerInput, now: number): number {
  return at === null ? now : instantOf(at)
}

interface Given {
  readonly signatures: HandoverFacts['signatures']
  readonly sections: HandoverFacts['sections']
  readonly explained: readonly Pick<
    SignInput['differences'][number],
    'line' | 'reason' | 'supervisor'
  >[]
}

function factsOf(
  desk: Desk,
  state: ShiftState,
  open: readonly CarryOverItem[],
  { signatures, sections, explained }: Given,
): HandoverFacts {
  const { operatorTotals } = packsOf(desk).profile
  const differing = differingOf(state)
  return {
    sections,
    signatures,
    issues: state.issues.map(({ issueId, origin, settled, owner, reportedTo }) => ({
      id: issueId,
      kind: origin,
      open: settled === null,
      owner,
      reportedTo,
    })),
    carryOver: open.map(({ id, owner }) => ({ id, assignedTo: owner })),
    lines: differing.map(({ line }) => {
      const given = explained.find((one) => one.line === line)
      return {
        name: line,
        ok: false,
        difference: given ? { cause: given.reason, supervisor: given.supervisor } : null,
      }
    }),
    log: {
      missing: [
        ...(state.counted === null ? ['counted'] : []),
        ...(operatorTotals.lines.length > 0 && state.totals === null ? ['billing_total'] : []),
      ],
    },
  }
}

/** Who has to be there beside the two, and who cannot be (会计法 39, R-005). */
function companyBlockers(desk: Desk, { lines, countedBy }: ShiftState, input: SignInput): string[] {
  const { witnessedLines, traineeSigning } = packsOf(desk).profile
  const numberOf = (given: SignerInput | null) => given?.employeeNo ?? null
  const roleOf = (employeeNo: string | null) =>
    employeeNo === null ? '' : (personNamed(desk, employeeNo)?.role ?? '')
  const [outgoing, incoming] = [numberOf(input.outgoing), numberOf(input.incoming)]
  const beside = (side: 'outgoing' | 'incoming') => numberOf(input[`${side}Cosigner`])
  const asParty = (['outgoing', 'incoming'] as const).filter((side) =>
    [outgoing, incoming].some((party) => sameEmployee(party, beside(side))),
  )
  return [
    ...witnessBlockers(
      {
        lines: lines.map(({ name }) => name),
        outgoing,
        incoming,
        witness: numberOf(input.witness),
        countedBy,
      },
      witnessedLines,
    ),
    ...traineeBlockers(
      (['outgoing', 'incoming'] as const).map((side) => {
        const employeeNo = beside(side)
        return {
          side,
          role: roleOf(side === 'outgoing' ? outgoing : incoming),
          cosigner: employeeNo === null ? null : { employeeNo, role: roleOf(employeeNo) },
        }
      }),
      traineeSigning,
    ),
    ...asParty.map((side) => `cosigner_is_party:${side}`),
  ]
}

/**
 * The first hand that was not given in the sitting of the two (S4-15(2)); a hand from before the count is of
 * another one. Null when all sat here together.
 */
function strangeHand({ countedAt }: ShiftState, input: SignInput, now: number): StrangeHand | null {
  const sitting = input.outgoing?.sitting ?? null
  const counted = countedAt === null ? null : instantOf(countedAt)
  for (const side of SIDES) {
    const hand = input[side]
    if (hand === null) continue
    if (sitting !== null && hand.sitting !== sitting) return { side, part: 'sitting' }
    if (counted !== null && signedAtOf(hand, now) < counted) return { side, part: 'at' }
  }
  return null
}

function readBackBlockers(
  state: ShiftState,
  open: readonly CarryOverItem[],
  { readBack }: SignInput,
): string[] {
  const questions = readBackQuestions(open, sheetOf(state) ?? [])
  return questions
    .filter((question) => !checkReadBack([question], readBack).ok)
    .map(({ question }) => `read_back_wrong:${question}`)
}
