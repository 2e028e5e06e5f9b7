/** The lines of the sheet in a grid that is filled without the mouse; the sums run along. */
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { usePageKeys } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Key } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useMay } from '../session/session.state.ts'
import { amountWords, differenceWords, readAmount } from './amount.ts'
import { CashPanels } from './cash-panel.tsx'
import { walkCells } from './grid-keys.ts'
import { OperatorTotals } from './operator-totals.tsx'
import { lineTitle } from './shift-words.ts'
import { COLUMNS, runningLine, useShift } from './shift.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function CountGrid({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const { cells, type, typed, count, busy, refusal } = usePicked(
    useShift,
    'cells',
    'type',
    'typed',
    'count',
    'busy',
    'refusal',
  )
  const mayWrite = useMay('shift.write')
  const locked = detail.row.signed || !mayWrite
  const keys = useMemo(() => ({ 'Control+s': () => void count() }), [count])
  usePageKeys(keys)
  return (
    <>
      <table className="sheet" onKeyDown={walkCells}>
        <thead>
          <tr>
            <th scope="col">{t('shift.line')}</th>
            {(['opening', ...COLUMNS, 'expected', 'difference'] as const).map((column) => (
              <th key={column} scope="col" className="amount">
                {t(`shift.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {detail.lines.map((line) => {
            const running = locked ? line : runningLine(line, cells)
            return (
              <tr key={line.name}>
                <th scope="row">
                  {lineTitle(t, line.name)}{' '}
                  <span className="soft">{t(`lineUnit.${line.unit}`)}</span>
                </th>
                <td className="amount locked">{amountWords(line.opening, line.unit)}</td>
                {COLUMNS.map((column) => {
                  const text = cells[line.name]?.[column] ?? ''
                  const amount = readAmount(text, line.unit)
                  if (locked) {
                    return (
                      <td key={column} className="amount">
                        {amountWords(line[column], line.unit)}
                      </td>
                    )
                  }
                  return (
                    <td key={column}>
                      <input
                        className={text !== '' && amount === null ? 'cell cell-faulty' : 'cell'}
                        data-cell
                        inputMode="decimal"
                        autoComplete="off"
                        aria-label={`${lineTitle(t, line.name)} ${t(`shift.${column}`)}`}
                        aria-invalid={text !== '' && amount === null}
                        value={text}
                        onFocus={(event) => event.target.select()}
                        onChange={(event) => type(line.name, column, event.target.value)}
                        onBlur={() =>
                          amount !== null &&
                          amountWords(amount, line.unit) !== text &&
                          type(line.name, column, amountWords(amount, line.unit))
                        }
                      />
                    </td>
                  )
                })}
                <td className="amount soft">{amountWords(running.expected, line.unit)}</td>
                <td className="amount">
                  <Difference difference={running.difference} unit={line.unit} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <CashPanels detail={detail} />
      <OperatorTotals detail={detail} />
      {!locked && (
        <div className="form-foot">
          <Button type={typed ? 'primary' : 'default'} loading={busy} onClick={() => void count()}>
            {t('shift.saveCount')} <Key press="Ctrl S" />
          </Button>
          <span className="soft">
            {t(detail.policy.blind ? 'shift.blindNote' : 'shift.formula')}
          </span>
        </div>
      )}
      <RefusalNote refusal={refusal} />
    </>
  )
}

function Difference({
  difference,
  unit,
}: {
  readonly difference: number | null
  readonly unit: 'fen' | 'piece'
}) {
  if (difference === null) return <span className="soft">—</span>
  return <Mark tone={difference === 0 ? 'good' : 'alarm'}>{differenceWords(difference, unit)}</Mark>
}
