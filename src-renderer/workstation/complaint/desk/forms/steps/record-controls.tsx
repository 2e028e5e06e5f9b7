/** Controls that only the records have: tasks of an agreement, who answers, how far one's power reaches. */
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { v7 as uuid } from 'uuid'
import { BankTime } from '../../../../../ui/bank-time.tsx'
import { StaffWordsLine } from '../../../../../writing/staff-words.tsx'
import { useStaff } from '../../../../setting/staff.state.ts'
import type { OwnControl } from '../step-form.ts'

/** One thing that was agreed, while it is typed. */
export interface TaskLine {
  readonly taskId: string
  readonly what: string
  readonly assignee: string
  readonly dueAt: string | null
}

export function emptyTask(): TaskLine {
  return { taskId: uuid(), what: '', assignee: '', dueAt: null }
}

/** What is done, by whom, by when: a line each. */
export function TaskLines({ id, context, value, onChange }: OwnControl) {
  const { t } = useTranslation()
  const people = useStaff((state) => state.people) ?? []
  const tasks = value as readonly TaskLine[]
  const { complainedOf } = context.detail.intake
  const options = people
    .filter(({ active, employeeNo }) => active && !complainedOf.includes(employeeNo))
    .map(({ employeeNo, name }) => ({
      value: employeeNo,
      label: [name, employeeNo].filter(Boolean).join(' · '),
    }))
  const change = (taskId: string, part: Partial<TaskLine>) =>
    onChange(tasks.map((task) => (task.taskId === taskId ? { ...task, ...part } : task)))
  return (
    <div className="record-lines">
      {tasks.map((task, index) => (
        <div
          className="record-line"
          key={task.taskId}
          role="group"
          aria-label={t('taskLines.line', { number: index + 1 })}
        >
          <StaffWordsLine
            {...(index === 0 ? { id } : {})}
            className="record-words"
            aria-label={t('taskLines.what')}
            placeholder={t('taskLines.what')}
            maxLength={500}
            autoComplete="off"
            value={task.what}
            onChange={(event) => change(task.taskId, { what: event.target.value })}
          />
          <Select
            aria-label={t('taskLines.assignee')}
            placeholder={t('taskLines.assignee')}
            showSearch={{ optionFilterProp: 'label' }}
            value={task.assignee === '' ? null : task.assignee}
            options={options}
            onChange={(assignee: string) => change(task.taskId, { assignee })}
          />
          <BankTime
            aria-label={t('taskLines.dueAt')}
            value={task.dueAt}
            onChange={(dueAt) => change(task.taskId, { dueAt })}
          />
          {tasks.length > 1 && (
            <Button
              type="text"
              size="small"
              onClick={() => onChange(tasks.filter(({ taskId }) => taskId !== task.taskId))}
            >
              {t('taskLines.drop')}
            </Button>
          )}
        </div>
      ))}
      <div className="quick">
        <Button size="small" onClick={() => onChange([...tasks, emptyTask()])}>
          {t('taskLines.add')}
        </Button>
      </div>
    </div>
  )
}

export interface AnsweringLine {
  readonly kind: 'unit' | 'person'
  readonly who: string
  readonly type: 'management' | 'direct'
}

export function emptyAnswering(): AnsweringLine {
  return { kind: 'unit', who: '', type: 'management' }
}

/** Units and people, each with what they answer for. */
export function AnsweringLines({ id, value, onChange }: OwnControl) {
  const { t } = useTranslation()
  const lines = value as readonly AnsweringLine[]
  const change = (at: number, part: Partial<AnsweringLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)))
  return (
    <div className="record-lines">
      {lines.map((line, index) => (
        // Lines have no name of their own; their place is who they are.
        // oxlint-disable-next-line react/no-array-index-key
        <div
          className="record-line"
          key={index}
          role="group"
          aria-label={t('answeringLines.line', { number: index + 1 })}
        >
          <Select
            aria-label={t('answeringLines.kind')}
            value={line.kind}
            options={(['unit', 'person'] as const).map((kind) => ({
              value: kind,
              label: t(`responsibilityKind.${kind}`),
            }))}
            onChange={(kind) => change(index, { kind })}
          />
          <Input
            {...(index === 0 ? { id } : {})}
            className="record-words"
            aria-label={t('answeringLines.who')}
            placeholder={t('answeringLines.who')}
            maxLength={80}
            autoComplete="off"
            value={line.who}
            onChange={(event) => change(index, { who: event.target.value })}
          />
          <Select
            aria-label={t('answeringLines.type')}
            value={line.type}
            options={(['management', 'direct'] as const).map((type) => ({
              value: type,
              label: t(`responsibilityType.${type}`),
            }))}
            onChange={(type) => change(index, { type })}
          />
          {lines.length > 1 && (
            <Button
              type="text"
              size="small"
              onClick={() => onChange(lines.filter((_, other) => other !== index))}
            >
              {t('answeringLines.drop')}
            </Button>
          )}
        </div>
      ))}
      <div className="quick">
        <Button size="small" onClick={() => onChange([...lines, emptyAnswering()])}>
          {t('answeringLines.add')}
        </Button>
      </div>
    </div>
  )
}

/** A sum in yuan. */
export function OwnPower({ id, first, status, describedBy, value, onChange }: OwnControl) {
  const { t } = useTranslation()
  return (
    <Input
      id={id}
      autoFocus={first}
      status={status}
      aria-describedby={describedBy}
      className="amount"
      inputMode="decimal"
      autoComplete="off"
      suffix={t('money.yuan')}
      value={value as string}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
