/** The lobby's day: rounds, forms, lists, meetings, zones (S1-12 to S1-14, S1-18, S4-20). */
import { isMoment } from '../calendar/day-number.ts'
import { type Gap, blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import { type EpochMs, type BusinessDate, businessDateOf } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { employeeKey } from '../staff/same-employee.ts'
import { CHECK_ANSWERS } from './enumerations.ts'

type Lobby = ProfilePack['lobby']

export interface LobbyDay {
  readonly date: BusinessDate
  readonly patrols: readonly { readonly slot: string; readonly by: string; readonly at: EpochMs }[]
  /** Codes of the day's forms that are filled in. */
  readonly forms: readonly string[]
}

export interface Progress {
  readonly done: number
  readonly of: number
  /** Codes still to do, in the order of the profile. */
  readonly missing: readonly string[]
}

export interface LobbyStatus {
  readonly patrols: Progress
  readonly forms: Progress
  /** For the day close: `patrols_short:2/3`, `forms_short:1/2`. */
  readonly warnings: readonly string[]
}

/**
 * One day, two forms, three rounds: how many are done. A round twice in one slot counts once.
 * Refuses by field a slot or form that the profile does not know, a round without a person and one of
 * another day.
 */
export function lobbyStatus(day: LobbyDay, lobby: Lobby): Result<LobbyStatus> {
  const { patrolSlots, dailyForms } = lobby
  const slots = patrolSlots.values.map(({ value }) => value)
  const forms = dailyForms.values.map(({ value }) => value)
  const source = patrolSlots.source
  for (const [index, patrol] of day.patrols.entries()) {
    const field = !slots.includes(patrol.slot)
      ? 'slot'
      : employeeKey(patrol.by) === null
        ? 'by'
        : !isMoment(patrol.at) || businessDateOf(patrol.at) !== day.date
          ? 'at'
          : null
    if (field !== null) {
      return refused('invalid_input', 'a round has its slot, its person and its day', {
        field: `patrols.${index}.${field}`,
        source,
      })
    }
  }
  const strange = day.forms.findIndex((form) => !forms.includes(form))
  if (strange >= 0) {
    return refused('invalid_input', 'no such form', { field: `forms.${strange}`, source })
  }
  const patrols = progress(
    slots,
    day.patrols.map(({ slot }) => slot),
  )
  const filled = progress(forms, day.forms)
  return accepted({
    patrols,
    forms: filled,
    warnings: [...short('patrols_short', patrols), ...short('forms_short', filled)],
  })
}

export interface ChecklistAnswer {
  readonly line: string
  readonly answer: (typeof CHECK_ANSWERS)[number]
  readonly remark: string
  readonly at: EpochMs
}

/**
 * A checklist of the day may be handed in: every line answered once, a fail with its remark (R-013, R-024,
 * Refuses, naming every gap at once, and by field a list or a line that the profile does not know
 * and an answer that is none.
 */
export function checkChecklist(
  code: string,
  answers: readonly ChecklistAnswer[],
  lobby: Lobby,
): Result<readonly ChecklistAnswer[]> {
  const list = lobby.checklists.find((one) => one.code === code)
  if (!list)
    return refused('invalid_input', 'no such checklist', { field: 'code', source: 'S1-12' })
  const { source } = list
  const lines = list.lines.map(({ value }) => value)
  const strange = answers.findIndex(
    ({ line }, index) =>
      !lines.includes(line) || answers.findIndex((one) => one.line === line) !== index,
  )
  if (strange >= 0) {
    return refused('invalid_input', 'each line of the list is answered once', {
      field: `answers.${strange}.line`,
      source,
    })
  }
  const unsaid = answers.findIndex(({ answer }) => !CHECK_ANSWERS.includes(answer))
  if (unsaid >= 0) {
    return refused('invalid_input', `an answer is one of ${CHECK_ANSWERS.join(', ')}`, {
      field: `answers.${unsaid}.answer`,
      source,
    })
  }
  const gaps: Gap[] = lines.flatMap((line) => {
    const answer = answers.find((one) => one.line === line)
    return [
      ...gapUnless(answer !== undefined, `answers.${line}`, `an answer to ${line}`, source),
      ...gapUnless(
        answer?.answer !== 'fail' || !blank(answer.remark),
        `answers.${line}.remark`,
        `a remark on ${line}`,
        source,
      ),
    ]
  })
  return gaps.length === 0 ? accepted(answers) : refusedForGaps('incomplete', 'the checklist', gaps)
}

export interface Ritual {
  readonly ritual: string
  readonly at: EpochMs
  readonly chair: string | null
}

/**
 * The meetings of one day, each at most once, with its chair, in the profile's order by time: no evening
 * meeting before the morning's, and none of another day than the first. One left out is no gap; the day goes on. Refuses by field.
 */
export function checkRituals(
  held: readonly Ritual[],
  lobby: Lobby,
): Result<{ readonly missing: readonly string[] }> {
  const { values, source } = lobby.rituals
  const order = values.map(({ value }) => value)
  const dateOf = (at: EpochMs) => (isMoment(at) ? businessDateOf(at) : null)
  const day = held[0] === undefined ? null : dateOf(held[0].at)
  for (const [index, { ritual, at, chair }] of held.entries()) {
    const place = order.indexOf(ritual)
    const disordered = held.some((other) => {
      const otherPlace = order.indexOf(other.ritual)
      return otherPlace > place && other.at < at
    })
    const field =
      place < 0 || held.findIndex((one) => one.ritual === ritual) !== index
        ? 'ritual'
        : employeeKey(chair) === null
          ? 'chair'
          : !isMoment(at) || disordered || dateOf(at) !== day
            ? 'at'
            : null
    if (field !== null) {
      return refused('invalid_input', 'a meeting has its chair and its place in the day', {
        field: `held.${index}.${field}`,
        source,
      })
    }
  }
  const done = held.map(({ ritual }) => ritual)
  return accepted({ missing: order.filter((ritual) => !done.includes(ritual)) })
}

/** Who answers for a zone in a shift. */
export interface ZoneDuty {
  readonly zone: string
  readonly responsible: string | null
}

/**
 * Zones of the profile without a person when the shift begins, as `zone_unassigned:<zone>`: a
 * warning, the counter opens all the same.
 */
export function zoneWarnings(duties: readonly ZoneDuty[], lobby: Lobby): readonly string[] {
  return lobby.zones.values
    .filter(({ value }) => responsibleFor(value, duties) === null)
    .map(({ value }) => `zone_unassigned:${value}`)
}

/** Whom a finding in a zone belongs to: the person of that zone in this shift; null when nobody is. */
export function responsibleFor(zone: string, duties: readonly ZoneDuty[]): string | null {
  return employeeKey(duties.find((duty) => duty.zone === zone)?.responsible)
}

/** Parts of the day's review that say nothing yet, in order; the day closes without none. */
export function reviewMissing(
  review: Readonly<Record<string, string | undefined>>,
  lobby: Lobby,
): readonly string[] {
  return lobby.reviewParts.values
    .map(({ value }) => value)
    .filter((part) => !Object.hasOwn(review, part) || blank(review[part]))
}

function progress(all: readonly string[], done: readonly string[]): Progress {
  const missing = all.filter((one) => !done.includes(one))
  return { done: all.length - missing.length, of: all.length, missing }
}

function short(code: string, { done, of }: Progress): string[] {
  return done < of ? [`${code}:${done}/${of}`] : []
}
