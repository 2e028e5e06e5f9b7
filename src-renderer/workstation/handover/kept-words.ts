/**
 * Words and figures of the handover that no record holds yet: an opening, an explanation, a problem, a
 * notice, a day's count. They survive a look elsewhere and a power cut until they are sent.
 */
import { create } from 'zustand'
import { type TypedForms, fitting, keepForms } from '../draft/kept-forms.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

interface KeptWords {
  readonly typed: TypedForms<unknown>
  type(form: string, change: Readonly<Record<string, unknown>>): void
  /** The form became a record. */
  sent(form: string): void
  /** Puts back what the host kept; asked before a page of the handover fills its boxes. */
  restore(): Promise<void>
}

export const useKeptWords = create<KeptWords>((set, get) => {
  const kept = keepForms({
    kind: 'handover',
    read: () => get().typed,
    put: (forms) => set(({ typed }) => ({ typed: { ...forms, ...typed } })),
    clear: () => set({ typed: {} }),
  })
  return {
    typed: {},
    type(form, change) {
      set(({ typed }) => ({ typed: { ...typed, [form]: { ...typed[form], ...change } } }))
      kept.touch()
    },
    sent(form) {
      const { [form]: _sent, ...typed } = get().typed
      set({ typed })
      kept.touch()
    },
    restore: () => kept.restore(),
  }
})

forgetAfterLeaving(() => useKeptWords.setState({ typed: {} }))

/** The boxes of one form: what was typed before stands there again. */
export function useKeptForm<Values extends object>(form: string, first: Values) {
  const typed = useKeptWords((state) => state.typed[form])
  const { type, sent } = useKeptWords.getState()
  return {
    values: fitting(first, typed),
    set: (change: Partial<Values>) => type(form, change),
    sent: () => sent(form),
  }
}
