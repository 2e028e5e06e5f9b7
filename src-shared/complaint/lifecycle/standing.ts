/** Who may act on a case, and what counts of what was said: shared by the needs of several steps. */
import { isMoment } from '../../calendar/day-number.ts'
import { type EpochMs, MINUTE_MS } from '../../foundation/instant.ts'
import type { Rules } from '../../pack/rules-pack.ts'
import { sameEmployee } from '../../staff/same-employee.ts'
import { type Gap, blank, gapUnless } from '../rules/gap.ts'
import { lacksTeam } from '../rules/duty/recusal.ts'
import type { LifecycleFacts } from './facts.ts'

type NamedPerson = readonly [field: string, employeeNo: string | null | undefined]

/** One gap for each person who would act in a complaint about themselves. */
export function ownComplaintGaps(
  people: readonly NamedPerson[],
  { complainedOf = [] }: LifecycleFacts,
  rules: Rules,
): Gap[] {
  const { source } = rules.pack.natureRules.recusal
  return people.flatMap(([field, person]) =>
    gapUnless(
      !complainedOf.some((one) => sameEmployee(one, person)),
      field,
      'somebody who is not complained of',
      source,
    ),
  )
}

/** A case above ordinary has a team of different people (S2-09), none of them complained of. */
export function teamGaps(facts: LifecycleFacts, rules: Rules): Gap[] {
  const { team = [], level = 'ordinary' } = facts
  const { atLeast, source } = rules.pack.law.investigationTeam
  return [
    ...ownComplaintGaps(
      team.map((member, index) => [`team.${index}`, member] as const),
      facts,
      rules,
    ),
    ...gapUnless(
      !lacksTeam({ level, team }, rules),
      'team',
      `a team of at least ${atLeast}`,
      source,
    ),
  ]
}

/** True for a moment since the case was last registered or reopened: what was said before answers nothing now. */
export function sinceOpened(at: EpochMs | null | undefined, { openedAt }: LifecycleFacts): boolean {
  if (openedAt === undefined) return isMoment(at)
  return isMoment(openedAt) && notBefore(at, openedAt)
}

/** True from the minute of `start` on: people write down minutes. True as well when nothing has started. */
export function notBefore(
  at: EpochMs | null | undefined,
  start: EpochMs | null | undefined,
): boolean {
  if (!isMoment(start)) return true
  return isMoment(at) && at >= start - (start % MINUTE_MS)
}

/**
 * Nobody can be reached, or nobody left a name nor a way to be reached. Who stays anonymous and leaves
 * a number is called; an intake that is not known shows no such thing.
 */
export function cannotBeAsked({ anonymous, unreachable, intake }: LifecycleFacts): boolean {
  if (!blank(unreachable)) return true
  return anonymous === true && intake !== undefined && blank(intake.contact)
}
