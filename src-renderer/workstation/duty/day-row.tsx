/** One line of the day: when, what, how it stands, how far it is on its way, and what one can do. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { SyncState } from '#shared/contract/views.ts'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { useMay } from '../session/session.state.ts'
import { useDuty } from './duty.state.ts'
import { usePicked } from '../../ui/picked.ts'

export interface RowAction {
  readonly entry: string
  readonly label: string
  /** Drawn in the accent while it is still to be done. */
  readonly due?: boolean
  readonly permission?: string
  readonly form: ReactNode
}

export function DayRow({
  time,
  title,
  mark,
  sync,
  actions = [],
  children,
}: {
  /** `08:30`, or nothing while it has not happened. */
  readonly time: string | null
  readonly title: ReactNode
  readonly mark?: ReactNode
  readonly sync?: SyncState | null
  readonly actions?: readonly RowAction[]
  readonly children?: ReactNode
}) {
  const opened = useDuty((state) => state.opened)
  const form = actions.find(({ entry }) => entry === opened)?.form
  return (
    <li className={`duty-row${time === null ? '' : ' duty-row-done'}`}>
      <span className="duty-when number">{time ?? '—'}</span>
      <div className="duty-what">
        <div className="duty-head">
          <span className="duty-title">{title}</span>
          {mark}
          {sync && <SyncStateMark sync={sync} />}
          <span className="duty-actions">
            {actions.map((action) => (
              <ActionButton key={action.entry} action={action} />
            ))}
          </span>
        </div>
        {children}
        {form}
      </div>
    </li>
  )
}

export function ActionButton({ action }: { readonly action: RowAction }) {
  const { opened, open } = usePicked(useDuty, 'opened', 'open')
  const may = useMay(action.permission ?? 'duty.write')
  const needsUpdate = useDuty((state) => state.day?.needsUpdate === true)
  if (!may || needsUpdate) return null
  const isOpen = opened === action.entry
  return (
    <Button
      size="small"
      data-row
      className={action.due ? 'duty-due' : ''}
      aria-expanded={isOpen}
      onClick={() => open(isOpen ? null : action.entry)}
    >
      {action.label}
    </Button>
  )
}
