/** One shift's sheet: what is counted, typed, ticked and signed. */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import type { ShiftDetail } from '#shared/contract/views.ts'
import type { Input } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { reconcileRow } from '#shared/handover/rules/reconcile.ts'
import { call } from '../../bridge/client.ts'
import { createAutosave } from '../draft/autosave.ts'
import { useDrafts } from '../draft/draft.state.ts'
import { forgetAfterLeaving, saveBeforeLeaving } from '../session/memory.ts'
import { amountWords, readAmount } from './amount.ts'

export const COLUMNS = ['in', 'out', 'closing'] as const
export type Column = (typeof COLUMNS)[number]
/** Line name → what stands in its cells, as typed. */
export type Cells = Readonly<Record<string, Readonly<Record<Column, string>>>>
type Line = ShiftDetail['lines'][number]

interface ShiftState {
  readonly detail: ShiftDetail | null
  readonly fault: Refusal | null
  readonly cells: Cells
  /** Typed since the last count. */
  readonly typed: boolean
  readonly reviewed: readonly string[]
  readonly differences: Readonly<
    Record<string, { readonly cause: string; readonly supervisor: string }>
  >
  readonly note: string
  readonly busy: boolean
  /** Why the last count was refused; a signature has its own. */
  readonly refusal: Refusal | null
  readonly signRefusal: Refusal | null
  load(shiftId: string): Promise<void>
  type(line: string, column: Column, text: string): void
  tick(section: string, done: boolean): void
  explain(line: string, change: { cause?: string; supervisor?: string }): void
  setNote(note: string): void
  count(): Promise<boolean>
  sign(signers: Pick<Input<'shift.sign'>, 'outgoing' | 'incoming'>): Promise<boolean>
}

/** Expected and difference as one types; null while a cell is empty or no amount. */
export function runningLine(
  line: Line,
  cells: Cells,
): { expected: number | null; difference: number | null } {
  const typed = cells[line.name]
  const read = (column: Column) => readAmount(typed?.[column] ?? '', line.unit)
  const [income, out, closing] = [read('in'), read('out'), read('closing')]
  if (income === null || out === null) return { expected: null, difference: null }
  const row = { opening: line.opening, in: income, out, closing: closing ?? 0 }
  const answer = reconcileRow(row)
  if (!answer.ok) return { expected: null, difference: null }
  return {
    expected: answer.value.expected,
    difference: closing === null ? null : answer.value.difference,
  }
}

function cellsOf(detail: ShiftDetail): Cells {
  return Object.fromEntries(
    detail.lines.map((line) => [
      line.name,
      {
        in: line.in === null ? '' : amountWords(line.in, line.unit),
        out: line.out === null ? '' : amountWords(line.out, line.unit),
        closing: line.closing === null ? '' : amountWords(line.closing, line.unit),
      },
    ]),
  )
}

const nothing = {
  detail: null,
  fault: null,
  cells: {},
  typed: false,
  reviewed: [],
  differences: {},
  note: '',
  busy: false,
  refusal: null,
  signRefusal: null,
} as const

export const useShift = create<ShiftState>((set, get) => {
  let draftId = uuid()
  const autosave = createAutosave(async () => {
    const { detail, cells, typed } = get()
    if (!detail || !typed) return null
    const { shiftId } = detail.row
    return useDrafts.getState().keep({ draftId, kind: 'shift', content: { shiftId, cells } })
  })
  saveBeforeLeaving(() => autosave.flush())

  /** Cells that were typed before a restart or by an interrupted hand. */
  const keptCells = async (detail: ShiftDetail): Promise<Cells | null> => {
    await useDrafts.getState().load()
    const kept = useDrafts
      .getState()
      .drafts.find(
        ({ kind, content }) => kind === 'shift' && content['shiftId'] === detail.row.shiftId,
      )
    draftId = kept?.draftId ?? uuid()
    return kept && !detail.row.signed
      ? { ...cellsOf(detail), ...(kept.content['cells'] as Cells) }
      : null
  }

  return {
    ...nothing,
    async load(shiftId) {
      const same = get().detail?.row.shiftId === shiftId
      if (!same) {
        await autosave.flush()
        set(nothing)
      }
      const answer = await call('shift.get', { shiftId })
      if (!answer.ok) return set({ fault: answer.refusal })
      // News from elsewhere never empties a cell that a hand is filling.
      if (same && get().typed) return set({ detail: answer.value, fault: null })
      const kept = same ? null : await keptCells(answer.value)
      set({
        detail: answer.value,
        fault: null,
        cells: kept ?? cellsOf(answer.value),
        typed: kept !== null,
      })
    },
    type(line, column, text) {
      const { cells } = get()
      const before = cells[line] ?? { in: '', out: '', closing: '' }
      set({
        cells: { ...cells, [line]: { ...before, [column]: text } },
        typed: true,
        refusal: null,
      })
      autosave.touch()
    },
    tick(section, done) {
      const others = get().reviewed.filter((name) => name !== section)
      set({ reviewed: done ? [...others, section] : others })
    },
    explain(line, change) {
      const { differences } = get()
      const before = differences[line] ?? { cause: '', supervisor: '' }
      set({ differences: { ...differences, [line]: { ...before, ...change } } })
    },
    setNote: (note) => set({ note }),
    async count() {
      const { detail, cells, busy } = get()
      if (!detail || busy) return false
      const lines = detail.lines.map((line) => {
        const read = (column: Column) => readAmount(cells[line.name]?.[column] ?? '', line.unit)
        return { name: line.name, in: read('in'), out: read('out'), closing: read('closing') }
      })
      const unread = lines.findIndex(
        (line) => line.in === null || line.out === null || line.closing === null,
      )
      if (unread >= 0) {
        set({
          refusal: {
            code: 'amount_unreadable',
            field: `lines.${unread}`,
            message: 'not an amount',
          },
        })
        return false
      }
      set({ busy: true, refusal: null })
      const answer = await call('shift.count', {
        shiftId: detail.row.shiftId,
        seenVersion: detail.row.version,
        lines: lines.map((line) => ({
          name: line.name,
          in: line.in ?? 0,
          out: line.out ?? 0,
          closing: line.closing ?? 0,
        })),
      })
      if (!answer.ok) {
        set({ busy: false, refusal: answer.refusal })
        return false
      }
      autosave.stop()
      if (useDrafts.getState().drafts.some((draft) => draft.draftId === draftId)) {
        await useDrafts.getState().discard(draftId)
      }
      set({ detail: answer.value, cells: cellsOf(answer.value), typed: false, busy: false })
      return true
    },
    async sign(signers) {
      const { detail, reviewed, differences, note, busy } = get()
      if (!detail || busy) return false
      set({ busy: true, signRefusal: null })
      const answer = await call('shift.sign', {
        shiftId: detail.row.shiftId,
        seenVersion: detail.row.version,
        ...signers,
        reviewed: [...reviewed],
        differences: detail.lines
          .filter((line) => line.difference !== null && line.difference !== 0)
          .flatMap((line) => {
            const { cause = '', supervisor = '' } = differences[line.name] ?? {}
            return cause.trim() === '' || supervisor === ''
              ? []
              : [{ line: line.name, cause, supervisor }]
          }),
        note: note.trim() === '' ? null : note.trim(),
      })
      set(
        answer.ok
          ? { busy: false, detail: answer.value }
          : { busy: false, signRefusal: answer.refusal },
      )
      return answer.ok
    },
  }
})

forgetAfterLeaving(() => useShift.setState(nothing))
