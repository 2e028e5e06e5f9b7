/** How what moves dates, level and speed changes a case; the new dates stand in the event's decision. */
import type { LoggedEvent } from '../../log/fold.ts'
import type {
  CaseExtension,
  CaseFiling,
  CasePause,
  CaseReview,
  CaseCourse,
} from '../case-course.ts'
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
} from '../events/term.ts'
import { URGENCIES, type Complexity } from '../rules/types.ts'
import type { ComplaintState } from '../state.ts'
import { type Evolvers, changed, signed, text } from './payload.ts'

export const termEvolvers: Evolvers = {
  [complaintComplexityJudged.type]: (state, { payload, actor }) => ({
    ...state,
    complexity: payload.complexity as Complexity,
    complexityJudgements: [
      ...state.complexityJudgements,
      {
        at: payload.at as string,
        by: actor.employeeNo,
        from: state.complexity,
        to: payload.complexity as Complexity,
        reason: text(payload.reason),
      },
    ],
  }),
  [complaintExtensionRequested.type]: (state, event) => ({
    ...state,
    extensions: [
      ...state.extensions,
      { ...signed<CaseExtension>(event, 'reason'), decided: null, told: null },
    ],
  }),
  [complaintExtensionDecided.type]: (state, event) =>
    withExtension(state, event, (extension) => ({
      ...extension,
      decided: signed<NonNullable<CaseExtension['decided']>>(event, 'remark'),
    })),
  [complaintExtensionTold.type]: (state, event) =>
    withExtension(state, event, (extension) => ({
      ...extension,
      told: signed<NonNullable<CaseExtension['told']>>(event, 'proof'),
    })),
  [complaintPauseStarted.type]: (state, event) => ({
    ...state,
    pauses: [
      ...state.pauses,
      { ...signed<CasePause>(event, 'proof'), consentNotedAt: null, endedAt: null },
    ],
  }),
  [complaintPauseTold.type]: (state, event) =>
    withPause(state, event, (pause) => ({
      ...pause,
      consentAt: pause.consentAt ?? (event.payload.consentAt as string),
      consentNotedAt:
        pause.consentAt === null ? (event.payload.notedAt as string) : pause.consentNotedAt,
      proof: pause.proof ?? text(event.payload.proof),
    })),
  [complaintPauseEnded.type]: (state, event) =>
    withPause(state, event, (pause) => ({
      ...pause,
      endedAt: pause.endedAt ?? (event.payload.endedAt as string),
    })),
  [complaintReviewApplied.type]: (state, event) => ({
    ...state,
    reviews: [...state.reviews, { ...signed<CaseReview>(event, 'reason'), decided: null }],
  }),
  [complaintReviewDecided.type]: (state, event) => ({
    ...state,
    reviews: changed(
      state.reviews,
      ({ reviewId }) => reviewId === event.payload.reviewId,
      (review) => ({
        ...review,
        decided: signed<NonNullable<CaseReview['decided']>>(event, 'findings'),
      }),
    ),
  }),
  [complaintLevelSet.type]: (state, event) => ({
    ...state,
    levelSet: signed<NonNullable<CaseCourse['levelSet']>>(event, 'reason'),
  }),
  // It is never lowered.
  [complaintUrgencyRaised.type]: (state, event) => {
    const raised = signed<NonNullable<CaseCourse['urgencyRaised']>>(event, 'reason')
    const present = URGENCIES.indexOf(state.urgencyRaised?.to ?? 'none')
    return URGENCIES.indexOf(raised.to) > present ? { ...state, urgencyRaised: raised } : state
  },
  [complaintFiled.type]: (state, event) => ({
    ...state,
    filings: [...state.filings, signed<CaseFiling>(event, 'planText')],
  }),
}

function withExtension(
  state: ComplaintState,
  { payload }: LoggedEvent,
  change: (extension: CaseExtension) => CaseExtension,
): ComplaintState {
  const isIt = ({ extensionId }: CaseExtension) => extensionId === payload.extensionId
  return { ...state, extensions: changed(state.extensions, isIt, change) }
}

function withPause(
  state: ComplaintState,
  { payload }: LoggedEvent,
  change: (pause: CasePause) => CasePause,
): ComplaintState {
  const isIt = ({ pauseId }: CasePause) => pauseId === payload.pauseId
  return { ...state, pauses: changed(state.pauses, isIt, change) }
}
