/** The end of one day: what is counted, explained, drawn up and signed. */
import { create } from 'zustand'
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { hostNow } from '../../ui/now.ts'
import { fitting } from '../draft/kept-forms.ts'
import { amountWords, readAmount } from '../handover/amount.ts'
import { useKeptWords } from '../handover/kept-words.ts'
import { forgetAfterLeaving } from '../session/memory.ts'
import {
  CASH_PARTS,
  type CashCells,
  type CashPart,
  cashInput,
  sumOfCash,
} from '../handover/cash-cells.ts'

export interface Explanation {
  readonly reason: string
  readonly supervisor: string
  readonly explanation: string
}
/** The whole branch's cash stands in the boxes under this name, as it does in the register. */
export const DAY_CASH = 'day_cash'

const UNEXPLAINED: Explanation = { reason: '', supervisor: '', explanation: '' }

interface DayCloseScreen {
  readonly detail: DayDetail | null
  readonly fault: Refusal | null
  readonly cells: CashCells
  readonly book: string
  readonly billing: string
  readonly cashExplained: Explanation
  readonly totalsExplained: Explanation
  readonly note: string
  /** Typed since it was drawn up. */
  readonly typed: boolean
  readonly busy: boolean
  readonly refusal: Refusal | null
  load(date?: string): Promise<void>
  count(code: string, part: CashPart, text: string): void
  type(change: Partial<Pick<DayCloseScreen, 'book' | 'billing'>>): void
  explain(what: 'cashExplained' | 'totalsExplained', change: Partial<Explanation>): void
  setNote(note: string): void
  prepare(): Promise<boolean>
  /** The refusal, or null when the day is closed. */
  close(signers: Pick<Input<'day.close'>, 'maker' | 'manager'>): Promise<Refusal | null>
}

const nothing = {
  detail: null,
  fault: null,
  cells: {},
  book: '',
  billing: '',
  cashExplained: UNEXPLAINED,
  totalsExplained: UNEXPLAINED,
  note: '',
  typed: false,
  busy: false,
  refusal: null,
} as const

/** What is typed into a day until it is drawn up; the note waits for the signatures. */
const TYPED = ['cells', 'book', 'billing', 'cashExplained', 'totalsExplained'] as const

/** Under which the words and figures of a day are kept. */
const formOf = (date: string) => `day.${date}`

function keep(screen: DayCloseScreen): void {
  if (!screen.detail) return
  const { note, typed } = screen
  const boxes = typed ? Object.fromEntries(TYPED.map((name) => [name, screen[name]])) : {}
  useKeptWords.getState().type(formOf(screen.detail.date), { ...boxes, note })
}

