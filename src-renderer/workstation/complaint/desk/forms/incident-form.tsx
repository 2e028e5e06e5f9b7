/** What happened when somebody became abusive or violent: facts, no judgement, and who was called. */
import { Checkbox, Input, Segmented, Select } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuid } from 'uuid'
import { INCIDENT_KINDS, type IncidentKind } from '#shared/complaint/rules/record/incident.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { call } from '../../../../bridge/client.ts'
import { BankTime } from '../../../../ui/bank-time.tsx'
import { FormField } from '../../../../ui/form-field.tsx'
import { hostNow } from '../../../../ui/now.ts'
import { StaffWordsArea } from '../../../../writing/staff-words.tsx'
import { useStaff } from '../../../setting/staff.state.ts'
import { FormFrame } from './form-frame.tsx'
import { useActionForm } from './use-action-form.ts'
import { usePicked } from '../../../../ui/picked.ts'

interface IncidentWords {
  incidentId: string
  kind: IncidentKind
  at: string
  what: string
  witnesses: string[]
  camera: string
  policeCalledAt: string | null
  limitSaid: boolean
  supervisorCalled: string | null
}

const NAMES = ['kind', 'at', 'what', 'witnesses', 'camera', 'policeCalledAt'] as const

/** Abuse asks for the supervisor (S3-37), violence for witnesses, camera and police (S3-34#5). */
export function IncidentForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const defaults = useMemo<IncidentWords>(
    () => ({
      incidentId: uuid(),
      kind: detail.decision.alerts.notify.includes('police') ? 'violence' : 'abuse',
      at: formatInstant(Math.floor(hostNow() / MINUTE_MS) * MINUTE_MS),
      what: '',
      witnesses: [],
      camera: '',
      policeCalledAt: null,
      limitSaid: false,
      supervisorCalled: null,
    }),
    [detail],
  )
  const { form, send, busy } = useActionForm<IncidentWords>(
    detail,
    defaults,
    [...NAMES, 'limitSaid', 'supervisorCalled'],
    (values, seen) => call('complaint.recordIncident', { ...seen, ...values }),
  )
  const { control } = form
  const kind = form.watch('kind')
  return (
    <FormFrame label={t('action.incident')} send={send} busy={busy}>
      <FormField control={control} name="kind" label={t('field.incidentKind')}>
        {({ value, status: _status, ...props }) => (
          <Segmented
            {...props}
            value={value as IncidentKind}
            options={INCIDENT_KINDS.map((one) => ({ value: one, label: t(`incidentKind.${one}`) }))}
          />
        )}
      </FormField>
      <p className="soft">{t(kind === 'abuse' ? 'incident.abuseNote' : 'incident.note')}</p>
      <FormField control={control} name="at" label={t('field.at')} required>
        {({ onChange, value, ...props }) => (
          <BankTime {...props} value={value as string} onChange={(at) => onChange(at ?? '')} />
        )}
      </FormField>
      <FormField
        control={control}
        name="what"
        label={t('field.incidentWhat')}
        required
        rules={{ required: t('form.required') }}
      >
        {({ value, ...props }) => (
          <StaffWordsArea {...props} value={value as string} autoFocus rows={3} maxLength={2000} />
        )}
      </FormField>
      {kind === 'abuse' ? <Abuse control={control} /> : <Violence control={control} />}
    </FormFrame>
  )
}

type Control = ReturnType<typeof useActionForm<IncidentWords>>['form']['control']

function Abuse({ control }: { readonly control: Control }) {
  const { t } = useTranslation()
  const { people, load } = usePicked(useStaff, 'people', 'load')
  useEffect(() => {
    void load()
  }, [load])
  const supervisors = (people ?? []).filter(({ active, role }) => active && isSupervisor(role))
  return (
    <>
      <FormField control={control} name="limitSaid" label={t('field.limitSaid')}>
        {({ value, status: _status, ...props }) => (
          <Checkbox {...props} checked={value === true}>
            {t('incident.limitSaid')}
          </Checkbox>
        )}
      </FormField>
      <FormField
        control={control}
        name="supervisorCalled"
        label={t('field.supervisorCalled')}
        required
      >
        {({ value, ...props }) => (
          <Select
            {...props}
            value={value as string | null}
            showSearch={{ optionFilterProp: 'label' }}
            options={supervisors.map(({ employeeNo, name }) => ({
              value: employeeNo,
              label: [name, employeeNo].filter(Boolean).join(' · '),
            }))}
          />
        )}
      </FormField>
    </>
  )
}

function Violence({ control }: { readonly control: Control }) {
  const { t } = useTranslation()
  return (
    <>
      <FormField control={control} name="witnesses" label={t('field.witnesses')} required>
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
        control={control}
        name="camera"
        label={t('field.camera')}
        required
        hint={t('incident.cameraHint')}
      >
        {({ value, ...props }) => (
          <Input {...props} value={value as string} maxLength={80} autoComplete="off" />
        )}
      </FormField>
      <FormField control={control} name="policeCalledAt" label={t('field.policeCalledAt')} required>
        {({ value, ...props }) => <BankTime {...props} value={value as string | null} />}
      </FormField>
    </>
  )
}
