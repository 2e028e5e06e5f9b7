/** What a ladder of alarms must keep: every clock rings at its limit, and lateness climbs. */
import { ALARM_CLOCKS, type AlarmClock } from '../../complaint/alarm/kinds.ts'
import type { DeadlineUnit } from '../../complaint/rules/types.ts'
import { type AlarmRule, rungOf, timeWord } from '../rules/alarms.ts'
import type { RulesPack } from '../rules-pack.ts'
import { type Objections, objection } from './objection.ts'

/** Terms that run through, so that a share of them means something. */
const RUNNING: readonly DeadlineUnit[] = ['elapsed', 'given']

/**
 * Refuses a clock without an alarm at its limit, lateness that stays with the handler, an urgent case
 * that rings past the first responsible person (S2-16), one moment given twice, and a share of a term
 * that is counted in days.
 */
export function* alarmObjections(pack: RulesPack): Objections {
  for (const clock of ALARM_CLOCKS) yield* ladderObjections(pack, clock)
  for (const [index, { clocks, when }] of pack.alarms.entries()) {
    const counted = clocks.find((clock) => !RUNNING.includes(unitOf(pack, clock)))
    if ('dueSoon' in when && counted !== undefined) {
      yield objection(`alarms.${index}.when.dueSoon`, `${counted} is counted in days`)
    }
  }
}

function* ladderObjections({ alarms }: RulesPack, clock: AlarmClock): Objections {
  const rows = [...alarms.entries()].filter(([, { clocks }]) => clocks.includes(clock))
  const seen = new Set<string>()
  for (const [index, { when }] of rows) {
    const word = timeWord(when)
    if (seen.has(word)) yield objection(`alarms.${index}.when`, `${clock} rings then already`)
    seen.add(word)
  }
  const reaches = (rung: string, wanted: (rule: AlarmRule) => boolean) =>
    rows.some(([, rule]) => rungOf(rule.when) === rung && wanted(rule))
  if (!reaches('limit', () => true)) {
    yield objection('alarms', `${clock} rings at its limit`)
  }
  if (!reaches('overdue', ({ to }) => to.includes('supervisor') || to.includes('branch_head'))) {
    yield objection('alarms', `a late ${clock} reaches a supervisor`)
  }
  const urgent = clock === 'urgent_first_contact'
  if (urgent && !reaches('limit', ({ to }) => to.includes('first_responsible'))) {
    yield objection('alarms', 'an urgent case rings for the first responsible person', 'S2-16')
  }
}

/** What is not among the terms has the time that somebody gave it. */
function unitOf({ deadlines }: RulesPack, clock: AlarmClock): DeadlineUnit {
  return deadlines.find(({ kind }) => kind === clock)?.unit ?? 'given'
}
