/** Another type, an earlier case: what shows itself only after the registration. */
import { Checkbox, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { INTAKE_TYPES } from '#shared/complaint/enumerations.ts'
import type { RepeatCandidateView } from '#shared/contract/calls/case-intake.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { call } from '../../../../bridge/client.ts'
import { FormField } from '../../../../ui/form-field.tsx'
import { useMinute } from '../../../../ui/now.ts'
import { WordsArea } from '../../../../ui/words-area.tsx'
import { momentWords } from '../../../../words/moment.ts'
import { StaffWordsArea } from '../../../../writing/staff-words.tsx'
import { FormFrame } from './form-frame.tsx'
import { useActionForm } from './use-action-form.ts'

type IntakeType = (typeof INTAKE_TYPES)[number]

/** Away from a complaint only with the customer's word, and counted (S3-07, E-31). */
export function RetypeForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const from = detail.row.intakeType
  const others = INTAKE_TYPES.filter((type) => type !== from && type !== 'whistleblowing')
  const { form, send, busy } = useActionForm<{
    to: IntakeType
    reason: string
    customerConsents: boolean
  }>(
    detail,
    { to: others[0] ?? 'complaint', reason: '', customerConsents: false },
    ['to', 'reason', 'customerConsents'],
    (values, seen) => call('complaint.retype', { ...seen, ...values }),
  )
  return (
    <FormFrame label={t('action.retype')} send={send} busy={busy}>
      <FormField control={form.control} name="to" label={t('field.intakeType')}>
        {({ value, ...props }) => (
          <Select
            {...props}
            value={value as IntakeType}
            autoFocus
            options={others.map((value) => ({ value, label: t(`intakeType.${value}`) }))}
          />
        )}
      </FormField>
      <FormField
        control={form.control}
        name="reason"
        label={t('field.reason')}
        required
        rules={{ required: t('form.required') }}
      >
        {({ value, ...props }) => (
          <StaffWordsArea {...props} value={value as string} rows={2} maxLength={500} />
        )}
      </FormField>
      {from === 'complaint' && (
        <FormField
          control={form.control}
          name="customerConsents"
          label={t('field.customerConsents')}
          hint={t('retype.counted')}
        >
          {({ value, status: _status, ...props }) => (
            <Checkbox {...props} checked={value === true}>
              {t('retype.consents')}
            </Checkbox>
          )}
        </FormField>
      )}
    </FormFrame>
  )
}

/** Links the case to the earlier one that it repeats. */
export function RepeatForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const now = useMinute()
  const candidates = useCandidates(detail)
  const { form, send, busy } = useActionForm<{
    originalCaseId: string
    newFacts: 'true' | 'false' | ''
    what: string
    sameCustomer: boolean
  }>(
    detail,
    { originalCaseId: '', newFacts: '', what: '', sameCustomer: false },
    ['originalCaseId', 'newFacts', 'what', 'sameCustomer'],
    ({ newFacts, ...values }, seen) =>
      call('complaint.linkRepeat', { ...seen, ...values, newFacts: newFacts === 'true' }),
  )
  if (candidates?.length === 0) return <p className="soft">{t('repeat.none')}</p>
  return (
    <FormFrame label={t('action.repeat')} send={send} busy={busy}>
      <FormField
        control={form.control}
        name="originalCaseId"
        label={t('field.originalCase')}
        required
        rules={{ required: t('form.required') }}
      >
        {({ value, ...props }) => (
          <Select
            {...props}
            value={value as string}
            autoFocus
            loading={candidates === null}
            options={(candidates ?? []).map((one) => ({
              value: one.caseId,
              label: [
                one.caseNumber,
                momentWords(one.receivedAt, now),
                one.signs.map((sign) => t(`repeatSign.${sign}`)).join(t('list.comma')),
              ].join(' · '),
            }))}
          />
        )}
      </FormField>
      <FormField
        control={form.control}
        name="newFacts"
        label={t('repeat.newFacts')}
        required
        rules={{ required: t('form.required') }}
      >
        {({ value, ...props }) => (
          <Select
            {...props}
            value={value as string}
            options={['false', 'true'].map((value) => ({ value, label: t(`answer.${value}`) }))}
          />
        )}
      </FormField>
      <FormField control={form.control} name="what" label={t('repeat.what')}>
        {({ value, ...props }) => (
          <WordsArea {...props} value={value as string} rows={2} maxLength={1000} />
        )}
      </FormField>
      <FormField control={form.control} name="sameCustomer" label={t('field.customerName')}>
        {({ value, status: _status, ...props }) => (
          <Checkbox {...props} checked={value === true}>
            {t('repeat.sameCustomer')}
          </Checkbox>
        )}
      </FormField>
    </FormFrame>
  )
}

/** Null while it is asked. The host knows the numbers that are masked here. */
function useCandidates({ row, facts }: CaseDetail): readonly RepeatCandidateView[] | null {
  const [found, setFound] = useState<readonly RepeatCandidateView[] | null>(null)
  const { caseId } = row
  useEffect(() => {
    let left = false
    const typed = { caseId, contact: '', identityNumber: '', cardTail: '', facts: facts ?? '' }
    void call('complaint.findRepeats', typed).then((answer) => {
      if (!left) setFound(answer.ok ? answer.value.repeats : [])
    })
    return () => {
      left = true
    }
  }, [caseId, facts])
  return found
}
