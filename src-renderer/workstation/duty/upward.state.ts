/** Reports upward: the list, the one on screen, and what is being typed. */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import type { UpwardDetail, UpwardRow } from '#shared/contract/duty-view.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { RECORD_ID, keepForms } from '../draft/kept-forms.ts'
import { type RecordPages, noRecords, recordPages } from '../record/record-pages.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

type Typed = Readonly<Record<string, unknown>>
/** The form of a new report. */
const REPORT = 'report'

interface UpwardState extends RecordPages<UpwardRow, UpwardDetail> {
  /** The id under which the report being typed will stand: a second click writes nothing more. */
  readonly nextId: string
  readonly typed: Readonly<Record<string, Typed>>
  type(form: string, change: Typed): void
  /** Shows what a change made and forgets what was typed for it; answers the refusal, or null. */
  take(form: string, change: Promise<Result<UpwardDetail>>): Promise<Refusal | null>
}

const start = () => ({ ...noRecords, nextId: uuid(), typed: {} }) as const

export const useUpward = create<UpwardState>((set, get) => {
  const kept = keepForms({
    kind: 'upward',
    read: () => get().typed,
    put: (forms) => {
      const begun = forms[REPORT]?.[RECORD_ID]
      set(({ typed, nextId }) => ({
        typed: { ...forms, ...typed },
        nextId: typeof begun === 'string' ? begun : nextId,
      }))
    },
    clear: () => set({ typed: {}, nextId: uuid() }),
  })
  return {
    ...start(),
    ...recordPages<UpwardRow, UpwardDetail>(set, get, {
      before: kept.restore,
      list: (range) => call('upward.list', range),
      find: (reportId) => call('upward.get', { reportId }),
      idOf: ({ row }) => row.reportId,
    }),
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
