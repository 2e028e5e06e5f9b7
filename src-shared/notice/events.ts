/** Circulars of head office to all branches (S2-22). They travel in the organisation stream. */
import { z } from 'zod'
import { eventType } from '../log/event-type.ts'
import { instantSchema } from '../foundation/instant-schema.ts'
import { isUuid } from '../foundation/identifier.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'

export const noticePublished = eventType({
  type: 'notice.published',
  version: 1,
  aggregate: 'notice',
  merge: 'fact',
  writer: 'hub',
  permission: 'console.instruct',
  payload: {
    at: instantSchema,
    title: z.string().trim().min(1).max(120),
    text: z.string().trim().min(1).max(4000),
  },
})

export const noticeEvents = [noticePublished] as const

export interface NoticeState {
  readonly at: string
  readonly title: string
  readonly text: string
  readonly by: string
}

export const noticeAggregate: Aggregate<NoticeState> = {
  kind: 'notice',
  foldVersion: 1,
  isId: isUuid,
  evolve: (state: NoticeState | null, event: LoggedEvent) =>
    event.type === noticePublished.type
      ? { ...(event.payload as Omit<NoticeState, 'by'>), by: event.actor.employeeNo }
      : state,
  obstacle: () => null,
}
