/** Telling every workstation which branches there are, so that a form can offer them without a line. */
import { type ListedBranch, branchListed, directoryAggregate } from '#shared/directory/events.ts'
import { foldAll, readingOf } from '../projector/folding.ts'
import { listBranches } from '../store/branch-table.ts'
import { readNewestOrganisationEvents } from '../store/organisation-stream.ts'
import type { HubContext } from './context.ts'
import { writeToOrganisation } from './hub-writer.ts'

/** More entries than any organisation of today writes; beyond it a branch is only told of twice. */
const LOOKED_BACK = 100_000
const OPERATOR = { employeeNo: 'operator', role: 'admin' } as const

/**
 * Writes a line for each branch that is not told of by its present code and name. Asked again it writes
 * nothing; two hubs at once may write the same line twice, which says the same.
 */
export async function tellBranches(context: HubContext): Promise<void> {
  const told = new Map<string, ListedBranch>()
  const { kind } = directoryAggregate
  const events = await readNewestOrganisationEvents(context.database, kind, LOOKED_BACK)
  for (const event of events) {
    const { id } = readingOf(event, context.device)
    if (told.has(id)) continue
    const folded = foldAll([event], { hubDevice: context.device, withParts: true })
    told.set(id, folded.state as ListedBranch)
  }
  for (const { branchId, code, name } of await listBranches(context.database)) {
    const payload = { code, name: name.slice(0, 80) }
    const standing = told.get(branchId)
    if (standing?.code === payload.code && standing.name === payload.name) continue
    const event = { type: branchListed, payload, aggregateId: branchId, actor: OPERATOR }
    const written = await writeToOrganisation(context, event)
    if (!written.ok) context.report('alarm', 'branch_not_told', { branch: branchId })
  }
}
