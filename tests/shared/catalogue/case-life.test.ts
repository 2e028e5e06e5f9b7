/** The life of a case as the catalogue tells it: where it stands, what comes next, what may never happen. */
import { describe, expect, it } from 'vitest'
import type { LifecycleFacts } from '#shared/complaint/lifecycle/facts.ts'
import { possibleSteps, takeStep } from '#shared/complaint/lifecycle/machine.ts'
import {
  LIFECYCLE_STATES,
  LIFECYCLE_STEPS,
  type LifecycleState,
  type LifecycleStep,
  STEP_RULES,
} from '#shared/complaint/lifecycle/steps.ts'
import { rules } from '../complaint/case-facts.ts'
import { answeredReferral, wholeFacts } from '../complaint/lifecycle-facts.ts'

const facts: LifecycleFacts = { ...wholeFacts, callback: null, referrals: [answeredReferral] }
const stepsOf = (state: LifecycleState) => possibleSteps(state, facts, rules)
const missing = (state: LifecycleState, step: LifecycleStep, change: Partial<LifecycleFacts>) => {
  const taken = takeStep(state, step, { ...facts, ...change }, rules)
  return taken.ok ? 'nothing' : taken.refusal.params?.missing
}

/** The flow of S2-12 with the states of S4-06 between. */
const STRAIGHT: readonly (readonly [string, LifecycleState, LifecycleStep])[] = [
  ['R-028, R-087 it is written down', 'draft', 'register'],
  ['R-229 a supervisor verifies it', 'registered', 'verify'],
  ['R-029 it is looked into', 'verified', 'start_investigation'],
  ['R-036 a solution is proposed', 'investigating', 'propose'],
  ['R-293 the customer is answered', 'proposing', 'reply'],
  ['R-088 it is closed', 'replied', 'close'],
  ['R-090 it is filed', 'closed', 'archive'],
]

describe('the way of a case', () => {
  it.each(STRAIGHT)('R-081, R-234 %s: from %s by %s', (_row, state, step) => {
    const offered = stepsOf(state).find((entry) => entry.step === step)
    expect(offered?.missing).toEqual([])
    const taken = takeStep(state, step, facts, rules)
    const next = STRAIGHT[STRAIGHT.findIndex(([, from]) => from === state) + 1]?.[1] ?? 'archived'
    expect(taken).toMatchObject({ ok: true, value: { state: next } })
  })

  it('R-234 every state says what is possible, and what each step still needs', () => {
    for (const state of LIFECYCLE_STATES) {
      const offered = stepsOf(state).map(({ step }) => step)
      expect(offered, state).toEqual(
        LIFECYCLE_STEPS.filter((step) => STEP_RULES[step].from.includes(state)),
      )
    }
    const bare = possibleSteps('replied', { intakeType: 'complaint' }, rules)
    const close = bare.find(({ step }) => step === 'close')
    expect(close?.missing.length).toBeGreaterThan(2)
    for (const gap of close?.missing ?? []) expect(gap.source).toMatch(/^(S\d-\d\d|R-\d+)/)
  })

  it('R-081 no step leads back to a draft, removes a case or leaves a report of wrongdoing', () => {
    for (const step of LIFECYCLE_STEPS) {
      expect(STEP_RULES[step].to, step).not.toBe('draft')
      expect(STEP_RULES[step].from, step).not.toContain('restricted')
      expect(STEP_RULES[step].source, step).toMatch(/^(S\d-\d\d|R-\d+)/)
    }
    expect(LIFECYCLE_STEPS.filter((step) => /delete|remove|reject|return/.test(step))).toEqual([])
  })

  it('R-039 an accepted case has no way back to the customer but a withdrawal of their own', () => {
    const ending = LIFECYCLE_STEPS.filter((step) => STEP_RULES[step].to === 'withdrawn')
    expect(ending).toEqual(['withdraw'])
    expect(missing('verified', 'withdraw', { withdrawal: null })).toContain('withdrawal')
  })
})

describe('what a step asks for', () => {
  it.each<[string, LifecycleState, LifecycleStep, Partial<LifecycleFacts>, string]>([
    ['R-029 nature', 'replied', 'close', { nature: 'undetermined' }, 'nature'],
    ['R-029 handler', 'verified', 'start_investigation', { handler: null }, 'handler'],
    ['R-088 told', 'replied', 'close', { informed: null }, 'informed'],
    ['R-030, R-161 measure', 'closed', 'archive', { improvement: null }, 'improvement'],
    ['R-090 nothing but closed', 'replied', 'archive', {}, 'state'],
    ['R-101, R-165 callback', 'archived', 'call_back', { callback: null }, 'callback'],
    [
      'R-178 reason',
      'investigating',
      'change_receiver',
      { receiverChange: null },
      'receiverChange',
    ],
    ['R-229 verified', 'registered', 'verify', { verification: null }, 'verification'],
    ['R-293 answer', 'proposing', 'reply', { reply: null }, 'reply'],
  ])('%s: %s %s', (_row, state, step, change, field) => {
    expect(missing(state, step, change)).toContain(field)
    expect(missing(state, step, change)).not.toBe('nothing')
  })

  it('R-026, R-161 a valid case is filed with its cause and what is done about it', () => {
    const cause = { rootCause: 'service_nonstandard', note: '高峰增开窗口' }
    expect(missing('closed', 'archive', { improvement: cause })).toBe('nothing')
    expect(missing('closed', 'archive', { improvement: { ...cause, rootCause: null } })).toContain(
      'rootCause',
    )
    // An invalid one has nothing to improve.
    expect(missing('closed', 'archive', { nature: 'invalid', improvement: null })).toBe('nothing')
  })
})
