import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { call } from '../../../../bridge/client.ts'
import { FormField } from '../../../../ui/form-field.tsx'
import { useCase } from '../case.state.ts'
import { FormFrame } from './form-frame.tsx'
import { useActionForm } from './use-action-form.ts'
import { WordsArea } from '../../../../ui/words-area.tsx'
import { StaffWordsLine } from '../../../../writing/staff-words.tsx'

interface Values {
  customerName: string
  contact: string
  facts: string
  demand: string
  changeReason: string
}

/**
 * Corrects what was written down. Only what differs from the case is sent: a masked name that was
 * left empty stays as it is.
 */
export function DetailsForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const revealed = useCase((state) => state.revealed)
  const before: Values = {
    customerName: revealed?.customerName ?? '',
    contact: revealed?.contact ?? '',
    facts: detail.facts ?? '',
    demand: detail.demand ?? '',
    changeReason: '',
  }
  const { form, send, busy } = useActionForm<Values>(
    detail,
    before,
    ['customerName', 'contact', 'facts', 'demand', 'changeReason'],
    (values, seen) => {
      const changed = Object.fromEntries(
        (Object.keys(before) as (keyof Values)[])
          .filter((name) => values[name].trim() !== '' && values[name] !== before[name])
          .map((name) => [name, values[name]]),
      )
      return call('complaint.changeDetails', { ...seen, ...changed })
    },
  )
  const masked = revealed === null ? t('details.maskedHint') : undefined
  return (
    <FormFrame label={t('action.details')} send={send} busy={busy}>
      <FormField control={form.control} name="facts" label={t('field.facts')}>
        {(props) => <WordsArea {...props} autoFocus rows={3} maxLength={4000} />}
      </FormField>
      <FormField control={form.control} name="demand" label={t('field.demand')}>
        {(props) => <WordsArea {...props} rows={2} maxLength={2000} />}
      </FormField>
      <FormField
        control={form.control}
        name="customerName"
        label={t('field.customerName')}
        hint={masked}
      >
        {(props) => (
          <Input
            {...props}
            maxLength={80}
            autoComplete="off"
            placeholder={detail.row.customerName ?? ''}
          />
        )}
      </FormField>
      <FormField control={form.control} name="contact" label={t('field.contact')} hint={masked}>
        {(props) => (
          <Input {...props} maxLength={120} autoComplete="off" placeholder={detail.contact ?? ''} />
        )}
      </FormField>
      <FormField
        control={form.control}
        name="changeReason"
        label={t('field.changeReason')}
        hint={t('details.whyHint')}
      >
        {(props) => <StaffWordsLine {...props} maxLength={500} autoComplete="off" />}
      </FormField>
    </FormFrame>
  )
}
