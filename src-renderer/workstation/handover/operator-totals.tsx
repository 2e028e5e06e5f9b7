/** What the billing system says against what the operators' lines processed (S4-09(5)). */
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { reconcileTotals } from '#shared/handover/rules/reconcile.ts'
import { Mark } from '../../ui/mark.tsx'
import { useMay } from '../session/session.state.ts'
import { amountWords, differenceWords, readAmount } from './amount.ts'
import { walkCells } from './grid-keys.ts'
import { lineTitle } from './shift-words.ts'
import { useShift } from './shift.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function OperatorTotals({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const { billing, cells, typeBilling } = usePicked(useShift, 'billing', 'cells', 'typeBilling')
  const mayWrite = useMay('shift.write')
  const { operatorLines } = detail.policy
  if (operatorLines.length === 0) return null
  const locked = detail.row.signed || !mayWrite
  const amounts = operatorLines.map((line) => readAmount(cells[line]?.out ?? '', 'fen'))
  const total = readAmount(billing, 'fen')
  const whole = amounts.every((amount) => amount !== null)
  const sum = whole
    ? reconcileTotals(
        total ?? 0,
        amounts.map((amount) => amount ?? 0),
      )
    : null
  const added = sum?.ok ? sum.value.sum : null
  const difference = sum?.ok && total !== null ? sum.value.difference : null
  const faulty = billing !== '' && total === null
  return (
    <table className="sheet" onKeyDown={walkCells}>
      <thead>
        <tr>
          <th scope="col">{t('shift.totals.title')}</th>
          <th scope="col" className="amount">
            {t('shift.totals.operators')}
          </th>
          <th scope="col" className="amount">
            {t('shift.totals.billing')}
          </th>
          <th scope="col" className="amount">
            {t('shift.difference')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{operatorLines.map((line) => lineTitle(t, line)).join(' + ')}</th>
          <td className="amount soft">{amountWords(added, 'fen')}</td>
          {locked ? (
            <td className="amount">{amountWords(detail.totals?.billing ?? null, 'fen')}</td>
          ) : (
            <td>
              <input
                className={faulty ? 'cell cell-faulty' : 'cell'}
                data-cell
                inputMode="decimal"
                autoComplete="off"
                aria-label={t('shift.totals.billing')}
                aria-invalid={faulty}
                value={billing}
                onFocus={(event) => event.target.select()}
                onChange={(event) => typeBilling(event.target.value)}
                onBlur={() =>
                  total !== null &&
                  amountWords(total, 'fen') !== billing &&
                  typeBilling(amountWords(total, 'fen'))
                }
              />
            </td>
          )}
          <td className="amount">
            {difference === null ? (
              <span className="soft">—</span>
            ) : (
              <Mark tone={difference === 0 ? 'good' : 'alarm'}>
                {differenceWords(difference, 'fen')}
              </Mark>
            )}
          </td>
        </tr>
      </tbody>
    </table>
  )
}
