import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuid } from 'uuid'
import type { CaseDetail } from '#shared/contract/views.ts'
import {
  HOUR_MS,
  MINUTE_MS,
  businessDateOf,
  formatInstant,
  startOfDay,
} from '#shared/foundation/instant.ts'
import { call } from '../../../../bridge/client.ts'
import { BankTime } from '../../../../ui/bank-time.tsx'
import { FormField } from '../../../../ui/form-field.tsx'
import { hostNow } from '../../../../ui/now.ts'
import { StaffWordsArea } from '../../../../writing/staff-words.tsx'
import { FormFrame } from './form-frame.tsx'
import { useActionForm } from './use-action-form.ts'

interface Values {
  promiseId: string
  dueAt: string
  what: string
}

/** A time given to the customer is a clock of its own (S3-28#4). */
export function PromiseForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const inAnHour = () => formatInstant(Math.ceil((hostNow() + HOUR_MS) / MINUTE_MS) * MINUTE_MS)
  const atFive = (days: number) => {
    const today = startOfDay(businessDateOf(hostNow()))
    return formatInstant(today + days * 24 * HOUR_MS + 17 * HOUR_MS)
  }
  const defaults = useMemo(() => ({ promiseId: uuid(), dueAt: inAnHour(), what: '' }), [])
  const { form, send, busy } = useActionForm<Values>(
    detail,
    defaults,
    ['dueAt', 'what'],
    (values, seen) => call('complaint.makePromise', { ...seen, ...values }),
  )
  const set = (dueAt: string) => form.setValue('dueAt', dueAt, { shouldDirty: true })
  return (
    <FormFrame label={t('action.promise')} send={send} busy={busy}>
      <FormField
        control={form.control}
        name="what"
        label={t('field.what')}
        required
        hint={t('promise.hint')}
        rules={{ required: t('form.required') }}
      >
        {(props) => <StaffWordsArea {...props} autoFocus rows={2} maxLength={500} />}
      </FormField>
      <FormField control={form.control} name="dueAt" label={t('field.dueAt')} required>
        {(props) => (
          <BankTime
            id={props.id}
            status={props.status}
            aria-invalid={props['aria-invalid']}
            aria-describedby={props['aria-describedby']}
            value={props.value}
            onChange={(at) => props.onChange(at ?? '')}
          />
        )}
      </FormField>
      <div className="quick">
        <Button size="small" onClick={() => set(inAnHour())}>
          {t('promise.inAnHour')}
        </Button>
        <Button size="small" onClick={() => set(atFive(0))}>
          {t('promise.todayFive')}
        </Button>
        <Button size="small" onClick={() => set(atFive(1))}>
          {t('promise.tomorrowFive')}
        </Button>
      </div>
    </FormFrame>
  )
}
