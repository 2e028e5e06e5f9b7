/** An arrival, and a swap that a leader agrees to before the shift begins. */
import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import type { Input as CallInput } from '#shared/contract/workstation.ts'
import { SHIFT_PERIODS } from '#shared/handover/events.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { call } from '../../bridge/client.ts'
import { Field } from '../../ui/field.tsx'
import { StaffWordsLine } from '../../writing/staff-words.tsx'
import { useSession } from '../session/session.state.ts'
import { instantOn, proposedTime } from './day-time.ts'
import { EntryForm, TimeField, useEntry } from './entry-form.tsx'
import { PersonSelect } from './people.tsx'

type Period = (typeof SHIFT_PERIODS)[number]

interface FormProps {
  readonly entry: string
  readonly title: string
  readonly day: DutyDay
}

/** Somebody is there: for a place of the roster, or beside it. */
export function ArriveForm({
  entry: key,
  title,
  day,
  seat,
}: FormProps & { readonly seat: { readonly period: Period; readonly employeeNo: string } | null }) {
  const { t } = useTranslation()
  const { date, today } = day
  const me = useSession((state) => state.status?.person?.employeeNo ?? null)
  const entry = useEntry(key, {
    time: proposedTime(date, today),
    employeeNo: seat?.employeeNo ?? me,
    period: seat?.period ?? ('am' as Period),
  })
  const { time, employeeNo, period } = entry.values
  const submit = () => {
    const arrivedAt = instantOn(date, time)
    if (arrivedAt === null) return entry.refuse('arrivedAt')
    if (employeeNo === null) return entry.refuse('employeeNo')
    void entry.send(call('duty.arrive', { date, period, employeeNo, arrivedAt }))
  }
  const fields = ['arrivedAt', 'employeeNo']
  return (
    <EntryForm title={title} label={t('duty.record')} entry={entry} fields={fields} submit={submit}>
      <div className="duty-pair">
        <TimeField entry={entry} field="arrivedAt" autoFocus />
        {seat === null && (
          <>
            <Field label={t('duty.person')} required fault={entry.faultAt('employeeNo')}>
              {(control) => (
                <PersonSelect
                  {...control}
                  value={employeeNo}
                  onChange={(chosen) => entry.set({ employeeNo: chosen })}
                />
              )}
            </Field>
            <PeriodPicker value={period} onChange={(chosen) => entry.set({ period: chosen })} />
          </>
        )}
      </div>
    </EntryForm>
  )
}

function PeriodPicker({
  value,
  onChange,
}: {
  readonly value: Period
  readonly onChange: (period: Period) => void
}) {
  const { t } = useTranslation()
  return (
    <div className="field">
      <div className="field-head">{t('duty.column.period')}</div>
      <Segmented
        aria-label={t('duty.column.period')}
        value={value}
        options={SHIFT_PERIODS.map((one) => ({ value: one, label: t(`period.${one}`) }))}
        onChange={onChange}
      />
    </div>
  )
}

/** S4-15(6): before the shift begins; whoever is signed in consents as they are, anybody else by PIN. */
export function SwapForm({
  entry: key,
  title,
  day,
  seat,
}: FormProps & { readonly seat: { readonly period: Period; readonly employeeNo: string } }) {
  const { t } = useTranslation()
  const person = useSession((state) => state.status?.person)
  const leads = person ? isSupervisor(person.role) : false
  const entry = useEntry(key, {
    partner: null as string | null,
    partnerPeriod: null as Period | null,
    approver: leads && person ? person.employeeNo : null,
    reason: '',
  })
  // Never kept with the other words.
  const [pin, setPin] = useState('')
  const { partner, partnerPeriod, approver, reason } = entry.values
  const byPin = !sameEmployee(approver, person?.employeeNo)
  const places = day.roster.seats.filter((one) => sameEmployee(one.employeeNo, partner))
  const submit = async () => {
    if (partner === null) return entry.refuse('partner')
    if (approver === null) return entry.refuse('approver.employeeNo')
    const input: CallInput<'duty.agreeSwap'> = {
      date: day.date,
      period: seat.period,
      requester: seat.employeeNo,
      partner,
      partnerPeriod,
      approver: { employeeNo: approver, pin: byPin ? pin || null : null },
      reason: reason || null,
    }
    setPin('')
    await entry.send(call('duty.agreeSwap', input))
  }
  return (
    <EntryForm
      title={title}
      label={t('duty.agreeSwap')}
      entry={entry}
      fields={['partner', 'partnerPeriod', 'approver.employeeNo', 'approver.pin']}
      submit={() => void submit()}
    >
      <div className="duty-pair">
        <Field label={t('duty.partner')} required fault={entry.faultAt('partner')}>
          {(control) => (
            <PersonSelect
              {...control}
              autoFocus
              value={partner}
              onChange={(chosen) => entry.set({ partner: chosen, partnerPeriod: null })}
            />
          )}
        </Field>
        <Field
          label={t('duty.inReturn')}
          hint={t('duty.inReturnHint')}
          fault={entry.faultAt('partnerPeriod')}
        >
          {(control) => (
            <Select
              {...control}
              value={partnerPeriod ?? 'none'}
              options={[
                { value: 'none', label: t('duty.noReturn') },
                ...places.map(({ period, post }) => ({
                  value: period,
                  label: `${t(`period.${period}`)} ${t(`post.${post}`)}`,
                })),
              ]}
              onChange={(chosen: Period | 'none') =>
                entry.set({ partnerPeriod: chosen === 'none' ? null : chosen })
              }
            />
          )}
        </Field>
        <Field
          label={t('duty.approver')}
          required
          hint={t(byPin ? 'duty.approverPin' : 'duty.approverSelf')}
          fault={entry.faultAt('approver.employeeNo')}
        >
          {(control) => (
            <PersonSelect
              {...control}
              leaders
              value={approver}
              onChange={(chosen) => entry.set({ approver: chosen })}
            />
          )}
        </Field>
        {byPin && (
          <Field label={t('field.pin')} required fault={entry.faultAt('approver.pin')}>
            {(control) => (
              <Input.Password
                {...control}
                autoComplete="off"
                inputMode="numeric"
                maxLength={12}
                value={pin}
                onChange={(event) => setPin(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
      <Field label={t('duty.reason')}>
        {(control) => (
          <StaffWordsLine
            {...control}
            maxLength={300}
            value={reason}
            onChange={(event) => entry.set({ reason: event.target.value })}
          />
        )}
      </Field>
    </EntryForm>
  )
}
