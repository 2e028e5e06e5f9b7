/** Circulars of head office: one row of the organisation's stream reaches every branch. */
import { formatInstant } from '#shared/foundation/instant.ts'
import { newUuid } from '#shared/foundation/identifier.ts'
import { type Result, accepted } from '#shared/foundation/result.ts'
import type { ConsoleOutput } from '#shared/contract/console.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { type NoticeState, noticeAggregate, noticePublished } from '#shared/notice/events.ts'
import { foldAll, readingOf } from '../projector/folding.ts'
import type { HubContext } from '../service/context.ts'
import { writeToOrganisation } from '../service/hub-writer.ts'
import { readNewestOrganisationEvents } from '../store/organisation-stream.ts'

type Notice = ConsoleOutput<'console.notice'>

const SHOWN = 100

/** The newest notices, newest first. */
export async function listNotices(context: HubContext): Promise<Notice[]> {
  const events = await readNewestOrganisationEvents(context.database, noticeAggregate.kind, SHOWN)
  return events.flatMap((event) => {
    const folded = foldAll([event], { hubDevice: context.device, withParts: true })
    const state = folded.state as NoticeState | null
    return state ? [{ noticeId: readingOf(event, context.device).id, ...state }] : []
  })
}

/** Publishes a notice to all branches. */
export async function publishNotice(
  context: HubContext,
  { title, text }: { title: string; text: string },
  actor: Actor,
): Promise<Result<Notice>> {
  const noticeId = newUuid(context.clock, context.random)
  const payload = { at: formatInstant(context.clock.now()), title, text }
  const written = await writeToOrganisation(context, {
    type: noticePublished,
    payload,
    aggregateId: noticeId,
    actor,
  })
  return written.ok ? accepted({ noticeId, ...payload, by: actor.employeeNo }) : written
}
