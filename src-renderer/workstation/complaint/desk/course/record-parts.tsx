/** One record of a case each, in its section and again in the form that decides on it. */
import { useTranslation } from 'react-i18next'
import type { CaseAgreedTask, CaseVisit } from '#shared/complaint/case-records.ts'
import { Mark, type Tone } from '../../../../ui/mark.tsx'
import { useMinute } from '../../../../ui/now.ts'
import { momentWords, remainingWords } from '../../../../words/moment.ts'
import { By, Entry, Said } from './course-parts.tsx'

export function VisitEntry({ visit }: { readonly visit: CaseVisit }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { decided, visitors, plannedFor } = visit
  const [tone, state]: [Tone, string] = !decided
    ? ['accent', t('course.toApprove')]
    : decided.approved
      ? ['good', t('course.visitApproved')]
      : ['warning', t('course.visitDeclined')]
  return (
    <Entry
      title={`${momentWords(plannedFor, now)} · ${visitors.join(t('list.comma'))}`}
      tone={tone}
      state={state}
    >
      <Said text={visit.visitPurpose} />
      {decided?.remark && <Said text={decided.remark} />}
      <By by={decided?.by ?? visit.by} at={decided?.at ?? visit.at} />
    </Entry>
  )
}

/** What is to be done, by whom, and how long there is. */
export function TaskWords({ task }: { readonly task: CaseAgreedTask }) {
  const { t } = useTranslation()
  const now = useMinute()
  const left = remainingWords(t, task.dueAt, now)
  return (
    <div className="entry-head">
      <span>
        {task.what ?? t('case.erasedShort')} <span className="soft number">{task.assignee}</span>
      </span>
      {task.done ? (
        <Mark tone="good">
          {t('course.taskDone', { who: task.done.by, at: momentWords(task.done.at, now) })}
        </Mark>
      ) : (
        <Mark tone={left.overdue ? 'alarm' : 'accent'}>{left.words}</Mark>
      )}
    </div>
  )
}
