import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CallState,
  callBegins,
  callStepDone,
  nextCallStep,
  waitingReminders,
} from '#shared/duty/call-steps.ts'
import { CALL_SITUATIONS, type CallSituation } from '#shared/duty/enumerations.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { at, refusalOf, valueOf } from './moments.ts'

const { calls, waitingReminder } = defaultPacks.profiles.card_company
const start = at('2025-10-20 10:00')
const next = (state: CallState, now = start) => valueOf(nextCallStep(state, now, calls))
const done = (state: CallState, now = start) => valueOf(callStepDone(state, now, calls))

/** Scripts in the order in which the machine offers them, one second apart, with what ends it. */
function walk(situation: CallSituation, openComplaint = false): string[] {
  let state = callBegins(situation, openComplaint)
  const path: string[] = []
  for (let second = 0; second < 60; second += 1) {
    const step = next(state, start + second * 1000)
    if (step.do === 'wait') continue
    if (step.do !== 'say' && step.do !== 'close') return [...path, step.do]
    path.push(step.script)
    state = done(state, start + second * 1000)
  }
  throw new Error('the call never comes to a rest')
}

describe('calls that lead nowhere (S4-26)', () => {
  test('T-73, R-287: silence is asked twice, then told, then may be ended', () => {
    expect(walk('silent')).toEqual(['SP-08', 'SP-08', 'SP-08b', 'may_end'])
    expect(next(callBegins('silent', false))).toMatchObject({ do: 'say', number: 1, of: 2 })
  })

  test('R-290: idle talk may be ended only after two prompts and the closing words', () => {
    expect(walk('irrelevant')).toEqual(['SP-13', 'SP-13', 'SP-13b', 'may_end'])
  })

  test('R-288: noise waits ten seconds before another telephone is asked for', () => {
    const asked = done(callBegins('noisy', false))
    expect(next(asked, start + 9999)).toEqual({ do: 'wait', until: start + 10_000 })
    expect(next(asked, start + 10_000)).toEqual({ do: 'close', script: 'SP-09b' })
    expect(refusalOf(callStepDone(asked, start + 9999, calls))).toMatchObject({
      code: 'step_not_offered',
      source: 'S4-26#9',
      params: { next: 'wait' },
    })
  })

  test('T-74, R-289: anger is never ended: words, a limit, a supervisor', () => {
    const step = next(callBegins('abusive', false))
    expect(step).toEqual({
      do: 'stay',
      scripts: ['SP-10', 'SP-A', 'SP-L', 'SP-10c'],
      supervisor: true,
    })
    expect(refusalOf(callStepDone(callBegins('abusive', false), start, calls))).toMatchObject({
      code: 'step_not_offered',
      source: 'S4-26#10',
    })
  })

  test('R-290: the talk of somebody with an open complaint is never ended as irrelevant', () => {
    expect(walk('irrelevant', true)).toEqual(['SP-13', 'SP-13', 'stay'])
  })

  test('R-287, R-288: a line that is silent or noisy ends for them too, after the same words', () => {
    expect(walk('silent', true)).toEqual(walk('silent'))
    expect(walk('noisy', true)).toEqual(['SP-09', 'SP-09b', 'may_end'])
  })

  test('R-289: a profile that would end abuse is not followed', () => {
    const ending = calls.map((rule) => ({ ...rule, closing: 'SP-13b' }))
    const step = valueOf(nextCallStep(callBegins('abusive', false), start, ending))
    expect(step.do).toBe('stay')
  })

  test('the end is offered only after every prompt and the closing words, whatever the times', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CALL_SITUATIONS),
        fc.boolean(),
        fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 12 }),
        (situation, openComplaint, pauses) => {
          let state = callBegins(situation, openComplaint)
          let now = start
          for (const pause of pauses) {
            now += pause
            const answer = callStepDone(state, now, calls)
            if (answer.ok) state = answer.value
          }
          const rule = calls.find((one) => one.situation === situation)
          const complete =
            rule?.closing !== null &&
            !(openComplaint && situation === 'irrelevant') &&
            state.promptedAt.length === rule?.prompts.length &&
            state.closingAt !== null
          expect(next(state, now + 20_000).do === 'may_end').toBe(complete)
        },
      ),
    )
  })

  test('a profile without the row refuses instead of guessing', () => {
    expect(refusalOf(nextCallStep(callBegins('silent', false), start, []))).toMatchObject({
      code: 'not_configured',
      field: 'situation',
    })
    expect(callStepDone(callBegins('silent', false), start, []).ok).toBe(false)
  })
})

describe('a waiting caller (S4-22(10))', () => {
  test.each([
    [0, 0],
    [59, 0],
    [60, 1],
    [179, 2],
  ])('R-280: after %i seconds %i reminders are due', (seconds, reminders) => {
    const now = start + seconds * 1000
    expect(valueOf(waitingReminders(start, now, waitingReminder))).toBe(reminders)
  })

  test('R-280: refuses a wait from the future', () => {
    expect(refusalOf(waitingReminders(start + 1, start, waitingReminder))).toMatchObject({
      field: 'waitingSince',
      source: 'S4-22(10)',
    })
  })
})
