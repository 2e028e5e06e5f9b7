/** A new row of the register that is shown, beside its list. */
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuid } from 'uuid'
import type { RegisterKind } from '#shared/register/enumerations.ts'
import { call } from '../../bridge/client.ts'
import { RECORD_ID } from '../draft/kept-forms.ts'
import { useSession } from '../session/session.state.ts'
import { useChoices } from './choices.ts'
import { type EntryField, EntryForm, SidePanel, type Values, amountOf } from './entry-form.tsx'
import { newLoss } from './new-loss.tsx'
import { type NewRowPlan, formOf, orNull, remark, text } from './new-row-plan.ts'
import { newTransfer } from './new-transfer.ts'
import { type Choices, useRegister } from './register.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function NewRow({ register }: { readonly register: RegisterKind }) {
  const { t } = useTranslation()
  const { open, take } = usePicked(useRegister, 'open', 'take')
  const choices = useChoices()
  const myNumber = useSession((state) => state.status?.person?.employeeNo) ?? ''
  // One id for one row however often it is sent: a second click writes nothing twice.
  const [first] = useState(() => uuid())
  const rowId = () => useRegister.getState().typed[formOf(register)]?.[RECORD_ID] ?? first
  if (!choices) return null
  const plan = PLANS[register](t, choices, myNumber)
  return (
    <SidePanel title={t(`register.new.${register}`)} onClose={() => open('none')}>
      <EntryForm
        form={formOf(register)}
        fields={plan.fields}
        start={plan.start ?? {}}
        button={plan.button ?? t('register.save')}
        {...(plan.note === undefined ? {} : { note: plan.note })}
        {...(plan.aside === undefined ? {} : { aside: plan.aside })}
        send={(values) => plan.send(rowId(), values, take)}
      />
    </SidePanel>
  )
}

const unitOf = ({ lines }: Choices, values: Values) =>
  lines.find(({ value }) => value === values['line'])?.unit ?? 'fen'

const PLANS: Readonly<
  Record<RegisterKind, (t: TFunction, choices: Choices, myNumber: string) => NewRowPlan>
> = {
  difference,
  loss: newLoss,
  transfer: newTransfer,
  exception,
  phone_payment: phonePayment,
}

function difference(t: TFunction, choices: Choices): NewRowPlan {
  const money = (values: Values) => unitOf(choices, values) === 'fen'
  const amount = { label: t('field.amount'), half: true, refusedAs: 'amount' } as const
  return {
    note: t('register.differenceHint'),
    start: { side: 'short' },
    fields: [
      { name: 'line', label: t('field.line'), kind: 'choice', options: choices.lines },
      {
        name: 'side',
        label: t('field.side'),
        kind: 'pick',
        options: (['short', 'over'] as const).map((value) => ({
          value,
          label: t(`register.side.${value}`),
        })),
      },
      { ...amount, name: 'fen', kind: 'yuan', label: t('register.amountYuan'), when: money },
      {
        ...amount,
        name: 'pieces',
        kind: 'count',
        label: t('register.amountPieces'),
        when: (values) => !money(values),
      },
      {
        name: 'reason',
        label: t('register.column.reason'),
        kind: 'choice',
        options: choices.differenceReasons,
        half: true,
      },
      { name: 'explanation', label: t('field.explanation'), kind: 'words' },
      {
        name: 'supervisor',
        label: t('register.column.supervisor'),
        kind: 'supervisor',
        hint: t('register.supervisorHint'),
      },
    ],
    send: (rowId, values, take) => {
      const unit = unitOf(choices, values)
      return take(
        formOf('difference'),
        call('register.recordDifference', {
          rowId,
          unit,
          line: text(values, 'line'),
          side: values['side'] === 'over' ? 'over' : 'short',
          amount: amountOf(values[unit === 'fen' ? 'fen' : 'pieces'], unit),
          reason: text(values, 'reason'),
          supervisor: text(values, 'supervisor'),
          explanation: text(values, 'explanation'),
        }),
      )
    },
  }
}

const paidNumber = (t: TFunction): readonly EntryField[] => [
  { name: 'number', label: t('field.number'), kind: 'text', max: 40 },
  { name: 'amountFen', label: t('register.amountYuan'), kind: 'yuan', half: true },
]

function exception(t: TFunction, choices: Choices): NewRowPlan {
  return {
    fields: [
      ...paidNumber(t),
      {
        name: 'reason',
        label: t('register.column.reason'),
        kind: 'choice',
        options: choices.exceptionReasons,
        half: true,
      },
      { name: 'paymentPoint', label: t('field.paymentPoint'), kind: 'text', max: 80 },
      remark(t),
    ],
    send: (rowId, values, take) =>
      take(
        formOf('exception'),
        call('register.recordException', {
          rowId,
          number: text(values, 'number'),
          amountFen: amountOf(values['amountFen'], 'fen'),
          reason: text(values, 'reason'),
          paymentPoint: text(values, 'paymentPoint'),
          remark: orNull(values, 'remark'),
        }),
      ),
  }
}

function phonePayment(t: TFunction): NewRowPlan {
  return {
    fields: [
      ...paidNumber(t),
      { name: 'agent', label: t('field.agent'), kind: 'text', max: 80, half: true },
      remark(t),
    ],
    send: (rowId, values, take) =>
      take(
        formOf('phone_payment'),
        call('register.recordPhonePayment', {
          rowId,
          number: text(values, 'number'),
          amountFen: amountOf(values['amountFen'], 'fen'),
          agent: text(values, 'agent'),
          remark: orNull(values, 'remark'),
        }),
      ),
  }
}
