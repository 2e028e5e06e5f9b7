/** Who is named on a case: whoever takes it over or looks into it, and who takes part in a meeting or a visit, with the role that the staff list gives them. */
import type { Attendee } from '#shared/complaint/rules/remedy/visit.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { isRole } from '#shared/staff/role.ts'
import { type Desk, personOf } from '../../desk.ts'

/** Refuses `unknown_person` for a number that nobody active has here: unknown, or of somebody who left. */
export function activePerson(
  desk: Desk,
  employeeNo: string | null,
  field: string,
  source: string,
): Result<unknown> {
  return employeeNo !== null && personOf(desk, employeeNo)?.active === true
    ? accepted(null)
    : refused('unknown_person', 'nobody active has this number', { field, source })
}

/** Refuses `unknown_person`, naming the place in the list, for a number that nobody active has. */
export function attendeesOf(
  desk: Desk,
  value: unknown,
  field: string,
  source: string,
): Result<readonly Attendee[]> {
  const attendees: Attendee[] = []
  for (const [index, employeeNo] of ((value ?? []) as readonly string[]).entries()) {
    const person = personOf(desk, employeeNo)
    if (!person?.active || !isRole(person.role)) {
      const at = `${field}.${index}`
      return refused('unknown_person', 'nobody active has this number', { field: at, source })
    }
    attendees.push({ employeeNo, role: person.role })
  }
  return accepted(attendees)
}
