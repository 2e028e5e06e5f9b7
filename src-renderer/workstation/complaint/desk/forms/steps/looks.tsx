/** What is looked at, read out or known beside the boxes of a form. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { nextActionAfter } from '#shared/complaint/rules/remedy/solution.ts'
import { Notice } from '../../../../../ui/page.tsx'
import { sourceWords } from '../../../../../words/source.ts'
import {
  ApologyEntry,
  CompensationEntry,
  NatureEntry,
  PauseEntry,
  ReferralEntry,
  ReviewEntry,
  Said,
} from '../../course/course-parts.tsx'
import type { Look } from '../step-form.ts'

/** Words to say to the customer, as they stand. */
function Say({ children, source }: { readonly children: ReactNode; readonly source: string }) {
  const { t } = useTranslation()
  return (
    <div className="to-say">
      <span className="soft">
        {t('step.say')} · {sourceWords(t, source)}
      </span>
      <p>{children}</p>
    </div>
  )
}

export function ReferralLook({ context: { detail, subject } }: Look) {
  const referral = detail.course.referrals.find(({ referralId }) => referralId === subject)
  return referral ? <ReferralEntry referral={referral} /> : null
}

export function ReferralTerm({ context: { lists } }: Look) {
  const { t } = useTranslation()
  if (!lists) return null
  const hours = Math.round(lists.referralMinutes / 60)
  return <p className="soft">{t('step.referralTerm', { hours })}</p>
}

export function RefusalCount({ context: { detail, lists } }: Look) {
  const { t } = useTranslation()
  const count = detail.bounces + 1
  if (lists && count >= lists.bouncesAtLeast) {
    return <Notice tone="warning" title={t('step.bounceRaises', { count })} />
  }
  return <p className="soft">{t('step.bounceReturns', { count })}</p>
}

export function ProposalLook({ context: { detail } }: Look) {
  const { t } = useTranslation()
  const proposal = detail.course.natureProposal
  const evidence = detail.course.evidence.filter(({ evidenceId }) =>
    proposal?.evidenceIds.includes(evidenceId),
  )
  return proposal ? (
    <>
      <NatureEntry proposal={proposal} />
      <ul className="evidence">
        {evidence.map(({ evidenceId, kind, description, whereKept }) => (
          <li key={evidenceId}>
            <span className="evidence-kind">{t(`evidenceKind.${kind}`)}</span>
            <span>{description ?? t('case.erasedShort')}</span>
            <span className="soft">{whereKept}</span>
          </li>
        ))}
      </ul>
      {detail.course.investigation?.concluded && (
        <Said text={detail.course.investigation.concluded.findings} />
      )}
    </>
  ) : null
}

/** What the customer wants stands before the question whether the rules allow it. */
export function DemandLook({ context: { detail } }: Look) {
  const { t } = useTranslation()
  return (
    <div className="quoted">
      <span className="soft">{t('field.demand')}</span>
      <Said text={detail.demand} />
    </div>
  )
}

export function RequestLook({ context: { detail, subject } }: Look) {
  const request = detail.course.compensations.find(({ requestId }) => requestId === subject)
  return request ? <CompensationEntry request={request} /> : null
}

export function ApologyLook({ context: { detail, subject } }: Look) {
  const apology = detail.course.apologies.find(({ apologyId }) => apologyId === subject)
  return apology ? <ApologyEntry apology={apology} /> : null
}

export function LetterLook({ context: { detail } }: Look) {
  const { t } = useTranslation()
  const { letter } = detail.course
  if (!letter) return null
  return (
    <Say source="R-19">
      {letter.decisionText}
      <br />
      {letter.remedies.map((remedy) => t(`remedySay.${remedy}`)).join(' ')}
    </Say>
  )
}

/** What follows when the customer says no (S2-34, S2-36). */
export function RefusedAnswer({ values, context: { detail } }: Look) {
  const { t } = useTranslation()
  if (values['accepted'] !== 'no' || values['reached'] !== 'yes') return null
  const before = detail.timeline.filter(
    ({ type, payload }) => type === 'complaint.replied' && payload['accepted'] === 'no',
  ).length
  return (
    <Notice tone="warning" title={t('step.refusedTitle')}>
      {t(`nextAction.${nextActionAfter(before + 1)}`)} {sourceWords(t, 'S2-34')}
    </Notice>
  )
}

export function PauseLook({ context: { detail, subject } }: Look) {
  const pause = detail.course.pauses.find(({ pauseId }) => pauseId === subject)
  return pause ? <PauseEntry pause={pause} /> : null
}

/** Without the customer's knowledge or consent every day counts. */
export function PauseEffect({ values }: Look) {
  const { t } = useTranslation()
  const told = values['consentAt'] !== null
  return <p className="soft">{t(told ? 'step.pauseStops' : 'step.pauseCounts')}</p>
}

export function ReviewLook({ context: { detail, subject } }: Look) {
  const review = detail.course.reviews.find(({ reviewId }) => reviewId === subject)
  return review ? <ReviewEntry review={review} /> : null
}

export function CallbackWords() {
  const { t } = useTranslation()
  return <Say source="S2-19">{t('step.callbackSay')}</Say>
}

export function WithdrawalWords() {
  const { t } = useTranslation()
  return <Say source="S2-06(5)">{t('step.withdrawalSay')}</Say>
}

/** Closing is told upward the same day (S2-19). */
export function HowEnded() {
  const { t } = useTranslation()
  return <p className="soft">{t('step.closingNext')}</p>
}

export function RestrictionLook() {
  const { t } = useTranslation()
  return (
    <Notice tone="alarm" title={t('step.restrictTitle')}>
      {t('step.restrictNote')}
    </Notice>
  )
}

export function ErasureLook({ context: { detail } }: Look) {
  const { t } = useTranslation()
  const { erasureRequest } = detail.privacy
  return (
    <Notice tone="alarm" title={t('erase.title')}>
      <ul>
        <li>{t('erase.gone')}</li>
        <li>{t('erase.everywhere')}</li>
        <li>{t('erase.stays')}</li>
        {erasureRequest && (
          <li>
            {t('erase.requestedBy', {
              who: erasureRequest.by,
              basis: t(`eraseBasis.${erasureRequest.basis}`),
            })}
          </li>
        )}
      </ul>
    </Notice>
  )
}
