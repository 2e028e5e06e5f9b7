import { Segmented, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuid } from 'uuid'
import {
  CONTACT_CHANNELS,
  CONTACT_DIRECTIONS,
  type ContactChannel,
} from '#shared/complaint/enumerations.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { call } from '../../../../bridge/client.ts'
import { BankTime } from '../../../../ui/bank-time.tsx'
import { FormField } from '../../../../ui/form-field.tsx'
import { hostNow, useMinute } from '../../../../ui/now.ts'
import { momentWords } from '../../../../words/moment.ts'
import { StaffWordsArea } from '../../../../writing/staff-words.tsx'
import { FormFrame } from './form-frame.tsx'
import { useActionForm } from './use-action-form.ts'

interface Values {
  contactId: string
  direction: (typeof CONTACT_DIRECTIONS)[number]
  channel: ContactChannel
  at: string
  reached: 'yes' | 'no'
  promiseId: string
  summary: string
}

/** Logs a contact; it may keep a promise. The id is made once, so a second press logs once. */
export function ContactForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const now = useMinute()
  const waiting = detail.promises.filter(({ contactedAt }) => contactedAt === null)
  const defaults = useMemo(
    () => ({
      contactId: uuid(),
      direction: 'outbound' as const,
      channel: 'phone' as const,
      at: formatInstant(Math.floor(hostNow() / MINUTE_MS) * MINUTE_MS),
      reached: 'yes' as const,
      promiseId: '',
      summary: '',
    }),
    [],
  )
  const { form, send, busy } = useActionForm<Values>(
    detail,
    defaults,
    ['at', 'promiseId', 'summary'],
    (values, seen) =>
      call('complaint.logContact', {
        ...seen,
        contactId: values.contactId,
        at: values.at,
        direction: values.direction,
        channel: values.channel,
        reached: values.reached === 'yes',
        promiseId: values.promiseId === '' ? null : values.promiseId,
        summary: values.summary,
      }),
  )
  const { control } = form
  return (
    <FormFrame label={t('action.contact')} send={send} busy={busy}>
      <FormField control={control} name="direction" label={t('field.direction')}>
        {({ status: _status, ...props }) => (
          <Segmented
            {...props}
            block
            options={CONTACT_DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))}
          />
        )}
      </FormField>
      <div className="two">
        <FormField control={control} name="channel" label={t('field.contactChannel')}>
          {(props) => (
            <Select
              {...props}
              options={CONTACT_CHANNELS.map((value) => ({
                value,
                label: t(`contactChannel.${value}`),
              }))}
            />
          )}
        </FormField>
        <FormField control={control} name="reached" label={t('field.reached')}>
          {({ status: _status, ...props }) => (
            <Segmented
              {...props}
              block
              options={(['yes', 'no'] as const).map((value) => ({
                value,
                label: t(`reached.${value}`),
              }))}
            />
          )}
        </FormField>
      </div>
      <FormField
        control={control}
        name="summary"
        label={t('field.summary')}
        required
        rules={{ required: t('form.required') }}
      >
        {(props) => <StaffWordsArea {...props} autoFocus rows={3} maxLength={2000} />}
      </FormField>
      {waiting.length > 0 && (
        <FormField control={control} name="promiseId" label={t('field.promiseId')}>
          {(props) => (
            <Select
              {...props}
              options={[
                { value: '', label: t('promise.noneKept') },
                ...waiting.map((promise) => ({
                  value: promise.promiseId,
                  label: `${promise.what ?? t('case.erasedShort')} · ${momentWords(promise.dueAt, now)}`,
                })),
              ]}
            />
          )}
        </FormField>
      )}
      <FormField control={control} name="at" label={t('field.at')}>
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
    </FormFrame>
  )
}
