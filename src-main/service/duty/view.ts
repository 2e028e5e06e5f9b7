/** From a folded day to the page that screens are shown. */
import type { DutyDay, DutySeat } from '#shared/contract/duty-view.ts'
import type { PhraseView, SyncState } from '#shared/contract/views.ts'
import { coverGaps } from '#shared/duty/cover.ts'
import { SPOKEN_MOMENTS, type SpokenMoment } from '#shared/duty/enumerations.ts'
import { rosterSlot } from '#shared/duty/events.ts'
import { arrivalOf, attendanceAt, seatOf, seatsOf } from '#shared/duty/roster.ts'
import { type DutyDayState, emptyDutyDay } from '#shared/duty/state.ts'
import { type BusinessDate, businessDateOf } from '#shared/foundation/instant.ts'
import { POSTS, SHIFT_PERIODS } from '#shared/handover/events.ts'
import type { Folded } from '#shared/log/fold.ts'
import { fillVariables } from '#shared/phrase/library.ts'
import { rosteredDayBefore } from '../../store/tables/duty-table.ts'
import { entrySyncs } from '../complaint/view.ts'
import { type Desk, branchOf, packsOf } from '../desk.ts'
import { wordsShown } from '../phrase/words-here.ts'
import { statusOf } from './status.ts'

/** The sync state of an entry by its event. */
type SyncOf = (eventId: string) => SyncState

/** The whole page of one day; of a day that nobody wrote the lists stand there empty. */
export function dutyDay(desk: Desk, date: BusinessDate): DutyDay {
  const folded = desk.book.fold<DutyDayState>('duty_day', date)
  const state = folded?.state ?? emptyDutyDay(date)
  const syncs = entrySyncs(desk, 'duty_day', date)
  const syncOf: SyncOf = (eventId) => syncs.get(eventId) ?? 'saved_here'
  return {
    date,
    today: businessDateOf(desk.book.now()),
    version: folded?.version ?? 0,
    needsUpdate: (folded?.unknown ?? 0) > 0,
    roster: rosterView(desk, state, folded, syncOf),
    zones: zonesView(desk, state, folded, syncOf),
    ...coursesView(desk, state, syncOf),
    ...endView(desk, state, syncOf),
    status: statusOf(desk, state),
    conflicts: (folded?.conflicts ?? []).map(({ eventId, kind, subject, value, by, at }) => ({
      eventId,
      kind,
      subject,
      value,
      by,
      at,
    })),
  }
}

const SLOTS = SHIFT_PERIODS.flatMap((period) => POSTS.map((post) => ({ period, post })))

function rosterView(
  desk: Desk,
  state: DutyDayState,
  folded: Folded<DutyDayState> | null,
  syncOf: SyncOf,
): DutyDay['roster'] {
  const { shiftTimes } = packsOf(desk).profile
  return {
    slots: SLOTS.map(({ period, post }) => {
      const slot = rosterSlot(period, post)
      const seen = folded?.writes[slot]?.eventId ?? null
      const entries = (state.roster[slot] ?? []).map((entry) => ({ ...entry }))
      return { period, post, seen, entries, sync: seen === null ? null : syncOf(seen) }
    }),
    seats: seatsView(desk, state, syncOf),
    others: othersView(state, syncOf),
    swaps: state.swaps.map((swap) => ({
      period: swap.period,
      requester: swap.requester,
      partner: swap.partner,
      partnerPeriod: swap.partnerPeriod,
      approver: swap.approver,
      approvedAt: swap.approvedAt,
      reason: swap.reason,
      sync: syncOf(swap.eventId),
    })),
    earlier: Object.keys(state.roster).length > 0 ? null : earlierRoster(desk, state.date),
    times: { am: shiftTimes.am.from, pm: shiftTimes.pm.from },
    uncovered: coverGaps(state, packsOf(desk).profile).map((gap) => ({ ...gap })),
  }
}

function seatsView(desk: Desk, state: DutyDayState, syncOf: SyncOf): DutySeat[] {
  const { pack } = packsOf(desk).rules
  return seatsOf(state).flatMap((seat) => {
    const attendance = attendanceAt(state, seat, desk.book.now(), pack)
    if (attendance === null) return []
    const arrival = arrivalOf(state, seat.employeeNo, seat.period)
    const { standing, minutesEarly, minutesAsked, source } = attendance
    return {
      ...seat,
      standing,
      arrivedAt: arrival?.arrivedAt ?? null,
      minutesEarly,
      minutesAsked,
      source,
      sync: arrival === null ? null : syncOf(arrival.eventId),
    }
  })
}

/** Arrivals that the roster does not ask for, each person once a half of the day. */
function othersView(state: DutyDayState, syncOf: SyncOf): DutyDay['roster']['others'] {
  return state.arrivals
    .filter(
      (arrival) =>
        seatOf(state, arrival.employeeNo, arrival.period) === null &&
        arrivalOf(state, arrival.employeeNo, arrival.period) === arrival,
    )
    .map(({ period, employeeNo, arrivedAt, eventId }) => ({
      period,
      employeeNo,
      arrivedAt,
      sync: syncOf(eventId),
    }))
}

