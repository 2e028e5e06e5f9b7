/** Another type, an earlier case, an incident: what shows itself only after the registration. */
import { Checkbox, Input, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuid } from 'uuid'
import { INTAKE_TYPES } from '#shared/complaint/enumerations.ts'
import type { RepeatCandidateView } from '#shared/contract/calls/case-intake.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { call } from '../../../../bridge/client.ts'
import { BankTime } from '../../../../ui/bank-time.tsx'
import { FormField } from '../../../../ui/form-field.tsx'
import { hostNow, useMinute } from '../../../../ui/now.ts'
import { WordsArea } from '../../../../ui/words-area.tsx'
import { momentWords } from '../../../../words/moment.ts'
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
          <WordsArea {...props} value={value as string} rows={2} maxLength={500} />
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

interface IncidentWords {
  incidentId: string
  at: string
  what: string
  witnesses: string[]
  camera: string
  policeCalledAt: string | null
}

/** Facts, no judgement: who saw it, which camera, when the police were called (S3-34#5). */
export function IncidentForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const defaults = useMemo(
    () => ({
      incidentId: uuid(),
      at: formatInstant(Math.floor(hostNow() / MINUTE_MS) * MINUTE_MS),
      what: '',
      witnesses: [],
      camera: '',
      policeCalledAt: null,
    }),
    [],
  )
  const { form, send, busy } = useActionForm<IncidentWords>(
    detail,
    defaults,
    ['at', 'what', 'witnesses', 'camera', 'policeCalledAt'],
    (values, seen) => call('complaint.recordIncident', { ...seen, ...values }),
  )
  return (
    <FormFrame label={t('action.incident')} send={send} busy={busy}>
      <p className="soft">{t('incident.note')}</p>
      <FormField control={form.control} name="at" label={t('field.at')} required>
        {({ onChange, value, ...props }) => (
          <BankTime
            {...props}
            value={value as string}
            onChange={(at) => at !== null && onChange(at)}
          />
        )}
      </FormField>
      <FormField
        control={form.control}
        name="what"
        label={t('field.incidentWhat')}
        required
        rules={{ required: t('form.required') }}
      >
        {({ value, ...props }) => (
          <WordsArea {...props} value={value as string} autoFocus rows={3} maxLength={2000} />
        )}
      </FormField>
      <FormField control={form.control} name="witnesses" label={t('field.witnesses')} required>
        {({ value, ...props }) => (
          <Select
            {...props}
            value={value as string[]}
            mode="tags"
            open={false}
            tokenSeparators={[',', '，', '、']}
          />
        )}
      </FormField>
      <FormField
        control={form.control}
        name="camera"
        label={t('field.camera')}
        required
        hint={t('incident.cameraHint')}
      >
        {({ value, ...props }) => (
          <Input {...props} value={value as string} maxLength={80} autoComplete="off" />
        )}
      </FormField>
      <FormField
        control={form.control}
        name="policeCalledAt"
        label={t('field.policeCalledAt')}
        required
      >
        {({ value, ...props }) => <BankTime {...props} value={value as string | null} />}
      </FormField>
    </FormFrame>
  )
}
