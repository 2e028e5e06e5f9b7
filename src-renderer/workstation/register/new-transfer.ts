/** The form of a transfer (S4-14): what, how many, counted by the receiver, signed by both. */
import type { TFunction } from 'i18next'
import { call } from '../../bridge/client.ts'
import { type EntryField, amountOf } from './entry-form.tsx'
import { type NewRowPlan, formOf, orNull, remark, text } from './new-row-plan.ts'
import type { Choices } from './register.state.ts'

export function newTransfer(t: TFunction, choices: Choices, myNumber: string): NewRowPlan {
  const sign = (side: 'handedBy' | 'receivedBy'): readonly EntryField[] => [
    {
      name: side,
      label: t(`field.${side}`),
      kind: 'person',
      half: true,
      refusedAs: `${side}.employeeNo`,
    },
    {
      name: `${side}Pin`,
      label: t('field.pin'),
      kind: 'pin',
      half: true,
      refusedAs: `${side}.pin`,
      ...(side === 'receivedBy' ? { hint: t('register.signHint') } : {}),
    },
  ]
  const count = (name: 'sheetsGiven' | 'sheetsCounted'): EntryField => ({
    name,
    label: t(`field.${name}`),
    kind: 'count',
    half: true,
  })
  const end = (name: 'numbersFrom' | 'numbersTo', refusedAs: string): EntryField => ({
    name,
    label: t(`register.${name}`),
    kind: 'text',
    half: true,
    optional: true,
    max: 40,
    refusedAs,
  })
  return {
    button: t('register.signAndSave'),
    start: { handedBy: myNumber },
    fields: [
      { name: 'item', label: t('field.item'), kind: 'choice', options: choices.transferItems },
      { ...end('numbersFrom', 'numbers.from'), hint: t('register.numbersHint') },
      end('numbersTo', 'numbers.to'),
      count('sheetsGiven'),
      count('sheetsCounted'),
      remark(t),
      ...sign('handedBy'),
      ...sign('receivedBy'),
    ],
    send: (rowId, values, take) => {
      const from = text(values, 'numbersFrom')
      const to = text(values, 'numbersTo')
      const signer = (side: string) => ({
        employeeNo: text(values, side),
        pin: text(values, `${side}Pin`),
      })
      return take(
        formOf('transfer'),
        call('register.handTransfer', {
          rowId,
          item: text(values, 'item'),
          numbers: from === '' && to === '' ? null : { from, to },
          sheetsGiven: amountOf(values['sheetsGiven'], 'piece'),
          sheetsCounted: amountOf(values['sheetsCounted'], 'piece'),
          handedBy: signer('handedBy'),
          receivedBy: signer('receivedBy'),
          remark: orNull(values, 'remark'),
        }),
      )
    },
  }
}
