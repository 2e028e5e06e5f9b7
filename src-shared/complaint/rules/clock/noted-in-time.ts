/**
 * What may still move the legal term. R-18 lets a term be lengthened while it runs; one that is over is not
 * revived by what is written down afterwards, whatever moment that names. Each fact that lengthens the term
 * counts when it was noted by the end of the term as it stood without it (inclusive), by the clock of the
 * desk where it was noted: when and in which order machines meet plays no part.
 */
import { dateOfDay, dayNumberOf } from '../../../calendar/day-number.ts'
import type { EpochMs } from '../../../foundation/instant.ts'
import type { CaseFacts } from '../types.ts'

type MovingFacts = Pick<
  CaseFacts,
  'complexity' | 'complexityJudgements' | 'pauses' | 'resubmissions'
>

export interface InTime<Facts> {
  /** The facts without those that came too late. */
  readonly facts: Facts
  /** One line for each that came too late, by the day on which it was noted. */
  readonly trace: readonly string[]
  /** `complexity_noted_late`, `pause_noted_late`, `new_facts_noted_late`, each once. */
  readonly warnings: readonly string[]
}

interface Move<Facts> {
  readonly notedAt: EpochMs
  readonly lengthens: boolean
  readonly line: string
  readonly warning: string
  readonly applied: (facts: Facts) => Facts
}

/** Leaves out what was noted too late. `endOf` dates the term by some of the facts. */
export function factsNotedInTime<Facts extends MovingFacts>(
  facts: Facts,
  endOf: (facts: Facts) => EpochMs,
): InTime<Facts> {
  const moves = movesOf(facts)
  if (moves.length === 0) return { facts, trace: [], warnings: [] }
  const trace: string[] = []
  const warnings = new Set<string>()
  let standing: Facts = {
    ...facts,
    complexity: facts.complexityJudgements?.[0]
      ? facts.complexityJudgements[0].from
      : facts.complexity,
    pauses: facts.pauses?.filter((pause) => (pause.notedAt ?? null) === null),
    resubmissions: facts.resubmissions?.filter((again) => (again.notedAt ?? null) === null),
  }
  for (const { notedAt, lengthens, line, warning, applied } of moves) {
    if (!lengthens || notedAt <= endOf(standing)) {
      standing = applied(standing)
      continue
    }
    trace.push(`${dateOfDay(dayNumberOf(notedAt))} ${line}`)
    warnings.add(warning)
  }
  return { facts: standing, trace, warnings: [...warnings] }
}

/** In the order in which they were noted. */
function movesOf<Facts extends MovingFacts>(facts: Facts): Move<Facts>[] {
  const judged = (facts.complexityJudgements ?? []).map(
    ({ to, notedAt }): Move<Facts> => ({
      notedAt,
      lengthens: to === 'complex',
      line: 'complexity_ignored noted_late',
      warning: 'complexity_noted_late',
      applied: (before) => ({ ...before, complexity: to }),
    }),
  )
  const paused = (facts.pauses ?? []).flatMap((pause): Move<Facts>[] =>
    typeof pause.notedAt === 'number'
      ? [
          {
            notedAt: pause.notedAt,
            lengthens: true,
            line: `pause_ignored ${pause.kind} noted_late`,
            warning: 'pause_noted_late',
            applied: (before) => ({ ...before, pauses: [...(before.pauses ?? []), pause] }),
          },
        ]
      : [],
  )
  const again = (facts.resubmissions ?? []).flatMap((one): Move<Facts>[] =>
    typeof one.notedAt === 'number'
      ? [
          {
            notedAt: one.notedAt,
            lengthens: one.newFacts,
            line: 'new_facts_ignored noted_late',
            warning: 'new_facts_noted_late',
            applied: (before) => ({
              ...before,
              resubmissions: [...(before.resubmissions ?? []), one],
            }),
          },
        ]
      : [],
  )
  return [...judged, ...paused, ...again].toSorted((one, other) => one.notedAt - other.notedAt)
}
