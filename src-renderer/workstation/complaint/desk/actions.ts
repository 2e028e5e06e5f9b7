/** Everything that can be done on a desk: who may, when, and the letter that opens it. */
import type { CaseDetail } from '#shared/contract/views.ts'
import type { LifecycleStep } from '#shared/complaint/lifecycle/steps.ts'
import { isFiled } from '#shared/complaint/rules/record/correction.ts'
import { isAfterClosing } from '#shared/complaint/rules/record/responsibility.ts'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import type { ActionName, ActionRef } from './action-names.ts'

export interface ActionRule {
  readonly permission: string
  /** The letter that opens it while nobody types. */
  readonly key?: string
  /** The gate that the lifecycle must have. */
  readonly step?: LifecycleStep
  /** Offered on every case for which this holds; what needs a subject is offered by the moment alone. */
  readonly when?: (detail: CaseDetail) => boolean
}

const write = 'complaint.write'
const handle = 'complaint.handle'
const supervise = 'complaint.supervise'
const always = () => true
const open = ({ row }: CaseDetail) => isOpenCase(row)
const finished = ({ row }: CaseDetail) => !isOpenCase(row) && row.state !== 'restricted'
const unfiled = ({ row }: CaseDetail) => !isFiled(row.state)
const pendingErasure = ({ privacy }: CaseDetail) => privacy.erasureRequest !== null

/** In the order in which a screen lists them. */
export const ACTIONS: Readonly<Record<ActionName, ActionRule>> = {
  contact: { permission: write, key: 'c', when: always },
  promise: { permission: write, key: 'p', when: open },
  assign: { permission: write, key: 'a', when: open },
  verify: { permission: supervise, step: 'verify' },
  refer: { permission: handle, step: 'refer' },
  acceptReferral: { permission: handle },
  refuseReferral: { permission: handle },
  answerReferral: { permission: handle },
  startInvestigation: { permission: handle, step: 'start_investigation' },
  addEvidence: { permission: handle, when: open },
  concludeInvestigation: {
    permission: handle,
    when: ({ course, gates }) =>
      course.investigation !== null && gates.some(({ step }) => step === 'decide_nature'),
  },
  proposeNature: {
    permission: handle,
    when: ({ course, gates }) =>
      (course.investigation?.concluded ?? null) !== null &&
      gates.some(({ step }) => step === 'decide_nature'),
  },
  confirmNature: { permission: handle },
  returnNature: { permission: handle },
  proposeSolution: { permission: handle, step: 'propose' },
  requestCompensation: { permission: handle, when: open },
  decideCompensation: { permission: handle },
  draftApology: { permission: handle, when: open },
  examineApology: { permission: 'complaint.examine_apology' },
  issueApology: { permission: handle },
  writeLetter: { permission: handle, step: 'reply' },
  reply: { permission: handle, step: 'reply' },
  close: { permission: 'complaint.close', key: 'x', step: 'close' },
  reportClosing: {
    permission: handle,
    when: ({ course }) => course.closing !== null && course.closeReports.length === 0,
  },
  archive: { permission: handle, step: 'archive' },
  callBack: { permission: handle, step: 'call_back' },
  reopen: { permission: write, key: 'r', step: 'reopen' },
  escalate: { permission: write, key: 'e', step: 'escalate' },
  raiseUrgency: { permission: write, step: 'set_urgency' },
  setLevel: { permission: supervise, step: 'set_level' },
  askReceiverChange: { permission: write, step: 'change_receiver' },
  takeReceiver: { permission: write },
  judgeComplexity: { permission: handle, when: open },
  requestExtension: {
    permission: handle,
    when: (detail) =>
      open(detail) && !detail.course.extensions.some(({ decided }) => decided?.approved !== false),
  },
  decideExtension: { permission: supervise },
  tellExtension: { permission: handle },
  startPause: { permission: handle, when: open },
  tellPause: { permission: handle },
  endPause: { permission: handle },
  applyReview: { permission: write, when: ({ course }) => course.reply !== null },
  decideReview: { permission: supervise },
  file: { permission: handle, when: always },
  noteUnreachable: { permission: handle, when: open },
  withdraw: { permission: handle, step: 'withdraw' },
  details: { permission: write, key: 'd', when: unfiled },
  complete: { permission: write, key: 'b', when: unfiled },
  checkIdentity: { permission: write, when: ({ anonymous }) => !anonymous },
  decline: { permission: supervise, when: open },
  recordTalk: { permission: handle, when: always },
  recordMeeting: { permission: handle, when: always },
  planVisit: { permission: handle, when: open },
  decideVisit: { permission: supervise },
  prepareNegotiation: { permission: handle, when: open },
  makeAgreement: {
    permission: handle,
    when: (detail) => open(detail) && detail.course.negotiation !== null,
  },
  finishTask: { permission: handle },
  setAim: { permission: handle, when: always },
  requestLeader: { permission: write, key: 'l', when: open },
  reportAfterwards: { permission: write },
  recordResponsibility: { permission: supervise, when: ({ row }) => isAfterClosing(row.state) },
  recordSanction: { permission: supervise, when: ({ row }) => isAfterClosing(row.state) },
  retype: { permission: write, key: 't', when: open },
  repeat: { permission: write, key: 'k', when: ({ intake }) => intake.repeatOf === null },
  incident: { permission: write, key: 'i', when: always },
  reveal: { permission: 'complaint.reveal', key: 'v', when: always },
  answer: { permission: write },
  restrict: { permission: handle, step: 'restrict' },
  hold: { permission: supervise, when: always },
  lift: { permission: supervise },
  requestErasure: {
    permission: 'complaint.erase',
    key: 'z',
    when: (detail) => finished(detail) && !pendingErasure(detail),
  },
  erase: { permission: 'complaint.erase', key: 'z', when: pendingErasure },
}

/** What may be needed at any moment: talking, promising, telling upward, looking behind the mask. */
export const COMMON: readonly ActionName[] = ['contact', 'promise', 'escalate', 'reveal']

/** True when the case has it now, whoever asks. */
export function isOffered(name: ActionName, detail: CaseDetail): boolean {
  const { step, when } = ACTIONS[name]
  if (step !== undefined) return detail.gates.some((gate) => gate.step === step)
  return when?.(detail) ?? false
}

/** Nothing can be done with an erased case or one that a newer program wrote. */
export function isLocked(detail: CaseDetail): boolean {
  return detail.erased || detail.row.needsUpdate
}

/** What this person may open on the case besides what the moment asks for. */
export function otherActions(
  detail: CaseDetail,
  permissions: readonly string[],
  moment: readonly ActionRef[],
): readonly ActionRef[] {
  if (isLocked(detail)) return []
  const named = new Set(moment.map(({ name }) => name))
  return (Object.keys(ACTIONS) as ActionName[])
    .filter((name) => !named.has(name) && permissions.includes(ACTIONS[name].permission))
    .flatMap((name): readonly ActionRef[] => {
      if (name === 'lift') return standingHolds(detail)
      return isOffered(name, detail) ? [{ name, subject: null }] : []
    })
}

function standingHolds({ privacy }: CaseDetail): readonly ActionRef[] {
  const last = privacy.holds.findLast(({ lifted }) => lifted === null)
  return last ? [{ name: 'lift', subject: last.holdId }] : []
}
