/** Digests of signed sheets and closed days, as a workstation and as head office hold them. */
import { decodeBody } from '#shared/log/envelope.ts'
import type { TestDesk } from './desk.ts'
import type { HeadOffice } from './head-office.ts'

/** What head office holds of the sheets of a branch: the digest in each signed event. */
export async function digestsAtHeadOffice(
  headOffice: HeadOffice,
  code: string,
): Promise<Record<string, string>> {
  const { database } = headOffice.hub.context
  const rows = await database.query<{ body: Uint8Array; branch_id: string }>(
    `SELECT e.body, e.branch_id FROM event e JOIN branch b ON b.branch_id = e.branch_id
     WHERE b.code = $1 AND e.kind IN ('shift', 'day_close')`,
    [code],
  )
  const bodies = rows.flatMap(({ body }) => decodeBody(body) ?? [])
  return Object.fromEntries(
    bodies
      .filter(({ type }) => type === 'shift.signed' || type === 'day.closed')
      .map(({ aggregate, payload }) => [aggregate.id, String(payload['digest'])]),
  )
}

/** What a workstation holds of its signed sheets and closed days. */
export async function digestsHere(desk: TestDesk): Promise<Record<string, string>> {
  const { rows } = await desk.must('shift.list', { limit: 100 })
  const days = await desk.must('day.list', { limit: 100 })
  const found: Record<string, string> = {}
  for (const { shiftId, signed: isSigned } of rows) {
    const shift = await desk.must('shift.get', { shiftId })
    if (isSigned) found[shiftId] = shift.digest ?? ''
  }
  for (const { date } of days.rows) {
    found[date] = (await desk.must('day.get', { date })).closed?.digest ?? ''
  }
  return found
}
