/** Answering head office, and looking behind the mask with a purpose. */
import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { call } from '../../../../bridge/client.ts'
import { FormField } from '../../../../ui/form-field.tsx'
import { StaffWordsArea } from '../../../../writing/staff-words.tsx'
import { useCase } from '../case.state.ts'
import { FormFrame } from './form-frame.tsx'
import { useActionForm } from './use-action-form.ts'
import { usePicked } from '../../../../ui/picked.ts'

export function AnswerForm({
  detail,
  instructionId,
}: {
  readonly detail: CaseDetail
  readonly instructionId: string
}) {
  const { t } = useTranslation()
  const asked = detail.instructions.find((one) => one.instructionId === instructionId)
  const { form, send, busy } = useActionForm<{ text: string }>(
    detail,
    { text: '' },
    ['text'],
    ({ text }, seen) => call('complaint.answerInstruction', { ...seen, instructionId, text }),
  )
  return (
    <FormFrame label={t('action.answer')} send={send} busy={busy}>
      <p className="said quoted">{asked?.text ?? t('case.erasedShort')}</p>
      <FormField
        control={form.control}
        name="text"
        label={t('field.answer')}
        required
        rules={{ required: t('form.required') }}
      >
        {(props) => <StaffWordsArea {...props} autoFocus rows={3} maxLength={2000} />}
      </FormField>
    </FormFrame>
  )
}

const PURPOSES = ['contact_customer', 'verify_identity', 'handle_case', 'supervision'] as const

/** The purpose is part of the record: who looked, when and why stands in the timeline. */
export function RevealForm() {
  const { t } = useTranslation()
  const { reveal, busy } = usePicked(useCase, 'reveal', 'busy')
  const [purpose, setPurpose] = useState<(typeof PURPOSES)[number]>('contact_customer')
  const send = (event: { preventDefault(): void }) => {
    event.preventDefault()
    void reveal(purpose)
  }
  return (
    <FormFrame label={t('action.reveal')} send={send} busy={busy}>
      <p>{t('reveal.note')}</p>
      <Radio.Group
        className="stacked"
        aria-label={t('reveal.purpose')}
        value={purpose}
        options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
        onChange={(event) => setPurpose(event.target.value as typeof purpose)}
      />
    </FormFrame>
  )
}
