/** What is looked at before a visit is approved, a task ticked or a leader asked. */
import { useTranslation } from 'react-i18next'
import { TaskWords, VisitEntry } from '../../course/record-parts.tsx'
import type { Look } from '../step-form.ts'

export function VisitLook({ context: { detail, subject } }: Look) {
  const visit = detail.course.visits.find(({ visitId }) => visitId === subject)
  return visit ? <VisitEntry visit={visit} /> : null
}

export function TaskLook({ context: { detail, subject } }: Look) {
  const task = detail.course.agreements
    .flatMap(({ tasks }) => tasks)
    .find(({ taskId }) => taskId === subject)
  return task ? <TaskWords task={task} /> : null
}

/** The contact that is on the case already, so that nobody asks for it again. */
export function LeaderContact({ context: { detail } }: Look) {
  const { t } = useTranslation()
  return detail.contact ? (
    <p className="soft">
      {t('field.contact')} <span className="number">{detail.contact}</span>
    </p>
  ) : null
}
