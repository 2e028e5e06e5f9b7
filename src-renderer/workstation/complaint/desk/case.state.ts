/**
 * The case on the desk. Changes name the version that was on screen; what others changed meanwhile
 * is said and never overwrites the words somebody is typing.
 */
import { create } from 'zustand'
import type { CaseDetail, TimelineEntry } from '#shared/contract/views.ts'
import type { Output } from '#shared/contract/workstation.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { call } from '../../../bridge/client.ts'
import { forgetAfterLeaving } from '../../session/memory.ts'
import type { ActionName, ActionRef } from './action-names.ts'
import type { GateName } from './gate-model.ts'

interface CaseState {
  readonly detail: CaseDetail | null
  readonly fault: Refusal | null
  /** The action whose form is open, with its subject (an instruction, a promise). */
  readonly action: ActionRef | null
  /** What others wrote while a form stood open here. */
  readonly meanwhile: readonly TimelineEntry[]
  readonly busy: boolean
  /** Whether the list of all other actions is unfolded. */
  readonly othersOpen: boolean
  /** The gate that somebody asked about. */
  readonly gate: GateName | null
  readonly refusal: Refusal | null
  readonly revealed: Output<'complaint.reveal'> | null
  /** Words of forms that were left: kept until they are sent, by case and action. */
  readonly words: Readonly<Record<string, Record<string, unknown>>>
  load(caseId: string): Promise<void>
  open(name: ActionName, subject?: string | null): void
  close(): void
  showOthers(open: boolean): void
  chooseGate(gate: GateName | null): void
  keepWords(key: string, values: Record<string, unknown>): void
  /** Runs one change. A second press while it runs does nothing. Answers the refusal, if any. */
  run(
    change: (seen: { caseId: string; seenVersion: number }) => Promise<Result<CaseDetail>>,
  ): Promise<Refusal | null>
  reveal(
    purpose: 'contact_customer' | 'verify_identity' | 'handle_case' | 'supervision',
  ): Promise<Refusal | null>
  hide(): void
}

const nothing = {
  detail: null,
  fault: null,
  action: null,
  meanwhile: [],
  busy: false,
  othersOpen: false,
  gate: null,
  refusal: null,
  revealed: null,
} as const

export const useCase = create<CaseState>((set, get) => ({
  ...nothing,
  words: {},
  async load(caseId) {
    const { detail } = get()
    if (detail && detail.row.caseId !== caseId) set(nothing)
    const answer = await call('complaint.get', { caseId })
    if (!answer.ok) {
      // Handed to the compliance office, here or elsewhere: no word of it stays on the screen.
      if (answer.refusal.code === 'unknown_case') set({ ...nothing, words: {} })
      return set({ fault: answer.refusal })
    }
    const before = get()
    const known = new Set(before.detail?.timeline.map(({ eventId }) => eventId))
    const fresh = before.detail
      ? answer.value.timeline.filter(({ eventId }) => !known.has(eventId))
      : []
    set({
      detail: answer.value,
      fault: null,
      meanwhile: before.action && !before.busy ? [...before.meanwhile, ...fresh] : before.meanwhile,
    })
  },
  open: (name, subject = null) =>
    set({ action: { name, subject }, meanwhile: [], othersOpen: false, gate: null, refusal: null }),
  close: () => set({ action: null, meanwhile: [], refusal: null }),
  showOthers: (othersOpen) => set({ othersOpen }),
  chooseGate: (gate) => set({ gate }),
  keepWords: (key, values) => set({ words: { ...get().words, [key]: values } }),
  async run(change) {
    const { detail, busy, action } = get()
    if (!detail || busy) return null
    set({ busy: true, refusal: null })
    const answer = await change({ caseId: detail.row.caseId, seenVersion: detail.row.version })
    if (answer.ok) {
      const { [wordsKey(detail, action)]: _sent, ...words } = get().words
      set({ detail: answer.value, action: null, meanwhile: [], busy: false, words })
      return null
    }
    set({ busy: false, refusal: answer.refusal })
    if (answer.refusal.code === 'changed_meanwhile') await get().load(detail.row.caseId)
    return answer.refusal
  },
  async reveal(purpose) {
    const { detail, busy } = get()
    if (!detail || busy) return null
    set({ busy: true })
    const answer = await call('complaint.reveal', { caseId: detail.row.caseId, purpose })
    set(
      answer.ok
        ? { busy: false, revealed: answer.value, action: null }
        : { busy: false, refusal: answer.refusal },
    )
    return answer.ok ? null : answer.refusal
  },
  hide: () => set({ revealed: null }),
}))

/** Under which key the unsent words of a form are kept. */
export function wordsKey(
  detail: Pick<CaseDetail, 'row'>,
  action: { readonly name: string; readonly subject: string | null } | null,
): string {
  return `${detail.row.caseId} ${action?.name ?? ''} ${action?.subject ?? ''}`
}

forgetAfterLeaving(() => useCase.setState({ ...nothing, words: {} }))
