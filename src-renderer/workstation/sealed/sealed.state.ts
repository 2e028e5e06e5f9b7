/** What is being written for the compliance office. It lives in this window's memory and nowhere else. */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { useIntake } from '../complaint/intake/intake.state.ts'
import { useDrafts } from '../draft/draft.state.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

type SealedWords = Omit<Input<'sealed.submit'>, 'sealedId' | 'draftId'>

interface SealedState {
  readonly sealedId: string
  /** The registration that it was begun as. */
  readonly draftId: string | null
  readonly words: SealedWords
  readonly office: Output<'sealed.office'> | null
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly receipt: string | null
  /** Takes over what was typed as a registration, and takes its draft off the disk. */
  begin(draft: IntakeDraft): Promise<void>
  change(words: Partial<SealedWords>): void
  submit(): Promise<void>
  loadOffice(): Promise<void>
}

const EMPTY: SealedWords = {
  about: '',
  facts: '',
  evidence: '',
  reporterName: '',
  reporterContact: '',
}

const nothing = {
  sealedId: '',
  draftId: null,
  words: EMPTY,
  busy: false,
  refusal: null,
  receipt: null,
} as const

export const useSealed = create<SealedState>((set, get) => ({
  ...nothing,
  office: null,
  async begin({ caseId, facts, customerName, contact }) {
    if (get().draftId !== caseId) {
      const taken = { facts, reporterName: customerName, reporterContact: contact }
      set({ ...nothing, sealedId: uuid(), draftId: caseId, words: { ...EMPTY, ...taken } })
    }
    // A save that is on its way must not come after the discarding.
    await useIntake.getState().flush()
    await useDrafts.getState().discard(caseId)
  },
  change: (words) => set({ words: { ...get().words, ...words }, refusal: null }),
  async submit() {
    const { sealedId, draftId, words, busy } = get()
    if (busy) return
    set({ busy: true, refusal: null })
    const answer = await call('sealed.submit', { sealedId, draftId, ...words })
    if (!answer.ok) return set({ busy: false, refusal: answer.refusal })
    if (draftId !== null) {
      useDrafts.getState().settle(draftId)
      useIntake.getState().discarded(draftId)
    }
    set({ ...nothing, receipt: answer.value.receipt })
  },
  async loadOffice() {
    const answer = await call('sealed.office', {})
    if (answer.ok) set({ office: answer.value })
    else set({ refusal: answer.refusal })
  },
}))

forgetAfterLeaving(() => useSealed.setState(nothing))
