/** What this person may do on the case on screen, and the keys that open it. */
import { useMemo } from 'react'
import type { CaseDetail } from '#shared/contract/views.ts'
import { useSession } from '../../session/session.state.ts'
import { ACTIONS, otherActions } from './actions.ts'
import type { ActionName, ActionRef } from './action-names.ts'
import { type Moment, momentOf } from './moment.ts'

/** Digits open what the moment asks for; nine fit on a keyboard. */
export const DIGITS = 9

const HANDED_ON: readonly ActionName[] = ['escalate', 'askReceiverChange', 'raiseUrgency', 'reopen']

type Open = (name: ActionName, subject?: string | null) => void

/** The moment and everything else; nothing without a case. */
export function useOffers(detail: CaseDetail | null): {
  readonly moment: Moment
  readonly others: readonly ActionRef[]
} {
  const person = useSession((state) => state.status?.person?.employeeNo)
  const permissions = useSession((state) => state.status?.permissions)
  return useMemo(() => {
    if (!detail || person === undefined || !permissions) {
      return { moment: { can: [], waits: [] }, others: [] }
    }
    const moment = momentOf(detail, person, permissions)
    // What waits for somebody else stands there with its reason, not a second time without it.
    const named = [...moment.can, ...moment.waits]
    const others = otherActions(detail, permissions, named)
    if (!detail.row.ownComplaint) return { moment, others }
    // A complaint about oneself is handed on and otherwise left to others.
    const left = ({ name }: ActionRef) => HANDED_ON.includes(name)
    return { moment: { can: moment.can.filter(left), waits: [] }, others: others.filter(left) }
  }, [detail, person, permissions])
}

export function digitsOf(can: readonly ActionRef[], open: Open): Record<string, () => void> {
  return Object.fromEntries(
    can
      .slice(0, DIGITS)
      .map(({ name, subject }, index) => [String(index + 1), () => open(name, subject)]),
  )
}

export function lettersOf(all: readonly ActionRef[], open: Open): Record<string, () => void> {
  return Object.fromEntries(
    all.flatMap(({ name, subject }) => {
      const { key } = ACTIONS[name]
      return key === undefined ? [] : [[key, () => open(name, subject)]]
    }),
  )
}
