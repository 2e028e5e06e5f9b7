/** The cash of a line by denomination: Enter and arrows walk, the sum runs along and fills the closing. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'antd'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { useMay } from '../session/session.state.ts'
import { CashTable } from './cash-table.tsx'
import { lineTitle } from './shift-words.ts'
import { useShift } from './shift.state.ts'

export function CashPanels({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const mayWrite = useMay('shift.write')
  const locked = detail.row.signed || !mayWrite
  const [open, setOpen] = useState<readonly string[]>([])
  const lines = detail.policy.cashLines.filter(
    (line) => !locked || detail.cash.some((sheet) => sheet.line === line),
  )
  if (lines.length === 0) return null
  return (
    <div className="cash">
      {lines.map((line) => {
        const shown = open.includes(line)
        const others = open.filter((one) => one !== line)
        return (
          <section key={line} aria-label={t('shift.cash.title', { line: lineTitle(t, line) })}>
            <Button
              type="link"
              className="cash-toggle"
              aria-expanded={shown}
              onClick={() => setOpen(shown ? others : [...open, line])}
            >
              {shown ? '▾' : '▸'} {t('shift.cash.title', { line: lineTitle(t, line) })}
            </Button>
            {shown && <LineCash detail={detail} line={line} locked={locked} />}
          </section>
        )
      })}
    </div>
  )
}

function LineCash({
  detail,
  line,
  locked,
}: {
  readonly detail: ShiftDetail
  readonly line: string
  readonly locked: boolean
}) {
  const cells = useShift((state) => state.cash[line]) ?? {}
  const typeCash = useShift((state) => state.typeCash)
  const { denominations, damagedApart } = detail.policy
  return (
    <CashTable
      line={line}
      denominations={denominations}
      damagedApart={damagedApart}
      cells={cells}
      locked={locked}
      focused
      onType={(code, part, text) => typeCash(line, code, part, text)}
    />
  )
}
