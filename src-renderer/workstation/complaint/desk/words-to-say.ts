/** Which words to say fit what is done on a case: those of the open form, else of the gate where it stands. */
import type { CaseDetail } from '#shared/contract/views.ts'
import type { Topic } from '../../phrase/topics.ts'
import type { ActionName } from './action-names.ts'
import { type GateName, gatesOf } from './gate-model.ts'

type Fitting<Name extends string> = Readonly<Partial<Record<Name, Topic>>>

/** Gates at which somebody talks with the customer and the library has words for it. */
const AT_GATE: Fitting<GateName> = {
  refer: 'caseType.promise',
  investigate: 'situation.SP-03',
  propose: 'state.remedy',
  reply: 'caseType.written_answer',
  close: 'situation.SP-07',
}

const IN_FORM: Fitting<ActionName> = {
  promise: 'caseType.promise',
  refer: 'caseType.promise',
  startInvestigation: 'situation.SP-03',
  addEvidence: 'situation.SP-03',
  concludeInvestigation: 'situation.SP-03',
  proposeSolution: 'state.remedy',
  requestCompensation: 'state.remedy',
  prepareNegotiation: 'state.remedy',
  makeAgreement: 'caseType.settlement',
  writeLetter: 'caseType.written_answer',
  reply: 'caseType.written_answer',
  close: 'situation.SP-07',
  escalate: 'situation.SP-15',
  requestLeader: 'situation.SP-15',
  reveal: 'caseType.privacy',
}

/** The words to open; the general one of the channel where nothing fits better. */
export function topicOf(
  detail: CaseDetail,
  form: ActionName | null,
  chosen: GateName | null,
): Topic {
  const fitting = form === null ? atGate(detail, chosen) : IN_FORM[form]
  return fitting ?? (detail.row.channel === 'counter' ? 'chapter.walk_in' : 'situation.SP-12')
}

function atGate(detail: CaseDetail, chosen: GateName | null): Topic | undefined {
  const { reply } = detail.course
  const gate = chosen ?? gatesOf(detail).find(({ here }) => here)?.name
  // Who does not accept the answer is not talked into the closing.
  if (chosen === null && gate === 'close' && reply?.accepted === 'no')
    return 'caseType.repeat_not_accepted'
  return gate && AT_GATE[gate]
}
