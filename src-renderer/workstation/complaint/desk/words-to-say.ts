/** Which words to say fit what is done on a case: those of the open form, else of the gate where it stands. */
import type { CaseDetail } from '#shared/contract/views.ts'
import type { SituationName } from '../../phrase/phrase.state.ts'
import type { ActionName } from './action-names.ts'
import { type GateName, gatesOf } from './gate-model.ts'

type Fitting<Name extends string> = Readonly<Partial<Record<Name, SituationName>>>

/** Gates at which somebody talks with the customer and the library has words for it. */
const AT_GATE: Fitting<GateName> = {
  refer: 'promise',
  investigate: 'SP-03',
  propose: 'remedy',
  reply: 'written_answer',
  close: 'SP-07',
}

const IN_FORM: Fitting<ActionName> = {
  promise: 'promise',
  refer: 'promise',
  startInvestigation: 'SP-03',
  addEvidence: 'SP-03',
  concludeInvestigation: 'SP-03',
  proposeSolution: 'remedy',
  requestCompensation: 'remedy',
  prepareNegotiation: 'remedy',
  makeAgreement: 'settlement',
  writeLetter: 'written_answer',
  reply: 'written_answer',
  close: 'SP-07',
  escalate: 'SP-15',
  requestLeader: 'SP-15',
  reveal: 'privacy',
}

/** The situation to open; the general one of the channel where nothing fits better. */
export function situationOf(
  detail: CaseDetail,
  form: ActionName | null,
  chosen: GateName | null,
): SituationName {
  const fitting = form === null ? atGate(detail, chosen) : IN_FORM[form]
  return fitting ?? (detail.row.channel === 'counter' ? 'walk_in' : 'SP-12')
}

function atGate(detail: CaseDetail, chosen: GateName | null): SituationName | undefined {
  const { reply } = detail.course
  const gate = chosen ?? gatesOf(detail).find(({ here }) => here)?.name
  // Who does not accept the answer is not talked into the closing.
  if (chosen === null && gate === 'close' && reply?.accepted === 'no') return 'repeat_not_accepted'
  return gate && AT_GATE[gate]
}
