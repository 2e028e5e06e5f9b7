/** What two people do to a counted sheet: go through it, read it back, explain, sign, add to it. */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { OPERATOR_TOTALS } from '#shared/handover/sheet.ts'
import { call } from '../../bridge/client.ts'
import { fitting } from '../draft/kept-forms.ts'
import { forgetAfterLeaving } from '../session/memory.ts'
import { useKeptWords } from './kept-words.ts'
import { useShift } from './shift.state.ts'

export interface Explained {
  readonly reason: string
  readonly explanation: string
  readonly supervisor: string
}
type Signers = Pick<
  Input<'shift.sign'>,
  'outgoing' | 'incoming' | 'witness' | 'outgoingCosigner' | 'incomingCosigner'
>
type Questions = Output<'shift.readBack'>['questions']

interface SigningState {
  /** Of which shift all of this is. */
  readonly shiftId: string | null
  readonly reviewed: Readonly<Input<'shift.sign'>['reviewed']>
  readonly noticesRead: readonly string[]
  readonly differences: Readonly<Record<string, Explained>>
  readonly note: string
  readonly questions: Readonly<Questions>
  readonly answers: Readonly<Record<string, string>>
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** Begins anew for another shift; asks again what is to be read back. */
  begin(detail: ShiftDetail): Promise<void>
  tick(section: Input<'shift.sign'>['reviewed'][number], done: boolean): void
  readNotice(noticeId: string, done: boolean): void
  explain(line: string, change: Partial<Explained>): void
  setNote(note: string): void
  answer(question: string, option: string): void
  /** Both answer the refusal, or null when it is done. */
  sign(signers: Signers): Promise<Refusal | null>
  addAddendum(
    input: Pick<Input<'shift.addendum'>, 'outgoing' | 'incoming' | 'text'>,
  ): Promise<Refusal | null>
}

const nothing = {
  shiftId: null,
  reviewed: [],
  noticesRead: [],
  differences: {},
  note: '',
  questions: [],
  answers: {},
  busy: false,
  refusal: null,
} as const

/** Lines of the counted sheet, and the two systems' totals, that do not agree. */
export function differingLines(detail: ShiftDetail): readonly {
  readonly name: string
  readonly unit: 'fen' | 'piece'
  readonly difference: number
}[] {
  const lines = detail.lines.flatMap(({ name, unit, difference }) =>
    difference === null || difference === 0 ? [] : [{ name, unit, difference }],
  )
  const totals = detail.totals?.difference ?? 0
  return totals === 0
    ? lines
    : [...lines, { name: OPERATOR_TOTALS, unit: 'fen', difference: totals }]
}

/** True when enough is said about a difference to sign with it. */
export function isExplained(one: Explained | undefined): boolean {
  return (
    one !== undefined && one.reason !== '' && one.explanation.trim() !== '' && one.supervisor !== ''
  )
}

/** Under which the words before a signature are kept; ticks and answers are given anew by who stands there. */
const formOf = (shiftId: string) => `sign.${shiftId}`

function keep({ shiftId, differences, note }: SigningState): void {
  if (shiftId !== null) useKeptWords.getState().type(formOf(shiftId), { differences, note })
}

function wordsOf(kept: Readonly<Record<string, unknown>> | undefined) {
  return fitting({ differences: {} as SigningState['differences'], note: '' }, kept)
}

export const useSigning = create<SigningState>((set, get) => ({
  ...nothing,
  async begin(detail) {
    const { shiftId, signed } = detail.row
    if (get().shiftId !== shiftId) {
      await useKeptWords.getState().restore()
      const kept = useKeptWords.getState().typed[formOf(shiftId)]
      set({ ...nothing, shiftId, ...(signed ? {} : wordsOf(kept)) })
    }
    if (signed) return set({ questions: [] })
    const asked = await call('shift.readBack', { shiftId })
    if (get().shiftId !== shiftId || !asked.ok) return
    const { questions } = asked.value
    // An answer to a question that is not asked any more is none.
    const answers = Object.fromEntries(
      Object.entries(get().answers).filter(([name, option]) =>
        questions.some(
          ({ question, options }) => question === name && options.some(({ id }) => id === option),
        ),
      ),
    )
    set({ questions, answers })
  },
  tick(section, done) {
    const others = get().reviewed.filter((name) => name !== section)
    set({ reviewed: done ? [...others, section] : others })
  },
  readNotice(noticeId, done) {
    const others = get().noticesRead.filter((id) => id !== noticeId)
    set({ noticesRead: done ? [...others, noticeId] : others })
  },
  explain(line, change) {
    const { differences } = get()
    const before = differences[line] ?? { reason: '', explanation: '', supervisor: '' }
    set({ differences: { ...differences, [line]: { ...before, ...change } } })
    keep(get())
  },
  setNote(note) {
    set({ note })
    keep(get())
  },
  answer: (question, option) => set({ answers: { ...get().answers, [question]: option } }),
  async sign(signers) {
    const { reviewed, noticesRead, differences, note, answers, busy } = get()
    const { detail } = useShift.getState()
    if (!detail || busy) return null
    set({ busy: true, refusal: null })
    const answer = await call('shift.sign', {
      shiftId: detail.row.shiftId,
      seenVersion: detail.row.version,
      ...signers,
      reviewed: [...reviewed],
      noticesRead: [...noticesRead],
      readBack: Object.entries(answers).map(([question, option]) => ({ question, answer: option })),
      differences: differingLines(detail).flatMap(({ name }) => {
        const one = differences[name]
        return one && isExplained(one)
          ? [{ line: name, ...one, explanation: one.explanation.trim() }]
          : []
      }),
      note: note.trim() === '' ? null : note.trim(),
    })
    if (answer.ok) {
      useShift.getState().show(answer.value)
      useKeptWords.getState().sent(formOf(detail.row.shiftId))
    }
    const refusal = answer.ok ? null : answer.refusal
    set({ busy: false, refusal })
    return refusal
  },
  async addAddendum(input) {
    const { detail } = useShift.getState()
    if (!detail || get().busy) return null
    set({ busy: true })
    const answer = await call('shift.addendum', {
      shiftId: detail.row.shiftId,
      seenVersion: detail.row.version,
      addendumId: uuid(),
      ...input,
    })
    set({ busy: false })
    if (!answer.ok) return answer.refusal
    useShift.getState().show(answer.value)
    return null
  },
}))

forgetAfterLeaving(() => useSigning.setState(nothing))
