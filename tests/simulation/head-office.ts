/** What head office writes in between: instructions on cases, notices to everybody. */
import { complaintInstructionGiven } from '#shared/complaint/events/head-office.ts'
import { complaintPersonalErased } from '#shared/complaint/events/privacy.ts'
import { newUuid } from '#shared/foundation/identifier.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { noticePublished } from '#shared/notice/events.ts'
import { writeToBranch, writeToOrganisation } from '#hub/service/hub-writer.ts'
import { branchesOf } from './branches.ts'
import { runErrands } from './errands.ts'
import { publishKey } from './protect.ts'
import type { World } from './world.ts'

const ACTOR = { employeeNo: 'H001', role: 'head_office_service' } as const

/** One thing that head office does now. */
export async function headOfficeWorks(world: World): Promise<void> {
  await publishKey(world)
  if (world.random.chance(0.3)) return publish(world)
  const branches = await branchesOf(world)
  if (branches.length === 0) return
  const { branchId } = world.random.pick(branches)
  if (world.random.chance(0.3)) return runErrands(world, branchId)
  await world.hub.project(branchId)
  const cases = await world.database.query<{ aggregate_id: string }>(
    "SELECT aggregate_id FROM aggregate WHERE branch_id = $1 AND kind = 'complaint' ORDER BY aggregate_id",
    [branchId],
  )
  if (cases.length === 0) return
  const caseId = world.random.pick(cases).aggregate_id
  const share = world.theme === 'between_branches' ? 0.5 : 0.2
  if (world.random.chance(share)) return erase(world, branchId, caseId)
  const payload = {
    instructionId: newUuid({ now: () => world.time }, world.random),
    at: formatInstant(world.time),
    kind: 'instruction' as const,
    dueAt: null,
    text: `请今天联系，机密${caseId}`,
  }
  const written = await writeToBranch(world.hub.context, branchId, {
    type: complaintInstructionGiven,
    payload,
    aggregateId: caseId,
    actor: ACTOR,
  })
  if (!written.ok) throw new Error(`head office could not write: ${written.refusal.code}`)
  const id = written.value.eventId
  world.written.set(id, {
    id,
    type: complaintInstructionGiven.type,
    kind: 'complaint',
    aggregate: caseId,
    payload,
  })
  world.note('instructed')
  world.tell(`head office instructs ${id}`)
}

/** The keeping time of a branch's cases lies years ahead; head office has its own reasons to erase. */
async function erase(world: World, branchId: string, caseId: string): Promise<void> {
  const payload = {
    basis: 'customer_request' as const,
    requestedBy: 'H002',
    certificate: 'XH-2025-001',
  }
  const written = await writeToBranch(world.hub.context, branchId, {
    type: complaintPersonalErased,
    payload,
    aggregateId: caseId,
    actor: ACTOR,
  })
  if (!written.ok) throw new Error(`head office could not erase: ${written.refusal.code}`)
  const id = written.value.eventId
  world.written.set(id, {
    id,
    type: complaintPersonalErased.type,
    kind: 'complaint',
    aggregate: caseId,
    payload,
  })
  world.note('erased')
  world.tell(`head office erases ${caseId}`)
}

async function publish(world: World): Promise<void> {
  const noticeId = newUuid({ now: () => world.time }, world.random)
  const payload = {
    at: formatInstant(world.time),
    title: '通知',
    text: `请执行 ${world.random.below(1000)}`,
  }
  const written = await writeToOrganisation(world.hub.context, {
    type: noticePublished,
    payload,
    aggregateId: noticeId,
    actor: ACTOR,
  })
  if (!written.ok) throw new Error(`head office could not write: ${written.refusal.code}`)
  const id = written.value.eventId
  world.written.set(id, {
    id,
    type: noticePublished.type,
    kind: 'notice',
    aggregate: noticeId,
    payload,
  })
  world.note('noticed')
}
