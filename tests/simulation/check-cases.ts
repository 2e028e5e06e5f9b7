/** What must hold of every case after healing, replayed from its events with a model of a few lines. */
import { branchCalendar } from '#shared/calendar/branch-calendar.ts'
import type { BranchCalendarState } from '#shared/calendar/events.ts'
import { OPEN_STATES } from '#shared/complaint/enumerations.ts'
import { decideCase } from '#shared/complaint/rules/decision/decide.ts'
import { caseFacts, decisionTime } from '#shared/complaint/rules/decision/facts-of-case.ts'
import type { Decision } from '#shared/complaint/rules/types.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { canonicalJson } from '#shared/foundation/bytes.ts'
import type { Folded } from '#shared/log/fold.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { hasOtherDecision } from '#main/service/complaint/clocks.ts'
import { getRow } from '#main/store/handle.ts'
import type { HubEvent } from './check-log.ts'
import type { Machine } from './machine.ts'
import { type World, holds } from './world.ts'

/** Where each step leads. One that leads to `reopened` forgets what the round before found and said. */
const LEADS: Readonly<Record<string, string>> = {
  'complaint.registered': 'registered',
  'complaint.verified': 'verified',
  'complaint.referred': 'referred',
  'complaint.investigation_started': 'investigating',
  'complaint.solution_proposed': 'proposing',
  'complaint.replied': 'replied',
  'complaint.closed': 'closed',
  'complaint.withdrawn': 'withdrawn',
  'complaint.reopened': 'reopened',
  'complaint.declined': 'declined',
  'complaint.restricted': 'restricted',
}
/** What a round leaves on the case, by the step that brings it. */
const OF_A_ROUND: Readonly<Record<string, keyof ComplaintState>> = {
  'complaint.investigation_started': 'investigation',
  'complaint.nature_proposed': 'natureProposal',
  'complaint.solution_proposed': 'solution',
  'complaint.letter_written': 'letter',
  'complaint.replied': 'reply',
  'complaint.closed': 'closing',
  'complaint.withdrawn': 'withdrawal',
  'complaint.declined': 'declination',
}
/** Entries that nothing takes away again, by the events that bring them and the name of their id. */
const ENTRIES: readonly (readonly [keyof ComplaintState, string, readonly string[]])[] = [
  ['contacts', 'contactId', ['complaint.contact_logged', 'complaint.replied']],
  ['promises', 'promiseId', ['complaint.promise_made']],
  ['escalations', 'escalationId', ['complaint.escalated']],
  ['instructions', 'instructionId', ['complaint.instruction_given']],
  ['incidents', 'incidentId', ['complaint.incident_recorded']],
  ['evidence', 'evidenceId', ['complaint.evidence_added']],
  ['referrals', 'referralId', ['complaint.referred']],
  ['receiverChanges', 'changeId', ['complaint.receiver_change_asked']],
  ['compensations', 'requestId', ['complaint.compensation_requested']],
  ['extensions', 'extensionId', ['complaint.extension_requested']],
  ['pauses', 'pauseId', ['complaint.pause_started']],
  ['reviews', 'reviewId', ['complaint.review_applied']],
  ['filings', 'filingId', ['complaint.filed']],
  ['callbacks', 'callbackId', ['complaint.called_back']],
  ['identityChecks', 'checkId', ['complaint.identity_checked']],
  ['talks', 'talkId', ['complaint.talk_recorded']],
  ['meetings', 'meetingId', ['complaint.meeting_recorded']],
  ['visits', 'visitId', ['complaint.visit_planned']],
  ['agreements', 'agreementId', ['complaint.agreement_made']],
  ['sanctions', 'sanctionId', ['complaint.sanction_recorded']],
]

