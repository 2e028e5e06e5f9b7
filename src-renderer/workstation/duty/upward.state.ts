/** Reports upward: the list, the one on screen, and what is being typed. */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import type { UpwardDetail, UpwardRow } from '#shared/contract/duty-view.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { RECORD_ID, keepForms } from '../draft/kept-forms.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

export const REPORTS_A_PAGE = 50
type Typed = Readonly<Record<string, unknown>>
/** The form of a new report. */
const REPORT = 'report'

interface UpwardState {
  readonly filter: 'open' | 'all'
  readonly page: number
  readonly rows: readonly UpwardRow[] | null
  readonly total: number
  readonly fault: Refusal | null
  readonly detail: UpwardDetail | null
  readonly detailFault: Refusal | null
  /** The id under which the report being typed will stand: a second click writes nothing more. */
  readonly nextId: string
  readonly typed: Readonly<Record<string, Typed>>
  narrow(change: { filter?: 'open' | 'all'; page?: number }): void
  loadList(): Promise<void>
  load(reportId: string): Promise<void>
  type(form: string, change: Typed): void
  /** Shows what a change made and forgets what was typed for it; answers the refusal, or null. */
  take(form: string, change: Promise<Result<UpwardDetail>>): Promise<Refusal | null>
}

const start = () =>
  ({
    filter: 'open',
    page: 1,
    rows: null,
    total: 0,
    fault: null,
    detail: null,
    detailFault: null,
    nextId: uuid(),
    typed: {},
  }) as const

export const useUpward = create<UpwardState>((set, get) => {
  let asked = 0
  const kept = keepForms({
    kind: 'upward',
    read: () => get().typed,
    put: (forms) =>
      set(({ typed, nextId }) => ({
        typed: { ...forms, ...typed },
        nextId: String(forms[REPORT]?.[RECORD_ID] ?? nextId),
      })),
    clear: () => set({ typed: {}, nextId: uuid() }),
  })
  return {
    ...start(),
    narrow(change) {
      set({ page: 1, ...change })
      void get().loadList()
    },
    async loadList() {
      await kept.restore()
      const mine = ++asked
      const { filter, page } = get()
      const answer = await call('upward.list', {
        state: filter,
        offset: (page - 1) * REPORTS_A_PAGE,
        limit: REPORTS_A_PAGE,
      })
      if (mine !== asked) return
      set(answer.ok ? { ...answer.value, fault: null } : { fault: answer.refusal })
    },
    async load(reportId) {
      await kept.restore()
      if (get().detail?.row.reportId !== reportId) set({ detail: null, detailFault: null })
      const answer = await call('upward.get', { reportId })
      set(answer.ok ? { detail: answer.value, detailFault: null } : { detailFault: answer.refusal })
    },
    type(form, change) {
      const id = form === REPORT ? { [RECORD_ID]: get().nextId } : {}
      set(({ typed }) => ({ typed: { ...typed, [form]: { ...typed[form], ...change, ...id } } }))
      kept.touch()
    },
    async take(form, change) {
      const answer = await change
      if (!answer.ok) return answer.refusal
      const { [form]: _sent, ...typed } = get().typed
      const nextId = answer.value.row.reportId === get().nextId ? uuid() : get().nextId
      set({ detail: answer.value, typed, nextId })
      kept.touch()
      return null
    },
  }
})

forgetAfterLeaving(() => useUpward.setState(start()))