export const useDayClose = create<DayCloseScreen>((set, get) => ({
  ...nothing,
  async load(wanted) {
    const date = wanted ?? get().detail?.date ?? businessDateOf(hostNow())
    const same = get().detail?.date === date
    if (!same) set(nothing)
    const answer = await call('day.get', { date })
    if (!answer.ok) return set({ fault: answer.refusal })
    // News from elsewhere never empties a cell that a hand is filling.
    if (same && get().typed) return set({ detail: answer.value, fault: null })
    await useKeptWords.getState().restore()
    const drawn = typedOf(answer.value)
    const kept = answer.value.closed ? undefined : useKeptWords.getState().typed[formOf(date)]
    const typed = kept !== undefined && TYPED.some((name) => name in kept)
    const note = same ? get().note : ''
    set({ ...fitting({ ...drawn, note }, kept), detail: answer.value, fault: null, typed })
  },
  count(code, part, text) {
    const before = get().cells[DAY_CASH] ?? {}
    const row = { ...before[code], [part]: text }
    set({ cells: { [DAY_CASH]: { ...before, [code]: row } }, typed: true, refusal: null })
    keep(get())
  },
  type(change) {
    set({ ...change, typed: true, refusal: null })
    keep(get())
  },
  explain(what, change) {
    set({ [what]: { ...get()[what], ...change }, typed: true })
    keep(get())
  },
  setNote(note) {
    set({ note })
    keep(get())
  },
  async prepare() {
    const { detail, cells, book, billing, cashExplained, totalsExplained, busy } = get()
    if (!detail || busy) return false
    const sheets = cashInput(cells, detail.policy.denominations)
    const bookFen = readAmount(book, 'fen')
    const billingFen = detail.hasTotals ? readAmount(billing, 'fen') : null
    const unread =
      sheets === null
        ? 'cash.rows'
        : bookFen === null
          ? 'cash.book'
          : detail.hasTotals && billingFen === null
            ? 'totals.billing'
            : null
    if (sheets === null || bookFen === null || unread !== null) {
      const field = unread ?? 'cash'
      set({ refusal: { code: 'amount_unreadable', field, message: 'no amount' } })
      return false
    }
    set({ busy: true, refusal: null })
    const answer = await call('day.prepare', {
      date: detail.date,
      seenVersion: detail.version,
      cash: { rows: sheets[0]?.rows ?? [], book: bookFen, explained: given(cashExplained) },
      totals:
        billingFen === null ? null : { billing: billingFen, explained: given(totalsExplained) },
    })
    if (answer.ok) useKeptWords.getState().sent(formOf(detail.date))
    set(
      answer.ok
        ? { ...typedOf(answer.value), detail: answer.value, typed: false, busy: false }
        : { busy: false, refusal: answer.refusal },
    )
    if (answer.ok && get().note !== '') keep(get())
    return answer.ok
  },
  async close(signers) {
    const { detail, note, busy } = get()
    if (!detail || busy) return null
    set({ busy: true })
    const answer = await call('day.close', {
      date: detail.date,
      seenVersion: detail.version,
      ...signers,
      note: note.trim() === '' ? null : note.trim(),
    })
    if (answer.ok) useKeptWords.getState().sent(formOf(detail.date))
    set(answer.ok ? { busy: false, detail: answer.value } : { busy: false })
    return answer.ok ? null : answer.refusal
  },
}))

/** What stands in the boxes when a draft, or nothing yet, is there. */
function typedOf({ prepared, proposedBookFen }: DayDetail) {
  const rows = prepared?.cash?.rows ?? []
  const cells: CashCells = {
    [DAY_CASH]: Object.fromEntries(
      rows.map((row) => [
        row.code,
        Object.fromEntries(
          CASH_PARTS.map((part) => [part, row[part] === 0 ? '' : String(row[part])]),
        ),
      ]),
    ),
  }
  const explained = (
    compared: { explained: { reason: string; supervisor: string } | null } | null | undefined,
    words: string | null | undefined,
  ): Explanation =>
    compared?.explained ? { ...compared.explained, explanation: words ?? '' } : UNEXPLAINED
  return {
    cells,
    book: amountWords(prepared?.cash?.book ?? proposedBookFen, 'fen'),
    billing: prepared?.totals ? amountWords(prepared.totals.billing, 'fen') : '',
    cashExplained: explained(prepared?.cash, prepared?.cashExplanation),
    totalsExplained: explained(prepared?.totals, prepared?.totalsExplanation),
  }
}

/** Null while nothing of it is filled in: the host says what a difference needs. */
function given({ reason, supervisor, explanation }: Explanation) {
  return reason === '' || supervisor === '' || explanation.trim() === ''
    ? null
    : { reason, supervisor, explanation: explanation.trim() }
}

/** Counted − book as it runs while one types; null before anybody counts and while a box cannot be read. */
export function runningDifference(
  { policy, prepared }: Pick<DayDetail, 'policy' | 'prepared'>,
  { cells, book }: Pick<DayCloseScreen, 'cells' | 'book'>,
): { readonly counted: number | null; readonly difference: number | null } {
  const boxes = Object.values(cells[DAY_CASH] ?? {}).flatMap((row) => Object.values(row))
  const begun = prepared !== null || boxes.some((text) => text !== '')
  const counted = begun ? sumOfCash(cells[DAY_CASH] ?? {}, policy.denominations) : null
  const bookFen = readAmount(book, 'fen')
  return { counted, difference: counted === null || bookFen === null ? null : counted - bookFen }
}

forgetAfterLeaving(() => useDayClose.setState(nothing))
