/** Assigning, escalating, reopening: one or two fields each. */
import { Select } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuid } from 'uuid'
import { ESCALATION_TARGETS } from '#shared/complaint/enumerations.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { call } from '../../../../bridge/client.ts'
import { FormField } from '../../../../ui/form-field.tsx'
import { useStaff } from '../../../setting/staff.state.ts'
import { FormFrame } from './form-frame.tsx'
import { useActionForm } from './use-action-form.ts'
import { WordsArea } from '../../../../ui/words-area.tsx'

export function AssignForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const { people, load } = useStaff()
  useEffect(() => void load(), [load])
  const { form, send, busy } = useActionForm<{ handler: string }>(
    detail,
    { handler: detail.row.handler ?? '' },
    ['handler'],
    ({ handler }, seen) => call('complaint.assignHandler', { ...seen, handler }),
  )
  return (
    <FormFrame label={t('action.assign')} send={send} busy={busy}>
      <FormField
        control={form.control}
        name="handler"
        label={t('field.handler')}
        rules={{ required: t('form.required') }}
      >
        {(props) => (
          <Select
            {...props}
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            options={(people ?? [])
              .filter(({ active }) => active)
              .map((person) => ({
                value: person.employeeNo,
                label: [person.name, person.employeeNo, t(`role.${person.role}`)]
                  .filter(Boolean)
                  .join(' · '),
              }))}
          />
        )}
      </FormField>
    </FormFrame>
  )
}

interface Escalation {
  escalationId: string
  to: (typeof ESCALATION_TARGETS)[number]
  reason: string
}

export function EscalateForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const defaults = useMemo(
    () => ({ escalationId: uuid(), to: 'first_responsible_person' as const, reason: '' }),
    [],
  )
  const { form, send, busy } = useActionForm<Escalation>(
    detail,
    defaults,
    ['to', 'reason'],
    (values, seen) => call('complaint.escalate', { ...seen, ...values }),
  )
  return (
    <FormFrame label={t('action.escalate')} send={send} busy={busy}>
      <FormField control={form.control} name="to" label={t('field.to')}>
        {(props) => (
          <Select
            {...props}
            options={ESCALATION_TARGETS.map((value) => ({
              value,
              label: t(`escalationTarget.${value}`),
            }))}
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
        {(props) => <WordsArea {...props} autoFocus rows={2} maxLength={500} />}
      </FormField>
    </FormFrame>
  )
}

export function ReopenForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const { form, send, busy } = useActionForm<{ reason: string }>(
    detail,
    { reason: '' },
    ['reason'],
    ({ reason }, seen) => call('complaint.reopen', { ...seen, reason }),
  )
  return (
    <FormFrame label={t('action.reopen')} send={send} busy={busy}>
      <FormField
        control={form.control}
        name="reason"
        label={t('field.reason')}
        required
        hint={t('reopen.hint')}
        rules={{ required: t('form.required') }}
      >
        {(props) => <WordsArea {...props} autoFocus rows={2} maxLength={500} />}
      </FormField>
    </FormFrame>
  )
}
