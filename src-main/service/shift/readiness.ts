/** What still stands before the signatures (catalogue §4.7): the rules, fed with the records of this desk. */
import type { shiftCalls, SignerInput } from '#shared/contract/calls/shift.ts'
import type { CallInput } from '#shared/contract/gate.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import { refused } from '#shared/foundation/result.ts'
import type { CarryOverItem } from '#shared/handover/carry-over.ts'
import { noticesSection } from '#shared/handover/rules/notices.ts'
import { checkReadBack, readBackQuestions } from '#shared/handover/rules/read-back.ts'
import { type HandoverFacts, handoverReady } from '#shared/handover/rules/ready.ts'
import { traineeBlockers, witnessBlockers } from '#shared/handover/rules/witness.ts'
import { HANDOVER_SECTIONS } from '#shared/handover/sections.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { type Desk, packsOf, personOf } from '../desk.ts'
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

/** Every blocker of a sign-off as it is asked for, in the order of the catalogue. */
export function signingBlockers(
  desk: Desk,
  state: ShiftState,
  open: readonly CarryOverItem[],
  input: SignInput,
): readonly string[] {
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
  const blockers = [
    ...handoverReady(facts).blockers,
    ...companyBlockers(desk, state, input),
    ...(otherSitting(state, input, now) ? ['not_same_session'] : []),
    ...readBackBlockers(state, open, input),
  ]
  return [...new Set(blockers)]
}

/** One refusal for everything that is missing: the first by its code, all of them in `params.missing`. */
export function refusedForBlockers(blockers: readonly string[]) {
  const [first = ''] = blockers
  const [code = first, subject = ''] = first.split(':')
  return refused(code, `the shift cannot be signed yet: ${blockers.join(', ')}`, {
    field: FIELD_OF_BLOCKER[code] ?? 'shiftId',
    source: SOURCE_OF_BLOCKER[code] ?? 'S4-15(3)',
    params: { subject, missing: blockers.join(',') },
  })
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
function companyBlockers(desk: Desk, { lines }: ShiftState, input: SignInput): string[] {
  const { witnessedLines, traineeSigning } = packsOf(desk).profile
  const numberOf = (given: SignerInput | null) => given?.employeeNo ?? null
  const roleOf = (employeeNo: string | null) =>
    employeeNo === null ? '' : (personOf(desk, employeeNo)?.role ?? '')
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

/** All sign in the sitting of the two (S4-15(2)); a hand from before the count is of another one. */
function otherSitting({ countedAt }: ShiftState, input: SignInput, now: number): boolean {
  const { outgoing, incoming, witness, outgoingCosigner, incomingCosigner } = input
  const counted = countedAt === null ? null : instantOf(countedAt)
  return [outgoing, incoming, witness, outgoingCosigner, incomingCosigner].some(
    (hand) =>
      hand !== null &&
      ((outgoing !== null && hand.sitting !== outgoing.sitting) ||
        (counted !== null && signedAtOf(hand, now) < counted)),
  )
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

const FIELD_OF_BLOCKER: Readonly<Record<string, string>> = {
  outgoing_signature_missing: 'outgoing',
  incoming_signature_missing: 'incoming',
  signature_without_employee_no: 'outgoing.employeeNo',
  same_person: 'incoming.employeeNo',
  signature_order: 'incoming.at',
  not_same_session: 'incoming.sitting',
  section_not_reviewed: 'reviewed',
  open_handover_issue: 'issues',
  unreconciled: 'differences',
  unassigned_carry_over: 'carryOver',
  log_incomplete: 'lines',
  witness_missing: 'witness',
  witness_is_party: 'witness.employeeNo',
  trainee_alone: 'incomingCosigner',
  cosigner_is_party: 'incomingCosigner.employeeNo',
  read_back_wrong: 'readBack',
}

const SOURCE_OF_BLOCKER: Readonly<Record<string, string>> = {
  same_person: 'S4-15(2)',
  not_same_session: 'S4-15(2)',
  open_handover_issue: 'S4-15(4)',
  unassigned_carry_over: 'S4-15(4)',
  unreconciled: 'S4-10',
  log_incomplete: 'S4-10',
  witness_missing: '会计法 39',
  witness_is_party: '会计法 39',
  trainee_alone: 'S1-03',
  cosigner_is_party: 'S1-03',
}
