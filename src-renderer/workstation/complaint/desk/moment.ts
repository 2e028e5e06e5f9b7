/** What the moment asks for: what this person can do next, and what waits for somebody else. */
import { isComplaint } from '#shared/complaint/lifecycle/steps.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { ACTIONS, isLocked, isOffered } from './actions.ts'
import type { ActionName, ActionRef } from './action-names.ts'
import { isMine } from './gap-words.ts'

/** Why this person is not the one: words under `waits`, with whom it is about. */
export interface Waiting extends ActionRef {
  readonly why: 'another' | 'supervisor' | 'legal' | 'handler' | 'named'
  readonly who: string
}

export interface Moment {
  readonly can: readonly ActionRef[]
  readonly waits: readonly Waiting[]
}

interface Step extends ActionRef {
  /** Whoever did what is to be looked at: somebody else looks at it. */
  readonly notBy?: string | readonly string[]
  /** Only this person takes it. */
  readonly onlyBy?: string
}

/** The next steps in the order of the way, for this person. */
export function momentOf(
  detail: CaseDetail,
  person: string,
  permissions: readonly string[],
): Moment {
  if (isLocked(detail)) return { can: [], waits: [] }
  const steps = nextSteps(detail)
  const waits = steps.flatMap((step) => {
    const why = keepsOff(step, person, permissions)
    return why === null ? [] : [{ ...step, ...why }]
  })
  const can = steps
    .filter((step) => keepsOff(step, person, permissions) === null)
    .map(({ name, subject }) => ({ name, subject }))
  return { can, waits }
}

function keepsOff(
  { name, notBy, onlyBy }: Step,
  person: string,
  permissions: readonly string[],
): Pick<Waiting, 'why' | 'who'> | null {
  const { permission } = ACTIONS[name]
  if (!permissions.includes(permission)) {
    if (permission === 'complaint.supervise') return { why: 'supervisor', who: '' }
    if (permission === 'complaint.examine_apology') return { why: 'legal', who: '' }
    return { why: 'handler', who: '' }
  }
  const others = [notBy ?? []].flat()
  if (others.some((one) => isMine(one, person))) {
    return { why: 'another', who: others.join(', ') }
  }
  if (onlyBy !== undefined && !isMine(onlyBy, person)) return { why: 'named', who: onlyBy }
  return null
}

function nextSteps(detail: CaseDetail): readonly Step[] {
  const { row } = detail
  const owed = decisionsOwed(detail)
  const onTheWay = isComplaint(row.intakeType) ? straight(detail) : light(detail)
  const named = row.handler === null && isOffered('assign', detail) ? [step('assign')] : []
  // Whoever waits without a time is given one, even while the way goes on (S3-28#4).
  const time = detail.promiseOwed ? [step('promise')] : []
  return [...named, ...owed, ...onTheWay.filter(({ name }) => fits(name, detail)), ...time]
}

/** What has no rule of its own goes with its subject. */
function fits(name: ActionName, detail: CaseDetail): boolean {
  const { step: gate, when } = ACTIONS[name]
  return (gate === undefined && when === undefined) || isOffered(name, detail)
}

function step(name: ActionName, subject: string | null = null, more: Partial<Step> = {}): Step {
  return { name, subject, ...more }
}

/** What somebody asked for and nobody answered yet, whatever the state. */
function decisionsOwed({ course, promises, escalations }: CaseDetail): readonly Step[] {
  const { receiverChanges, compensations, apologies, extensions, pauses, reviews } = course
  return [
    ...receiverChanges
      .filter(({ takenAt }) => takenAt === null)
      .slice(-1)
      .map(({ changeId, to }) => step('takeReceiver', changeId, { onlyBy: to })),
    ...compensations
      .filter(({ decided }) => decided === null)
      .map(({ requestId, by }) => step('decideCompensation', requestId, { notBy: by })),
    ...apologies.flatMap(({ apologyId, state }) =>
      state === 'draft'
        ? [step('examineApology', apologyId)]
        : state === 'legal_approved'
          ? [step('issueApology', apologyId)]
          : [],
    ),
    ...extensions.flatMap(({ extensionId, by, decided, told }) =>
      decided === null
        ? [step('decideExtension', extensionId, { notBy: by })]
        : decided.approved && told === null
          ? [step('tellExtension', extensionId)]
          : [],
    ),
    ...pauses.flatMap(({ pauseId, consentAt, endedAt }) => [
      ...(consentAt === null ? [step('tellPause', pauseId)] : []),
      ...(endedAt === null ? [step('endPause', pauseId)] : []),
    ]),
    ...reviews
      .filter(({ decided }) => decided === null)
      .map(({ reviewId }) => step('decideReview', reviewId)),
    ...course.visits
      .filter(({ decided }) => decided === null)
      .map(({ visitId, visitors }) => step('decideVisit', visitId, { notBy: visitors })),
    ...escalations
      .filter(({ afterReportDueAt, afterReportedAt }) => afterReportDueAt && !afterReportedAt)
      .map(({ escalationId }) => step('reportAfterwards', escalationId)),
    ...(promises.some(({ contactedAt }) => contactedAt === null) ? [step('contact')] : []),
  ]
}