function earlierRoster(desk: Desk, date: BusinessDate): DutyDay['roster']['earlier'] {
  const before = rosteredDayBefore(desk.book.db, date)
  const state = before === null ? null : desk.book.fold<DutyDayState>('duty_day', before)?.state
  if (!state) return null
  const slots = SLOTS.flatMap(({ period, post }) => {
    const entries = state.roster[rosterSlot(period, post)] ?? []
    return entries.length === 0
      ? []
      : [{ period, post, entries: entries.map((entry) => ({ ...entry })) }]
  })
  return { date: state.date, slots }
}

function zonesView(
  desk: Desk,
  state: DutyDayState,
  folded: Folded<DutyDayState> | null,
  syncOf: SyncOf,
): DutyDay['zones'] {
  return {
    list: packsOf(desk).profile.lobby.zones.values,
    duties: SHIFT_PERIODS.map((period) => {
      const seen = folded?.writes[`zones_${period}`]?.eventId ?? null
      return {
        period,
        seen,
        zones: (state.zones[`zones_${period}`] ?? []).map((duty) => ({ ...duty })),
        sync: seen === null ? null : syncOf(seen),
      }
    }),
  }
}

type Courses = Pick<DutyDay, 'patrols' | 'forms' | 'checklists' | 'rituals' | 'lines'>

/** What recurs in the course of a day, in the order of the profile, done or not. */
function coursesView(desk: Desk, state: DutyDayState, syncOf: SyncOf): Courses {
  const { lobby } = packsOf(desk).profile
  return {
    patrols: lobby.patrolSlots.values.map(({ value, label }) => ({
      value,
      label,
      rounds: state.patrols
        .filter(({ slot }) => slot === value)
        .map(({ at, by, findings, eventId }) => ({
          at,
          by,
          findings: findings && findings.map((finding) => ({ ...finding })),
          sync: syncOf(eventId),
        })),
    })),
    forms: lobby.dailyForms.values.map(({ value, label }) => {
      const found = state.forms.find(({ form }) => form === value)
      const filled = found && {
        at: found.at,
        by: found.by,
        remark: found.remark,
        sync: syncOf(found.eventId),
      }
      return { value, label, filled: filled ?? null }
    }),
    checklists: lobby.checklists.map(({ code, source, lines }) => {
      const found = state.checklists.find((one) => one.code === code)
      const answered = found && {
        at: found.at,
        by: found.by,
        sync: syncOf(found.eventId),
        eventId: found.eventId,
        answers: found.answers.map(({ line, answer }) => ({
          line,
          answer,
          remark: found.remarks?.find((one) => one.line === line)?.text ?? null,
        })),
      }
      return { code, source, lines, answered: answered ?? null }
    }),
    rituals: lobby.rituals.values.map(({ value, label }) => {
      const found = state.meetings.find(({ ritual }) => ritual === value)
      const held = found && {
        at: found.at,
        chair: found.chair,
        points: found.points,
        sync: syncOf(found.eventId),
      }
      return { value, label, held: held ?? null }
    }),
    lines: SPOKEN_MOMENTS.map((moment) => {
      const found = state.linesRead.find((one) => one.moment === moment)
      return {
        moment,
        prompts: spokenLines(desk, moment),
        read: found ? { at: found.at, by: found.by, sync: syncOf(found.eventId) } : null,
      }
    }),
  }
}

/** The lobby's moment whose words are spoken then (S1-15). */
const LOBBY_MOMENT: Readonly<Record<SpokenMoment, string>> = {
  opening: 'greet',
  closing: 'farewell',
}

function spokenLines(desk: Desk, moment: SpokenMoment): PhraseView[] {
  const { profile } = packsOf(desk).profile
  const company = branchOf(desk)?.name ?? ''
  return wordsShown(desk)
    .phrases.phrases.filter(
      ({ status, moments, profiles }) =>
        status === 'approved' &&
        moments.includes(LOBBY_MOMENT[moment]) &&
        (profiles.length === 0 || profiles.includes(profile)),
    )
    .map(({ code, title, text, source }) => ({
      code,
      title,
      text: fillVariables(text, { company }),
      status: 'approved',
      reason: null,
      source,
    }))
}

type End = Pick<DutyDay, 'lastCustomer' | 'review' | 'cases' | 'workload'>

function endView(desk: Desk, state: DutyDayState, syncOf: SyncOf): End {
  const { lobby, businesses } = packsOf(desk).profile
  const { lastCustomer, review } = state
  return {
    lastCustomer: lastCustomer && {
      at: lastCustomer.at,
      by: lastCustomer.by,
      sync: syncOf(lastCustomer.eventId),
    },
    review: {
      parts: lobby.reviewParts.values.map(({ value, label }) => ({
        value,
        label,
        text: review?.texts?.find(({ part }) => part === value)?.text ?? null,
      })),
      said: review && {
        at: review.at,
        by: review.by,
        sync: syncOf(review.eventId),
        eventId: review.eventId,
      },
    },
    cases: {
      levels: lobby.serviceLevels.values,
      told: state.cases.map(({ at, by, who, level, text, eventId }) => ({
        at,
        by,
        who,
        level,
        text,
        sync: syncOf(eventId),
      })),
    },
    workload: {
      kinds: businesses.values,
      counts: state.workload.map(({ employeeNo, at, by, counts, eventId }) => ({
        employeeNo,
        at,
        by,
        counts: counts.map((count) => ({ ...count })),
        eventId,
        sync: syncOf(eventId),
      })),
    },
  }
}
