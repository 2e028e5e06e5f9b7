/**
 * The registration that is being typed. Its id is made once and is draft id and case id alike, so
 * that saving twice saves once.
 */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import { type IntakeDraft, intakeDraftSchema } from '#shared/contract/calls/complaint.ts'
import type { CaseRow } from '#shared/contract/views.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../../bridge/client.ts'
import { hostNow } from '../../../ui/now.ts'
import { createAutosave } from '../../draft/autosave.ts'
import { type Draft, useDrafts } from '../../draft/draft.state.ts'
import { forgetAfterLeaving, saveBeforeLeaving } from '../../session/memory.ts'

/** What the rules say is asked again this long after the last key. */
const EVALUATE_MS = 250

type Evaluation = Output<'complaint.evaluate'>

interface IntakeState {
  readonly draft: IntakeDraft | null
  readonly evaluation: Evaluation | null
  /** Where the draft is: typed only, kept by the host, or refused. */
  readonly kept: 'no' | 'yes' | Refusal
  readonly saving: boolean
  readonly refusal: Refusal | null
  /** The case that the last save made. */
  readonly saved: CaseRow | null
  /** Somebody asked to save: from now on what is missing is said at its field. */
  readonly tried: boolean
  begin(): void
  resume(draft: Draft): void
  /** The draft was thrown away: its words go from here too. */
  discarded(draftId: string): void
  change(change: Partial<IntakeDraft>): void
  flush(): Promise<void>
  register(): Promise<void>
}

function emptyDraft(): IntakeDraft {
  const received = Math.floor(hostNow() / MINUTE_MS) * MINUTE_MS
  return {
    caseId: uuid(),
    intakeType: 'complaint',
    channel: 'counter',
    receivedAt: formatInstant(received),
    anonymous: false,
    reception: {
      walkIn: true,
      agitated: false,
      media: false,
      recordingDevice: false,
      gathering: false,
      violence: false,
    },
    harm: {
      beyondDepartmentPower: false,
      considerableHarm: false,
      possibleAdverseEffect: false,
      seriousDamage: false,
    },
    flags: [],
    groupSize: null,
    earlierCalls: [],
    customerName: '',
    contact: '',
    contactMissingReason: '',
    facts: '',
    demand: '',
    lateEntryReason: '',
  }
}

const nothing = {
  draft: null,
  evaluation: null,
  kept: 'no',
  saving: false,
  refusal: null,
  saved: null,
  tried: false,
} as const

export const useIntake = create<IntakeState>((set, get) => {
  let asking: ReturnType<typeof setTimeout> | undefined

  const autosave = createAutosave(async () => {
    const { draft } = get()
    if (!draft) return null
    const refusal = await useDrafts
      .getState()
      .keep({ draftId: draft.caseId, kind: 'intake', content: { ...draft } })
    // Typing went on meanwhile: what is kept is no longer what stands here.
    if (get().draft === draft) set({ kept: refusal ?? 'yes' })
    return refusal
  })

  const evaluate = async () => {
    const { draft } = get()
    if (!draft) return
    const answer = await call('complaint.evaluate', draft)
    if (answer.ok && get().draft?.caseId === draft.caseId) set({ evaluation: answer.value })
  }
  const evaluateSoon = () => {
    clearTimeout(asking)
    asking = setTimeout(() => void evaluate(), EVALUATE_MS)
  }

  return {
    ...nothing,
    begin() {
      set({ ...nothing, draft: emptyDraft() })
      void evaluate()
    },
    resume(kept) {
      const parsed = intakeDraftSchema.safeParse({
        ...emptyDraft(),
        ...kept.content,
        caseId: kept.draftId,
      })
      if (!parsed.success) return
      set({ ...nothing, draft: parsed.data, kept: 'yes' })
      void evaluate()
    },
    discarded(draftId) {
      if (get().draft?.caseId !== draftId) return
      autosave.stop()
      set(nothing)
    },
    change(change) {
      const { draft, saving } = get()
      if (!draft || saving) return
      set({ draft: { ...draft, ...change }, kept: 'no', refusal: null })
      autosave.touch()
      evaluateSoon()
    },
    flush: () => autosave.flush(),
    async register() {
      const { draft, saving } = get()
      if (!draft || saving) return
      set({ saving: true, refusal: null, tried: true })
      await autosave.flush()
      const answer = await call('complaint.register', draft)
      if (!answer.ok) {
        set({ saving: false, refusal: answer.refusal })
        void evaluate()
        return
      }
      autosave.stop()
      useDrafts.getState().settle(draft.caseId)
      set({ ...nothing, saved: answer.value })
    },
  }
})

saveBeforeLeaving(() => useIntake.getState().flush())
forgetAfterLeaving(() => useIntake.setState(nothing))
