/** One shift's sheet: what is typed into it, counted, and written beside it. */
import { v7 as uuid } from 'uuid'
import { create } from 'zustand'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { reconcileRow } from '#shared/handover/rules/reconcile.ts'
import { call } from '../../bridge/client.ts'
import { createAutosave } from '../draft/autosave.ts'
import { useDrafts } from '../draft/draft.state.ts'
import { forgetAfterLeaving, saveBeforeLeaving } from '../session/memory.ts'
import { amountWords, readAmount } from './amount.ts'
import { type CashCells, cashCellsOf, cashInput, sumOfCash } from './cash-cells.ts'

export const COLUMNS = ['in', 'out', 'closing'] as const
export type Column = (typeof COLUMNS)[number]
/** Line name → what stands in its cells, as typed. */
type Cells = Readonly<Record<string, Readonly<Record<Column, string>>>>
type Line = ShiftDetail['lines'][number]

/** What is kept of a count until it is saved. */
interface Typed {
  readonly cells: Cells
  readonly cash: CashCells
  readonly billing: string
}

/** Calls that write beside the sheet and answer it whole. */
type Beside =
  | 'shift.raiseIssue'
  | 'shift.assignIssue'
  | 'shift.settleIssue'
  | 'shift.leaveNotice'
  | 'shift.readNotice'
  | 'shift.tellFloat'
  | 'shift.recordLiability'

interface ShiftPageState extends Typed {
  readonly detail: ShiftDetail | null
  readonly fault: Refusal | null
  /** Typed since the last count. */
  readonly typed: boolean
  readonly busy: boolean
  /** Why the last count was refused; a signature has its own. */
  readonly refusal: Refusal | null
  load(shiftId: string): Promise<void>
  show(detail: ShiftDetail): void
  type(line: string, column: Column, text: string): void
  typeBilling(text: string): void
  /** Writes one box of a cash count; the sum fills the closing of its line. */
  typeCash(line: string, code: string, part: string, text: string): void
  count(): Promise<boolean>
  /** Writes beside the sheet; answers the refusal, or null when it is done. */
  write<Name extends Beside>(
    name: Name,
    input: Omit<Input<Name>, 'shiftId'>,
  ): Promise<Refusal | null>
}

/** Expected and difference as one types; null while a cell is empty, no amount, or the count is blind. */
export function runningLine(
  line: Line,
  cells: Cells,
): { expected: number | null; difference: number | null } {
  const typed = cells[line.name]
  const read = (column: Column) => readAmount(typed?.[column] ?? '', line.unit)
  const [income, out, closing] = [read('in'), read('out'), read('closing')]
  if (income === null || out === null || line.opening === null) {
    return { expected: null, difference: null }
  }
  const row = { opening: line.opening, in: income, out, closing: closing ?? 0 }
  const answer = reconcileRow(row)
  if (!answer.ok) return { expected: null, difference: null }
  return {
    expected: answer.value.expected,
    difference: closing === null ? null : answer.value.difference,
  }
}

function typedOf(detail: ShiftDetail): Typed {
  const cells = Object.fromEntries(
    detail.lines.map((line) => [
      line.name,
      {
        in: line.in === null ? '' : amountWords(line.in, line.unit),
        out: line.out === null ? '' : amountWords(line.out, line.unit),
        closing: line.closing === null ? '' : amountWords(line.closing, line.unit),
      },
    ]),
  )
  const { totals } = detail
  const billing = totals === null ? '' : amountWords(totals.billing, 'fen')
  return { cells, cash: cashCellsOf(detail), billing }
}

const nothing = {
  detail: null,
  fault: null,
  cells: {},
  cash: {},
  billing: '',
  typed: false,
  busy: false,
  refusal: null,
} as const

