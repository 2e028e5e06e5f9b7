/** How the decision letter and the answer change a case. */
import type { CaseContact } from '../case-parts.ts'
import type { CaseLetter, CaseReply } from '../case-course.ts'
import type { ContactChannel } from '../enumerations.ts'
import { complaintLetterWritten, complaintReplied } from '../events/answer.ts'
import type { NoticeWay } from '../rules/duty/notice.ts'
import { isComplaint } from '../lifecycle/steps.ts'
import type { ComplaintState } from '../state.ts'
import { type Evolvers, named, signed } from './payload.ts'

/** By which kind of contact a notice reaches the customer. */
const CONTACT_OF: Readonly<Record<NoticeWay, ContactChannel>> = {
  handed_over: 'visit',
  posted: 'letter',
  text_message: 'message',
  email: 'email',
  phone: 'phone',
}

export const answerEvolvers: Evolvers = {
  // What was told before is not what stands in the new letter.
  [complaintLetterWritten.type]: (state, event) => ({
    ...untold(state),
    letter: named<CaseLetter>(event, 'verifiedFacts', 'legalBasis', 'grounds', 'decisionText'),
  }),
  [complaintReplied.type]: (state, event) => {
    const reply = signed<CaseReply>(event, 'proof', 'summary')
    // The answer is a contact with the customer like any other.
    const contact: CaseContact = {
      contactId: reply.contactId,
      at: reply.at,
      direction: 'outbound',
      channel: CONTACT_OF[reply.way],
      reached: reply.reached,
      promiseId: null,
      by: reply.by,
      summary: reply.summary,
    }
    const known = state.contacts.some(({ contactId }) => contactId === contact.contactId)
    const contacts = known ? state.contacts : [...state.contacts, contact]
    return { ...state, state: 'replied', reply, contacts }
  },
}

/** An answer that was given is taken back; the contact in which it was given stays. */
function untold(state: ComplaintState): ComplaintState {
  if (state.state !== 'replied') return { ...state, reply: null }
  const before = isComplaint(state.intakeType) ? 'proposing' : 'registered'
  return { ...state, state: before, reply: null }
}
