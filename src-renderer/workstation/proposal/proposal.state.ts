/** The branch's proposals, and the one that is being written; its words outlive the screen. */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import type { Output } from '#shared/contract/workstation.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { NO_FIELDS, type ProposedFields, fieldsOf, proposedOf } from '#shared/phrase/entry.ts'
import { call } from '../../bridge/client.ts'
import { type EntryCheck, isOfEntry } from '../../entry/entry-faults.ts'
import { RECORD_ID, fitting, keepForms } from '../draft/kept-forms.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

type List = Output<'proposal.list'>
export type Proposal = List['proposals'][number]
type Begin = Output<'proposal.begin'>

const FORM = 'proposal'
/** The check runs when fingers rest. */
const REST_MS = 400

interface ProposalRoomState {
  readonly proposals: readonly Proposal[] | null
  readonly fault: Refusal | null
  /** The library to begin from, and the kinds of case it knows. */
  readonly entries: Begin['entries']
  readonly caseTypes: readonly string[]
  /** The entry that the words begin from; empty for a new one. */
  readonly base: ProposedFields
  /** Only what was typed: the rest is the base's. */
  readonly typed: Readonly<Record<string, unknown>>
  /** The newest answer of the check: an older one never takes its place. */
  readonly check: EntryCheck<ProposedFields>
  /** Why the last sending was refused, until what it speaks of is typed anew. */
  readonly refused: Refusal | null
  /** Sending was tried: from then on every field says what it lacks. */
  readonly tried: boolean
  readonly sent: boolean
  load(): Promise<void>
  beginFrom(code: string | null): Promise<void>
  type(change: Readonly<Record<string, unknown>>): void
  send(): Promise<Refusal | null>
  withdraw(proposalId: string): Promise<void>
}

const EMPTY = {
  base: proposedOf(NO_FIELDS),
  typed: {},
  check: { faults: [], of: null },
  refused: null,
  tried: false,
} as const

export const useProposals = create<ProposalRoomState>((set, get) => {
  let resting: ReturnType<typeof setTimeout> | null = null
  /** Rises with everything that makes an answer on its way one about other words. */
  let asked = 0
  const forgetCheck = () => {
    asked += 1
    if (resting) clearTimeout(resting)
    resting = null
  }
  const kept = keepForms({
    kind: 'proposal',
    read: () => ({ [FORM]: get().typed }),
    put: (forms) => {
      const typed = { ...forms[FORM], ...get().typed }
      set({ typed })
      void adoptBase(replacesOf(typed))
    },
    clear: () => {
      forgetCheck()
      set(EMPTY)
    },
  })
  forgetAfterLeaving(() => {
    forgetCheck()
    set({ ...EMPTY, proposals: null, fault: null, sent: false })
  })

  const take = (answer: Result<List>): Refusal | null => {
    if (!answer.ok) return answer.refusal
    set({ ...answer.value, fault: null })
    return null
  }
  const adoptBase = async (code: string | null) => {
    const answer = await call('proposal.begin', { code })
    // Another entry was chosen while this one was on its way.
    if (code !== replacesOf(get().typed)) return
    if (!answer.ok) return set({ fault: answer.refusal })
    const { phrase, entries, caseTypes } = answer.value
    set({ entries, caseTypes, base: phrase ? proposedOf(fieldsOf(phrase)) : EMPTY.base })
    if (Object.keys(get().typed).length > 0) check()
  }
  const written = () => {
    const { typed } = get()
    return { proposalId: idOf(typed), replaces: replacesOf(typed), entry: entryTyped(get()) }
  }
  const check = () => {
    forgetCheck()
    const mine = asked
    resting = setTimeout(async () => {
      const asking = written()
      const answer = await call('phrase.checkProposal', asking)
      if (mine !== asked) return
      const { refused } = get()
      const faults = answer.ok ? answer.value.faults : [answer.refusal]
      set({
        check: { faults, of: asking.entry },
        // The check says anew what the entry lacks.
        refused: refused && isOfEntry(refused) ? null : refused,
      })
    }, REST_MS)
  }
  return {
    ...EMPTY,
    proposals: null,
    fault: null,
    entries: [],
    caseTypes: [],
    sent: false,
    async load() {
      await kept.restore()
      const fault = take(await call('proposal.list', {}))
      if (fault) set({ fault })
      // What head office published meanwhile is what words begin from now.
      await adoptBase(replacesOf(get().typed))
    },
    async beginFrom(code) {
      // Words for another entry begin anew; what was typed as a reason stays.
      const { why } = get().typed
      get().type({ replaces: code, ...(why === undefined ? {} : { why }) })
      const { replaces, [RECORD_ID]: id } = get().typed
      set({
        typed: { replaces, [RECORD_ID]: id, ...(why === undefined ? {} : { why }) },
        check: EMPTY.check,
        refused: null,
      })
      await adoptBase(code)
    },
    type(change) {
      const { typed, refused } = get()
      // What belongs to another field is still so.
      const stays = refused?.field !== undefined && !(refused.field in change)
      set({
        typed: { ...typed, [RECORD_ID]: typed[RECORD_ID] ?? uuid(), ...change },
        refused: stays ? refused : null,
        sent: false,
      })
      kept.touch()
      check()
    },
    async send() {
      set({ tried: true })
      const { typed } = get()
      const answer = await call('phrase.propose', { ...written(), why: whyOf(typed) })
      const fault = take(answer)
      if (!fault) {
        forgetCheck()
        set({ ...EMPTY, sent: true })
        kept.touch()
        return null
      }
      set({ refused: fault })
      check()
      return fault
    },
    async withdraw(proposalId) {
      const fault = take(await call('phrase.withdrawProposal', { proposalId }))
      if (fault) set({ fault })
    },
  }
})

/** The fields as they would be sent: what was typed over the entry that they begin from. */
export function entryTyped({
  base,
  typed,
}: Pick<ProposalRoomState, 'base' | 'typed'>): ProposedFields {
  return fitting(base, typed)
}

export function whyOf(typed: ProposalRoomState['typed']): string {
  return typeof typed['why'] === 'string' ? typed['why'] : ''
}

export function replacesOf(typed: ProposalRoomState['typed']): string | null {
  return typeof typed['replaces'] === 'string' ? typed['replaces'] : null
}

function idOf(typed: ProposalRoomState['typed']): string {
  return typeof typed[RECORD_ID] === 'string' ? typed[RECORD_ID] : uuid()
}
