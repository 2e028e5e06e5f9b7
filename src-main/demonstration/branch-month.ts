/**
 * The weeks before the quoted day: two shifts on each working day of the State Council's calendar, a
 * complaint now and then, handlers, promises, answers and closings, a few of them late.
 */
import { dateOfDay, dayNumberOfDate } from '#shared/calendar/day-number.ts'
import { isWorkingDay } from '#shared/calendar/work-calendar.ts'
import { type EpochMs, HOUR_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import day from '#resources/demonstration/branch-day.json' with { type: 'json' }
import month from '#resources/demonstration/branch-month.json' with { type: 'json' }
import { closeShift, openShift } from './shift-scenes.ts'
import { type Stage, momentOf } from './stage.ts'
import { intakeOf } from './told.ts'

type Complaint = (typeof month.complaints)[number]

/** What is to happen, in whatever order it was thought of. */
type Agenda = { readonly at: EpochMs; readonly work: () => Promise<void> }[]

const TELLER = 'E200'
const LOBBY = 'E300'
const SUPERVISOR = 'E100'
/** Those that the sources use. */
const FORMS_OF_ADDRESS = ['韩先生', '王先生', '李小姐']
/** On this shift the drawer is short. */
const SHORT_SHIFT = 13
const SHORT_FEN = 45

/** Working days before the quoted day, first one first; as many as asked for. */
export function quietDays(atMost: number): string[] {
  const last = dayNumberOfDate(day.date)
  const days: string[] = []
  for (let each = dayNumberOfDate(month.from); each < last; each += 1) {
    const date = dateOfDay(each)
    if (isWorkingDay(defaultPacks.calendar, date).working) days.push(date)
  }
  return days.slice(Math.max(0, days.length - atMost))
}

/**
 * Plays the days in the order of their moments and answers how many complaints came; what would fall on
 * the quoted day stays open.
 */
export async function playQuietDays(stage: Stage, days: readonly string[]): Promise<number> {
  const agenda: Agenda = days.flatMap((date, index) => shiftsOf(stage, date, index))
  for (const [index, complaint] of shuffled(stage, month.complaints).entries()) {
    const date = days[Math.floor((index * days.length) / month.complaints.length)]
    if (date !== undefined) agenda.push(arrival(stage, agenda, days, complaint, date))
  }
  const end = momentOf(day.date, '00:00')
  for (;;) {
    agenda.sort((a, b) => a.at - b.at)
    const next = agenda.shift()
    if (!next || next.at >= end) return days.length === 0 ? 0 : month.complaints.length
    stage.clock.moveTo(next.at)
    await next.work()
  }
}

function shiftsOf(stage: Stage, date: string, index: number): Agenda {
  const short = (shift: number) => (shift === SHORT_SHIFT ? SHORT_FEN : 0)
  const at = (time: string, work: () => Promise<void>) => ({ at: momentOf(date, time), work })
  const am = { outgoing: TELLER, incoming: LOBBY, supervisor: SUPERVISOR }
  const pm = { outgoing: LOBBY, incoming: TELLER, supervisor: SUPERVISOR }
  return [
    at('08:35', () => stage.signIn(TELLER)),
    at('08:40', () => openShift(stage, { date, period: 'am' })),
    at('12:30', () => closeShift(stage, { date, period: 'am' }, am, short(2 * index))),
    at('12:40', () => stage.signIn(LOBBY)),
    at('12:45', () => openShift(stage, { date, period: 'pm' })),
    at('17:10', () => closeShift(stage, { date, period: 'pm' }, pm, short(2 * index + 1))),
  ]
}

function arrival(
  stage: Stage,
  agenda: Agenda,
  days: readonly string[],
  complaint: Complaint,
  date: string,
): Agenda[number] {
  const { draw } = stage
  const morning = draw(2) === 0
  const receivedAt = momentOf(date, morning ? '09:10' : '13:10') + draw(150) * MINUTE_MS
  const caseId = stage.newId()
  return {
    at: receivedAt + 4 * MINUTE_MS,
    work: async () => {
      const told = { ...complaint, walkIn: complaint.channel === 'counter' }
      const caller = {
        caseId,
        receivedAt,
        customerName: FORMS_OF_ADDRESS[draw(FORMS_OF_ADDRESS.length)] ?? null,
        contact: `1380000${1000 + ((receivedAt / MINUTE_MS) % 9000)}`,
        earlierCalls: [],
      }
      await stage.call('complaint.register', intakeOf(told, caller))
      agenda.push(...handling(stage, days, complaint, { caseId, receivedAt, date }))
    },
  }
}

interface Heard {
  readonly caseId: string
  readonly receivedAt: EpochMs
  readonly date: string
}

/** Handler within the hour (one in six is late), a promise that is kept, an answer within days. */
function handling(
  stage: Stage,
  days: readonly string[],
  complaint: Complaint,
  { caseId, receivedAt, date }: Heard,
): Agenda {
  const { call, draw, newId } = stage
  const seen = async () => ({
    caseId,
    seenVersion: (await call('complaint.get', { caseId })).row.version,
  })
  const promiseId = newId()
  const dueAt = receivedAt + 4 * HOUR_MS
  const assignAt = receivedAt + (draw(6) === 0 ? 95 : 8 + draw(45)) * MINUTE_MS
  const answerDay = days[days.indexOf(date) + (draw(8) === 0 ? 5 : 1 + draw(2))] ?? day.date
  const answerAt = momentOf(answerDay, '10:00') + draw(100) * MINUTE_MS
  const contact = (summary: string, keeps: string | null) => async () => {
    await call('complaint.logContact', {
      ...(await seen()),
      contactId: newId(),
      at: formatInstant(stage.clock.now()),
      direction: 'outbound',
      channel: 'phone',
      reached: true,
      promiseId: keeps,
      summary,
    })
  }
  return [
    {
      at: assignAt,
      work: async () => {
        const handler = draw(3) === 0 ? TELLER : LOBBY
        await call('complaint.assignHandler', { ...(await seen()), handler })
      },
    },
    {
      at: receivedAt + 6 * MINUTE_MS,
      work: async () => {
        const promise = { promiseId, dueAt: formatInstant(dueAt), what: month.promise }
        await call('complaint.makePromise', { ...(await seen()), ...promise })
      },
    },
    { at: dueAt - draw(50) * MINUTE_MS, work: contact(month.contact, promiseId) },
    { at: answerAt, work: contact(complaint.answer, null) },
    {
      at: answerAt + 5 * MINUTE_MS,
      work: async () => {
        const outcome = complaint.outcome === 'solved' ? 'solved' : 'explained'
        await call('complaint.close', { ...(await seen()), outcome, reason: complaint.answer })
      },
    },
  ]
}

function shuffled<Item>({ draw }: Stage, items: readonly Item[]): Item[] {
  const left = [...items]
  return items.flatMap(() => left.splice(draw(left.length), 1))
}
