/**
 * Taking a step of a case: what the event would lead to is looked at first, the lifecycle says
 * everything that is still missing, and only a whole event is written, with the dates that follow.
 */
import { z } from 'zod'
import type { CaseDetail } from '#shared/contract/views.ts'
import { restingOn } from '#shared/complaint/fold/basis.ts'
import { previewObstacle, previewed } from '#shared/complaint/fold/preview.ts'
import type { LifecycleFacts } from '#shared/complaint/lifecycle/facts.ts'
import { lifecycleFacts } from '#shared/complaint/lifecycle/facts-of-case.ts'
import { takeStep } from '#shared/complaint/lifecycle/machine.ts'
import type { LifecycleStep } from '#shared/complaint/lifecycle/steps.ts'
import { STEP_RULES } from '#shared/complaint/lifecycle/steps.ts'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import { instantOf, nullableInstantOf } from '#shared/complaint/clocks.ts'
import { blank } from '#shared/complaint/rules/gap.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type EpochMs, formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { EventType } from '#shared/log/event-type.ts'
import type { Rules } from '#shared/pack/rules-pack.ts'
import { type Desk, packsOf } from '../desk.ts'
import { type Seen, change } from './case-change.ts'
import { decideState, notBefore, pastInstant } from './decision.ts'

export type Fields = Readonly<Record<string, unknown>>

/** What a step may look at before anything is written. */
export interface StepRun {
  readonly desk: Desk
  readonly actor: Actor
  readonly seen: Seen
  readonly rules: Rules
  /** What was typed, blanks as null. */
  readonly fields: Fields
}

export interface CaseStep {
  readonly type: EventType
  /** The step of the lifecycle; null for what every open case may have written on it. */
  readonly step: LifecycleStep | null
  /** The section that asks for it, where no step of the lifecycle names one. */
  readonly source: string
  /** Fields that the desk fills in: the time, dates that follow, who had it. */
  readonly fill?: (run: StepRun) => Result<Fields>
  /** Names of fields that hold a time which has passed. */
  readonly past?: readonly string[]
  /** True when this very thing is written already: a second click writes nothing. */
  readonly written?: (state: ComplaintState, fields: Fields) => boolean
  /** What the lifecycle cannot see in the state the event leads to. */
  readonly facts?: (run: StepRun) => Partial<LifecycleFacts>
  /** What other rules say of the case as it would be. */
  readonly check?: (run: StepRun, next: ComplaintState) => Result<unknown>
  /** Whether the rules decide where the step leads. */
  readonly leads?: true
  /** Only while somebody still works on the case. */
  readonly open?: true
  /** Facts may be added to a case that changed since it was shown. */
  readonly additive?: true
}

type StepInput = Fields & { readonly caseId: string; readonly seenVersion: number }

/** Takes a step in the name of a person, or says everything that keeps the gate shut. */
export function takeCaseStep(
  desk: Desk,
  plan: CaseStep,
  input: StepInput,
  actor: Actor,
): Result<CaseDetail> {
  const { caseId, seenVersion, ...typed } = input
  const fields = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, tidy(value)]),
  )
  const guard = {
    caseId,
    seenVersion,
    strict: plan.additive !== true,
    needsWords: true,
    written: (state: ComplaintState) => plan.written?.(state, fields) === true,
  }
  return change(desk, actor, guard, (seen) =>
    write({ desk, actor, seen, rules: packsOf(desk).rules, fields }, plan),
  )
}

