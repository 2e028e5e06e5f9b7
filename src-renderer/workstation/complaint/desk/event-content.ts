/**
 * What an event of a case tells, as a table: facts are ours and come from closed lists or numbers,
 * said are people's words. A field that stands here under neither is not shown.
 */
import type { TFunction } from 'i18next'
import { formatYuan } from '#shared/foundation/money.ts'
import { momentWords } from '../../../words/moment.ts'

type Payload = Readonly<Record<string, unknown>>
type Fact = (t: TFunction, payload: Payload, nowMs: number) => string | null

interface Content {
  readonly facts?: readonly Fact[]
  readonly said?: readonly string[]
}

const text =
  (name: string): Fact =>
  (_t, payload) =>
    typeof payload[name] === 'string' ? payload[name] : null
/** A value of a closed list; `of` names its words. */
const one =
  (name: string, of: string): Fact =>
  (t, payload) =>
    typeof payload[name] === 'string' ? t(`${of}.${payload[name]}`, { defaultValue: '' }) : null
const many =
  (name: string, of: string): Fact =>
  (t, payload) =>
    Array.isArray(payload[name])
      ? payload[name].map((value) => t(`${of}.${String(value)}`)).join(t('list.comma'))
      : null
const codes =
  (name: string): Fact =>
  (t, payload) =>
    Array.isArray(payload[name]) ? payload[name].map(String).join(t('list.comma')) : null
const yesNo =
  (name: string, of: string): Fact =>
  (t, payload) =>
    typeof payload[name] === 'boolean' ? t(`${of}.${payload[name] ? 'yes' : 'no'}`) : null
const due =
  (name: string): Fact =>
  (t, payload, now) =>
    typeof payload[name] === 'string'
      ? t('clock.dueAt', { at: momentWords(payload[name], now) })
      : null
const moment =
  (name: string): Fact =>
  (_t, payload, now) =>
    typeof payload[name] === 'string' ? momentWords(payload[name], now) : null
const money =
  (name: string): Fact =>
  (_t, payload) =>
    typeof payload[name] === 'number' ? `¥ ${formatYuan(payload[name])}` : null
const count =
  (name: string, key: string): Fact =>
  (t, payload) =>
    typeof payload[name] === 'number' ? t(key, { count: payload[name] }) : null
const ticked =
  (name: string, key: string): Fact =>
  (t, payload) =>
    payload[name] === true ? t(key) : null
const sum: Fact = (_t, payload) => {
  if (!Array.isArray(payload['lines'])) return null
  const lines = payload['lines'] as readonly { readonly amountFen?: unknown }[]
  const total = lines.reduce(
    (all, { amountFen }) => all + (typeof amountFen === 'number' ? amountFen : 0),
    0,
  )
  return `¥ ${formatYuan(total)}`
}

