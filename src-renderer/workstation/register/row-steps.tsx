/** What can be done to a row next: each step with its form, or with what it waits for. */
import { Button } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterDetail, RowStep } from '#shared/contract/register-view.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { LOSS_ENDS } from '#shared/register/enumerations.ts'
import { call } from '../../bridge/client.ts'
import { Section } from '../../ui/page.tsx'
import { codeWords } from '../../words/refusal.ts'
import { amountWords } from '../handover/amount.ts'
import { useChoices } from './choices.ts'
import { type EntryField, EntryForm, type Values, amountOf } from './entry-form.tsx'
import { type Choices, useRegister } from './register.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function RowSteps({ detail }: { readonly detail: RegisterDetail }) {
  const { t } = useTranslation()
  const [chosen, choose] = useState<RowStep | null>(null)
  const choices = useChoices()
  const { steps } = detail
  if (steps.length === 0 || !choices) return null
  const step = steps.find((one) => one.step === chosen && one.obstacle === null)?.step
  const shut = steps.filter(({ obstacle }) => obstacle !== null)
  return (
    <Section title={t('register.next')}>
      <div className="register-steps">
        {steps.map(({ step: one, obstacle }) => (
          <Button
            key={one}
            type={one === step ? 'primary' : 'default'}
            disabled={obstacle !== null}
            onClick={() => choose(one)}
          >
            {t(`register.step.${one}`)}
          </Button>
        ))}
      </div>
      {shut.map(({ step: one, obstacle }) => (
        <p key={one} className="soft">
          {t('register.shut', {
            step: t(`register.step.${one}`),
            reason: codeWords(t, obstacle ?? ''),
          })}
        </p>
      ))}
      {step && <StepForm key={`${detail.row.rowId} ${step}`} step={step} detail={detail} />}
    </Section>
  )
}

function StepForm({ step, detail }: { readonly step: RowStep; readonly detail: RegisterDetail }) {
  const { t } = useTranslation()
  const { take } = usePicked(useRegister, 'take')
  const choices = useChoices()
  if (!choices) return null
  const { rowId, version: seenVersion } = detail.row
  const form = `${rowId}.${step}`
  const { fields, start = {}, note, send } = STEPS[step](t, choices, detail)
  return (
    <EntryForm
      form={form}
      fields={fields}
      start={start}
      button={t(`register.step.${step}`)}
      {...(note === undefined ? {} : { note })}
      send={(values): Promise<Refusal | null> => take(form, send({ rowId, seenVersion }, values))}
    />
  )
}

interface Plan {
  readonly fields: readonly EntryField[]
  readonly start?: Values
  readonly note?: string
  readonly send: (
    change: { readonly rowId: string; readonly seenVersion: number },
    values: Values,
  ) => Promise<Result<RegisterDetail>>
}

const text = (values: Values, name: string) => (values[name] ?? '').trim()
const how = (t: TFunction): readonly EntryField[] => [
  { name: 'how', label: t('register.how'), kind: 'words' },
]

const STEPS: Readonly<
  Record<RowStep, (t: TFunction, choices: Choices, detail: RegisterDetail) => Plan>
