/** What was agreed with customers and waits to be carried out, the earliest first (S3-29). */
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/contract/workstation.ts'
import { Mark } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { Section } from '../../ui/page.tsx'
import { remainingWords } from '../../words/moment.ts'
import { useNavigation } from '../frame/navigation.state.ts'

export function AgreedTasks({ tasks }: { readonly tasks: Output<'today.get'>['agreedTasks'] }) {
  const { t } = useTranslation()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  if (tasks.length === 0) return null
  return (
    <Section title={t('today.agreedTasks')} count={tasks.length}>
      <ul className="rows">
        {tasks.map(({ taskId, caseId, caseNumber, assignee, dueAt, what }) => {
          const { overdue, words } = remainingWords(t, dueAt, now)
          return (
            <li key={taskId}>
              <button type="button" className="line" onClick={() => go({ name: 'case', caseId })}>
                <span>{what ?? t('case.erasedShort')}</span>
                <span className="line-foot">
                  <Mark tone={overdue ? 'alarm' : 'accent'}>{words}</Mark>
                  <span className="soft number">
                    {assignee} · {caseNumber}
                  </span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
