/** Cases for the rule tests: a plain complaint at the counter, changed where a test needs it. */
import { type DecideContext, decideCase } from '#shared/complaint/rules/decision/decide.ts'
import { explainer } from '#shared/complaint/rules/decision/explain.ts'
import type { CaseFacts, Deadline, DeadlineKind, Decision } from '#shared/complaint/rules/types.ts'
import { type EpochMs, parseInstant } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { sampleCalendar } from '../calendar/sample-calendar.ts'

export const { rules } = defaultPacks

/** An instant in +08:00, `2025-10-20 10:00` or with seconds. */
export function at(text: string): EpochMs {
  const [date, time = '00:00'] = text.split(' ')
  const parsed = parseInstant(`${date}T${time}+08:00`)
  if (!parsed.ok) throw new Error(`no instant: ${text}`)
  return parsed.value
}

export const plainCase: CaseFacts = {
  intakeType: 'complaint',
  channel: 'counter',
  receivedAt: at('2025-10-20 10:00'),
}

export const plainContext: DecideContext = {
  now: at('2025-10-20 10:05'),
  calendar: sampleCalendar,
  profile: 'bank',
  rules,
}

export function newExplainer() {
  return explainer(rules.pack)
}

/** The decision; a refusal fails the test with its field. */
export function decided(
  change: Partial<CaseFacts>,
  context: Partial<DecideContext> = {},
): Decision {
  const decision = decideCase({ ...plainCase, ...change }, { ...plainContext, ...context })
  if (!decision.ok)
    throw new Error(`refused: ${decision.refusal.field} ${decision.refusal.message}`)
  return decision.value
}

/** The one deadline of a kind, or undefined. */
export function clock(decision: Decision, kind: DeadlineKind): Deadline | undefined {
  return decision.deadlines.find((deadline) => deadline.kind === kind)
}

/** One phone contact of the same customer and matter. */
export function phone(time: string, customerKey = 'c1', matterKey = 'm1') {
  return { at: at(time), channel: 'phone' as const, customerKey, matterKey }
}