export const useShift = create<ShiftPageState>((set, get) => {
  let draftId = uuid()
  const autosave = createAutosave(async () => {
    const { detail, cells, cash, billing, typed } = get()
    if (!detail || !typed) return null
    const content = { shiftId: detail.row.shiftId, cells, cash, billing }
    return useDrafts.getState().keep({ draftId, kind: 'shift', content })
  })
  saveBeforeLeaving(() => autosave.flush())

  /** Cells that were typed before a restart or by an interrupted hand. */
  const keptBefore = async (detail: ShiftDetail): Promise<Typed | null> => {
    await useDrafts.getState().load()
    const kept = useDrafts
      .getState()
      .drafts.find(
        ({ kind, content }) => kind === 'shift' && content['shiftId'] === detail.row.shiftId,
      )
    draftId = kept?.draftId ?? uuid()
    if (!kept || detail.row.signed) return null
    const counted = typedOf(detail)
    const content = kept.content as Partial<Typed>
    return {
      cells: { ...counted.cells, ...content.cells },
      cash: { ...counted.cash, ...content.cash },
      billing: content.billing ?? counted.billing,
    }
  }
  const touch = (change: Partial<Typed>) => {
    set({ ...change, typed: true, refusal: null })
    autosave.touch()
  }
  const refuse = (refusal: Refusal) => {
    set({ busy: false, refusal })
    return false
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
      const kept = same ? null : await keptBefore(answer.value)
      const typed = kept !== null
      set({ detail: answer.value, fault: null, ...(kept ?? typedOf(answer.value)), typed })
    },
    show(detail) {
      set(get().typed ? { detail } : { detail, ...typedOf(detail) })
    },
    type(line, column, text) {
      const { cells } = get()
      const before = cells[line] ?? { in: '', out: '', closing: '' }
      touch({ cells: { ...cells, [line]: { ...before, [column]: text } } })
    },
    typeBilling: (billing) => touch({ billing }),
    typeCash(line, code, part, text) {
      const { cells, cash, detail } = get()
      const row = { ...cash[line]?.[code], [part]: text }
      const next = { ...cash, [line]: { ...cash[line], [code]: row } }
      const sum = sumOfCash(next[line] ?? {}, detail?.policy.denominations ?? [])
      const before = cells[line] ?? { in: '', out: '', closing: '' }
      const closing = sum === null ? before.closing : amountWords(sum, 'fen')
      touch({ cash: next, cells: { ...cells, [line]: { ...before, closing } } })
    },
    async count() {
      const { detail, cells, cash, billing, busy } = get()
      if (!detail || busy) return false
      const lines = detail.lines.map((line) => {
        const read = (column: Column) => readAmount(cells[line.name]?.[column] ?? '', line.unit)
        return { name: line.name, in: read('in'), out: read('out'), closing: read('closing') }
      })
      const unread = lines.findIndex(
        (line) => line.in === null || line.out === null || line.closing === null,
      )
      const total = billing.trim() === '' ? null : readAmount(billing, 'fen')
      const sheets = cashInput(cash, detail.policy.denominations)
      const notRead =
        unread >= 0
          ? `lines.${unread}`
          : billing.trim() !== '' && total === null
            ? 'billingTotal'
            : sheets === null
              ? 'cash'
              : null
      if (notRead !== null || sheets === null) {
        const field = notRead ?? 'cash'
        return refuse({ code: 'amount_unreadable', field, message: 'not an amount' })
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
        cash: sheets,
        billingTotal: total,
      })
      if (!answer.ok) return refuse(answer.refusal)
      autosave.stop()
      if (useDrafts.getState().drafts.some((draft) => draft.draftId === draftId)) {
        await useDrafts.getState().discard(draftId)
      }
      set({ detail: answer.value, ...typedOf(answer.value), typed: false, busy: false })
      return true
    },
    async write(name, input) {
      const { detail, busy } = get()
      if (!detail || busy) return null
      set({ busy: true })
      const { shiftId } = detail.row
      const answer = await call(name, { shiftId, ...input } as never)
      set({ busy: false })
      if (!answer.ok) return answer.refusal
      get().show(answer.value as ShiftDetail)
      return null
    },
  }
})

forgetAfterLeaving(() => useShift.setState(nothing))