/** A case as one place shows it, against its events in hub order (I3, I6, I17). */
export function checkCase(
  world: World,
  name: string,
  id: string,
  events: readonly HubEvent[],
  { state, conflicts }: Folded<ComplaintState>,
): void {
  if (state === null) return
  const lost = new Set(conflicts.filter(({ kind }) => kind !== 'field').map((one) => one.eventId))
  const applied = inTheirOrder(
    events.map(({ body }) => body).filter(({ id: one }) => !lost.has(one)),
  )
  const say = (what: string) => () => `${name}: case ${id}: ${what}`
  for (const [list, key, types] of ENTRIES) {
    const written = applied
      .filter(({ type }) => types.includes(type))
      .map(({ payload }) => String(payload[key]))
    const shown = (state[list] as readonly object[]).map((entry) =>
      String((entry as Record<string, unknown>)[key]),
    )
    const what = `${list}: shown ${shown.length}, written ${written.length}`
    holds('I3', written.join() === shown.join(), say(what))
  }
  const bounced = applied.filter(({ type }) => type === 'complaint.referral_refused').length
  holds('I3', state.bounces === bounced, say(`bounced ${bounced} times, counted ${state.bounces}`))

  const { at, round } = replayed(applied)
  holds('I6', state.state === at, say(`is ${state.state}, its steps lead to ${at}`))
  for (const left of Object.values(OF_A_ROUND)) {
    const there = state[left] !== null
    holds('I17', there === round.has(left), say(`${left} is ${there ? 'there' : 'missing'}`))
  }
  for (const [what, one, other] of pairsOf(state)) {
    holds('I18', one !== other, say(`${what} by one and the same person, ${one}`))
  }
  if (conflicts.some(({ value }) => LOST.includes(String(value)))) world.note('lost_step')
}

/**
 * What stands before the registration in hub order takes effect when it comes; after a restriction the
 * branch's case stands still.
 */
function inTheirOrder(applied: readonly HubEvent['body'][]): HubEvent['body'][] {
  const first = applied.filter(({ type }) => type === 'complaint.registered')
  const others = applied.filter(({ type }) => type !== 'complaint.registered')
  const restricted = others.findIndex(({ type }) => type === 'complaint.restricted')
  return [...first, ...(restricted < 0 ? others : others.slice(0, restricted + 1))]
}

/** Where the steps of a case lead, and what its present round has left on it. */
function replayed(applied: readonly HubEvent['body'][]): { at: string; round: Set<string> } {
  let at = ''
  let round = new Set<string>()
  let isComplaint = true
  let verified = false
  for (const { type, payload } of applied) {
    if (type === 'complaint.registered') isComplaint = payload['intakeType'] === 'complaint'
    if (type === 'complaint.verified') verified = true
    const leadsTo = LEADS[type] ?? (payload['leadsTo'] as string | undefined)
    if (leadsTo !== undefined) at = leadsTo
    if (leadsTo === 'reopened') round = new Set()
    if (type === 'complaint.referral_refused') at = verified ? 'verified' : 'registered'
    if (type === 'complaint.letter_written' && at === 'replied')
      at = isComplaint ? 'proposing' : 'registered'
    if (type === 'complaint.retyped') {
      const becomes = payload['to'] === 'complaint'
      if (becomes && !isComplaint) {
        if (!verified) at = 'registered'
        else if (at === 'replied') at = 'verified'
        round.delete('reply')
      }
      isComplaint = becomes
    }
    for (const gone of TAKEN_BACK[type] ?? []) round.delete(gone)
    const left = OF_A_ROUND[type]
    if (left !== undefined) round.add(left)
  }
  return { at, round }
}

/** What a step takes back of what was found, offered, written and told before it. */
const TAKEN_BACK: Readonly<Record<string, readonly string[]>> = {
  'complaint.investigation_started': ['natureProposal', 'letter', 'reply'],
  'complaint.solution_proposed': ['letter', 'reply'],
  'complaint.letter_written': ['reply'],
}

/** Why a step that was right where it was taken comes too late in hub order. */
const LOST: readonly string[] = ['step_not_possible', 'already_decided', 'not_there', 'same_person']

/** Pairs of people that must be two. */
function pairsOf(state: ComplaintState): [what: string, one: string, other: string][] {
  const { verification, natureProposal: proposal, compensations, extensions } = state
  return [
    ...(verification ? [['verified', verification.by, state.enteredBy] as const] : []),
    ...[proposal?.confirmed, proposal?.returned].flatMap((judged) =>
      proposal && judged ? [['judged', judged.by, proposal.by] as const] : [],
    ),
    ...[...compensations, ...extensions].flatMap(({ by, decided }) =>
      decided ? [['decided', decided.by, by] as const] : [],
    ),
  ].map(([what, one, other]) => [what, one, other])
}

