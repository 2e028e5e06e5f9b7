/**
 * The registration that is being typed. Its id is made once and is draft id and case id alike, so
 * that saving twice saves once.
 */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import { type IntakeDraft, NOTHING_MORE, intakeDraftSchema } from '#shared/contract/intake-form.ts'
import type { RepeatCandidateView } from '#shared/contract/calls/case-intake.ts'
import type { CaseRow } from '#shared/contract/views.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../../bridge/client.ts'
import { hostNow } from '../../../ui/now.ts'
import { isUnreadableTime } from '../../../ui/typed-time.ts'
import { createAutosave } from '../../draft/autosave.ts'
import { type Draft, useDrafts } from '../../draft/draft.state.ts'
import { forgetAfterLeaving, saveBeforeLeaving } from '../../session/memory.ts'

/** What the rules say is asked again this long after the last key. */
const EVALUATE_MS = 250

type Evaluation = Output<'complaint.evaluate'>

interface IntakeState {
  readonly draft: IntakeDraft | null
  /** What stands in the box for one more earlier call; no part of the draft before it can be read. */
  readonly earlierCall: string | null
  readonly evaluation: Evaluation | null
  /** Earlier cases that may be the same. */
  readonly repeats: readonly RepeatCandidateView[]
  /** Where the draft is: typed only, kept by the host, or refused. */
  readonly kept: 'no' | 'yes' | Refusal
  readonly saving: boolean
  readonly refusal: Refusal | null
  /** The case that the last save made. */
  readonly saved: CaseRow | null
  /** Somebody became violent in it: what happened is to be written down next. */
  readonly violent: boolean
  /** Somebody asked to save: from now on what is missing is said at its field. */
  readonly tried: boolean
  begin(): void
  resume(draft: Draft): void
  /** The draft was thrown away: its words go from here too. */
  discarded(draftId: string): void
  change(change: Partial<IntakeDraft>): void
  writeEarlierCall(written: string | null): void
  /** Takes the call in the box into the draft, as soon as it says a time. */
  noteEarlierCall(): void
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
    ...NOTHING_MORE,
  }
}

/**
 * A draft as this program's form holds it. What an older or newer program wrote is taken field by field:
 * one that does not fit is left out, and none takes the others with it.
 */
function readDraft({ draftId, content }: Draft): IntakeDraft {
  const empty: IntakeDraft = { ...emptyDraft(), caseId: draftId }
  const fields = Object.entries(intakeDraftSchema.shape).flatMap(([name, schema]) => {
    if (name === 'caseId' || !(name in content)) return []
    const parsed = schema.safeParse(content[name])
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  return { ...empty, ...Object.fromEntries(fields) }
}

/** What was typed is never left out: a call that nobody can read keeps the registration here. */
const UNREADABLE_CALL: Refusal = {
  code: 'invalid_input',
  message: 'an earlier call is no time that can be read',
  field: 'earlierCalls',
  params: { reason: 'wrong_moment' },
}

const nothing = {
  draft: null,
  earlierCall: null,
  evaluation: null,
  repeats: [],
  kept: 'no',
  saving: false,
  refusal: null,
  saved: null,
  violent: false,
  tried: false,
} as const

export const useIntake = create<IntakeState>((set, get) => {
  let asking: ReturnType<typeof setTimeout> | undefined

  const autosave = createAutosave(async () => {
    const { draft } = get()
    // What is to be sealed is kept on no disk.
    if (!draft || draft.intakeType === 'whistleblowing') return null
    const refusal = await useDrafts
      .getState()
      .keep({ draftId: draft.caseId, kind: 'intake', content: { ...draft } })
    // Typing went on meanwhile: what is kept is no longer what stands here.
    if (get().draft === draft) set({ kept: refusal ?? 'yes' })
    return refusal
  })

  const evaluate = async () => {
    const { draft } = get()
    if (!draft || draft.intakeType === 'whistleblowing') return
    const answer = await call('complaint.evaluate', draft)
    if (answer.ok && get().draft?.caseId === draft.caseId) set({ evaluation: answer.value })
  }
  let lookedFor = ''
  const lookForRepeats = async () => {
    const { draft } = get()
    if (!draft || draft.intakeType === 'whistleblowing') return
    const { caseId, contact, identityNumber, cardTail, facts } = draft
    const typed = { caseId, contact, identityNumber, cardTail, facts }
    const asked = JSON.stringify(typed)
    if (asked === lookedFor) return
    lookedFor = asked
    const answer = await call('complaint.findRepeats', typed)
    // An answer that a later key has overtaken says nothing about what stands there now.
    if (answer.ok && lookedFor === asked && get().draft?.caseId === caseId) {
      set({ repeats: answer.value.repeats })
    }
  }
  const askRules = () => {
    void evaluate()
    void lookForRepeats()
  }
  const evaluateSoon = () => {
    clearTimeout(asking)
    asking = setTimeout(askRules, EVALUATE_MS)
  }

  return {
    ...nothing,
    begin() {
      set({ ...nothing, draft: emptyDraft() })
      void evaluate()
    },
    resume(kept) {
      set({ ...nothing, draft: readDraft(kept), kept: 'yes' })
      askRules()
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
    writeEarlierCall(earlierCall) {
      if (get().saving) return
      set({ earlierCall, refusal: null })
    },
    noteEarlierCall() {
      const { draft, earlierCall, saving } = get()
      if (!draft || saving || earlierCall === null || isUnreadableTime(earlierCall)) return
      set({ earlierCall: null })
      if (draft.earlierCalls.includes(earlierCall)) return
      get().change({ earlierCalls: [...draft.earlierCalls, earlierCall].toSorted() })
    },
    flush: () => autosave.flush(),
    async register() {
      get().noteEarlierCall()
      const { draft, earlierCall, saving } = get()
      if (!draft || saving) return
      if (earlierCall !== null) {
        set({ refusal: { ...UNREADABLE_CALL } })
        return
      }
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
      set({ ...nothing, saved: answer.value, violent: draft.reception.violence })
    },
  }
})

saveBeforeLeaving(() => useIntake.getState().flush())
forgetAfterLeaving(() => useIntake.setState(nothing))
