/** "Read and understood" (S1-14, R-016): what stands to be read, who read it, and the statement itself. */
import type { StandardRow, StandardText, practiceCalls } from '#shared/contract/calls/practice.ts'
import type { CallInput, CallOutput } from '#shared/contract/gate.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import type { Folded } from '#shared/log/fold.ts'
import type { Standard } from '#shared/pack/standard.ts'
import { type StandardReadingState, readingId, standardRead } from '#shared/standard/events.ts'
import { type StandardWords, standardDigest, standardSections } from '#shared/standard/text.ts'
import { may } from '#shared/staff/role.ts'
import { listPeople } from '../../store/tables/people.ts'
import { type Desk, packsOf } from '../desk.ts'
import { sha256 } from '../device-keys.ts'
import { type WordsHere, wordsHere, wordsShown } from '../phrase/words-here.ts'

type Calls = typeof practiceCalls

const SOURCE = 'S1-14'

/** Every standard, with what this person has read of it. */
export function listStandards(desk: Desk, { employeeNo }: Actor): StandardRow[] {
  return wordsShown(desk).phrases.standards.map((standard) => rowOf(desk, standard, employeeNo))
}

/** How many standards this person has never read, and how many that have other words since. */
export function standardsToRead(
  desk: Desk,
  actor: Actor,
): { readonly unread: number; readonly reworded: number } {
  if (!may(actor.role, 'phrase.read')) return { unread: 0, reworded: 0 }
  const open = listStandards(desk, actor).filter(({ read }) => !read)
  const unread = open.filter(({ readAt }) => readAt === null).length
  return { unread, reworded: open.length - unread }
}

export function getStandard(desk: Desk, code: string, actor: Actor): Result<StandardText> {
  const standard = standardNamed(desk, code)
  if (!standard) return unknownStandard()
  const sections = standardSections(standard, wordsRead(desk, wordsShown(desk)))
  return accepted({ ...rowOf(desk, standard, actor.employeeNo), sections })
}

/** Writes the statement of whoever is signed in. Only the text that stands can be read. */
export function readStandard(
  desk: Desk,
  { code, digest }: CallInput<Calls, 'standard.read'>,
  actor: Actor,
): Result<StandardRow> {
  const standard = standardNamed(desk, code)
  if (!standard) return unknownStandard()
  const { version } = standard
  if (digestOf(desk, standard) !== digest) {
    return refused('other_text', 'another text stands', {
      field: 'digest',
      source: SOURCE,
      params: { version },
    })
  }
  const written = desk.book.write(actor, (writer) => {
    const folded = foldOf(desk, actor.employeeNo, code)
    if ((folded?.unknown ?? 0) > 0) {
      return refused('needs_update', 'this record needs a newer program')
    }
    // Saying it twice says the same; the first time stands.
    if (!folded?.state?.readings.some((one) => one.digest === digest)) {
      const at = formatInstant(desk.book.now())
      const read = { code, version, digest, at }
      writer.append(standardRead, readingId(actor.employeeNo, code), read)
    }
    return accepted(true)
  })
  return written.ok ? accepted(rowOf(desk, standard, actor.employeeNo)) : written
}

/** Everybody who works here, by whether they have read the text that stands. */
export function readersOf(desk: Desk, code: string): Result<CallOutput<Calls, 'standard.readers'>> {
  const standard = standardNamed(desk, code)
  if (!standard) return unknownStandard()
  const { version } = standard
  const digest = digestOf(desk, standard)
  const people = listPeople(desk.book.db)
    .filter(({ active, role }) => active && may(role, 'phrase.read'))
    .map(({ employeeNo, name }) => ({
      person: { employeeNo, name },
      readings: foldOf(desk, employeeNo, code)?.state?.readings ?? [],
    }))
  const thisOne = (readings: StandardReadingState['readings']) =>
    readings.find((one) => one.digest === digest)
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

/** What this person stated of the text that stands, or else what they stated last. */
function rowOf(desk: Desk, standard: Standard, employeeNo: string): StandardRow {
  const { code, title, version, source } = standard
  const digest = digestOf(desk, standard)
  const readings = foldOf(desk, employeeNo, code)?.state?.readings ?? []
  const same = readings.find((one) => one.digest === digest)
  const reading = same ?? readings.at(-1)
  return {
    code,
    title,
    version,
    source,
    readVersion: reading?.version ?? null,
    readAt: reading?.at ?? null,
    digest,
    read: same !== undefined,
  }
}

interface Named {
  readonly words: WordsHere
  readonly profile: string
  readonly digest: string
}
const named = new WeakMap<Standard, Named>()

/**
 * The name of the text as it was written, whichever characters it is shown in. It is made once for the words
 * that stand: Today asks for it at every change of anything.
 */
function digestOf(desk: Desk, { code }: Standard): string {
  const words = wordsHere(desk)
  const standard = words.phrases.standards.find((one) => one.code === code)
  if (!standard) throw new Error(`${code} is shown and not written`)
  const read = wordsRead(desk, words)
  const known = named.get(standard)
  if (known?.words === words && known.profile === read.profile) return known.digest
  const digest = standardDigest(sha256, standard, read)
  named.set(standard, { words, profile: read.profile, digest })
  return digest
}

function wordsRead(desk: Desk, { phrases, forbidden }: WordsHere): StandardWords {
  return { phrases, forbidden, profile: packsOf(desk).profile.profile }
}
