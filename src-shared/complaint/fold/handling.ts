/** How contacts, promises, reports upward and head office's instructions change a case. */
import type { LoggedEvent } from '../../log/fold.ts'
import type { CaseContact, CaseEscalation, CaseInstruction, CasePromise } from '../case-parts.ts'
import {
  complaintContactLogged,
  complaintEscalated,
  complaintHandlerAssigned,
  complaintPromiseMade,
} from '../events/handling.ts'
import {
  complaintInstructionAnswered,
  complaintInstructionClosed,
  complaintInstructionGiven,
} from '../events/head-office.ts'
import type { ComplaintState } from '../state.ts'
import { type Evolvers, type Payload, changed, pick, text } from './payload.ts'

export const handlingEvolvers: Evolvers = {
  [complaintHandlerAssigned.type]: (state, { payload, occurredAt }) => ({
    ...state,
    handler: payload.handler as string,
    // The clock of S1-25(4) was met by the first handler; a change of hands does not restart it.
    handlerAssignedAt: state.handlerAssignedAt ?? occurredAt,
  }),
  [complaintContactLogged.type]: (state, { payload, actor }) =>
    withContact(state, payload, actor.employeeNo),
  [complaintPromiseMade.type]: (state, { payload, actor }) => ({
    ...state,
    promises: [
      ...state.promises,
      { ...pick<CasePromise>(payload, 'what'), by: actor.employeeNo, contactedAt: null },
    ],
  }),
  [complaintEscalated.type]: (state, { payload, actor }) => ({
    ...state,
    escalations: [
      ...state.escalations,
      {
        ...pick<CaseEscalation>(payload, 'reason', 'emergencyReason'),
        by: actor.employeeNo,
        afterReportedAt: null,
      },
    ],
  }),
  [complaintInstructionGiven.type]: (state, { payload, actor }) => ({
    ...state,
    instructions: [
      ...state.instructions,
      {
        ...pick<CaseInstruction>(payload, 'text'),
        by: actor.employeeNo,
        answer: null,
        closed: null,
      },
    ],
  }),
  [complaintInstructionAnswered.type]: withAnswer,
  [complaintInstructionClosed.type]: (state, { payload, actor }) => ({
    ...state,
    instructions: changed(
      state.instructions,
      ({ instructionId, closed }) => instructionId === payload.instructionId && closed === null,
      (instruction) => ({
        ...instruction,
        closed: {
          at: payload.at as string,
          by: actor.employeeNo,
          remark: text(payload.remark),
        },
      }),
    ),
  }),
}

/** A contact that names a promise keeps it, whether or not the customer was reached (R-160, T-43). */
function withContact(state: ComplaintState, payload: Payload, by: string): ComplaintState {
  const contact: CaseContact = { ...pick<CaseContact>(payload, 'summary'), by }
  const promises = state.promises.map((promise) =>
    promise.promiseId === contact.promiseId && promise.contactedAt === null
      ? { ...promise, contactedAt: contact.at }
      : promise,
  )
  // Whoever was reached can be asked.
  const unreachable = contact.reached ? null : state.unreachable
  return { ...state, unreachable, contacts: [...state.contacts, contact], promises }
}

function withAnswer(state: ComplaintState, { payload, actor }: LoggedEvent): ComplaintState {
  const answer = {
    at: payload.at as string,
    by: actor.employeeNo,
    text: text(payload.text),
  }
  const instructions = state.instructions.map((instruction) =>
    instruction.instructionId === payload.instructionId && instruction.answer === null
      ? { ...instruction, answer }
      : instruction,
  )
  return { ...state, instructions }
}
