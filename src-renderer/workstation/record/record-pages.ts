/** What every list of records has that is read by page: filter, rows, and the record that is looked at. */
import type { Refusal, Result } from '#shared/foundation/result.ts'

export const ROWS_A_PAGE = 50
/** Those that wait for somebody, or every one there is. */
export const FILTERS = ['open', 'all'] as const
export type Filter = (typeof FILTERS)[number]

export interface RecordPages<Row, Detail> {
  readonly filter: Filter
  readonly page: number
  readonly rows: readonly Row[] | null
  readonly total: number
  readonly fault: Refusal | null
  readonly detail: Detail | null
  readonly detailFault: Refusal | null
  narrow(change: { filter?: Filter; page?: number }): void
  loadList(): Promise<void>
  load(id: string): Promise<void>
}

export const noRecords = {
  filter: 'open',
  page: 1,
  rows: null,
  total: 0,
  fault: null,
  detail: null,
  detailFault: null,
} as const

/** The part of a store that reads them. An answer that a later question has overtaken is left out. */
export function recordPages<Row, Detail>(
  set: (change: Partial<RecordPages<Row, Detail>>) => void,
  get: () => RecordPages<Row, Detail>,
  calls: {
    /** Done before anything is read; what was typed before a crash comes back here. */
    readonly before?: () => Promise<void>
    readonly list: (range: {
      state: Filter
      offset: number
      limit: number
    }) => Promise<Result<{ rows: readonly Row[]; total: number }>>
    readonly find: (id: string) => Promise<Result<Detail>>
    readonly idOf: (detail: Detail) => string
  },
): Pick<RecordPages<Row, Detail>, 'narrow' | 'loadList' | 'load'> {
  let asked = 0
  return {
    narrow(change) {
      set({ page: 1, ...change })
      void get().loadList()
    },
    async loadList() {
      await calls.before?.()
      const mine = ++asked
      const { filter: state, page } = get()
      const answer = await calls.list({
        state,
        offset: (page - 1) * ROWS_A_PAGE,
        limit: ROWS_A_PAGE,
      })
      if (mine !== asked) return
      set(answer.ok ? { ...answer.value, fault: null } : { fault: answer.refusal })
    },
    async load(id) {
      await calls.before?.()
      const { detail } = get()
      if (!detail || calls.idOf(detail) !== id) set({ detail: null, detailFault: null })
      const answer = await calls.find(id)
      set(answer.ok ? { detail: answer.value, detailFault: null } : { detailFault: answer.refusal })
    },
  }
}
