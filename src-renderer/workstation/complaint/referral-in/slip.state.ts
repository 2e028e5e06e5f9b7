/** Slips of other branches' cases: the list, the one on screen, and what is being typed on it. */
import { create } from 'zustand'
import type { SlipDetail, SlipRow } from '#shared/contract/calls/referral-in.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { call } from '../../../bridge/client.ts'
import { type RecordPages, noRecords, recordPages } from '../../record/record-pages.ts'
import { forgetAfterLeaving } from '../../session/memory.ts'

/** What somebody types on a slip; it stays while they look elsewhere. */
interface Typed {
  readonly acceptedBy?: string
  readonly refusedBecause?: string
  readonly feedback?: string
}

interface SlipState extends RecordPages<SlipRow, SlipDetail> {
  readonly typed: Readonly<Record<string, Typed>>
  type(slipId: string, words: Typed): void
  /** Shows what a change made; answers the refusal, or null when it is done. */
  take(change: Promise<Result<SlipDetail>>): Promise<Refusal | null>
}

const start = { ...noRecords, typed: {} } as const

export const useSlips = create<SlipState>((set, get) => ({
  ...start,
  ...recordPages<SlipRow, SlipDetail>(set, get, {
    list: (range) => call('referralIn.list', range),
    find: (slipId) => call('referralIn.get', { slipId }),
    idOf: ({ row }) => row.slipId,
  }),
  type: (slipId, words) =>
    set(({ typed }) => ({ typed: { ...typed, [slipId]: { ...typed[slipId], ...words } } })),
  async take(change) {
    const answer = await change
    if (!answer.ok) return answer.refusal
    const { [answer.value.row.slipId]: _sent, ...typed } = get().typed
    set({ detail: answer.value, typed })
    return null
  },
}))

forgetAfterLeaving(() => useSlips.setState(start))
