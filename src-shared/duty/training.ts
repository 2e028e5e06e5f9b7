/** Training records and the day's service case (S1-03, S1-15; ). */
import { type Gap, blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import { type BusinessDate, isBusinessDate } from '../foundation/instant.ts'
import { type Result, accepted } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { employeeKey } from '../staff/same-employee.ts'
import { anonymityGaps } from './identity-words.ts'

export interface TrainingRecord {
  readonly employeeNo: string | null
  readonly date: BusinessDate
  readonly topic: string
  /** One of the profile's methods. */
  readonly method: string
  readonly hours: number
}

/**
 * The record may be written. Refuses, naming every gap: nobody, no date, no topic, an unknown method, hours
 * that are not above 0 or more than a day has.
 */
export function checkTraining(
  record: TrainingRecord,
  { methods }: ProfilePack['training'],
): Result<TrainingRecord> {
  const known = methods.some(({ value }) => value === record.method)
  const source = 'S1-03'
  const gaps = [
    ...gapUnless(employeeKey(record.employeeNo) !== null, 'employeeNo', 'a person', source),
    ...gapUnless(isBusinessDate(record.date), 'date', 'a date', source),
    ...gapUnless(!blank(record.topic), 'topic', 'a topic', source),
    ...gapUnless(known, 'method', 'a known method', source),
    ...gapUnless(record.hours > 0 && record.hours <= 24, 'hours', 'hours above 0', source),
  ]
  return gaps.length === 0 ? accepted(record) : refusedForGaps('incomplete', 'the training', gaps)
}

/** Hours of a person against the plan; never below 0 left. */
export function trainingLeft(
  records: readonly TrainingRecord[],
  plan: ProfilePack['training'],
): number {
  return Math.max(0, plan.planHours - records.reduce((sum, { hours }) => sum + hours, 0))
}

export interface ServiceCase {
  readonly date: BusinessDate
  readonly staff: string | null
  readonly text: string
  /** One of the profile's levels. */
  readonly level: string
}

/**
 * The day's service case goes round without the customer: refuses, naming every gap, a note without
 * its person, its words or its level, one with a long number in it, and one that names a customer known to
 * the caller, whatever the spacing or the width.
 */
export function checkServiceCase(
  note: ServiceCase,
  customerNames: readonly string[],
  lobby: ProfilePack['lobby'],
): Result<ServiceCase> {
  const source = 'S1-15'
  const levels = lobby.serviceLevels.values.map(({ value }) => value)
  const gaps: Gap[] = [
    ...gapUnless(isBusinessDate(note.date), 'date', 'a date', source),
    ...gapUnless(employeeKey(note.staff) !== null, 'staff', 'who did it', source),
    ...gapUnless(!blank(note.text), 'text', 'what was done', source),
    ...gapUnless(levels.includes(note.level), 'level', 'a known level', source),
    ...anonymityGaps(note.text, customerNames, source),
  ]
  return gaps.length === 0 ? accepted(note) : refusedForGaps('incomplete', 'the case', gaps)
}