function unanswered({ course }: CaseDetail): readonly Step[] {
  return course.referrals
    .filter(({ accepted, refused, answered }) => accepted && !refused && !answered)
    .map(({ referralId }) => step('answerReferral', referralId))
}

function straight(detail: CaseDetail): readonly Step[] {
  const { row, course, gates } = detail
  const { investigation, natureProposal: nature } = course
  switch (row.state) {
    case 'registered':
      return [step('verify', null, { notBy: detail.enteredBy })]
    case 'verified':
      return course.verification?.ownDepartment
        ? [step('startInvestigation'), step('refer')]
        : [step('refer')]
    case 'referred': {
      const last = course.referrals.at(-1)
      if (!last) return []
      return last.accepted
        ? [...unanswered(detail), step('startInvestigation')]
        : [step('acceptReferral', last.referralId), step('refuseReferral', last.referralId)]
    }
    case 'reopened':
      return course.verification === null
        ? [step('verify', null, { notBy: detail.enteredBy })]
        : [step('startInvestigation'), step('refer')]
    case 'investigating':
      if (!investigation?.concluded) return [step('addEvidence'), step('concludeInvestigation')]
      if (nature === null || nature.returned) return [step('proposeNature')]
      if (nature.confirmed === null) return judging(nature)
      return [
        ...(gates.some(
          ({ step: gate, missing }) =>
            gate === 'propose' && missing.some(({ field }) => field === 'contacts'),
        )
          ? [step('contact')]
          : []),
        step('proposeSolution'),
      ]
    case 'proposing':
      return [
        ...unanswered(detail),
        ...(nature && !nature.confirmed && !nature.returned ? judging(nature) : []),
        ...(course.letter === null ? [step('writeLetter')] : [step('reply'), step('writeLetter')]),
      ]
    case 'replied':
      return [
        ...unanswered(detail),
        ...(nature && !nature.confirmed && !nature.returned ? judging(nature) : []),
        ...(nature === null ? [step('proposeNature')] : []),
        // S2-34: who does not accept the answer gets a second look before anything is closed.
        ...(course.reply?.accepted === 'no' ? [step('startInvestigation'), step('escalate')] : []),
        step('close'),
      ]
    default:
      return afterwards(detail)
  }
}

function judging({ proposalId, by }: { proposalId: string; by: string }): readonly Step[] {
  return [
    step('confirmNature', proposalId, { notBy: by }),
    step('returnNature', proposalId, { notBy: by }),
  ]
}

/** Enquiries, suggestions and praise are answered and filed. */
function light(detail: CaseDetail): readonly Step[] {
  const { row } = detail
  if (row.state === 'replied') return [...unanswered(detail), step('close')]
  if (row.state === 'referred') {
    const last = detail.course.referrals.at(-1)
    if (last && !last.accepted) {
      return [step('acceptReferral', last.referralId), step('refuseReferral', last.referralId)]
    }
  }
  const after = afterwards(detail)
  return after.length > 0 ? after : [...unanswered(detail), step('reply'), step('refer')]
}

function afterwards(detail: CaseDetail): readonly Step[] {
  const { row, course } = detail
  const handler = row.handler === null ? {} : { notBy: row.handler }
  const told = course.closing && course.closeReports.length === 0 ? [step('reportClosing')] : []
  switch (row.state) {
    case 'closed':
      return [...told, step('archive'), step('callBack', null, handler)]
    case 'archived':
      return [...told, step('callBack', null, handler)]
    case 'called_back':
      return told
    case 'withdrawn':
    case 'declined':
      return [step('archive')]
    default:
      return []
  }
}
