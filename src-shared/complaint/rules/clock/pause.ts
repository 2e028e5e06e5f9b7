/**
 * Days that the legal term leaves out: an appraisal by others, if the complainant is told,
 * and a mediation the complainant agreed to. Both articles speak of the period and not of its
 * first and last day; which of these days count is a labelled choice of the pack, by default both do,
 * so that a day on which the case could be worked on never lengthens the term.
 */
import { type DayNumber, dateOfDay, dayNumberOf } from '../../../calendar/day-number.ts'
import type { EpochMs } from '../../../foundation/instant.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { blank } from '../gap.ts'
import type { PauseKind } from '../kinds.ts'
import type { PauseFacts } from './term-facts.ts'

interface LawfulPause {
  readonly kind: PauseKind
  /** Both inclusive; `to` before `from` leaves out no day at all. */
  readonly from: DayNumber
  readonly to: DayNumber
  readonly open: boolean
}

export interface JudgedPauses {
  readonly lawful: readonly LawfulPause[]
  /** One line for each pause that does not count, date first: `2025-10-22 pause_ignored mediation not_agreed`. */
  readonly ignored: readonly string[]
  /** `pause_body_missing`, `pause_not_told`, `pause_not_agreed`, each once. */
  readonly warnings: readonly string[]
}

/**
 * Which pauses count and which days they leave out. Days before the complainant was told or agreed
 * count. A pause that still lasts leaves out the days up to `now` and no day ahead.
 */
export function judgePauses(
  pauses: readonly PauseFacts[],
  now: EpochMs,
  rules: Rules,
): JudgedPauses {
  const lawful: LawfulPause[] = []
  const ignored: string[] = []
  const warnings = new Set<string>()
  for (const pause of pauses) {
    const objection = objectionTo(pause, rules)
    if (objection === null) {
      lawful.push(lawfulDays(pause, now, rules))
    } else {
      const date = dateOfDay(dayNumberOf(pause.startedAt))
      ignored.push(`${date} pause_ignored ${pause.kind} ${objection}`)
      warnings.add(`pause_${objection}`)
    }
  }
  return { lawful, ignored, warnings: [...warnings] }
}

export interface CountedTerm {
  readonly due: DayNumber
  /** One line for each day left out: `2025-10-23 skipped external_appraisal`, two kinds joined by `+`. */
  readonly skipped: readonly string[]
  /** True when a pause that still lasts left out days or may still leave out some. */
  readonly open: boolean
}

/** The `count`-th natural day after `start`, which is not counted, leaving out the days of lawful pauses. */
export function countNaturalDays(
  start: DayNumber,
  count: number,
  pauses: Pick<JudgedPauses, 'lawful'>,
): CountedTerm {
  // Nearly every case has no pause, and every decision asks.
  if (pauses.lawful.length === 0) return { due: start + count, skipped: [], open: false }
  const skipped: string[] = []
  let due = start
  let counted = 0
  while (counted < count) {
    due += 1
    const kinds = kindsOn(due, pauses)
    if (kinds.length === 0) counted += 1
    else skipped.push(`${dateOfDay(due)} skipped ${kinds.join('+')}`)
  }
  const open = pauses.lawful.some((pause) => pause.open && pause.from <= due)
  return { due, skipped, open }
}

function kindsOn(day: DayNumber, { lawful }: Pick<JudgedPauses, 'lawful'>): PauseKind[] {
  const found = lawful.filter(({ from, to }) => from <= day && day <= to).map(({ kind }) => kind)
  return [...new Set(found)].sort()
}

type Objection = 'body_missing' | 'not_told' | 'not_agreed'

function objectionTo(pause: PauseFacts, rules: Rules): Objection | null {
  if (blank(pause.body)) return 'body_missing'
  if (consentAt(pause, rules) !== null) return null
  return rules.pauseByKind[pause.kind].needs === 'notice' ? 'not_told' : 'not_agreed'
}

/** When what the article asks was there, notice or agreement; null when it was not before the end. */
function consentAt(pause: PauseFacts, rules: Rules): EpochMs | null {
  const { needs } = rules.pauseByKind[pause.kind]
  const at = (needs === 'notice' ? pause.notifiedAt : pause.agreedAt) ?? null
  return at !== null && at <= (pause.endedAt ?? at) ? at : null
}

function lawfulDays(pause: PauseFacts, now: EpochMs, rules: Rules): LawfulPause {
  const { firstDayCounts, lastDayCounts } = rules.pack.law.pauseDays
  const endedAt = pause.endedAt ?? null
  const first = dayNumberOf(Math.max(pause.startedAt, consentAt(pause, rules) ?? pause.startedAt))
  const last = dayNumberOf(endedAt ?? Math.max(now, pause.startedAt))
  return {
    kind: pause.kind,
    from: first + (firstDayCounts ? 1 : 0),
    to: last - (lastDayCounts ? 1 : 0),
    open: endedAt === null,
  }
}
