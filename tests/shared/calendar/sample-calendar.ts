/** The sample calendar of catalogue §9: 8 hours without a break, the October holiday of 2025. */
import {
  type CalendarData,
  type WorkCalendar,
  compileCalendar,
} from '#shared/calendar/work-calendar.ts'

export const sampleCalendarData: CalendarData = {
  from: '2025-09-01',
  to: '2025-12-31',
  workday: [['09:00', '17:00']],
  restDays: [1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2025-10-0${day}`),
  makeUpWorkdays: ['2025-09-28', '2025-10-11'],
}

export function compiled(data: CalendarData): WorkCalendar {
  const calendar = compileCalendar(data)
  if (!calendar.ok) throw new Error(`${calendar.refusal.field}: ${calendar.refusal.message}`)
  return calendar.value
}

export const sampleCalendar = compiled(sampleCalendarData)
