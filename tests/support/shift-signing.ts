/** What a careful pair of people would hand in to sign a counted sheet. */
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { readBackQuestions } from '#shared/handover/rules/read-back.ts'
import { HANDOVER_SECTIONS } from '#shared/handover/sections.ts'

interface Hand {
  readonly employeeNo: string
  readonly pin: string
}

const SITTING = '01890000-0000-7000-8000-0000000000aa'

/** A hand given now, in the one sitting of these tests. */
export function handOf({ employeeNo, pin }: Hand): NonNullable<Input<'shift.sign'>['outgoing']> {
  return { employeeNo, pin, at: null, sitting: SITTING }
}

/** Everything gone through, every question answered rightly; the third person watches where asked for. */
export function signingOf(
  shift: ShiftDetail,
  people: { readonly outgoing: Hand; readonly incoming: Hand; readonly witness: Hand },
): Input<'shift.sign'> {
  const lines = shift.lines.map(({ name, difference }) => ({ name, difference: difference ?? 0 }))
  const counted = shift.lines.every(({ closing }) => closing !== null)
  const questions = readBackQuestions(shift.carryOver, counted ? lines : [])
  return {
    shiftId: shift.row.shiftId,
    seenVersion: shift.row.version,
    outgoing: handOf(people.outgoing),
    incoming: handOf(people.incoming),
    witness: shift.policy.witnessed.length > 0 ? handOf(people.witness) : null,
    outgoingCosigner: null,
    incomingCosigner: null,
    reviewed: [...HANDOVER_SECTIONS],
    noticesRead: shift.notices.map(({ noticeId }) => noticeId),
    readBack: questions.map(({ question, right }) => ({ question, answer: right[0] ?? '' })),
    differences: [],
    note: null,
  }
}
