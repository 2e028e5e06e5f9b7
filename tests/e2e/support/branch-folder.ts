/** A branch's book that is set up before the window opens: who works there, and their PINs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseDetail } from '#shared/contract/views.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { openDesk } from '../../support/desk.ts'
import { BRANCH, type Person } from './counter.ts'

type Profile = Input<'setup.complete'>['profile']
type Role = Input<'staff.add'>['role']

export interface BranchFolder {
  readonly dataFolder: string
  remove(): void
}

/** The first one is the administrator; the others have the roles they are given with. */
export async function branchFolder(
  profile: Profile,
  administrator: Person,
  others: readonly (readonly [Person, Role])[],
): Promise<BranchFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'counterbook-branch-'))
  const dataFolder = join(folder, 'data')
  const desk = openDesk(dataFolder, { host: 'electron' })
  await desk.must('setup.complete', {
    branchCode: BRANCH.code,
    branchName: BRANCH.name,
    profile,
    administrator,
  })
  for (const [{ employeeNo, name, pin }, role] of others) {
    await desk.must('staff.add', { employeeNo, name, role })
    await desk.must('session.activate', { employeeNo, pin })
  }
  await desk.close()
  return { dataFolder, remove: () => rmSync(folder, { recursive: true, maxRetries: 5 }) }
}

/** Every case of a book whose window is shut, as its supervisor would read it. */
export async function casesIn(
  dataFolder: string,
  { employeeNo, pin }: Person,
): Promise<readonly CaseDetail[]> {
  const desk = openDesk(dataFolder, { host: 'electron' })
  await desk.must('session.signIn', { employeeNo, pin })
  const list = { state: 'all', search: '', offset: 0, limit: 200 } as const
  const { rows } = await desk.must('complaint.list', list)
  const details: CaseDetail[] = []
  for (const { caseId } of rows) details.push(await desk.must('complaint.get', { caseId }))
  await desk.close()
  return details
}
