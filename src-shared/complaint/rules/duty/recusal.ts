/** Nobody examines a complaint in which they have a stake of their own, T-89. */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import type { Rules } from '../../../pack/rules-pack.ts'
import { employeeKey } from '../../../staff/same-employee.ts'
import type { Level } from '../types.ts'

export interface ExaminationTeam {
  readonly level: Level
  /** Employee numbers of everyone complained of. */
  readonly complainedOf: readonly string[]
  /** Employees with another direct interest in the matter. */
  readonly interested?: readonly string[]
  readonly handler?: string | null | undefined
  readonly investigator?: string | null | undefined
  readonly confirmer?: string | null | undefined
  readonly verifier?: string | null | undefined
  readonly approver?: string | null | undefined
  /** The investigation team of a major case (S2-09). */
  readonly team?: readonly string[]
}

/**
 * Accepts who examines the case. Refuses whoever is complained of or interested, wherever they
 * stand, a confirmer who is the investigator (S2-06(2)), and a major or serious case without
 * a team of at least two different people (S2-09). Employee numbers are compared as `sameEmployee`
 * does.
 */
export function checkImpartiality(
  examination: ExaminationTeam,
  rules: Rules,
): Result<ExaminationTeam> {
  const barred = new Set(
    [...examination.complainedOf, ...(examination.interested ?? [])].map(employeeKey),
  )
  for (const [field, person] of examiners(examination)) {
    const key = employeeKey(person)
    if (key !== null && barred.has(key)) {
      return refused('examiner_not_impartial', 'nobody examines a complaint about oneself', {
        field,
        source: rules.pack.natureRules.recusal.source,
      })
    }
  }
  const investigator = employeeKey(examination.investigator)
  if (investigator !== null && investigator === employeeKey(examination.confirmer)) {
    return refused('confirmer_is_investigator', 'a second person confirms', {
      field: 'confirmer',
      source: 'S2-06(2)',
    })
  }
  const { atLeast, source } = rules.pack.law.investigationTeam
  if (lacksTeam(examination, rules)) {
    return refused('investigation_team_required', `a team of at least ${atLeast} investigates`, {
      field: 'team',
      source,
      params: { atLeast },
    })
  }
  return accepted(examination)
}

/** True for a level above ordinary without as many different people in the team as S2-09 asks for. */
export function lacksTeam(
  { level, team = [] }: Pick<ExaminationTeam, 'level' | 'team'>,
  rules: Rules,
): boolean {
  const members = new Set(team.map(employeeKey).filter((key) => key !== null))
  return level !== 'ordinary' && members.size < rules.pack.law.investigationTeam.atLeast
}

function* examiners(examination: ExaminationTeam): Generator<[string, string | null | undefined]> {
  yield ['handler', examination.handler]
  yield ['investigator', examination.investigator]
  yield ['confirmer', examination.confirmer]
  yield ['verifier', examination.verifier]
  yield ['approver', examination.approver]
  for (const [index, member] of (examination.team ?? []).entries()) yield [`team.${index}`, member]
}
