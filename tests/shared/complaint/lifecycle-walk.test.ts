import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LifecycleFacts } from '#shared/complaint/lifecycle/facts.ts'
import { possibleSteps, takeStep } from '#shared/complaint/lifecycle/machine.ts'
import {
  LIFECYCLE_STATES,
  LIFECYCLE_STEPS,
  type LifecycleState,
} from '#shared/complaint/lifecycle/steps.ts'
import { rules } from './case-facts.ts'
import { answeredReferral, openReferral, wholeFacts } from './lifecycle-facts.ts'

const keys = Object.keys(wholeFacts) as (keyof LifecycleFacts)[]
const without = (gone: readonly string[]): LifecycleFacts =>
  Object.fromEntries(Object.entries(wholeFacts).filter(([key]) => !gone.includes(key)))

/** The whole facts, each referral there can be, nothing, and each single thing taken away. */
const variants: readonly LifecycleFacts[] = [
  wholeFacts,
  {},
  ...[[openReferral], [answeredReferral], [{ ...openReferral, refusedBecause: '不属本部门' }]].map(
    (referrals) => ({ ...wholeFacts, referrals }),
  ),
  { ...wholeFacts, callback: { ...wholeFacts.callback, leftoverIssue: true } },
  ...keys.map((key) => without([key])),
]

interface Place {
  readonly state: LifecycleState
  /** True when the customer was answered since the case was last opened. */
  readonly answered: boolean
}

/** Every place that can be reached from a draft, by every step with every variant of the facts. */
function walk(): { readonly places: readonly Place[]; readonly refusals: readonly string[] } {
  const places: Place[] = [{ state: 'draft', answered: false }]
  const refusals: string[] = []
  const seen = new Set(['draft false'])
  for (const place of places) {
    for (const step of LIFECYCLE_STEPS) {
      for (const facts of variants) {
        const taken = takeStep(place.state, step, facts, rules)
        if (!taken.ok) {
          if (!taken.refusal.params?.missing || !taken.refusal.source) {
            refusals.push(`${place.state} ${step}`)
          }
          continue
        }
        const { state } = taken.value
        const answered = step === 'reply' || (place.answered && state !== 'reopened')
        const key = `${state} ${answered}`
        if (!seen.has(key)) {
          seen.add(key)
          places.push({ state, answered })
        }
      }
    }
  }
  return { places, refusals }
}

describe('an exhaustive walk of the machine', () => {
  const { places, refusals } = walk()

  test('reaches every state', () => {
    // A case is declined by a record of its own, not by a step of the way.
    const onTheWay = LIFECYCLE_STATES.filter((state) => state !== 'declined')
    expect(new Set(places.map(({ state }) => state))).toEqual(new Set(onTheWay))
  })

  test('never closes a case without an answer (E-22)', () => {
    const finished = places.filter(({ state }) => state === 'closed')
    expect(finished).toEqual([{ state: 'closed', answered: true }])
  })

  test('every refused step names a missing thing and its source', () => {
    expect(refusals).toEqual([])
  })

  test('no step leads back to the customer, and nothing leaves the restricted book', () => {
    for (const state of LIFECYCLE_STATES) {
      for (const step of LIFECYCLE_STEPS) {
        for (const facts of variants) {
          const taken = takeStep(state, step, facts, rules)
          if (!taken.ok) continue
          expect(taken.value.state).not.toBe('draft')
          expect(state).not.toBe('restricted')
        }
      }
    }
  })

  test('escalating and changing the receiver are possible wherever a branch holds the case', () => {
    for (const state of LIFECYCLE_STATES) {
      const held = state !== 'draft' && state !== 'restricted'
      for (const step of ['escalate', 'change_receiver', 'set_urgency', 'set_level'] as const) {
        expect(takeStep(state, step, wholeFacts, rules).ok).toBe(held)
      }
    }
  })
})

describe('for any facts and any order of steps', () => {
  test('the offer and the step agree, and no close comes without a reply', () => {
    const move = fc.record({
      step: fc.constantFrom(...LIFECYCLE_STEPS),
      gone: fc.subarray(keys, { maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let state: LifecycleState = 'draft'
        let answered = false
        for (const { step, gone } of moves) {
          const facts = without(gone)
          const offer = possibleSteps(state, facts, rules).find((entry) => entry.step === step)
          const taken = takeStep(state, step, facts, rules)
          expect(taken.ok).toBe(offer !== undefined && offer.missing.length === 0)
          if (!taken.ok) continue
          if (step === 'reply') answered = facts.reply !== undefined
          if (taken.value.state === 'reopened') answered = false
          if (step === 'close') expect(answered).toBe(true)
          state = taken.value.state
        }
      }),
      { numRuns: 300 },
    )
  })
})
