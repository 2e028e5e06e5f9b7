/** Head office's side: who is here, and what is on screen. */
import { create } from 'zustand'
import type {
  BranchRow,
  ConsoleCase,
  ConsoleCaseRow,
  ConsoleStatus,
  DeviceRow,
} from '#shared/contract/console-views.ts'
import type { ConsoleClient, ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { send } from '../bridge/client.ts'

/** The console's calls. */
export const ask: ConsoleClient = (name, input) =>
  send(name, input) as ReturnType<typeof ask<typeof name>>

export type ConsolePlace =
  | { readonly name: 'branches' }
  | { readonly name: 'cases'; readonly branchId: string | null }
  | { readonly name: 'case'; readonly branchId: string; readonly caseId: string }
  | { readonly name: 'notices' }
  | { readonly name: 'words' }
  | { readonly name: 'devices' }

export type CaseFilter = ConsoleInput<'console.cases'>['state']
export const CASES_A_PAGE = 50

interface ConsoleState {
  readonly status: ConsoleStatus | null
  readonly place: ConsolePlace
  readonly fault: Refusal | null
  readonly branches: readonly BranchRow[] | null
  readonly cases: { readonly rows: readonly ConsoleCaseRow[]; readonly total: number } | null
  readonly filter: { readonly state: CaseFilter; readonly search: string; readonly page: number }
  readonly detail: ConsoleCase | null
  readonly notices: ConsoleOutput<'console.notices'>['notices'] | null
  readonly devices: readonly DeviceRow[] | null
  adopt(status: ConsoleStatus): void
  go(place: ConsolePlace): void
  narrow(filter: Partial<ConsoleState['filter']>): void
  show(detail: ConsoleCase): void
  load(): Promise<void>
}

export const useConsole = create<ConsoleState>((set, get) => {
  let asked = 0
  const take = <Value>(
    mine: number,
    answer:
      | { readonly ok: true; readonly value: Value }
      | { readonly ok: false; readonly refusal: Refusal },
    store: (value: Value) => Partial<ConsoleState>,
  ) => {
    if (mine === asked)
      set(answer.ok ? { ...store(answer.value), fault: null } : { fault: answer.refusal })
  }
  return {
    status: null,
    place: { name: 'branches' },
    fault: null,
    branches: null,
    cases: null,
    filter: { state: 'open', search: '', page: 1 },
    detail: null,
    notices: null,
    devices: null,
    adopt: (status) => set({ status, fault: null }),
    go(place) {
      set({
        place,
        fault: null,
        ...(place.name === 'case' ? { detail: null } : {}),
        ...(place.name === 'cases' ? { cases: null } : {}),
      })
      void get().load()
    },
    narrow(filter) {
      set({ filter: { ...get().filter, page: 1, ...filter } })
      void get().load()
    },
    show: (detail) => set({ detail }),
    async load() {
      const mine = ++asked
      const { place, filter, status } = get()
      if (!status?.person) return
      switch (place.name) {
        case 'branches':
          return take(mine, await ask('console.branches', {}), ({ rows }) => ({ branches: rows }))
        case 'cases': {
          const input = {
            branchId: place.branchId,
            state: filter.state,
            search: filter.search.trim(),
            offset: (filter.page - 1) * CASES_A_PAGE,
            limit: CASES_A_PAGE,
          }
          return take(mine, await ask('console.cases', input), (cases) => ({ cases }))
        }
        case 'case': {
          const { branchId, caseId } = place
          return take(mine, await ask('console.case', { branchId, caseId }), (detail) => ({
            detail,
          }))
        }
        case 'words':
          // Its page asks by itself: what is typed there must not be lost to a look every minute.
          return
        case 'notices':
          return take(mine, await ask('console.notices', {}), ({ notices }) => ({ notices }))
        case 'devices': {
          const devices = await ask('console.devices', { branchId: null })
          return take(mine, devices, ({ rows }) => ({ devices: rows }))
        }
      }
    },
  }
})

/** True when the signed-in person may do this; the hub checks again. */
export function useConsoleMay(permission: string): boolean {
  return useConsole((state) => state.status?.permissions.includes(permission) === true)
}
