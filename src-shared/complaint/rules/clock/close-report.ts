/** The report upward on the day of closing, also with the network down (S2-19; T-42). */
import type { EpochMs } from '../../../foundation/instant.ts'
import { blank } from '../gap.ts'

export type CloseReport =
  | { readonly way: 'synced'; readonly at: EpochMs }
  /** An export handed over by other means; the receipt names who took it. */
  | { readonly way: 'exported'; readonly at: EpochMs; readonly receipt?: string | null }
  | { readonly way: 'phoned'; readonly at: EpochMs; readonly toldTo?: string | null }

/**
 * When the case was reported: the earliest report since closing that can be shown, whichever way; null
 * while there is none. An export without receipt and a call to nobody do not count.
 */
export function closeReportedAt(
  closedAt: EpochMs,
  reports: readonly CloseReport[],
): EpochMs | null {
  const times = reports.filter(counts).flatMap(({ at }) => (at >= closedAt ? [at] : []))
  return times.length === 0 ? null : Math.min(...times)
}

function counts(report: CloseReport): boolean {
  switch (report.way) {
    case 'synced':
      return true
    case 'exported':
      return !blank(report.receipt)
    case 'phoned':
      return !blank(report.toldTo)
  }
}
