/** Closing, which says what is missing before anybody types, and erasing, which says what is lost. */
import { Checkbox, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CLOSING_OUTCOMES, type ClosingOutcome } from '#shared/complaint/enumerations.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { call } from '../../../../bridge/client.ts'
import { FormField } from '../../../../ui/form-field.tsx'
import { Notice } from '../../../../ui/page.tsx'
import { codeWords } from '../../../../words/refusal.ts'
import { useCase } from '../case.state.ts'
import { FormFrame } from './form-frame.tsx'
import { useActionForm } from './use-action-form.ts'
import { WordsArea } from '../../../../ui/words-area.tsx'

interface Closing {
  outcome: ClosingOutcome
  reason: string
}

export function CloseForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const { form, send, busy } = useActionForm<Closing>(
    detail,
    { outcome: 'solved', reason: '' },
    ['outcome', 'reason'],
    (values, seen) => call('complaint.close', { ...seen, ...values }),
  )
  const obstacles = detail.closingObstacles
  return (
    <FormFrame label={t('action.close')} send={send} busy={busy} disabled={obstacles.length > 0}>
      {obstacles.length > 0 && (
        <Notice tone="warning" title={t('close.shut')}>
          <ul>
            {obstacles.map((code) => (
              <li key={code}>{codeWords(t, code)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <FormField control={form.control} name="outcome" label={t('field.outcome')}>
        {({ status: _status, ...props }) => (
          <Radio.Group
            {...props}
            className="stacked"
            options={CLOSING_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
        )}
      </FormField>
      <FormField
        control={form.control}
        name="reason"
        label={t('field.closingReason')}
        required
        hint={t('close.reasonHint')}
        rules={{ required: t('form.required') }}
      >
        {(props) => <WordsArea {...props} autoFocus rows={3} maxLength={2000} />}
      </FormField>
    </FormFrame>
  )
}

const BASES = ['retention_ended', 'customer_request', 'entered_by_mistake'] as const

/** Cannot be undone, so it is the one action that asks twice. */
export function EraseForm() {
  const { t } = useTranslation()
  const { run, busy } = useCase()
  const [basis, setBasis] = useState<(typeof BASES)[number]>('customer_request')
  const [understood, setUnderstood] = useState(false)
  const send = (event: { preventDefault(): void }) => {
    event.preventDefault()
    void run((seen) => call('complaint.erase', { ...seen, basis }))
  }
  return (
    <FormFrame label={t('action.erase')} send={send} busy={busy} danger disabled={!understood}>
      <Notice tone="alarm" title={t('erase.title')}>
        <ul>
          <li>{t('erase.gone')}</li>
          <li>{t('erase.everywhere')}</li>
          <li>{t('erase.stays')}</li>
        </ul>
      </Notice>
      <Radio.Group
        className="stacked"
        aria-label={t('erase.basis')}
        value={basis}
        options={BASES.map((value) => ({ value, label: t(`eraseBasis.${value}`) }))}
        onChange={(event) => setBasis(event.target.value as typeof basis)}
      />
      <Checkbox checked={understood} onChange={(event) => setUnderstood(event.target.checked)}>
        {t('erase.understood')}
      </Checkbox>
    </FormFrame>
  )
}
