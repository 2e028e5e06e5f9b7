/** What was recorded beside the straight way. What is not there is not shown. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseCourse } from '#shared/complaint/case-course.ts'
import { formatYuan } from '#shared/foundation/money.ts'
import { useMinute } from '../../../../ui/now.ts'
import { momentWords } from '../../../../words/moment.ts'
import { useMay } from '../../../session/session.state.ts'
import { useCase } from '../case.state.ts'
import { By, Entry, Lines, Said } from './course-parts.tsx'
import { Part } from './part.tsx'
import { TaskWords, VisitEntry } from './record-parts.tsx'

export function Recorded({ course }: { readonly course: CaseCourse }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { identityChecks, declination, talks, meetings, visits, aim } = course
  return (
    <>
      <Part name={t('course.identity')} there={identityChecks.length > 0}>
        {identityChecks.map((check) => (
          <Entry key={check.checkId} title={t(`identityWay.${check.way}`)} tone="good">
            <By by={check.by} at={check.at} />
          </Entry>
        ))}
      </Part>
      <Part name={t('course.aim')} there={aim !== null}>
        {aim && (
          <Entry title={t(`aim.${aim.aim}`, { defaultValue: aim.aim })}>
            {aim.aimFacts !== null && <Said text={aim.aimFacts} />}
            <By by={aim.by} at={aim.at} />
          </Entry>
        )}
      </Part>
      <Part name={t('course.talks')} there={talks.length + meetings.length > 0}>
        {talks.map((talk) => (
          <Entry
            key={talk.talkId}
            title={t(`talkSignature.${talk.signature}`)}
            tone={talk.signature === 'signed' ? 'good' : 'warning'}
            state={t('course.copies', { count: talk.copies })}
          >
            <Said text={talk.talkContent} />
            {talk.witness !== null && (
              <p className="soft">{t('course.witness', { name: talk.witness })}</p>
            )}
            {talk.recorded && <p className="soft">{t('course.recorded')}</p>}
            <By by={talk.by} at={talk.at} />
          </Entry>
        ))}
        {meetings.map((meeting) => (
          <Entry key={meeting.meetingId} title={meeting.attendees.join(t('list.comma'))}>
            <Said text={meeting.summary} />
            <By by={meeting.by} at={meeting.at} />
          </Entry>
        ))}
      </Part>
      <Part name={t('course.visits')} there={visits.length > 0}>
        {visits.map((visit) => (
          <VisitEntry key={visit.visitId} visit={visit} />
        ))}
      </Part>
      <Agreed course={course} />
      <Part name={t('course.declined')} there={declination !== null}>
        {declination && (
          <Entry
            title={t('event.complaint.declined')}
            state={t('course.submitterTold', { at: momentWords(declination.submitterToldAt, now) })}
          >
            <Said text={declination.declineFinding} />
            <By by={declination.by} at={declination.at} />
          </Entry>
        )}
      </Part>
      <Answering course={course} />
    </>
  )
}

function Agreed({ course: { negotiation, agreements } }: { readonly course: CaseCourse }) {
  const { t } = useTranslation()
  const open = useCase((state) => state.open)
  const mayHandle = useMay('complaint.handle')
  return (
    <Part name={t('course.negotiation')} there={negotiation !== null || agreements.length > 0}>
      {negotiation && (
        <Entry
          title={t('event.complaint.negotiation_prepared')}
          state={t('course.authority', { amount: formatYuan(negotiation.authorityUpToFen) })}
        >
          <Said text={negotiation.ruleCited} />
          <Lines name={t('course.alternatives')} lines={negotiation.alternatives} />
          <By by={negotiation.by} at={negotiation.at} />
        </Entry>
      )}
      {agreements.map((agreement) => (
        <Entry key={agreement.agreementId} title={t('course.agreement')}>
          <Said text={agreement.text} />
          <ul className="rows">
            {agreement.tasks.map((task) => (
              <li key={task.taskId} className="line-still">
                <TaskWords task={task} />
                {task.done === null && mayHandle && (
                  <Button size="small" onClick={() => open('finishTask', task.taskId)}>
                    {t('agreedTask.done')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <By by={agreement.by} at={agreement.at} />
        </Entry>
      ))}
    </Part>
  )
}

/** Arrives empty for everybody below supervisor level (S2-28). */
function Answering({ course: { responsibilities, sanctions } }: { readonly course: CaseCourse }) {
  const { t } = useTranslation()
  return (
    <Part name={t('course.answering')} there={responsibilities.length + sanctions.length > 0}>
      {responsibilities.map(({ at, by, responsibility }) => (
        <Entry key={at} title={t('event.complaint.responsibility_recorded')}>
          <ul className="lines">
            {(responsibility ?? []).map(({ kind, who, type }) => (
              <li key={`${kind} ${who} ${type}`}>
                {t(`responsibilityKind.${kind}`)} {who} · {t(`responsibilityType.${type}`)}
              </li>
            ))}
          </ul>
          <By by={by} at={at} />
        </Entry>
      ))}
      {sanctions.map((one) => (
        <Entry key={one.sanctionId} title={t(`sanction.${one.sanction}`)}>
          <Said text={one.sanctionReference} />
          <Said text={one.sanctionDecidedBy} />
          <By by={one.by} at={one.at} />
        </Entry>
      ))}
    </Part>
  )
}