const CONTENT: Readonly<Record<string, Content>> = {
  registered: {
    facts: [
      text('caseNumber'),
      one('channel', 'channel'),
      (t, { lateEntryReason: reason }) =>
        typeof reason === 'string' ? t('timeline.late', { reason }) : null,
    ],
  },
  details_changed: {
    facts: [
      (t, payload) =>
        Object.keys(payload)
          .filter((name) => name !== 'changeReason')
          .map((name) => t(`field.${name}`))
          .join(' · '),
    ],
    said: ['facts', 'demand', 'changeReason'],
  },
  retyped: {
    facts: [
      (t, { from, to }) => `${t(`intakeType.${String(from)}`)} → ${t(`intakeType.${String(to)}`)}`,
    ],
    said: ['reason'],
  },
  repeat_linked: { facts: [text('originalCaseNumber'), one('outcome', 'repeatOutcome')] },
  resubmitted: {
    facts: [text('repeatCaseNumber'), one('outcome', 'resubmission')],
    said: ['what'],
  },
  incident_recorded: {
    facts: [
      one('kind', 'incidentKind'),
      text('camera'),
      (t, { policeCalledAt: at }, now) =>
        typeof at === 'string' ? t('incident.police', { at: momentWords(at, now) }) : null,
      ticked('limitSaid', 'incident.limitSaid'),
      (t, { supervisorCalled: who }) =>
        typeof who === 'string' ? t('incident.called', { who }) : null,
    ],
    said: ['what'],
  },
  handler_assigned: { facts: [text('handler')] },
  contact_logged: {
    facts: [
      one('direction', 'direction'),
      one('channel', 'contactChannel'),
      yesNo('reached', 'reached'),
      (t, { promiseId }) => (typeof promiseId === 'string' ? t('timeline.keepsPromise') : null),
    ],
    said: ['summary'],
  },
  promise_made: { facts: [due('dueAt')], said: ['what'] },
  escalated: {
    facts: [one('to', 'escalationTarget'), one('category', 'escalationReason')],
    said: ['reason', 'emergencyReason'],
  },
  verified: {
    facts: [yesNo('ownDepartment', 'ownDepartment')],
    said: ['verifiedPoints'],
  },
  unreachable_noted: { facts: [count('tries', 'timeline.tries')], said: ['reason'] },
  referred: { facts: [text('toUnit'), text('toBranch'), due('dueAt')], said: ['task'] },
  referral_accepted: { facts: [text('acceptedBy')] },
  referral_refused: { said: ['refusedBecause'] },
  referral_answered: { said: ['feedback'] },
  receiver_change_asked: {
    facts: [(_t, { from, to }) => `${String(from)} → ${String(to)}`],
    said: ['reason'],
  },
  receiver_taken: {},
  investigation_started: { facts: [text('investigator'), codes('team')] },
  evidence_added: {
    facts: [one('kind', 'evidenceKind')],
    said: ['description', 'whereKept'],
  },
  investigation_concluded: { facts: [one('fault', 'fault')], said: ['findings'] },
  nature_proposed: {
    facts: [codes('reasons')],
    said: ['clause', 'duty', 'otherReason', 'whereToGo'],
  },
  nature_confirmed: {},
  nature_returned: { said: ['reason'] },
  solution_proposed: {
    facts: [one('demandWithinRules', 'demandWithinRules')],
    said: ['text', 'refusalReason'],
  },
  compensation_requested: { facts: [sum], said: ['improvementNote'] },
  compensation_decided: {
    facts: [yesNo('approved', 'approval'), money('totalFen')],
    said: ['remark'],
  },
  apology_drafted: { facts: [text('unit'), one('scope', 'apologyScope')], said: ['text'] },
  apology_examined: { facts: [yesNo('approved', 'examination')], said: ['remark'] },
  apology_issued: {},
  letter_written: { facts: [many('remedies', 'remedy')], said: ['decisionText'] },
  replied: {
    facts: [one('way', 'noticeWay'), yesNo('reached', 'reached'), one('accepted', 'acceptance')],
    said: ['summary', 'proof'],
  },
  complexity_judged: { facts: [one('complexity', 'complexity')], said: ['reason'] },
  extension_requested: { facts: [one('authority', 'extensionAuthority')], said: ['reason'] },
  extension_decided: { facts: [yesNo('approved', 'approval')], said: ['remark'] },
  extension_told: { facts: [one('way', 'noticeWay')], said: ['proof'] },
  pause_started: {
    facts: [one('kind', 'pauseKind'), text('body'), moment('startedAt')],
    said: ['proof'],
  },
  pause_told: { facts: [moment('consentAt')], said: ['proof'] },
  pause_ended: { facts: [moment('endedAt')] },
  review_applied: { facts: [text('addressedTo'), due('decideBy')], said: ['reason'] },
  review_decided: { facts: [one('outcome', 'reviewOutcome')], said: ['findings'] },
  level_set: { facts: [one('to', 'level')], said: ['reason'] },
  urgency_raised: { facts: [one('to', 'urgency')], said: ['reason'] },
  filed: { facts: [one('target', 'filingTarget'), text('number')], said: ['planText'] },
  closed: {
    facts: [
      one('outcome', 'outcome'),
      text('responsibleUnit'),
      ticked('apologised', 'tick.apologised'),
    ],
    said: ['reason'],
  },
  close_reported: { facts: [one('way', 'reportWay'), text('receipt')] },
  archived: { facts: [one('rootCause', 'rootCause')], said: ['improvement', 'noneNeededBecause'] },
  called_back: {
    facts: [
      yesNo('reached', 'reached'),
      count('tries', 'timeline.tries'),
      count('satisfaction', 'timeline.satisfaction'),
      ticked('leftoverIssue', 'timeline.leftover'),
    ],
    said: ['noSatisfactionBecause', 'summary'],
  },
  withdrawn: { facts: [text('withdrawnBy')], said: ['withdrawnHow'] },
  reopened: { said: ['reason'] },
  identity_checked: { facts: [one('way', 'identityWay')] },
  declined: { facts: [moment('submitterToldAt')], said: ['declineFinding'] },
  talk_recorded: {
    facts: [
      one('signature', 'talkSignature'),
      count('copies', 'course.copies'),
      ticked('recorded', 'course.recorded'),
    ],
    said: ['talkContent'],
  },
  meeting_recorded: { facts: [codes('attendees')], said: ['summary'] },
  visit_planned: { facts: [codes('visitors'), moment('plannedFor')], said: ['visitPurpose'] },
  visit_decided: { facts: [yesNo('approved', 'approval')], said: ['remark'] },
  negotiation_prepared: { facts: [money('authorityUpToFen')], said: ['ruleCited'] },
  agreement_made: { said: ['text'] },
  agreed_task_done: {},
  aim_set: { facts: [one('aim', 'aim')], said: ['aimFacts'] },
  after_reported: { said: ['summary'] },
  responsibility_recorded: {},
  sanction_recorded: {
    facts: [one('sanction', 'sanction')],
    said: ['sanctionReference', 'sanctionDecidedBy'],
  },
  conflict_settled: {
    facts: [
      (t, { subject }) =>
        typeof subject === 'string'
          ? t(subject.includes('.') ? `event.${subject}` : `field.${subject}`)
          : null,
    ],
  },
  instruction_given: { facts: [one('kind', 'instruction'), due('dueAt')], said: ['text'] },
  instruction_answered: { said: ['text'] },
  instruction_closed: { said: ['remark'] },
  revealed: { facts: [one('purpose', 'purpose')] },
  restricted: { facts: [one('restrictionReason', 'restrictionReason')] },
  hold_placed: { facts: [one('holdReason', 'holdReason')], said: ['holdReference'] },
  hold_lifted: { facts: [one('liftReason', 'liftReason')] },
  erasure_requested: { facts: [one('basis', 'eraseBasis')] },
  personal_erased: { facts: [one('basis', 'eraseBasis'), text('certificate')] },
}

/** Facts and words of an event; of a type that this program does not know, nothing. */
export function contentOf(
  t: TFunction,
  type: string,
  payload: Payload,
  nowMs: number,
): { readonly facts: readonly string[]; readonly said: readonly string[] } {
  const content = CONTENT[type.replace(/^complaint\./, '')] ?? {}
  const facts = (content.facts ?? []).map((fact) => fact(t, payload, nowMs))
  const said = (content.said ?? []).map((name) => payload[name])
  return {
    facts: facts.filter((words): words is string => words !== null && words !== ''),
    said: said.filter((words): words is string => typeof words === 'string' && words !== ''),
  }
}