function write(run: StepRun, plan: CaseStep): Result<unknown> {
  const { seen, desk, actor } = run
  const { state, now, writer } = seen
  if (state.state === 'restricted' || (plan.open && !isOpenCase(state))) {
    return refused('step_not_possible', 'the case is not open', {
      field: 'state',
      source: plan.source,
      params: { missing: 'state', state: state.state },
    })
  }
  const times = passed(run, plan)
  if (!times.ok) return times
  const filled = plan.fill?.(run) ?? accepted({})
  if (!filled.ok) return filled
  const at = formatInstant(now)
  const typed: Fields = { at, ...run.fields, ...times.value, ...filled.value }
  const given: Fields = { ...typed, ...restingOn(plan.type, state, typed) }
  const draft: Fields = plan.leads ? { ...given, leadsTo: state.state } : given
  const event = { type: plan.type, payload: draft, actor, occurredAt: at }
  const taken = gate(run, plan, previewed(state, event))
  if (!taken.ok) return taken
  const payload: Fields = plan.leads ? { ...draft, leadsTo: taken.value } : draft
  const obstacle = previewObstacle(state, { ...event, payload })
  if (obstacle !== null) return refusedFor(obstacle, plan, state)
  const next = previewed(state, { ...event, payload })
  const checked = plan.check?.(run, next) ?? accepted(null)
  if (!checked.ok) return checked
  const whole = wholePayload(plan, payload)
  if (!whole.ok) return whole
  const decided = plan.type.payload.shape['decision'] ? decideState(desk, next, now) : null
  if (decided && !decided.ok) return decided
  const occurredAt = momentOf(whole.value, 'at') ?? now
  const complete = decided ? { ...whole.value, decision: decided.value } : whole.value
  return accepted(writer.append(plan.type, state.caseId, complete as never, occurredAt))
}

/** The gate of the lifecycle; answers where the step leads. */
function gate(run: StepRun, plan: CaseStep, next: ComplaintState): Result<string> {
  const { state } = run.seen
  if (plan.step === null) return accepted(state.state)
  const facts = {
    ...lifecycleFacts(plan.step === 'reopen' ? state : next),
    bounces: state.bounces,
    ...plan.facts?.(run),
  }
  const taken = takeStep(state.state, plan.step, facts, run.rules)
  return taken.ok ? accepted(taken.value.state) : taken
}

/** Times that a person gave: neither ahead nor before the case was received. */
function passed({ fields, seen }: StepRun, plan: CaseStep): Result<Fields> {
  const times: Record<string, string> = {}
  for (const field of plan.past ?? []) {
    const text = textOf(fields, field)
    if (text === null) continue
    const at = pastInstant(text, field, seen.now)
    if (!at.ok) return at
    const received = instantOf(seen.state.receivedAt)
    const since = notBefore(at.value, received)
    if (since < received) {
      return refused('before_receipt', 'this follows the receipt', { field, source: plan.source })
    }
    times[field] = formatInstant(since)
  }
  return accepted(times)
}

/** The payload as the event holds it. What the lifecycle did not ask for is asked for by the event. */
function wholePayload(plan: CaseStep, payload: Fields): Result<Fields> {
  const { decision: _decided, ...shape } = plan.type.payload.shape
  const known = Object.fromEntries(Object.keys(shape).map((name) => [name, payload[name] ?? null]))
  const parsed = z.strictObject(shape).safeParse(known)
  if (parsed.success) return accepted(parsed.data as Fields)
  const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]
  const source = plan.step === null ? plan.source : STEP_RULES[plan.step].source
  return refused('field_required', `${fields.join(', ')}: missing or cannot be this`, {
    field: fields[0] ?? '',
    source,
    params: { missing: fields.join(',') },
  })
}

/** A text that was typed; null when there is none. */
export function textOf(fields: Fields, name: string): string | null {
  const value = fields[name]
  return typeof value === 'string' ? value : null
}

/** A moment that was typed; null when there is none. What is no moment was refused before. */
export function momentOf(fields: Fields, name: string): EpochMs | null {
  return nullableInstantOf(textOf(fields, name))
}

/** Text without blanks at its ends, null when nothing is left; lists without empty lines. */
function tidy(value: unknown): unknown {
  if (typeof value === 'string') return blank(value) ? null : value.trim()
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) {
    return value.map((entry) => entry.trim()).filter((entry) => !blank(entry))
  }
  return value
}

/** What every fold would say of the event, said before it is written. */
function refusedFor(obstacle: string, { source }: CaseStep, state: ComplaintState) {
  const shut = obstacle === 'step_not_possible'
  return refused(obstacle, OBSTACLES[obstacle] ?? 'not possible now', {
    source: OBSTACLE_SOURCES[obstacle] ?? source,
    ...(shut ? { field: 'state', params: { missing: 'state', state: state.state } } : {}),
  })
}

const OBSTACLES: Readonly<Record<string, string>> = {
  same_person: 'another person does this',
  own_complaint: 'nobody acts in a complaint about oneself',
  not_there: 'there is nothing like this on the case',
  already_decided: 'this was decided already',
}
const OBSTACLE_SOURCES: Readonly<Record<string, string>> = { own_complaint: 'R-17' }
