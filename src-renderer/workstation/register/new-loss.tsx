/** The form of a loss (S4-11, S4-12): first what must match, then the columns of the paper form. */
import type { TFunction } from 'i18next'
import { LOSS_ANSWERS, LOSS_CHECKS } from '#shared/register/enumerations.ts'
import { call } from '../../bridge/client.ts'
import { Notice } from '../../ui/page.tsx'
import { type EntryField, type Values, amountOf } from './entry-form.tsx'
import { type NewRowPlan, formOf, orNull, remark, text } from './new-row-plan.ts'
import type { Choices } from './register.state.ts'

/** Yes, no, or not asked yet. */
const answered = (values: Values, name: string) =>
  LOSS_ANSWERS.find((answer) => answer === values[name]) ?? 'not_asked'
const isNamed = (values: Values) => values['realName'] === 'yes'
const allMatch = (values: Values) =>
  isNamed(values) && LOSS_CHECKS.every((check) => values[check] === 'yes')
const isRefused = (values: Values) =>
  values['realName'] === 'no' ||
  (isNamed(values) && LOSS_CHECKS.some((check) => values[check] === 'no'))

export function newLoss(t: TFunction, choices: Choices): NewRowPlan {
  const yesNo = (yes: string, no: string) => [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
  const column = (name: string, kind: EntryField['kind'] = 'text'): EntryField => ({
    name,
    kind,
    label: t(`field.${name}`),
    when: allMatch,
    max: 40,
  })
  const takesWriting = (values: Values) =>
    allMatch(values) &&
    choices.lossProducts.find(({ value }) => value === values['product'])?.followUp ===
      'written_report' &&
    choices.lossChannels.find(({ value }) => value === values['channel'])?.inWriting === true
  return {
    note: t('register.checksHint'),
    start: {
      product: choices.lossProducts.length === 1 ? (choices.lossProducts[0]?.value ?? '') : '',
      document: 'resident_identity_card',
    },
    fields: [
      {
        name: 'channel',
        label: t('register.column.channel'),
        kind: 'pick',
        options: choices.lossChannels.map(({ value, label }) => ({ value, label })),
      },
      {
        name: 'product',
        label: t('register.column.product'),
        kind: 'choice',
        options: choices.lossProducts.map(({ value, label }) => ({ value, label })),
        half: true,
      },
      {
        name: 'realName',
        label: t('field.realName'),
        fresh: true,
        kind: 'pick',
        options: yesNo(t('register.yes'), t('register.no')),
        half: true,
      },
      ...LOSS_CHECKS.map(
        (check): EntryField => ({
          name: check,
          label: t(`register.check.${check}`),
          kind: 'pick',
          half: true,
          options: yesNo(t('register.match.yes'), t('register.match.no')),
          when: isNamed,
          fresh: true,
          refusedAs: `matches.${check}`,
        }),
      ),
      {
        name: 'inWriting',
        label: t('field.inWriting'),
        kind: 'pick',
        options: yesNo(t('register.yes'), t('register.no')),
        when: takesWriting,
      },
      column('cardNumber'),
      { ...column('holder'), half: true },
      { ...column('phone'), half: true, max: 30 },
      {
        ...column('document', 'choice'),
        options: (['resident_identity_card', 'other'] as const).map((value) => ({
          value,
          label: t(`register.document.${value}`),
        })),
      },
      column('idNumber'),
      column('balanceFen', 'yuan'),
      remark(t),
    ],
    aside: (values) =>
      isRefused(values) && (
        <Notice tone="warning" title={t('register.refusing')}>
          {t('register.tellCaller')}：
          {t(
            isNamed(values)
              ? 'register.caller.could_not_be_verified'
              : 'register.caller.not_a_real_name_card',
          )}
        </Notice>
      ),
    send: (rowId, values, take) => {
      const whole = allMatch(values)
      // What does not match is not sent at all: a refused attempt keeps no numbers.
      const given = (name: string) => (whole ? text(values, name) : '')
      return take(
        formOf('loss'),
        call('register.reportLoss', {
          rowId,
          product: text(values, 'product'),
          channel: text(values, 'channel'),
          inWriting: answered(values, 'inWriting'),
          realName: answered(values, 'realName'),
          matches: {
            balance: answered(values, 'balance'),
            name: answered(values, 'name'),
            id_number: answered(values, 'id_number'),
            contact: answered(values, 'contact'),
          },
          document: values['document'] === 'other' ? 'other' : 'resident_identity_card',
          holder: given('holder'),
          cardNumber: given('cardNumber'),
          idNumber: given('idNumber'),
          phone: given('phone'),
          balanceFen: whole ? amountOf(values['balanceFen'], 'fen') : null,
          remark: orNull(values, 'remark'),
        }),
      )
    },
  }
}
