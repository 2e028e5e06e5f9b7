/** Taking a slip, giving it back, answering it. */
import { Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { SlipDetail } from '#shared/contract/calls/referral-in.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { call } from '../../../bridge/client.ts'
import { FormField, showRefusal } from '../../../ui/form-field.tsx'
import { Notice } from '../../../ui/page.tsx'
import { StaffWordsArea } from '../../../writing/staff-words.tsx'
import { useSession } from '../../session/session.state.ts'
import { useStaff } from '../../setting/staff.state.ts'
import { FormFrame } from '../desk/forms/form-frame.tsx'
import { useSlips } from './slip.state.ts'
import { usePicked } from '../../../ui/picked.ts'

const CHOICES = ['accept', 'refuse'] as const

export function SlipForms({ detail }: { readonly detail: SlipDetail }) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<(typeof CHOICES)[number]>('accept')
  if (detail.row.state === 'accepted') return <AnswerForm detail={detail} />
  return (
    <div className="action-form">
      <h2>{t('slip.decide')}</h2>
      <Segmented
        block
        aria-label={t('slip.decide')}
        value={choice}
        options={CHOICES.map((value) => ({ value, label: t(`slip.${value}`) }))}
        onChange={setChoice}
      />
      {choice === 'accept' ? <AcceptForm detail={detail} /> : <RefuseForm detail={detail} />}
    </div>
  )
}

function AcceptForm({ detail }: { readonly detail: SlipDetail }) {
  const { t } = useTranslation()
  const { people, load } = usePicked(useStaff, 'people', 'load')
  const { typed, type, take } = usePicked(useSlips, 'typed', 'type', 'take')
  const { slipId, version: seenVersion } = detail.row
  const me = useSession((state) => state.status?.person?.employeeNo) ?? ''
  useEffect(() => void load(), [load])
  const free = (people ?? []).filter(
    ({ active, employeeNo }) =>
      active && !detail.complainedOf.some((one) => sameEmployee(one, employeeNo)),
  )
  const first = free.some(({ employeeNo }) => employeeNo === me) ? me : ''
  const form = useForm({
    values: { acceptedBy: typed[slipId]?.acceptedBy ?? first },
  })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async ({ acceptedBy }) => {
    const refusal = await take(call('referralIn.accept', { slipId, seenVersion, acceptedBy }))
    if (refusal) showRefusal(form, ['acceptedBy'], refusal, t)
  })
  return (
    <FormFrame
      label={t('slip.doAccept')}
      send={(event) => void send(event as never)}
      busy={isSubmitting}
    >
      <FormField
        control={form.control}
        name="acceptedBy"
        label={t('slip.whoAnswers')}
        hint={t('slip.whoAnswersHint')}
        required
        rules={{ required: t('form.required') }}
      >
        {({ value, onChange, ...props }) => (
          <Select
            {...props}
            value={value === '' ? null : value}
            showSearch={{ optionFilterProp: 'label' }}
            options={free.map(({ employeeNo, name, role }) => ({
              value: employeeNo,
              label: [name, employeeNo, t(`role.${role}`)].filter(Boolean).join(' · '),
            }))}
            onChange={(chosen: string) => {
              type(slipId, { acceptedBy: chosen })
              onChange(chosen)
            }}
          />
        )}
      </FormField>
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
    </FormFrame>
  )
}

function RefuseForm({ detail }: { readonly detail: SlipDetail }) {
  const { t } = useTranslation()
  const { slipId, version: seenVersion } = detail.row
  return (
    <WordsForm
      slipId={slipId}
      name="refusedBecause"
      label={t('slip.because')}
      hint={t('slip.refuseHint')}
      max={500}
      button={t('slip.doRefuse')}
      change={(refusedBecause) =>
        call('referralIn.refuse', { slipId, seenVersion, refusedBecause })
      }
    />
  )
}

function AnswerForm({ detail }: { readonly detail: SlipDetail }) {
  const { t } = useTranslation()
  const { slipId, version: seenVersion } = detail.row
  return (
    <div className="action-form">
      <h2>{t('slip.answer')}</h2>
      <WordsForm
        slipId={slipId}
        name="feedback"
        label={t('slip.feedback')}
        hint={t('slip.feedbackHint')}
        max={4000}
        button={t('slip.doAnswer')}
        change={(feedback) => call('referralIn.answer', { slipId, seenVersion, feedback })}
      />
    </div>
  )
}

function WordsForm({
  slipId,
  name,
  label,
  hint,
  max,
  button,
  change,
}: {
  readonly slipId: string
  readonly name: 'refusedBecause' | 'feedback'
  readonly label: string
  readonly hint: string
  readonly max: number
  readonly button: string
  readonly change: (words: string) => Parameters<ReturnType<typeof useSlips.getState>['take']>[0]
}) {
  const { t } = useTranslation()
  const { typed, type, take } = usePicked(useSlips, 'typed', 'type', 'take')
  const form = useForm({ defaultValues: { words: typed[slipId]?.[name] ?? '' } })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async ({ words }) => {
    const refusal = await take(change(words))
    if (!refusal) return
    if (refusal.field === name) showRefusal(form, ['words'], { ...refusal, field: 'words' }, t)
    else showRefusal(form, [], refusal, t)
  })
  return (
    <FormFrame label={button} send={(event) => void send(event as never)} busy={isSubmitting}>
      <FormField
        control={form.control}
        name="words"
        label={label}
        hint={hint}
        required
        rules={{ validate: (words) => words.trim() !== '' || t('form.required') }}
      >
        {({ value, onChange, ...props }) => (
          <StaffWordsArea
            {...props}
            value={value}
            rows={6}
            maxLength={max}
            onChange={(event) => {
              type(slipId, { [name]: event.target.value })
              onChange(event)
            }}
          />
        )}
      </FormField>
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
    </FormFrame>
  )
}
