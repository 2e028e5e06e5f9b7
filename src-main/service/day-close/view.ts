/** From a folded day to what screens are shown. */
import type { DayDetail, DayRow } from '#shared/contract/calls/day-close.ts'
import { dayCloseFacts } from '#shared/day-close/rules.ts'
import { businessDateOf, isBusinessDate } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { dayCloseGaps, dayCloseReady } from '#shared/handover/rules/day-close.ts'
import { type FoldedDay, findDay } from '../../store/tables/day-close-table.ts'
import { aggregateSync } from '../complaint/view.ts'
import { type Desk, packsOf } from '../desk.ts'
import { offersHandwriting } from '../signature.ts'
import { afterClosing } from './after-closing.ts'
import {
  dayAround,
  operatorsOf,
  proposedBook,
  reportsDueOn,
  shiftsOf,
  unconfirmedCount,
} from './around.ts'

/** Blockers that only the two signatures bring: they are asked for when both stand there. */
const SIGNATURES = ['signature', 'managerSignature']

export function dayRow(desk: Desk, { folded, settled }: FoldedDay): DayRow | null {
  const { state } = folded
  if (!state) return null
  return {
    date: state.date,
    closed: state.closed !== null,
    prepared: state.prepared !== null,
    cashDifference: (state.closed ?? state.prepared)?.cash?.difference ?? null,
    conflicts: folded.conflicts.length,
    sync: settled ? 'confirmed' : aggregateSync(desk, 'day_close', state.date),
  }
}

/** One day, also one of which nothing is written yet; refuses what is no date and a day that lies ahead. */
export function getDay(desk: Desk, date: string): Result<DayDetail> {
  const today = businessDateOf(desk.book.now())
  if (!isBusinessDate(date) || date > today) {
    return refused('wrong_date', 'a day that has come', { field: 'date', source: 'S4-43(7)' })
  }
  const found = findDay(desk.book.db, date)
  const state = found?.folded.state ?? null
  const { closed = null, prepared = null } = state ?? {}
  const { profile } = packsOf(desk)
  const around = dayAround(desk, date)
  const facts = dayCloseFacts(prepared, around, { maker: null, manager: null })
  return accepted({
    date,
    today,
    version: found?.folded.version ?? 0,
    needsUpdate: (found?.folded.unknown ?? 0) > 0,
    conflicts: found?.folded.conflicts.length ?? 0,
    sync: found && !found.settled ? aggregateSync(desk, 'day_close', date) : 'confirmed',
    prepared: prepared && {
      at: prepared.at,
      by: prepared.by,
      cash: prepared.cash,
      totals: prepared.totals,
      cashExplanation: prepared.cashExplanation,
      totalsExplanation: prepared.totalsExplanation,
    },
    figures: closed?.figures ?? around.figures,
    proposedBookFen: proposedBook(desk, date),
    operators: operatorsOf(desk, date),
    hasTotals: around.hasTotals,
    policy: {
      denominations: profile.cash.denominations.map((one) => ({ ...one })),
      damagedApart: profile.cash.damagedApart,
      differenceReasons: listOf(profile.differenceReasons),
      businesses: listOf(profile.businesses),
      reviewParts: listOf(profile.lobby.reviewParts),
      zones: listOf(profile.lobby.zones),
      handwriting: offersHandwriting(desk),
    },
    sheets: shiftsOf(desk, date).map(({ shiftId, signed }) => ({
      shiftId,
      signed: signed !== null,
    })),
    blockers: closed
      ? []
      : dayCloseGaps(facts)
          .filter(({ field }) => !SIGNATURES.includes(field))
          .map(({ field, needs, source }) => ({ code: needs, field, source })),
    warnings: closed ? [...closed.warnings] : [...dayCloseReady(facts).warnings],
    unconfirmed: closed?.unconfirmed ?? unconfirmedCount(desk),
    reportsDue: reportsDueOn(desk, date),
    closed: closed && {
      closedAt: closed.closedAt,
      maker: closed.maker,
      manager: closed.manager,
      digest: closed.digest,
      previous: closed.previous,
      note: state?.note ?? null,
    },
    afterClosing: afterClosing(desk, state),
  })
}

function listOf({ values }: { readonly values: readonly { value: string; label: string }[] }) {
  return values.map(({ value, label }) => ({ value, label }))
}
