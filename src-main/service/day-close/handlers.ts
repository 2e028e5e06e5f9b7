/** Drawing a day up, closing it with two signatures, looking at it again. */
import type { dayCloseCalls } from '#shared/contract/calls/day-close.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { accepted } from '#shared/foundation/result.ts'
import { listDays } from '../../store/tables/day-close-table.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { closeTheDay } from './close.ts'
import { prepareDay } from './prepare.ts'
import { verifyClosedDays } from './verify.ts'
import { dayRow, getDay } from './view.ts'

export function dayCloseHandlers(desk: Desk): Handlers<typeof dayCloseCalls, DeskSession> {
  return {
    'day.list': ({ limit }) =>
      accepted({
        rows: listDays(desk.book.db, limit).flatMap((found) => dayRow(desk, found) ?? []),
      }),
    'day.get': ({ date }) => getDay(desk, date),
    'day.prepare': (input, session) => prepareDay(desk, input, actorOf(session)),
    'day.close': (input, session) => closeTheDay(desk, input, actorOf(session)),
    'day.verify': () => accepted(verifyClosedDays(desk)),
  }
}
