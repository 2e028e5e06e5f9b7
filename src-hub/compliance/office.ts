/** The compliance office: how it is reached, and what was handed in for it. The hub can read none of it. */
import { z } from 'zod'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { loggedEventOf } from '#shared/log/logged-event.ts'
import { decodeBody } from '#shared/log/envelope.ts'
import {
  COMPLIANCE_AGGREGATE_ID,
  type ComplianceOffice,
  complianceAggregate,
  complianceOfficePublished,
} from '#shared/sealed/events.ts'
import { type SealedExport, publicKeySchema } from '#shared/sealed/format.ts'
import { foldAll } from '../projector/folding.ts'
import type { HubContext } from '../service/context.ts'
import { writeToOrganisation } from '../service/hub-writer.ts'
import { readNewestOrganisationEvents } from '../store/organisation-stream.ts'
import { listSealed } from '../store/withheld-table.ts'

const way = z.string().trim().min(1).max(200)

/** What is left out stays as it is; null takes it back. */
export const officeWishSchema = z.strictObject({
  publicKey: publicKeySchema.nullable().optional(),
  telephone: way.nullable().optional(),
  letter: way.nullable().optional(),
})
export type OfficeWish = z.infer<typeof officeWishSchema>

/** The operator speaks for the office when its key or address is set. */
const OPERATOR = { employeeNo: 'operator', role: 'compliance_officer' } as const

/** The office as every branch knows it; null when nothing was published. */
async function complianceOffice(context: HubContext): Promise<ComplianceOffice | null> {
  const events = await readNewestOrganisationEvents(context.database, complianceAggregate.kind, 1)
  return foldAll(events, { hubDevice: context.device, withParts: true })
    .state as ComplianceOffice | null
}

/** Publishes the office to every branch. Refuses a change that changes nothing. */
export async function publishOffice(
  context: HubContext,
  wish: OfficeWish,
): Promise<Result<ComplianceOffice>> {
  const standing = await complianceOffice(context)
  const office: ComplianceOffice = {
    at: formatInstant(context.clock.now()),
    publicKey: wish.publicKey === undefined ? (standing?.publicKey ?? null) : wish.publicKey,
    telephone: wish.telephone === undefined ? (standing?.telephone ?? null) : wish.telephone,
    letter: wish.letter === undefined ? (standing?.letter ?? null) : wish.letter,
  }
  if (Object.values(wish).every((value) => value === undefined)) {
    return refused('nothing_to_change', 'name a key, a telephone or an address')
  }
  const written = await writeToOrganisation(context, {
    type: complianceOfficePublished,
    payload: office,
    aggregateId: COMPLIANCE_AGGREGATE_ID,
    actor: OPERATOR,
  })
  return written.ok ? accepted(office) : written
}

/** Every box, still sealed, for the office to open with its own key. */
export async function sealedSubmissions(context: HubContext): Promise<SealedExport> {
  const rows = await listSealed(context.database)
  return {
    format: 'counterbook-sealed',
    v: 1,
    submissions: rows.flatMap(({ sealedId, branchCode, receivedAt, body, salt, bytes }) => {
      const read = decodeBody(body)
      const logged =
        read &&
        loggedEventOf({
          position: { device: '', epoch: 1, seq: 1 },
          body: read,
          part: { salt, bytes },
          branchSeq: null,
          fromHub: false,
        })
      const box = logged?.payload.box
      // A device may push anything under this kind; what holds no box is nothing to open.
      if (typeof box !== 'string') return []
      return [{ sealedId, branch: branchCode, receivedAt: formatInstant(receivedAt), box }]
    }),
  }
}
