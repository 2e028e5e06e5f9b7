/** What head office said to the branch, what the branch answered, and the end of it. */
import { Button } from 'antd'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { ConsoleCase } from '#shared/contract/console-views.ts'
import { FormField, showRefusal } from '../ui/form-field.tsx'
import { Mark } from '../ui/mark.tsx'
import { useMinute } from '../ui/now.ts'
import { Notice, Section } from '../ui/page.tsx'
import { exactMoment, remainingWords } from '../words/moment.ts'
import { StaffWordsLine } from '../writing/staff-words.tsx'
import { ask, useConsole, useConsoleMay } from './console.state.ts'

type Instruction = ConsoleCase['instructions'][number]

export function GivenInstructions({ detail }: { readonly detail: ConsoleCase }) {
  const { t } = useTranslation()
  if (detail.instructions.length === 0) return null
  return (
    <Section title={t('instruction.title')} count={detail.instructions.length}>
      <ul className="rows">
        {detail.instructions.map((one) => (
          <Given key={one.instructionId} detail={detail} one={one} />
        ))}
      </ul>
    </Section>
  )
}

function Given({ detail, one }: { readonly detail: ConsoleCase; readonly one: Instruction }) {
  const { t } = useTranslation()
  const now = useMinute()
  const mayInstruct = useConsoleMay('console.instruct')
  const [closing, setClosing] = useState(false)
  const { answer, closed, dueAt } = one
  const left = dueAt === null ? null : remainingWords(t, dueAt, now)
  return (
    <li className="line-still instruction">
      <span className="soft">
        {t(`instruction.${one.kind}`)} · {one.by} · {exactMoment(one.at)}
      </span>
      <p className="said">{one.text ?? t('case.erasedShort')}</p>
      {answer && (
        <>
          <Mark tone="good">
            {t('instruction.answered', { who: answer.by, at: exactMoment(answer.at) })}
          </Mark>
          <p className="said">{answer.text ?? t('case.erasedShort')}</p>
        </>
      )}
      {!answer && !closed && (
        <>
          <Mark tone="accent">{t('instruction.waiting')}</Mark>
          {left && <Mark tone={left.overdue ? 'alarm' : 'accent'}>{left.words}</Mark>}
        </>
      )}
      {closed && (
        <>
          <Mark tone="quiet">
            {t(answer ? 'instruction.closed' : 'instruction.withdrawn', {
              who: closed.by,
              at: exactMoment(closed.at),
            })}
          </Mark>
          {closed.remark !== null && <p className="said">{closed.remark}</p>}
        </>
      )}
      {!closed && mayInstruct && !detail.erased && (
        <>
          {!closing && (
            <Button size="small" onClick={() => setClosing(true)}>
              {t(answer ? 'console.closeInstruction' : 'console.takeBack')}
            </Button>
          )}
          {closing && <CloseForm detail={detail} one={one} leave={() => setClosing(false)} />}
        </>
      )}
    </li>
  )
}

function CloseForm({
  detail,
  one,
  leave,
}: {
  readonly detail: ConsoleCase
  readonly one: Instruction
  readonly leave: () => void
}) {
  const { t } = useTranslation()
  const show = useConsole((state) => state.show)
  const form = useForm({ defaultValues: { remark: '' } })
  const { errors, isSubmitting } = form.formState
  const answered = one.answer !== null
  const send = form.handleSubmit(async ({ remark }) => {
    const { branchId, caseId, version: seenVersion } = detail.row
    const { instructionId } = one
    const input = { branchId, caseId, seenVersion, instructionId, remark }
    const result = await ask('console.closeInstruction', input)
    if (!result.ok) return showRefusal(form, ['remark'], result.refusal, t)
    show(result.value)
    leave()
  })
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <FormField
        control={form.control}
        name="remark"
        label={t(answered ? 'console.closeRemark' : 'console.takeBackBecause')}
        required={!answered}
        rules={{
          validate: (words) => answered || words.trim() !== '' || t('form.required'),
        }}
      >
        {(props) => <StaffWordsLine {...props} autoFocus maxLength={500} />}
      </FormField>
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
      <div className="clock-line">
        <Button type="primary" size="small" htmlType="submit" loading={isSubmitting}>
          {t(answered ? 'console.closeInstruction' : 'console.takeBack')}
        </Button>
        <Button size="small" type="text" onClick={leave}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
