/**
 * The weeks before the quoted day: two shifts on each working day of the State Council's calendar, a
 * complaint now and then, and its whole life: verified, looked into, judged by two, answered, closed,
 * filed and called back, a few of them late, some on other ways.
 */
import { dateOfDay, dayNumberOfDate } from '#shared/calendar/day-number.ts'
import { isWorkingDay } from '#shared/calendar/work-calendar.ts'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import day from '#resources/demonstration/branch-day.json' with { type: 'json' }
import month from '#resources/demonstration/branch-month.json' with { type: 'json' }
import { closeDay } from './day-scenes.ts'
import { closeShift, openShift } from './shift-scenes.ts'
import { type Agenda, courseOf } from './case-course.ts'
import { PEOPLE, type Stage, momentOf } from './stage.ts'
import { intakeOf } from './told.ts'

type Complaint = (typeof month.complaints)[number]

/** Those that the sources use. */
const FORMS_OF_ADDRESS = ['韩先生', '王先生', '李小姐']
/** On this shift the drawer is short. */
const SHORT_SHIFT = 13
const SHORT_FEN = 50
/** Courses that are to be seen to their end. */
const LONG: readonly string[] = ['leftover', 'extended', 'bounced', 'withdrawn']

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
  for (const [index, complaint] of inOrder(stage).entries()) {
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
  const am = { outgoing: PEOPLE.teller, incoming: PEOPLE.lobby, supervisor: PEOPLE.supervisor }
  const pm = { outgoing: PEOPLE.lobby, incoming: PEOPLE.teller, supervisor: PEOPLE.supervisor }
  return [
    at('08:35', () => stage.as(PEOPLE.teller)),
    at('08:40', () => openShift(stage, { date, period: 'am' })),
    at('12:30', () => closeShift(stage, { date, period: 'am' }, am, short(2 * index))),
    at('12:40', () => stage.as(PEOPLE.lobby)),
    at('12:45', () => openShift(stage, { date, period: 'pm' })),
    at('17:10', () => closeShift(stage, { date, period: 'pm' }, pm, short(2 * index + 1))),
    at('17:40', async () => {
      await stage.as(PEOPLE.lobby)
      await closeDay(stage, date, { maker: PEOPLE.lobby, manager: PEOPLE.supervisor })
    }),
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
      // Whoever verifies later has not written it down.
      await stage.as(PEOPLE.teller)
      await stage.call('complaint.register', intakeOf(told, caller))
      agenda.push(...courseOf(stage, days, complaint, { caseId, receivedAt, date }))
    },
  }
}

/** In any order, but what takes long comes early enough to be seen to its end. */
function inOrder({ draw }: Stage): Complaint[] {
  const left = [...month.complaints]
  const drawn: Complaint[] = []
  while (left.length > 0) drawn.push(...left.splice(draw(left.length), 1))
  const long = ({ course }: Complaint) => LONG.includes(course ?? '')
  return [...drawn.filter(long), ...drawn.filter((complaint) => !long(complaint))]
}
