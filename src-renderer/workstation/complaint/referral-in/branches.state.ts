/** The branches one can refer to, as head office last told of them. */
import { create } from 'zustand'
import type { Output } from '#shared/contract/workstation.ts'
import { call } from '../../../bridge/client.ts'
import { forgetAfterLeaving } from '../../session/memory.ts'

interface BranchesState {
  readonly rows: Output<'branch.list'>['rows'] | null
  load(): Promise<void>
}

export const useBranches = create<BranchesState>((set) => ({
  rows: null,
  async load() {
    const answer = await call('branch.list', {})
    if (answer.ok) set({ rows: answer.value.rows })
  },
}))

forgetAfterLeaving(() => useBranches.setState({ rows: null }))
