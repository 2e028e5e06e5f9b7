/** The list of complaints as it is filtered now. */
import { create } from 'zustand'
import type { CaseRow } from '#shared/contract/views.ts'
import type { Input } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../../bridge/client.ts'
import { forgetAfterLeaving } from '../../session/memory.ts'

export const PAGE = 50
export type StateFilter = Input<'complaint.list'>['state']

interface ListState {
  readonly state: StateFilter
  readonly search: string
  readonly page: number
  readonly rows: readonly CaseRow[] | null
  readonly total: number
  readonly fault: Refusal | null
  show(change: { state?: StateFilter; search?: string; page?: number }): void
  load(): Promise<void>
}

const start = { state: 'open', search: '', page: 1, rows: null, total: 0, fault: null } as const

export const useComplaintList = create<ListState>((set, get) => {
  let asked = 0
  return {
    ...start,
    show(change) {
      set({ page: 1, ...change })
      void get().load()
    },
    async load() {
      const mine = ++asked
      const { state, search, page } = get()
      const answer = await call('complaint.list', {
        state,
        search: search.trim(),
        offset: (page - 1) * PAGE,
        limit: PAGE,
      })
      if (mine !== asked) return
      set(
        answer.ok
          ? { rows: answer.value.rows, total: answer.value.total, fault: null }
          : { fault: answer.refusal },
      )
    },
  }
})

forgetAfterLeaving(() => useComplaintList.setState(start))