> = {
  settle_difference: (t) => ({
    fields: how(t),
    send: (change, values) =>
      call('register.settleDifference', { ...change, how: text(values, 'how') }),
  }),
  follow_up: followUp,
  contact: (t) => ({
    fields: [
      { name: 'answer', label: t('register.answer'), kind: 'words' },
      {
        name: 'contactedAt',
        label: t('field.contactedAt'),
        kind: 'time',
        optional: true,
        hint: t('register.contactedHint'),
      },
    ],
    send: (change, values) =>
      call('register.contactPoint', {
        ...change,
        contactedAt: text(values, 'contactedAt') || null,
        answer: text(values, 'answer'),
      }),
  }),
  refund: (t, _choices, { row }) => ({
    fields: [
      { name: 'amountFen', label: t('register.refundAmount'), kind: 'yuan', half: true },
      { name: 'documentId', label: t('field.documentId'), kind: 'text', max: 60, half: true },
    ],
    start: amountOfRow(row),
    send: (change, values) =>
      call('register.refundPayment', {
        ...change,
        amountFen: amountOf(values['amountFen'], 'fen'),
        documentId: text(values, 'documentId'),
      }),
  }),
  find_error: (t, choices, { row }) => ({
    note: t('register.errorHint'),
    fields: [
      {
        name: 'cause',
        label: t('register.errorCause'),
        kind: 'choice',
        options: choices.paymentErrorCauses,
      },
      { name: 'amountFen', label: t('register.errorAmount'), kind: 'yuan', half: true },
      { name: 'findings', label: t('field.findings'), kind: 'words' },
    ],
    start: amountOfRow(row),
    send: (change, values) =>
      call('register.findError', {
        ...change,
        cause: text(values, 'cause'),
        amountFen: amountOf(values['amountFen'], 'fen'),
        findings: text(values, 'findings'),
      }),
  }),
  settle_exception: (t) => ({
    fields: how(t),
    send: (change, values) =>
      call('register.settleException', { ...change, how: text(values, 'how') }),
  }),
  resolve: (t) => ({
    fields: how(t),
    send: (change, values) =>
      call('register.resolvePhonePayment', { ...change, how: text(values, 'how') }),
  }),
  hand_over: (t) => ({
    note: t('register.handOverHint'),
    fields: [
      { name: 'to', label: t('register.column.owner'), kind: 'person' },
      { name: 'why', label: t('register.handOverWhy'), kind: 'words', max: 300 },
    ],
    send: (change, values) =>
      call('register.handOver', { ...change, to: text(values, 'to'), why: text(values, 'why') }),
  }),
  let_pass: (t) => ({
    fields: [
      { name: 'reason', label: t('register.letPassReason'), kind: 'words' },
      {
        name: 'supervisor',
        label: t('register.column.supervisor'),
        kind: 'supervisor',
        half: true,
        refusedAs: 'supervisor.employeeNo',
      },
      {
        name: 'pin',
        label: t('field.pin'),
        kind: 'pin',
        half: true,
        refusedAs: 'supervisor.pin',
        hint: t('register.signHint'),
      },
    ],
    send: (change, values) =>
      call('register.letPhonePaymentPass', {
        ...change,
        supervisor: { employeeNo: text(values, 'supervisor'), pin: text(values, 'pin') },
        reason: text(values, 'reason'),
      }),
  }),
}

/** The whole payment is what most often goes back. */
function amountOfRow({ content }: RegisterDetail['row']): Values {
  return content.register === 'exception'
    ? { amountFen: amountWords(content.amountFen, 'fen') }
    : {}
}

function followUp(t: TFunction, _choices: Choices, { row }: RegisterDetail): Plan {
  const report = row.content.register === 'loss' ? row.content.report : null
  const isNewCard = (values: Values) => values['how'] === 'replaced'
  const first = report?.followUp === 'written_report' ? 'reported_in_writing' : 'replaced'
  const fee = amountWords(report?.feeFen ?? 0, 'fen')
  return {
    start: { how: first, feePaidFen: fee },
    fields: [
      {
        name: 'how',
        label: t('register.next'),
        kind: 'pick',
        options: LOSS_ENDS.filter((end) => end === first || end === 'lifted').map((value) => ({
          value,
          label: t(`register.end.${value}`),
        })),
      },
      { name: 'newCard', label: t('field.newCard'), kind: 'text', max: 40, when: isNewCard },
      {
        name: 'feePaidFen',
        label: t('field.feePaidFen'),
        kind: 'yuan',
        when: isNewCard,
        hint: t('register.feeHint', { fee }),
      },
      { name: 'remark', label: t('field.remark'), kind: 'words', optional: true },
    ],
    send: (change, values) => {
      const end = LOSS_ENDS.find((one) => one === values['how']) ?? first
      return call('register.followUpLoss', {
        ...change,
        how: end,
        feePaidFen: end === 'replaced' ? amountOf(values['feePaidFen'], 'fen') : 0,
        newCard: end === 'replaced' ? text(values, 'newCard') : null,
        remark: text(values, 'remark') || null,
      })
    },
  }
}
