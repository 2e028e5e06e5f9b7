/** Circulars of head office to all branches (S2-22). They travel in the organisation stream. */
import { eventType } from '../log/event-type.ts'
import { instantSchema } from '../foundation/instant-schema.ts'
import { isUuid } from '../foundation/identifier.ts'
import type { Aggregate, LoggedEvent } from '../log/fold.ts'
import { words } from '../foundation/words.ts'

export const noticePublished = eventType({
  type: 'notice.published',
  version: 1,
  aggregate: 'notice',
  merge: 'fact',
  writer: 'hub',
  permission: 'console.instruct',
  payload: {
    at: instantSchema,
    title: words(120),
    text: words(4000),
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
