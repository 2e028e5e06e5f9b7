/** The shifts of the branch, and the opening of a new one. */
import { create } from 'zustand'
import type { ShiftRow } from '#shared/contract/shift-view.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { HOUR_MS, businessDateOf, minuteOfDay } from '#shared/foundation/instant.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import type { ShiftKey } from '#shared/handover/events.ts'
import { call } from '../../bridge/client.ts'
import { hostNow } from '../../ui/now.ts'
import { fitting } from '../draft/kept-forms.ts'
import { forgetAfterLeaving } from '../session/memory.ts'
import { amountWords, readAmount } from './amount.ts'
import { useKeptWords } from './kept-words.ts'

type Preparation = Output<'shift.prepare'>
const SHOWN = 100

export interface Opening {
  readonly key: ShiftKey
  readonly preparation: Preparation | null
  /** What is typed, by line. */
  readonly openings: Readonly<Record<string, string>>
  readonly reason: string
  /** How and when the person came, `HH:MM`; empty when nobody says. */
  readonly arrivalKind: Preparation['attendanceKinds'][number]['kind']
  readonly arrivedAt: string
}

interface ShiftListState {
  readonly rows: readonly ShiftRow[] | null
  readonly fault: Refusal | null
  readonly opening: Opening | null
  readonly busy: boolean
  readonly refusal: Refusal | null
  load(): Promise<void>
  prepare(key?: ShiftKey): Promise<void>
  type(change: Partial<Omit<Opening, 'key' | 'preparation'>>): void
  leaveOpening(): void
  /** Opens the shift; answers its id, or null when it was refused. */
  open(): Promise<string | null>
}

/** The half day it is now, or the afternoon when the morning of this window is on the list already. */
function likelyKey(rows: readonly ShiftRow[]): ShiftKey {
  const now = hostNow()
  const window = { date: businessDateOf(now), post: 'high_counter', position: 1 } as const
  const morningOpened = rows.some(
    ({ key }) =>
      key.date === window.date &&
      key.period === 'am' &&
      key.post === window.post &&
      key.position === window.position,
  )
  const morning = minuteOfDay(now) * 60_000 < 12 * HOUR_MS && !morningOpened
  return { ...window, period: morning ? 'am' : 'pm' }
}

/** True when a typed opening differs from the closing before. */
export function differsFromBefore(opening: Opening): boolean {
  return (opening.preparation?.lines ?? []).some((line) => {
    const typed = readAmount(opening.openings[line.name] ?? '', line.unit)
    return line.previousClosing !== null && typed !== null && typed !== line.previousClosing
  })
}

/** What the day on duty has, else what is typed; null when nobody says. */
function arrivalOf({ key, preparation, arrivalKind: kind, arrivedAt }: Opening) {
  if (preparation && preparation.arrivedAt !== null) {
    return { kind, arrivedAt: preparation.arrivedAt }
  }
  return arrivedAt === '' ? null : { kind, arrivedAt: `${key.date}T${arrivedAt}:00+08:00` }
}

/** Under which a half-typed opening is kept. */
function formOf({ date, period, post, position }: ShiftKey): string {
  return `opening.${date}.${period}.${post}.${position}`
}

const nothing = { rows: null, fault: null, opening: null, busy: false, refusal: null } as const

export const useShiftList = create<ShiftListState>((set, get) => ({
  ...nothing,
  async load() {
    const answer = await call('shift.list', { limit: SHOWN })
    set(answer.ok ? { rows: answer.value.rows, fault: null } : { fault: answer.refusal })
  },
  async prepare(wanted) {
    const key = wanted ?? get().opening?.key ?? likelyKey(get().rows ?? [])
    const empty = { openings: {}, reason: '', arrivalKind: 'handover', arrivedAt: '' } as const
    set({ opening: { key, preparation: null, ...empty }, refusal: null })
    const answer = await call('shift.prepare', { key })
    await useKeptWords.getState().restore()
    if (get().opening?.key !== key) return
    if (!answer.ok) return set({ refusal: answer.refusal })
    const openings = Object.fromEntries(
      answer.value.lines.map((line) => [
        line.name,
        // Nothing to follow: an empty box has to be counted, a nought could be taken unseen.
        line.previousClosing === null ? '' : amountWords(line.opening, line.unit),
      ]),
    )
    const arrivalKind = answer.value.rostered ?? empty.arrivalKind
    const first = { ...empty, openings, arrivalKind }
    const typed = fitting(first, useKeptWords.getState().typed[formOf(key)])
    set({
      opening: {
        key,
        preparation: answer.value,
        ...typed,
        // A line that came since it was typed has its own proposal.
        openings: { ...openings, ...typed.openings },
      },
    })
  },
  type(change) {
    const { opening } = get()
    if (!opening) return
    set({ opening: { ...opening, ...change }, refusal: null })
    useKeptWords.getState().type(formOf(opening.key), change)
  },
  leaveOpening: () => set({ opening: null, refusal: null }),
  async open() {
    const { opening, busy } = get()
    if (!opening?.preparation || busy) return null
    const lines = opening.preparation.lines.map((line) => ({
      name: line.name,
      opening: readAmount(opening.openings[line.name] ?? '', line.unit),
    }))
    const unread = lines.findIndex((line) => line.opening === null)
    if (unread >= 0) {
      set({
        refusal: {
          code: 'amount_unreadable',
          field: `lines.${unread}.opening`,
          message: 'not an amount',
        },
      })
      return null
    }
    set({ busy: true, refusal: null })
    const reason = opening.reason.trim()
    const answer = await call('shift.open', {
      key: opening.key,
      lines: lines.map(({ name, opening: amount }) => ({ name, opening: amount ?? 0 })),
      mismatchReason: reason === '' ? null : reason,
      arrival: arrivalOf(opening),
    })
    if (answer.ok) useKeptWords.getState().sent(formOf(opening.key))
    set(answer.ok ? { busy: false, opening: null } : { busy: false, refusal: answer.refusal })
    return answer.ok ? answer.value.row.shiftId : null
  },
}))

forgetAfterLeaving(() => useShiftList.setState(nothing))
