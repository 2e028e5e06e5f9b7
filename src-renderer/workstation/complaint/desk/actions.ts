/** What can be done with a case now: by its state and the person's permissions. The host checks again. */
import { useMemo } from 'react'
import type { CaseDetail } from '#shared/contract/views.ts'
import { useSession } from '../../session/session.state.ts'
import type { ActionName } from './case.state.ts'

export interface Action {
  readonly name: Exclude<ActionName, 'answer'>
  /** The letter that opens it while nobody types. */
  readonly key: string
  readonly permission: string
}

const all: readonly (Action & { readonly when: (detail: CaseDetail) => boolean })[] = [
  { name: 'contact', key: 'c', permission: 'complaint.write', when: () => true },
  { name: 'promise', key: 'p', permission: 'complaint.write', when: isOpen },
  { name: 'assign', key: 'a', permission: 'complaint.write', when: isOpen },
  { name: 'escalate', key: 'e', permission: 'complaint.write', when: () => true },
  { name: 'details', key: 'd', permission: 'complaint.write', when: () => true },
  { name: 'complete', key: 'b', permission: 'complaint.write', when: () => true },
  { name: 'retype', key: 't', permission: 'complaint.write', when: isOpen },
  {
    name: 'repeat',
    key: 'k',
    permission: 'complaint.write',
    when: (detail) => detail.intake.repeatOf === null,
  },
  { name: 'incident', key: 'i', permission: 'complaint.write', when: () => true },
  { name: 'close', key: 'x', permission: 'complaint.close', when: isOpen },
  { name: 'reopen', key: 'r', permission: 'complaint.write', when: (detail) => !isOpen(detail) },
  { name: 'reveal', key: 'v', permission: 'complaint.reveal', when: () => true },
  { name: 'erase', key: 'z', permission: 'complaint.erase', when: (detail) => !isOpen(detail) },
]

function isOpen({ row }: CaseDetail): boolean {
  return row.state !== 'closed'
}

/** Nothing can be done with an erased case or one that a newer program wrote. */
export function useActions(detail: CaseDetail | null): readonly Action[] {
  const permissions = useSession((state) => state.status?.permissions)
  return useMemo(() => {
    if (!detail || detail.erased || detail.row.needsUpdate) return []
    return all.filter(
      ({ permission, when }) => permissions?.includes(permission) === true && when(detail),
    )
  }, [detail, permissions])
}
