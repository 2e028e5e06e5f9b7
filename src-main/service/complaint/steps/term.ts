/** What moves dates, level and speed: the rules of, S2-09 and S2-16 at the desk. */
import type { CaseExtension, CasePause } from '#shared/complaint/case-course.ts'
import { instantOf } from '#shared/complaint/clocks.ts'
import {
  complaintComplexityJudged,
  complaintExtensionDecided,
  complaintExtensionRequested,
  complaintExtensionTold,
  complaintFiled,
  complaintLevelSet,
  complaintPauseEnded,
  complaintPauseStarted,
  complaintPauseTold,
  complaintReviewApplied,
  complaintReviewDecided,
  complaintUrgencyRaised,
} from '#shared/complaint/events/term.ts'
import { type ExtensionAuthority, mayExtend } from '#shared/complaint/rules/clock/extension.ts'
import { checkCaseExtension } from '#shared/complaint/rules/clock/extension-of-case.ts'
import { refusedForGaps } from '#shared/complaint/rules/gap.ts'
import { checkReview } from '#shared/complaint/rules/duty/review.ts'
import { checkFiling } from '#shared/complaint/rules/record/filing-record.ts'
import {
  type FilingTarget,
  LEVELS,
  type Level,
  type Urgency,
} from '#shared/complaint/rules/types.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { decideState } from '../decision.ts'
import { type CaseStep, type Fields, type StepRun, momentOf, textOf } from '../step.ts'

export const termSteps = {
  'complaint.judgeComplexity': {
    type: complaintComplexityJudged,
    step: null,
    open: true,
    source: 'R-18',
    check: ({ seen }, next) =>
      seen.state.complexity === next.complexity
        ? refused('nothing_to_change', 'this is what it is already', {
            field: 'complexity',
            source: 'R-18',
          })
        : accepted(null),
  },
  'complaint.requestExtension': {
    type: complaintExtensionRequested,
    step: null,
    open: true,
    source: 'R-18',
    written: ({ extensions }, fields) =>
      extensions.some(({ extensionId }) => extensionId === fields['extensionId']),
    check: (run, next) => {
      const { now } = run.seen
      const extension = next.extensions.at(-1)
      // Asked for now, it must still be possible to approve it and to tell the customer in time.
      return extension ? extended(run, extension, now, now) : accepted(null)
    },
  },
  'complaint.decideExtension': {
    type: complaintExtensionDecided,
    step: null,
    open: true,
    source: 'R-18',
    check: (run) => {
      const { seen, fields } = run
      const extension = seen.state.extensions.find(
        ({ extensionId }) => extensionId === fields['extensionId'],
      )
      if (!extension || fields['approved'] !== true) return accepted(null)
      const senior = aboveTheBranch(extension.authority, run.actor.role)
      if (!senior.ok) return senior
      return extended(run, extension, seen.now, seen.now)
    },
  },
  'complaint.tellExtension': {
    type: complaintExtensionTold,
    step: null,
    open: true,
    source: 'R-18',
    past: ['at'],
    fill: noted,
    check: (run, next) => {
      const extension = next.extensions.find(
        ({ extensionId }) => extensionId === run.fields['extensionId'],
      )
      if (!extension?.decided || !extension.told) return accepted(null)
      const approvedAt = instantOf(extension.decided.at)
      const told = extended(run, extension, approvedAt, instantOf(extension.told.at))
      // A notice is recorded while the term still runs: afterwards it revives nothing.
      return told.ok ? extended(run, extension, approvedAt, run.seen.now) : told
    },
  },
  'complaint.startPause': {
    type: complaintPauseStarted,
    step: null,
    open: true,
    source: 'R-18',
    past: ['startedAt', 'consentAt'],
    fill: noted,
    written: ({ pauses }, fields) => pauses.some(({ pauseId }) => pauseId === fields['pauseId']),
    check: noneRuns,
  },
  'complaint.tellPause': {
    type: complaintPauseTold,
    step: null,
    source: 'R-18',
    past: ['consentAt'],
    fill: noted,
    check: (run) => pauseThere(run, ({ consentAt }) => consentAt === null),
  },
  'complaint.endPause': {
    type: complaintPauseEnded,
    step: null,
    source: 'R-18',
    past: ['endedAt'],
    check: (run) => {
      const there = pauseThere(run, ({ endedAt }) => endedAt === null)
      return there.ok ? endsAfterItsStart(run) : there
    },
  },
  'complaint.applyReview': {
    type: complaintReviewApplied,
    step: null,
    source: 'R-20',
    past: ['decisionReceivedAt', 'appliedAt'],
    written: ({ reviews }, fields) =>
      reviews.some(({ reviewId }) => reviewId === fields['reviewId']),
    fill: reviewTerms,
  },
  'complaint.decideReview': { type: complaintReviewDecided, step: null, source: 'R-20' },
  'complaint.setLevel': {
    type: complaintLevelSet,
    step: 'set_level',
    source: 'S2-09',
    facts: ({ fields, actor }) => ({
      levelChange: {
        to: fields['to'] as Level,
        reason: textOf(fields, 'reason'),
        bySupervisor: isSupervisor(actor.role),
      },
    }),
    check: levelHolds,
  },
  'complaint.raiseUrgency': {
    type: complaintUrgencyRaised,
    step: 'set_urgency',
    source: 'S2-16',
    facts: ({ seen, fields }) => ({
      urgencyChange: {
        from: seen.state.decision.urgency.level,
        to: fields['to'] as Urgency,
        reason: textOf(fields, 'reason'),
      },
    }),
  },
  'complaint.file': {
    type: complaintFiled,
    step: null,
    source: 'S2-11',
    past: ['at'],
    written: ({ filings }, fields) =>
      filings.some(({ filingId }) => filingId === fields['filingId']),
    check: ({ seen, fields }) =>
      checkFiling(
        {
          target: fields['target'] as FilingTarget,
          at: momentOf(fields, 'at'),
          number: textOf(fields, 'number'),
          planText: textOf(fields, 'planText'),
        },
        // The crisis plan of a group case is a record of its own.
        seen.state.flags.filter((flag) => flag !== 'group'),
      ),
  },
} as const satisfies Record<string, CaseStep>

