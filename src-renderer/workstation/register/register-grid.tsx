/** A register as its paper form has it: one row a line, its columns, and where each row stands. */
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterRow } from '#shared/contract/register-view.ts'
import type { RegisterKind } from '#shared/register/enumerations.ts'
import { walkRows } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { momentWords, msOf, remainingWords, spanWords } from '../../words/moment.ts'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { amountWords, differenceWords } from '../handover/amount.ts'
import { useChoices } from './choices.ts'
import { type Choices, useRegister } from './register.state.ts'
import { labelOf, lineWords, statusTone } from './register-words.ts'
import { usePicked } from '../../ui/picked.ts'

type Content<Kind extends RegisterKind> = Extract<RegisterRow['content'], { register: Kind }>
interface Column<Kind extends RegisterKind> {
  readonly name: string
  readonly figure?: boolean
  /** Words that may take a second line; figures and numbers never do. */
  readonly wordy?: boolean
  /** Left out where the form beside the list takes the room. */
  readonly minor?: boolean
  readonly cell: (
    content: Content<Kind>,
    words: { readonly t: TFunction; readonly choices: Choices | null; readonly row: RegisterRow },
  ) => ReactNode
}

const COLUMNS: { readonly [Kind in RegisterKind]: readonly Column<Kind>[] } = {
  difference: [
    { name: 'line', wordy: true, cell: ({ line }, { t, choices }) => lineWords(t, choices, line) },
    {
      name: 'difference',
      figure: true,
      cell: ({ difference, unit }) => differenceWords(difference, unit),
    },
    {
      name: 'reason',
      wordy: true,
      cell: ({ reason }, { choices }) => labelOf(choices?.differenceReasons, reason),
    },
    { name: 'supervisor', minor: true, cell: ({ supervisor }) => supervisor },
    { name: 'recordedBy', minor: true, cell: (_content, { row }) => row.recordedBy },
  ],
  loss: [
    {
      name: 'card',
      cell: ({ report, product }, { choices }) =>
        report?.cardNumber ?? (
          <span className="soft">{labelOf(choices?.lossProducts, product)}</span>
        ),
    },
    { name: 'holder', cell: ({ report }) => report?.holder ?? '—' },
    { name: 'idNumber', minor: true, cell: ({ report }) => report?.idNumber ?? '—' },
    { name: 'phone', cell: ({ report }) => report?.phone ?? '—' },
    { name: 'balance', figure: true, minor: true, cell: ({ report }) => (report ? '••••' : '—') },
    { name: 'remark', minor: true, wordy: true, cell: ({ remark }) => remark ?? '' },
  ],
  transfer: [
    {
      name: 'item',
      wordy: true,
      cell: ({ item }, { choices }) => labelOf(choices?.transferItems, item),
    },
    {
      name: 'numbers',
      cell: ({ numbers }) => (numbers ? `${numbers.from} – ${numbers.to}` : '—'),
    },
    { name: 'sheets', figure: true, cell: ({ sheets }) => amountWords(sheets, 'piece') },
    { name: 'handedBy', cell: ({ handedBy }) => handedBy },
    { name: 'receivedBy', cell: ({ receivedBy }) => receivedBy },
    { name: 'remark', minor: true, wordy: true, cell: ({ remark }) => remark ?? '' },
  ],
  exception: [
    { name: 'number', cell: ({ number }) => number ?? '—' },
    { name: 'amount', figure: true, cell: ({ amountFen }) => amountWords(amountFen, 'fen') },
    {
      name: 'reason',
      wordy: true,
      cell: ({ reason }, { choices }) => labelOf(choices?.exceptionReasons, reason),
    },
    {
      name: 'paymentPoint',
      minor: true,
      wordy: true,
      cell: ({ paymentPoint }) => paymentPoint ?? '—',
    },
    {
      name: 'refund',
      figure: true,
      minor: true,
      cell: ({ refundFen }) => amountWords(refundFen, 'fen'),
    },
  ],
  phone_payment: [
    { name: 'number', cell: ({ number }) => number ?? '—' },
    { name: 'amount', figure: true, cell: ({ amountFen }) => amountWords(amountFen, 'fen') },
    { name: 'agent', wordy: true, cell: ({ agent }) => agent ?? '—' },
    { name: 'recordedBy', minor: true, cell: (_content, { row }) => row.recordedBy },
  ],
}

export function RegisterGrid({
  register,
  rows,
}: {
  readonly register: RegisterKind
  readonly rows: readonly RegisterRow[]
}) {
  const { t } = useTranslation()
  const columns = COLUMNS[register] as readonly Column<RegisterKind>[]
  const open = rows.filter((row) => row.open).length
  return (
    <div className="register-list">
      <table className="sheet register-sheet" onKeyDown={walkRows}>
        <caption>{t(`register.kind.${register}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('register.column.date')}</th>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={cellClass(column)}>
                {t(`register.column.${column.name}`)}
              </th>
            ))}
            <th scope="col">{t('register.column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <GridRow
              key={row.rowId}
              row={row}
              columns={columns}
              edge={index === open && index > 0}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function GridRow({
  row,
  columns,
  edge,
}: {
  readonly row: RegisterRow
  readonly columns: readonly Column<RegisterKind>[]
  readonly edge: boolean
}) {
  const { t } = useTranslation()
  const now = useMinute()
  const { look, detail, side } = usePicked(useRegister, 'look', 'detail', 'side')
  const choices = useChoices()
  const chosen = side === 'row' && detail?.row.rowId === row.rowId
  return (
    <tr
      className={`${row.open ? 'register-open' : 'register-closed'}${edge ? ' register-edge' : ''}`}
      aria-current={chosen ? 'true' : undefined}
    >
      <th scope="row">
        <button
          type="button"
          data-row
          className="register-row"
          onClick={() => void look(row.rowId)}
        >
          {momentWords(row.at, now)}
        </button>
        {row.open && (
          <span className="register-age">
            {t('register.age', { time: spanWords(t, Math.max(0, now - msOf(row.at))) })}
          </span>
        )}
      </th>
      {columns.map((column) => (
        <td key={column.name} className={cellClass(column)}>
          {column.cell(row.content as never, { t, choices, row })}
        </td>
      ))}
      <td>
        <RowMarks row={row} now={now} />
      </td>
    </tr>
  )
}

function cellClass({ figure, minor, wordy }: Column<RegisterKind>): string {
  return [figure && 'amount number', minor && 'minor', wordy && 'wordy'].filter(Boolean).join(' ')
}

/** Where the row stands, until when, and how far it has come to head office. */
export function RowMarks({ row, now }: { readonly row: RegisterRow; readonly now: number }) {
  const { t } = useTranslation()
  const { clock } = row
  const left = row.open && clock ? remainingWords(t, clock.dueAt, now) : null
  return (
    <span className="register-marks">
      <Mark tone={statusTone(row.status)}>{t(`register.status.${row.status}`)}</Mark>
      {left && (
        <Mark tone={left.overdue ? 'alarm' : clock?.state === 'due_soon' ? 'warning' : 'quiet'}>
          {left.words}
        </Mark>
      )}
      {row.conflicts > 0 && (
        <Mark tone="alarm">{t('case.conflicts', { count: row.conflicts })}</Mark>
      )}
      {row.needsUpdate && <Mark tone="warning">{t('case.needsUpdate')}</Mark>}
      <SyncStateMark sync={row.sync} />
    </span>
  )
}
