/** How many whole decisions about a case one core makes in a second, with the shipped packs. */
import { decideInput } from '#main/command-line/rules/decide-input.ts'
import { type DecideContext, decideCase } from '#shared/complaint/rules/decision/decide.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { documentedCase } from '../main/command-line/documented-case.ts'

const BATCH = 500

/** Decisions a second, round by round, about the documented case: every part of it is decided. */
export function measureDecisions(rounds: number, millisecondsEach: number): number[] {
  const { case: facts, now, profile } = decideInput.parse(documentedCase())
  const { calendar, rules } = defaultPacks
  const context: DecideContext = { now, calendar, profile, rules }
  const decide = () => {
    for (let made = 0; made < BATCH; made += 1) {
      const decision = decideCase(facts, context)
      if (!decision.ok)
        throw new Error(`the documented case is refused: ${decision.refusal.message}`)
    }
  }
  const round = () => {
    const began = performance.now()
    let made = 0
    let elapsed = 0
    while (elapsed < millisecondsEach) {
      decide()
      made += BATCH
      elapsed = performance.now() - began
    }
    return (made * 1000) / elapsed
  }
  round()
  return Array.from({ length: rounds }, round)
}
