/** "Read and understood" (S1-14, R-016): what stands to be read, who read it, and the statement itself. */
import type { StandardRow, StandardText, practiceCalls } from '#shared/contract/calls/practice.ts'
import type { CallInput, CallOutput } from '#shared/contract/gate.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Folded } from '#shared/log/fold.ts'
import type { Standard } from '#shared/pack/standard.ts'
import { dontWords } from '#shared/phrase/dont.ts'
import { type StandardReadingState, readingId, standardRead } from '#shared/standard/events.ts'
import { may } from '#shared/staff/role.ts'
import { listPeople } from '../../store/tables/people.ts'
import { type Desk, packsOf } from '../desk.ts'
import { wordsShown } from '../phrase/words-here.ts'

type Calls = typeof practiceCalls
type Line = StandardText['sections'][number]['lines'][number]

const SOURCE = 'S1-14'

/** Every standard, with the version that this person read last. */
export function listStandards(desk: Desk, { employeeNo }: Actor): StandardRow[] {
  return wordsShown(desk).phrases.standards.map((standard) => rowOf(desk, standard, employeeNo))
}

export function getStandard(desk: Desk, code: string, actor: Actor): Result<StandardText> {
  const standard = standardNamed(desk, code)
  if (!standard) return unknownStandard()
  const sections = standard.sections.map(({ title, phrases, forbidden }) => ({
    title,
    lines: [
      ...phrases.flatMap((phrase) => phraseLine(desk, phrase)),
      ...forbidden.flatMap((wrong) => forbiddenLine(desk, wrong)),
    ],
  }))
  return accepted({ ...rowOf(desk, standard, actor.employeeNo), sections })
}

/** Writes the statement of whoever is signed in. Only the version that stands can be read. */
export function readStandard(
  desk: Desk,
  { code, version }: CallInput<Calls, 'standard.read'>,
  actor: Actor,
): Result<StandardRow> {
  const standard = standardNamed(desk, code)
  if (!standard) return unknownStandard()
  if (standard.version !== version) {
    return refused('other_version', 'another version stands', {
      field: 'version',
      source: SOURCE,
      params: { version: standard.version },
    })
  }
  const written = desk.book.write(actor, (writer) => {
    const folded = foldOf(desk, actor.employeeNo, code)
    if ((folded?.unknown ?? 0) > 0) {
      return refused('needs_update', 'this record needs a newer program')
    }
    // Saying it twice says the same; the first time stands.
    if (!folded?.state?.readings.some((one) => one.version === version)) {
      const at = formatInstant(desk.book.now())
      writer.append(standardRead, readingId(actor.employeeNo, code), { code, version, at })
    }
    return accepted(true)
  })
  return written.ok ? accepted(rowOf(desk, standard, actor.employeeNo)) : written
}

/** Everybody who works here, by whether they have read the version that stands. */
export function readersOf(desk: Desk, code: string): Result<CallOutput<Calls, 'standard.readers'>> {
  const standard = standardNamed(desk, code)
  if (!standard) return unknownStandard()
  const { version } = standard
  const people = listPeople(desk.book.db)
    .filter(({ active, role }) => active && may(role, 'phrase.read'))
    .map(({ employeeNo, name }) => ({
      person: { employeeNo, name },
      readings: foldOf(desk, employeeNo, code)?.state?.readings ?? [],
    }))
  const thisOne = (readings: StandardReadingState['readings']) =>
    readings.find((one) => one.version === version)
  return accepted({
    version,
    read: people.flatMap(({ person, readings }) => {
      const reading = thisOne(readings)
      return reading ? [{ ...person, at: reading.at }] : []
    }),
    waiting: people
      .filter(({ readings }) => !thisOne(readings))
      .map(({ person, readings }) => ({
        ...person,
        readVersion: readings.at(-1)?.version ?? null,
      })),
  })
}

function foldOf(desk: Desk, employeeNo: string, code: string): Folded<StandardReadingState> | null {
  return desk.book.fold('standard_reading', readingId(employeeNo, code))
}

function standardNamed(desk: Desk, code: string): Standard | undefined {
  return wordsShown(desk).phrases.standards.find((standard) => standard.code === code)
}

function unknownStandard(): ReturnType<typeof refused> {
  return refused('unknown_standard', 'there is no such standard', { field: 'code', source: SOURCE })
}

/** The version that stands when it was read, or else the last one that was. */
function rowOf(
  desk: Desk,
  { code, title, version, source }: Standard,
  employeeNo: string,
): StandardRow {
  const readings = foldOf(desk, employeeNo, code)?.state?.readings ?? []
  const reading = readings.find((one) => one.version === version) ?? readings.at(-1)
  return {
    code,
    title,
    version,
    source,
    readVersion: reading?.version ?? null,
    readAt: reading?.at ?? null,
  }
}

function phraseLine(desk: Desk, wanted: string): Line[] {
  const phrase = wordsShown(desk).library.phrases.find(({ code }) => code === wanted)
  const { profile } = packsOf(desk).profile
  if (!phrase || (phrase.profiles.length > 0 && !phrase.profiles.includes(profile))) return []
  const { code, title, text, requirement = null, source, status, reason = null } = phrase
  const caution = status === 'caution' ? reason : null
  return [{ code, title, text, requirement, avoid: null, caution, source }]
}

function forbiddenLine(desk: Desk, wanted: string): Line[] {
  const entry = wordsShown(desk).forbidden.phrases.find(({ code }) => code === wanted)
  if (!entry) return []
  const { code, suggestion: text, source } = entry
  return [
    { code, title: '', text, requirement: null, avoid: dontWords(entry), caution: null, source },
  ]
}
