/**
 * What somebody is shown of a case that is about them: that it is there, how far it has come and how it is
 * handed to others, and nothing that was said, found or decided on it. R-17 keeps them out of it, and who
 * has no part in a case has no purpose to read it (PIPL 6).
 */
import { noCourse } from '../complaint/no-course.ts'
import { withoutWords } from '../complaint/fold/without-words.ts'
import type { CaseGate } from '../complaint/lifecycle/gates.ts'
import type { LifecycleStep } from '../complaint/lifecycle/steps.ts'
import type { ComplaintState } from '../complaint/state.ts'

/** Steps by which they hand it on; everything else is refused to them. */
const LEFT: readonly LifecycleStep[] = ['escalate', 'change_receiver', 'set_urgency', 'reopen']

/** The case as they see it. */
export function withheldFromOwn(state: ComplaintState): ComplaintState {
  const { nature } = state.decision
  return {
    ...withoutWords(state),
    ...noCourse,
    erased: state.erased,
    complainedOf: [],
    contacts: [],
    instructions: [],
    escalations: [],
    holds: [],
    incidents: [],
    receiverChanges: state.receiverChanges.map((change) => ({ ...change, reason: null })),
    decision: {
      ...state.decision,
      nature: { ...nature, value: 'undetermined', primary: null, countedAgainst: null },
      explanations: [],
    },
  }
}

/** The gates that they are shown. */
export function gatesForOwn(gates: readonly CaseGate[]): CaseGate[] {
  return gates.filter(({ step }) => LEFT.includes(step))
}
