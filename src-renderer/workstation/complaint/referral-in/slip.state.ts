/** Slips of other branches' cases: the list, the one on screen, and what is being typed on it. */
import { create } from 'zustand'
import type { SlipDetail, SlipRow } from '#shared/contract/calls/referral-in.ts'
import type { Input } from '#shared/contract/workstation.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { call } from '../../../bridge/client.ts'
import { forgetAfterLeaving } from '../../session/memory.ts'

export const SLIPS_A_PAGE = 50
export type SlipFilter = Input<'referralIn.list'>['state']
/** What somebody types on a slip; it stays while they look elsewhere. */
interface Typed {
  readonly acceptedBy?: string
  readonly refusedBecause?: string
  readonly feedback?: string
}

interface SlipState {
  readonly filter: SlipFilter
  readonly page: number
  readonly rows: readonly SlipRow[] | null
  readonly total: number
  readonly fault: Refusal | null
  readonly detail: SlipDetail | null
  readonly detailFault: Refusal | null
  readonly typed: Readonly<Record<string, Typed>>
  narrow(change: { filter?: SlipFilter; page?: number }): void
  loadList(): Promise<void>
  load(slipId: string): Promise<void>
  type(slipId: string, words: Typed): void
  /** Shows what a change made; answers the refusal, or null when it is done. */
  take(change: Promise<Result<SlipDetail>>): Promise<Refusal | null>
}

const start = {
  filter: 'open',
  page: 1,
  rows: null,
  total: 0,
  fault: null,
  detail: null,
  detailFault: null,
  typed: {},
} as const

export const useSlips = create<SlipState>((set, get) => {
  let asked = 0
  return {
    ...start,
    narrow(change) {
      set({ page: 1, ...change })
      void get().loadList()
    },
    async loadList() {
      const mine = ++asked
      const { filter, page } = get()
      const answer = await call('referralIn.list', {
        state: filter,
        offset: (page - 1) * SLIPS_A_PAGE,
        limit: SLIPS_A_PAGE,
      })
      if (mine !== asked) return
      set(answer.ok ? { ...answer.value, fault: null } : { fault: answer.refusal })
    },
    async load(slipId) {
      if (get().detail?.row.slipId !== slipId) set({ detail: null, detailFault: null })
      const answer = await call('referralIn.get', { slipId })
      set(answer.ok ? { detail: answer.value, detailFault: null } : { detailFault: answer.refusal })
    },
    type: (slipId, words) =>
      set(({ typed }) => ({ typed: { ...typed, [slipId]: { ...typed[slipId], ...words } } })),
    async take(change) {
      const answer = await change
      if (!answer.ok) return answer.refusal
      const { [answer.value.row.slipId]: _sent, ...typed } = get().typed
      set({ detail: answer.value, typed })
      return null
    },
  }
})

forgetAfterLeaving(() => useSlips.setState(start))