/** The row that lists read says what the state says (I6). */
export function checkRow(machine: Machine, id: string, { state }: Folded<ComplaintState>): void {
  const row = getRow<{ open: number; state: string }>(
    machine.look(),
    'SELECT open, state FROM case_row WHERE case_id = ?',
    id,
  )
  if (state === null || state.state === 'restricted') return
  const wanted = `${Number(OPEN_STATES.includes(state.state))} ${state.state}`
  const shown = row && `${row.open} ${row.state}`
  holds('I6', shown === wanted, () => `${machine.name} lists case ${id} as ${shown}, not ${wanted}`)
}

/** Every machine shows the same gates, course and dates (I5). */
export async function checkShown(machines: readonly Machine[], id: string): Promise<void> {
  const views = new Map<string, string>()
  for (const machine of machines) {
    const shown = await machine.ask('complaint.get', { caseId: id })
    if (!shown.ok) continue
    const { gates, course, clocks } = shown.value
    const dates = clocks.map(({ kind, dueAt, source }) => ({ kind, dueAt, source }))
    views.set(canonicalJson({ gates, course, dates }), machine.name)
  }
  holds('I5', views.size <= 1, () => `${[...views.values()].join()} show case ${id} differently`)
}

const YEAR_MS = 365 * 86_400_000

/**
 * Once everybody has synced and stood at their desk, the standing decision of an open case is what the
 * rules say of it, as long as a machine that took part is still there (I19).
 */
export function checkDecision(
  machine: Machine,
  id: string,
  events: readonly HubEvent[],
  { state, unknown }: Folded<ComplaintState>,
): void {
  if (state === null || unknown > 0 || !OPEN_STATES.includes(state.state)) return
  const { world } = machine
  const devices = world.machines.map((one) => one.deviceId())
  if (!events.some(({ device }) => devices.includes(device))) return
  // A decision written before a hub was put back counts what it had seen in numbers of the hub's former life;
  // held against the new ones it may pass for one that saw everything, where another machine wrote as well.
  // The next event decides it again.
  const putBack = world.reached.has('hub_restored') || world.reached.has('hub_restored_unnoticed')
  if (putBack && new Set(events.map(({ device }) => device)).size > 1) return
  // Between clocks that are years apart no two machines agree on what has passed.
  if (events.some(({ body }) => Math.abs(Date.parse(body.occurredAt) - world.time) > YEAR_MS))
    return
  const facts = caseFacts(state)
  const decided = decideCase(facts, {
    now: decisionTime(facts, world.time),
    calendar: calendarAt(machine),
    rules: defaultPacks.rules,
    profile: 'bank',
  })
  if (!decided.ok) return
  holds(
    'I19',
    !hasOtherDecision(state.decision, decided.value),
    () =>
      `${machine.name}: case ${id} stands with ${saidOf(state.decision)}, the rules say ${saidOf(decided.value)}`,
  )
  if (events.some(({ body }, index) => wasDecidedAgain(events, body, index))) {
    world.note('decided_again')
  }
}

function saidOf({ deadlines, level, urgency, nature }: Decision): string {
  const dates = deadlines.map(({ kind, dueAt }) => `${kind} ${dueAt}`)
  return [level.value, urgency.level, nature.value, ...dates].join(' ')
}

/** A recomputation that answers another machine's event, not a calendar. */
function wasDecidedAgain(
  events: readonly HubEvent[],
  { type }: HubEvent['body'],
  index: number,
): boolean {
  if (type !== 'complaint.clock_recomputed') return false
  const before = events.slice(0, index).findLast(({ body }) => 'decision' in body.payload)
  return (
    before !== undefined &&
    events.some(
      ({ number, device }) =>
        device !== before.device && number < before.number && number > before.body.base,
    )
  )
}

function calendarAt(machine: Machine) {
  const row = getRow<{ displayed: string }>(
    machine.look(),
    "SELECT displayed FROM aggregate WHERE kind = 'calendar'",
  )
  const folded = JSON.parse(row?.displayed ?? '{"state":null}') as {
    state: BranchCalendarState | null
  }
  const whole = branchCalendar(defaultPacks.calendarPack, folded.state)
  return whole.ok ? whole.value : defaultPacks.calendar
}
