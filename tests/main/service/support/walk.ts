/** Walking a case at the counter of the running test, each step by the person who may take it. */
import type { CaseDetail } from '#shared/contract/views.ts'
import type { CaseState } from '#shared/complaint/enumerations.ts'
import { desk, now } from '../../../support/counter.ts'
import { type Walkers, nextStep } from '../../../support/case-walk.ts'
import { ADMINISTRATOR, COLLEAGUE, addColleague, newId } from '../../../support/desk.ts'

/** A hall manager beside the administrator and the teller. */
export const MANAGER = { employeeNo: 'E300', pin: '604928' } as const

const PEOPLE = [ADMINISTRATOR, COLLEAGUE, MANAGER]
const WALKERS: Walkers = {
  handler: ADMINISTRATOR.employeeNo,
  supervisor: MANAGER.employeeNo,
  otherSupervisor: ADMINISTRATOR.employeeNo,
}

/** Makes sure that the people of a walk are there; the administrator is signed in afterwards. */
export async function addPeople(): Promise<void> {
  const { people } = await desk.must('staff.list', {})
  if (people.some(({ employeeNo }) => employeeNo === MANAGER.employeeNo)) return
  await addColleague(desk)
  await desk.must('staff.add', {
    employeeNo: MANAGER.employeeNo,
    name: '值班经理',
    role: 'hall_manager',
  })
  await desk.must('session.activate', MANAGER)
}

/** Signs a person of the walk in, if somebody else is. */
export async function as(employeeNo: string): Promise<void> {
  const { person } = await desk.must('app.status', {})
  const wanted = PEOPLE.find((one) => one.employeeNo === employeeNo)
  if (!wanted) throw new Error(`nobody has the number ${employeeNo}`)
  if (person?.employeeNo !== employeeNo) await desk.must('session.signIn', wanted)
}

/**
 * Takes the case to a state on the straight way, `word` in everything that is written; the administrator
 * is signed in before and after.
 */
export async function walkedTo(
  caseId: string,
  until: CaseState,
  before: (detail: CaseDetail) => void = () => {},
  word = '',
): Promise<CaseDetail> {
  await addPeople()
  for (;;) {
    const detail = await desk.must('complaint.get', { caseId })
    if (detail.row.state === until) {
      await as(ADMINISTRATOR.employeeNo)
      return detail
    }
    before(detail)
    const step = nextStep(detail, WALKERS, { now: now(), newId, word })
    if (!step) throw new Error(`no way from ${detail.row.state} to ${until}`)
    await as(step.by)
    await desk.must(step.name, step.input)
  }
}
