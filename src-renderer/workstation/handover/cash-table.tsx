/** Cash by denomination in a grid that is filled without the mouse; the sum runs along. */
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { amountWords } from './amount.ts'
import { CASH_PARTS, type CashPart, type LineCells, isNoCount, sumOfCash } from './cash-cells.ts'
import { walkCells } from './grid-keys.ts'
import { lineTitle } from './shift-words.ts'

type Denomination = ShiftDetail['policy']['denominations'][number]

interface CashTableProps {
  /** Balance line whose cash it is; it stands in the name of every box. */
  readonly line: string
  readonly denominations: readonly Denomination[]
  /** Whether damaged notes have a column of their own. */
  readonly damagedApart: boolean
  readonly cells: LineCells
  readonly locked: boolean
  /** Whether the first box takes the caret as the table appears. */
  readonly focused?: boolean
  readonly onType: (code: string, part: CashPart, text: string) => void
}

export function CashTable(props: CashTableProps) {
  const { t } = useTranslation()
  const { denominations, damagedApart, cells, locked, focused = false } = props
  const parts = CASH_PARTS.filter((part) => damagedApart || part !== 'damaged')
  const shown = locked ? denominations.filter(({ code }) => cells[code]) : denominations
  return (
    <table className="sheet cash-table" onKeyDown={walkCells}>
      <thead>
        <tr>
          <th scope="col">{t('shift.cash.denomination')}</th>
          {parts.map((part) => (
            <th key={part} scope="col" className="amount">
              {t(`shift.cash.${part}`)}
            </th>
          ))}
          <th scope="col" className="amount">
            {t('shift.cash.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((denomination, index) => (
          <tr key={denomination.code}>
            <th scope="row">{t(`denomination.${denomination.code}`)}</th>
            {parts.map((part) => (
              <td key={part} className={locked ? 'amount' : undefined}>
                <CashCell
                  {...props}
                  denomination={denomination}
                  part={part}
                  first={focused && index === 0 && part === 'bricks'}
                />
              </td>
            ))}
            <td className="amount soft">{amountWords(sumOfCash(cells, [denomination]), 'fen')}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={parts.length + 1}>
            {t('shift.cash.total')}
          </th>
          <td className="amount">
            <strong>{amountWords(sumOfCash(cells, denominations), 'fen')}</strong>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function CashCell({
  line,
  cells,
  locked,
  onType,
  denomination: { code, perBundle, bundlesPerBrick },
  part,
  first,
}: CashTableProps & {
  readonly denomination: Denomination
  readonly part: CashPart
  readonly first: boolean
}) {
  const { t } = useTranslation()
  const text = cells[code]?.[part] ?? ''
  const never =
    (part === 'bundles' && perBundle === null) || (part === 'bricks' && bundlesPerBrick === null)
  if (never) return null
  if (locked) return <>{text === '' ? '—' : text}</>
  return (
    <input
      className={isNoCount(text) ? 'cell cell-faulty' : 'cell'}
      data-cell
      // Whoever opens the panel counts the largest first.
      autoFocus={first}
      inputMode="numeric"
      autoComplete="off"
      aria-label={`${lineTitle(t, line)} ${t(`denomination.${code}`)} ${t(`shift.cash.${part}`)}`}
      aria-invalid={isNoCount(text)}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => onType(code, part, event.target.value)}
    />
  )
}
