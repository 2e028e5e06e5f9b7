/**
 * How fast (catalogue §4.2), independent of the nature and of the level: a repeat that is later
 * called a duplicate still made the case urgent (C-12).
 */
import { type WorkCalendar, calendarWarnings } from '../../../calendar/work-calendar.ts'
import { workingTime } from '../../../calendar/working-days.ts'
import { type EpochMs, MINUTE_MS, formatInstant } from '../../../foundation/instant.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import type { Explainer } from './explain.ts'
import { blank } from '../gap.ts'
import type { CaseFacts, ContactFact, Urgency, UrgencyDecision } from '../types.ts'

export interface UrgencyAnswer {
  readonly decision: UrgencyDecision
  /** When the one-hour clock began; null without urgency. */
  readonly triggerAt: EpochMs | null
  /** The section that asks for the clock. */
  readonly source: string
  readonly warnings: readonly string[]
}

interface Trigger {
  readonly id: string
  readonly at: EpochMs
  readonly level: Urgency
}

/**
 * Level 1 by two phone contacts of the same customer about the same matter within half a working
 * day (inclusive, in working time; blank keys name nobody and pair with nothing) or by an agitated
 * walk-in; a standing level is never lowered. The clock runs from the earliest trigger.
 */
export function assessUrgency(
  facts: Pick<CaseFacts, 'contacts' | 'reception' | 'receivedAt' | 'standingUrgency'>,
  calendar: WorkCalendar,
  rules: Rules,
  explain: Explainer,
): UrgencyAnswer {
  const { phonePair, agitatedWalkIn, rank, sources } = rules.pack.urgency
  const triggers: Trigger[] = []
  const pairs = firstPair(facts.contacts ?? [], calendar, phonePair)
  if (pairs.pair) {
    triggers.push({ ...phonePair, at: pairs.pair.at })
    explain.because('urgency', phonePair, [
      `contacts.${pairs.pair.first}`,
      `contacts.${pairs.pair.second}`,
    ])
  }
  if (facts.reception?.walkIn === true && facts.reception.agitated === true) {
    triggers.push({ ...agitatedWalkIn, at: facts.receivedAt })
    explain.because('urgency', agitatedWalkIn, ['reception.walkIn', 'reception.agitated'])
  }
  const standing = facts.standingUrgency
  if (standing && standing.level !== 'none') {
    triggers.push({ id: 'standing', at: standing.at, level: standing.level })
    explain.because('urgency', { id: 'standing', source: sources[standing.level] }, [
      'standingUrgency',
    ])
  }
  const level = triggers.reduce<Urgency>(
    (highest, { level: found }) =>
      rank.order.indexOf(found) > rank.order.indexOf(highest) ? found : highest,
    'none',
  )
  const warnings = calendarWarnings(pairs.uncoveredDays)
  if (level === 'none') {
    return {
      decision: { level, reasons: [], dueAt: null },
      triggerAt: null,
      source: phonePair.source,
      warnings,
    }
  }
  const triggerAt = Math.min(...triggers.map(({ at }) => at))
  const dueMs = triggerAt + rules.deadlineByKind.urgent_first_contact.length * MINUTE_MS
  return {
    decision: { level, reasons: triggers.map(({ id }) => id), dueAt: formatInstant(dueMs) },
    triggerAt,
    source: sources[level],
    warnings,
  }
}

interface Pair {
  readonly first: number
  readonly second: number
  readonly at: EpochMs
}

/**
 * The earliest second contact that lies within the limit of its predecessor. Of one customer and
 * matter only neighbours in time need to be compared: no other pair lies closer together.
 */
function firstPair(
  contacts: readonly ContactFact[],
  calendar: WorkCalendar,
  rule: Rules['pack']['urgency']['phonePair'],
): { readonly pair: Pair | null; readonly uncoveredDays: readonly number[] } {
  const limitMs = rule.workingDays * calendar.dayLengthMs
  const ordered = contacts
    .map((contact, index) => ({ ...contact, index }))
    .filter(({ channel }) => rule.channels.includes(channel))
    .filter(({ customerKey, matterKey }) => !blank(customerKey) && !blank(matterKey))
    .sort((a, b) => a.at - b.at)
  const last = new Map<string, { at: EpochMs; index: number }>()
  const uncoveredDays: number[] = []
  for (const contact of ordered) {
    const key = JSON.stringify([contact.customerKey, contact.matterKey])
    const before = last.get(key)
    if (before) {
      const between = workingTime(calendar, before.at, contact.at, limitMs)
      uncoveredDays.push(...between.uncoveredDays)
      if (between.ms <= limitMs) {
        const pair = { first: before.index, second: contact.index, at: contact.at }
        return { pair, uncoveredDays }
      }
    }
    last.set(key, contact)
  }
  return { pair: null, uncoveredDays }
}
