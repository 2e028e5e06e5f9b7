/** The registers on the screen: the list, the row that is looked at, and what is being typed. */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import type { RegisterDetail, RegisterRow, RevealedRow } from '#shared/contract/register-view.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import type { RegisterKind } from '#shared/register/enumerations.ts'
import { call } from '../../bridge/client.ts'
import { RECORD_ID, type TypedForms, keepForms } from '../draft/kept-forms.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

const ROWS_A_PAGE = 50
export type RowFilter = Input<'register.list'>['state']
export type Choices = Output<'register.choices'>
type Compared = Output<'register.comparePhonePayments'>
/** What stands beside the list: nothing, a new row, the agent's list, or the row that is looked at. */
export type Side = 'none' | 'new' | 'compare' | 'row'

interface RegisterPageState {
  readonly choices: Choices | null
  readonly register: RegisterKind
  readonly filter: RowFilter
  readonly search: string
  readonly rows: readonly RegisterRow[] | null
  readonly next: string | null
  readonly fault: Refusal | null
  readonly side: Side
  readonly detail: RegisterDetail | null
  readonly detailFault: Refusal | null
  readonly revealed: RevealedRow | null
  readonly compared: Compared | null
  /** Words that are typed and not saved, by form; PINs are never among them. */
  readonly typed: Readonly<Record<string, Readonly<Record<string, string>>>>
  narrow(change: { register?: RegisterKind; filter?: RowFilter; search?: string }): void
  load(): Promise<void>
  loadMore(): Promise<void>
  open(side: Side): void
  look(rowId: string): Promise<void>
  reveal(purpose: Input<'register.reveal'>['purpose']): Promise<Refusal | null>
  hide(): void
  type(form: string, words: Readonly<Record<string, string>>): void
  /** Shows what a call made of a row; answers the refusal, or null when it is done. */
  take(form: string, change: Promise<Result<RegisterDetail>>): Promise<Refusal | null>
  compare(form: string, input: Input<'register.comparePhonePayments'>): Promise<Refusal | null>
}

const start = {
  choices: null,
  register: 'difference',
  filter: 'open',
  search: '',
  rows: null,
  next: null,
  fault: null,
  side: 'none',
  detail: null,
  detailFault: null,
  revealed: null,
  compared: null,
  typed: {},
} as const

/** Every form here holds words alone. */
function wordsOf(forms: TypedForms<unknown>): RegisterPageState['typed'] {
  return Object.fromEntries(
    Object.entries(forms).map(([form, typed]) => [
      form,
      Object.fromEntries(
        Object.entries(typed).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value] as const] : [],
        ),
      ),
    ]),
  )
}

export const useRegister = create<RegisterPageState>((set, get) => {
  let asked = 0
  const ask = async (cursor: string | null, limit: number) => {
    const { register, filter, search } = get()
    const mine = ++asked
    const answer = await call('register.list', { register, state: filter, search, cursor, limit })
    return mine === asked ? answer : null
  }
  const kept = keepForms({
    kind: 'register',
    read: () => get().typed,
    put: (forms) => set(({ typed }) => ({ typed: { ...wordsOf(forms), ...typed } })),
    clear: () => set({ typed: {}, side: 'none' }),
  })
  const without = (form: string) => {
    const { [form]: _sent, ...typed } = get().typed
    return typed
  }
  return {
    ...start,
    narrow(change) {
      const other = change.register !== undefined && change.register !== get().register
      if (other) set({ rows: null, side: 'none', detail: null, revealed: null, compared: null })
      // Nothing handed over is ever open: that register is looked at as a whole.
      if (other) set({ filter: change.register === 'transfer' ? 'all' : 'open', search: '' })
      set(change)
      void get().load()
    },
    async load() {
      await kept.restore()
      const choices = await call('register.choices', {})
      if (choices.ok) set({ choices: choices.value })
      // As many as are shown already: news must not shorten the list under somebody's eyes.
      const answer = await ask(null, Math.max(ROWS_A_PAGE, Math.min(200, get().rows?.length ?? 0)))
      if (answer) set(answer.ok ? { ...answer.value, fault: null } : { fault: answer.refusal })
      const { side, detail } = get()
      if (side === 'row' && detail) await get().look(detail.row.rowId)
    },
    async loadMore() {
      const { next, rows } = get()
      const answer = next === null ? null : await ask(next, ROWS_A_PAGE)
      if (!answer) return
      if (!answer.ok) return set({ fault: answer.refusal })
      set({ rows: [...(rows ?? []), ...answer.value.rows], next: answer.value.next })
    },
    open: (side) => set({ side, detail: null, detailFault: null, revealed: null, compared: null }),
    async look(rowId) {
      if (get().detail?.row.rowId !== rowId) set({ detail: null, revealed: null })
      set({ side: 'row', detailFault: null })
      await kept.restore()
      const answer = await call('register.get', { rowId })
      if (!answer.ok) return set({ detailFault: answer.refusal })
      const { register } = answer.value.row
      set({
        detail: answer.value,
        ...(register === get().register ? {} : { register, rows: null }),
      })
    },
    async reveal(purpose) {
      const rowId = get().detail?.row.rowId
      if (rowId === undefined) return null
      const answer = await call('register.reveal', { rowId, purpose })
      if (!answer.ok) return answer.refusal
      set({ revealed: answer.value })
      return null
    },
    hide: () => set({ revealed: null }),
    type(form, words) {
      set(({ typed }) => ({
        typed: { ...typed, [form]: { [RECORD_ID]: uuid(), ...typed[form], ...words } },
      }))
      kept.touch()
    },
    async take(form, change) {
      const answer = await change
      if (!answer.ok) return answer.refusal
      set({ detail: answer.value, side: 'row', typed: without(form), detailFault: null })
      kept.touch()
      await get().load()
      return null
    },
    async compare(form, input) {
      const answer = await call('register.comparePhonePayments', input)
      if (!answer.ok) return answer.refusal
      set({ compared: answer.value, typed: without(form) })
      kept.touch()
      await get().load()
      return null
    },
  }
})

forgetAfterLeaving(() => useRegister.setState(start))
