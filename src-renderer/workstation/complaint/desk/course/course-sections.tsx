/** What is known of a case beyond its words, section by section. What is not there yet is not shown. */
import { useTranslation } from 'react-i18next'
import type { CaseCourse } from '#shared/complaint/case-course.ts'
import { Mark } from '../../../../ui/mark.tsx'
import { Pair, Pairs } from '../../../../ui/page.tsx'
import { useMinute } from '../../../../ui/now.ts'
import { momentWords } from '../../../../words/moment.ts'
import {
  ApologyEntry,
  By,
  CompensationEntry,
  Entry,
  ExtensionEntry,
  NatureEntry,
  PauseEntry,
  ReferralEntry,
  ReviewEntry,
  Said,
  SolutionEntry,
} from './course-parts.tsx'
import { Ended } from './ended-sections.tsx'
import { Part } from './part.tsx'
import { Recorded } from './record-sections.tsx'

export function CourseSections({
  course,
  bounces,
}: {
  readonly course: CaseCourse
  readonly bounces: number
}) {
  const { t } = useTranslation()
  return (
    <>
      <Verified course={course} />
      <Part
        name={t('course.referrals')}
        aside={bounces > 0 && <Mark tone="warning">{t('course.bounces', { count: bounces })}</Mark>}
        there={course.referrals.length > 0}
      >
        {course.referrals.map((referral) => (
          <ReferralEntry key={referral.referralId} referral={referral} />
        ))}
      </Part>
      <Investigated course={course} />
      <Part name={t('course.nature')} there={course.natureProposal !== null}>
        {course.natureProposal && <NatureEntry proposal={course.natureProposal} />}
      </Part>
      <Part name={t('course.solution')} there={course.solution !== null}>
        {course.solution && <SolutionEntry solution={course.solution} />}
      </Part>
      <Part name={t('course.money')} there={course.compensations.length > 0}>
        {course.compensations.map((request) => (
          <CompensationEntry key={request.requestId} request={request} />
        ))}
      </Part>
      <Part name={t('course.apologies')} there={course.apologies.length > 0}>
        {course.apologies.map((apology) => (
          <ApologyEntry key={apology.apologyId} apology={apology} />
        ))}
      </Part>
      <Answered course={course} />
      <Part
        name={t('course.terms')}
        there={course.extensions.length + course.pauses.length + course.reviews.length > 0}
      >
        {course.extensions.map((extension) => (
          <ExtensionEntry key={extension.extensionId} extension={extension} />
        ))}
        {course.pauses.map((pause) => (
          <PauseEntry key={pause.pauseId} pause={pause} />
        ))}
        {course.reviews.map((review) => (
          <ReviewEntry key={review.reviewId} review={review} />
        ))}
      </Part>
      <Recorded course={course} />
      <Ended course={course} />
    </>
  )
}

function Verified({ course }: { readonly course: CaseCourse }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { verification, unreachable } = course
  return (
    <Part name={t('course.verification')} there={verification !== null || unreachable !== null}>
      {verification && (
        <Entry
          title={t(`ownDepartment.${verification.ownDepartment ? 'yes' : 'no'}`)}
          state={
            verification.contactedAt === null
              ? t('course.notAsked')
              : t('course.askedAt', { at: momentWords(verification.contactedAt, now) })
          }
        >
          <Said text={verification.verifiedPoints} />
          <By by={verification.by} at={verification.at} />
        </Entry>
      )}
      {unreachable && (
        <Entry title={t('course.unreachable', { count: unreachable.tries })} tone="warning">
          <Said text={unreachable.reason} />
          <By by={unreachable.by} at={unreachable.at} />
        </Entry>
      )}
    </Part>
  )
}

/** Who looked into it, what was found, on which evidence. */
function Investigated({ course }: { readonly course: CaseCourse }) {
  const { t } = useTranslation()
  const { investigation, evidence } = course
  return (
    <Part name={t('course.investigation')} there={investigation !== null || evidence.length > 0}>
      {investigation && (
        <Entry
          title={[investigation.investigator, ...investigation.team].join(t('list.comma'))}
          tone={investigation.concluded ? 'good' : 'accent'}
          state={
            investigation.concluded
              ? t(`fault.${investigation.concluded.fault}`)
              : t('course.investigating')
          }
        >
          {investigation.concluded && (
            <>
              <Said text={investigation.concluded.findings} />
              <By by={investigation.concluded.by} at={investigation.concluded.at} />
            </>
          )}
        </Entry>
      )}
      {evidence.length > 0 && (
        <ul className="evidence">
          {evidence.map((piece) => (
            <li key={piece.evidenceId}>
              <span className="evidence-kind">{t(`evidenceKind.${piece.kind}`)}</span>
              <span>
                {piece.description ?? t('case.erasedShort')}
                <span className="soft"> {piece.whereKept}</span>
              </span>
              <By by={piece.by} at={piece.at} />
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

/** The letter and how it was told. */
function Answered({ course }: { readonly course: CaseCourse }) {
  const { t } = useTranslation()
  const { letter, reply } = course
  return (
    <Part name={t('course.answer')} there={letter !== null || reply !== null}>
      {letter && (
        <Entry title={t('course.letter')}>
          <Pairs>
            {(
              [
                ['verifiedFacts', letter.verifiedFacts],
                ['legalBasis', letter.legalBasis],
                ['grounds', letter.grounds],
                ['decisionText', letter.decisionText],
              ] as const
            ).map(([part, text]) => (
              <Pair key={part} name={t(`letter.${part}`)}>
                <Said text={text} />
              </Pair>
            ))}
            <Pair name={t('letter.remedies')}>
              {letter.remedies.map((remedy) => t(`remedy.${remedy}`)).join(t('list.comma'))}
            </Pair>
          </Pairs>
          <By by={letter.by} at={letter.at} />
        </Entry>
      )}
      {reply && (
        <Entry
          title={`${t(`noticeWay.${reply.way}`)} · ${t(`reached.${reply.reached ? 'yes' : 'no'}`)}`}
          tone={reply.accepted === 'yes' ? 'good' : 'warning'}
          {...(reply.accepted === null ? {} : { state: t(`acceptance.${reply.accepted}`) })}
        >
          <Said text={reply.summary} />
          <p className="soft">
            {t('course.proof')} {reply.proof ?? t('case.erasedShort')}
          </p>
          <By by={reply.by} at={reply.at} />
        </Entry>
      )}
    </Part>
  )
}
