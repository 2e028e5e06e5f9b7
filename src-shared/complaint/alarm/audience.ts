/** Whom a rung rings for, by employee number, and whether a person is one of them. */
import type { EpochMs } from '../../foundation/instant.ts'
import type { Rules } from '../../pack/rules-pack.ts'
import { isSupervisor } from '../../staff/role.ts'
import { employeeKey } from '../../staff/same-employee.ts'
import { urgentAlarm } from '../rules/clock/first-responsible.ts'
import type { Audience } from './kinds.ts'

/** Whom the branch has named (S2-16); null where nobody is. */
export interface Responsibility {
  readonly firstResponsible: string | null
  readonly branchHead: string | null
}

/** Who answers for the matter itself; null where nobody does yet. */
export interface Answering {
  readonly handler: string | null
  readonly assignee: string | null
}

export interface Addressees {
  /** Employee numbers in their compared form, each once. */
  readonly people: readonly string[]
  /** Every supervisor of the branch too. */
  readonly supervisors: boolean
}

/** Whom an audience is for when a clock began at `startMs`; nobody named rings for all supervisors. */
export function addresseesOf(
  audiences: readonly Audience[],
  { handler, assignee }: Answering,
  startMs: EpochMs,
  responsibility: Responsibility,
  rules: Rules,
): Addressees {
  const people = new Set<string>()
  let supervisors = false
  const add = (employeeNo: string | null) => {
    const key = employeeKey(employeeNo)
    if (key === null) supervisors = true
    else people.add(key)
  }
  for (const audience of audiences) {
    if (audience === 'handler') add(handler)
    else if (audience === 'assignee') add(assignee)
    else if (audience === 'branch_head') add(responsibility.branchHead)
    else if (audience === 'supervisor') add(null)
    else {
      const told = urgentAlarm(startMs, responsibility, rules)
      add(told.ok ? told.value.to : null)
    }
  }
  return { people: [...people], supervisors }
}

/** True when the person is meant, by number or as a supervisor. */
export function isFor(
  { people, supervisors }: Addressees,
  person: { readonly employeeNo: string; readonly role: string },
): boolean {
  const key = employeeKey(person.employeeNo)
  return (key !== null && people.includes(key)) || (supervisors && isSupervisor(person.role))
}
