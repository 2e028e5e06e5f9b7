/** The way of a case as gates: what is behind, where it stands, what is still shut and by what. */
import {
  type LifecycleStep,
  STEP_RULES,
  isComplaint,
  statesBefore,
} from '#shared/complaint/lifecycle/steps.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import type { ActionRef } from './action-names.ts'
import { bringerOf } from './gap-words.ts'

export const GATES = [
  'register',
  'verify',
  'refer',
  'investigate',
  'nature',
  'propose',
  'reply',
  'close',
  'archive',
  'callBack',
] as const
export type GateName = (typeof GATES)[number]

export type GateStanding = 'done' | 'skipped' | 'open' | 'shut'

export interface MissingThing {
  /** A path of the rules, or the gate that comes before. */
  readonly path: string
  readonly before: GateName | null
  readonly source: string
  readonly brings: ActionRef | null
}

export interface Gate {
  readonly name: GateName
  readonly standing: GateStanding
  /** The first that is neither done nor skipped: here the case stands. */
  readonly here: boolean
  readonly source: string
  readonly done: { readonly at: string; readonly by: string } | null
  readonly missing: readonly MissingThing[]
  readonly opens: ActionRef | null
}

const STEP: Readonly<Record<GateName, LifecycleStep>> = {
  register: 'register',
  verify: 'verify',
  refer: 'refer',
  investigate: 'start_investigation',
  nature: 'decide_nature',
  propose: 'propose',
  reply: 'reply',
  close: 'close',
  archive: 'archive',
  callBack: 'call_back',
}

/** The gates of this case in their order. */
export function gatesOf(detail: CaseDetail): readonly Gate[] {
  const { row } = detail
  // What this type never has is no gate of it.
  const names = GATES.filter((name) => statesBefore(STEP[name], row.intakeType).length > 0)
  const done = new Map(names.map((name) => [name, doneOf(name, detail)] as const))
  const behind = (name: GateName) => done.get(name) !== null || isSkipped(name, detail)
  const here = names.find((name) => !behind(name)) ?? null
  return names.map((name, index) => {
    const finished = done.get(name) ?? null
    const standing: GateStanding =
      finished !== null ? 'done' : isSkipped(name, detail) ? 'skipped' : 'shut'
    const gate = { name, source: STEP_RULES[STEP[name]].source, done: finished }
    if (standing !== 'shut') return { ...gate, standing, here: false, missing: [], opens: null }
    const before = names.slice(0, index).findLast((earlier) => !behind(earlier)) ?? null
    const missing = missingOf(name, detail, before)
    return {
      ...gate,
      standing: missing.length === 0 ? ('open' as const) : standing,
      here: name === here,
      missing,
      opens: missing.length === 0 ? opens(name, detail) : null,
    }
  })
}

function doneOf(name: GateName, { course, row, enteredBy, timeline }: CaseDetail) {
  switch (name) {
    case 'register':
      return { at: timeline[0]?.occurredAt ?? row.receivedAt, by: enteredBy }
    case 'verify':
      return course.verification
    case 'refer':
      return course.referrals.findLast(({ accepted }) => accepted !== null) ?? null
    case 'investigate':
      return course.investigation?.concluded ?? null
    case 'nature':
      return course.natureProposal?.confirmed ?? null
    case 'propose':
      return course.solution
    case 'reply':
      return course.reply
    case 'close':
      return course.closing && { at: course.closing.closedAt, by: course.closing.by }
    case 'archive':
      return course.archive
    case 'callBack':
      return row.state === 'called_back' ? (course.callbacks.at(-1) ?? null) : null
  }
}

/** What the own department answers is not sent on; what has been left behind is not made up for. */
function isSkipped(name: GateName, { course, row }: CaseDetail): boolean {
  if (row.state === 'withdrawn' || row.state === 'declined') return name !== 'archive'
  if (name !== 'refer' || row.state === 'referred') return false
  return course.verification?.ownDepartment === true || course.investigation !== null || light(row)
}

function light({ intakeType, state }: CaseDetail['row']): boolean {
  return !isComplaint(intakeType) && state !== 'registered'
}

function missingOf(
  name: GateName,
  detail: CaseDetail,
  before: GateName | null,
): readonly MissingThing[] {
  if (name === 'investigate' && detail.course.investigation) return []
  const step = name === 'refer' && detail.row.state === 'referred' ? 'accept_referral' : STEP[name]
  const gate = detail.gates.find((one) => one.step === step)
  if (gate) {
    return gate.missing.map(({ field, source }) => ({
      path: field,
      before: null,
      source,
      brings: bringerOf(field, detail),
    }))
  }
  const earlier = before ?? 'register'
  return [{ path: '', before: earlier, source: STEP_RULES[STEP[earlier]].source, brings: null }]
}

function opens(name: GateName, detail: CaseDetail): ActionRef | null {
  const { course } = detail
  const about = (action: ActionRef['name'], subject: string | null = null) => ({
    name: action,
    subject,
  })
  switch (name) {
    case 'register':
      return null
    case 'refer': {
      const last = course.referrals.at(-1)
      return last && !last.accepted && !last.refused
        ? about('acceptReferral', last.referralId)
        : about('refer')
    }
    case 'investigate':
      return about(course.investigation ? 'concludeInvestigation' : 'startInvestigation')
    case 'nature': {
      const proposal = course.natureProposal
      return proposal && !proposal.confirmed && !proposal.returned
        ? about('confirmNature', proposal.proposalId)
        : about('proposeNature')
    }
    case 'propose':
      return about('proposeSolution')
    default:
      return about(name)
  }
}