/** What moves a term counts from when it was written down. */
function noted({ seen }: StepRun): Result<Fields> {
  return accepted({ notedAt: formatInstant(seen.now) })
}

/** The gate of R-18 with these times; the person at the desk stands in for an approver not yet named. */
function extended(
  { seen: { state, now }, actor, rules }: StepRun,
  extension: CaseExtension,
  approvedAt: number,
  notifiedAt: number,
): Result<unknown> {
  const approvedBy = extension.decided?.by ?? actor.employeeNo
  return checkCaseExtension(state, extension, { now, approvedBy, approvedAt, notifiedAt }, rules)
}

/** A branch does not extend its own terms: R-18 names who may, and they sign in as themselves. */
function aboveTheBranch(authority: ExtensionAuthority, role: string): Result<unknown> {
  if (mayExtend(authority, role, false)) return accepted(null)
  return refused('needs_senior_manager', 'it was asked of somebody above the branch', {
    field: 'approved',
    source: 'R-18',
  })
}

function endsAfterItsStart({ seen, fields }: StepRun): Result<unknown> {
  const pause = seen.state.pauses.find(({ pauseId }) => pauseId === fields['pauseId'])
  const endedAt = momentOf(fields, 'endedAt')
  if (!pause || endedAt === null || endedAt >= instantOf(pause.startedAt)) return accepted(null)
  return refused('out_of_order', 'a pause ends after it began', {
    field: 'endedAt',
    source: 'R-18',
  })
}

/**
 * An appraisal and a mediation may run side by side, and a day is left out once; a second one of
 * the same kind begins when the first has ended.
 */
function noneRuns({ seen, fields }: StepRun): Result<unknown> {
  const runs = seen.state.pauses.some(
    ({ kind, endedAt }) => kind === fields['kind'] && endedAt === null,
  )
  return runs
    ? refused('pause_running', 'a pause of this kind has not ended yet', {
        field: 'kind',
        source: 'R-18',
      })
    : accepted(null)
}

function pauseThere(
  { seen, fields }: StepRun,
  isOpen: (pause: CasePause) => boolean,
): Result<unknown> {
  const found = seen.state.pauses.find(({ pauseId }) => pauseId === fields['pauseId'])
  if (found && isOpen(found)) return accepted(null)
  return refused(
    found ? 'already_decided' : 'not_there',
    found ? 'this was written already' : 'there is no such pause',
    { field: 'pauseId', source: 'R-18' },
  )
}

/** A decision of head office has nobody above it to look at it again. */
function reviewTerms({ seen, fields, rules }: StepRun): Result<Fields> {
  const { letter, reply } = seen.state
  if (reply === null) {
    const gap = { field: 'reply', needs: 'a decision that was told', source: 'R-20' }
    return refusedForGaps('step_incomplete', 'a review', [gap])
  }
  const addressedTo = textOf(fields, 'addressedTo')
  const checked = checkReview(
    {
      decisionReceivedAt: momentOf(fields, 'decisionReceivedAt') ?? Number.MAX_SAFE_INTEGER,
      appliedAt: momentOf(fields, 'appliedAt') ?? seen.now,
      inWriting: fields['inWriting'] === true,
      superiorBody: letter?.decidedByHeadOffice === true ? null : (addressedTo ?? '—'),
      addressedTo,
    },
    rules,
  )
  if (!checked.ok) return checked
  const { applyBy, decideBy } = checked.value
  return accepted({
    appliedAt: fields['appliedAt'] ?? formatInstant(seen.now),
    applyBy: applyBy.dueAt,
    decideBy: decideBy.dueAt,
  })
}

/** What the facts alone ask for is not talked down (S2-09, R-29). */
function levelHolds({ desk, seen, fields }: StepRun): Result<unknown> {
  const byFacts = decideState(desk, { ...seen.state, levelSet: null }, seen.now)
  if (!byFacts.ok) return byFacts
  const { value } = byFacts.value.level
  if (LEVELS.indexOf(fields['to'] as Level) >= LEVELS.indexOf(value)) return accepted(null)
  return refused('level_below_facts', 'the facts of the case ask for more', {
    field: 'to',
    source: 'S2-09',
    params: { level: value },
  })
}
