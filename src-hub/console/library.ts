/** The library at head office: what holds, its history, and publishing an entry to every branch. */
import type { LibraryRow } from '#shared/contract/console-words.ts'
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import { readEntry } from '#shared/contract/proposal-view.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import { type OfficeFields, entryOf } from '#shared/phrase/entry.ts'
import { variablesIn } from '#shared/phrase/places.ts'
import { phrasePublished } from '#shared/phrase/events.ts'
import { publicationFaults, publishedPhrase } from '#shared/phrase/proposal.ts'
import { type PublishedState, phraseAggregate } from '#shared/phrase/state.ts'
import { findEntries } from '#shared/phrase/search/search-index.ts'
import type { HubContext } from '../service/context.ts'
import { appendToStream } from '../service/hub-writer.ts'
import type { Queryable } from '../store/hub-database.ts'
import { lockOrganisation, readOrganisationKind } from '../store/organisation-stream.ts'
import { countReach } from '../store/overview.ts'
import { type Words, nextTime, revisionOf, stateOf, wordsNow } from './words-now.ts'

const { kind } = phraseAggregate

/** One page of the library; what somebody types finds it as it does at the counter. */
export async function listPhrases(
  context: HubContext,
  { search, of, offset, limit }: ConsoleInput<'console.phrases'>,
): Promise<Result<ConsoleOutput<'console.phrases'>>> {
  const words = await wordsNow(context, context.database)
  const found = entriesOf(words, of, search.trim())
  const rows = found.slice(offset, offset + limit).map((phrase) => rowOf(words, phrase))
  const caseTypes = [...new Set(words.library.phrases.flatMap((phrase) => phrase.caseTypes))]
  return accepted({ rows, total: found.length, caseTypes })
}

function entriesOf(words: Words, of: 'said' | 'published' | 'excluded', search: string): Phrase[] {
  const { library, pack, publications } = words
  if (of === 'excluded') {
    const typed = library.index.fold(search)
    const says = ({ code, title, text }: Phrase) =>
      library.index.fold(`${code}\n${title}\n${text}`).includes(typed)
    return pack.phrases.filter((phrase) => phrase.status === 'excluded' && says(phrase))
  }
  const said =
    search === ''
      ? [...library.phrases]
      : findEntries(library.index, search).flatMap((place) => library.phrases[place] ?? [])
  return of === 'said' ? said : said.filter(({ code }) => publications.has(code))
}

/** The entry of a code as it stands; null when there is none. */
export async function libraryRow(context: HubContext, code: string): Promise<LibraryRow | null> {
  const words = await wordsNow(context, context.database)
  const phrase = words.pack.phrases.find((one) => one.code === code)
  return phrase ? rowOf(words, phrase) : null
}

function rowOf({ published, publications, leftAside }: Words, phrase: Phrase): LibraryRow {
  const used = publications.get(phrase.code)
  const revision = revisionOf(published.get(phrase.code))
  const aside = leftAside.find((one) => one.code === phrase.code && one.revision === revision)
  return {
    phrase,
    revision,
    published: used ? { at: used.at, by: used.by, revision: used.revision } : null,
    leftAside: aside?.refusal ?? null,
  }
}

/** Everything that was published of an entry, and how far its newest words came. */
export async function historyOf(
  context: HubContext,
  { code }: ConsoleInput<'console.phraseHistory'>,
): Promise<Result<ConsoleOutput<'console.phraseHistory'>>> {
  const row = await libraryRow(context, code)
  if (!row) return refused('unknown_phrase', 'the library has no such entry', { field: 'code' })
  const events = await readOrganisationKind(context.database, kind, code)
  const newest = events.at(-1)
  return accepted({
    row,
    publications: events
      .flatMap((event) => stateOf<PublishedState>(context, [event])?.publications ?? [])
      .map(({ phrase, proposalId, ...publication }) => ({
        ...publication,
        proposed: proposalId !== null,
        phrase: readEntry(phrase),
        holds: publication.revision === row.published?.revision,
      }))
      .toReversed(),
    shipped: defaultPacks.phrases.phrases.find((phrase) => phrase.code === code) ?? null,
    reach: newest ? await countReach(context.database, newest.number) : null,
  })
}

/** What the check says of an entry that is being filled in. */
export async function checkPhrase(
  context: HubContext,
  { entry }: ConsoleInput<'console.checkPhrase'>,
): Promise<Result<ConsoleOutput<'console.checkPhrase'>>> {
  const words = await wordsNow(context, context.database)
  return accepted({
    faults: [
      ...publicationFaults(entryOfFields(words, entry), words.library, words.scanned.forbidden),
    ],
    places: variablesIn(entry.text),
  })
}

function entryOfFields({ pack }: Words, entry: OfficeFields) {
  const standing = pack.phrases.find(({ code }) => code === entry.code.trim()) ?? null
  return entryOf(entry, standing, pack.version)
}

export interface Publishing {
  readonly entry: OfficeFields
  readonly seenRevision: number
  readonly proposalId: string | null
}

/**
 * Publishes an entry in a transaction that may hold a branch's lock, and answers what it is called now. Under
 * the stream's lock: of two people who saw the same words one is told that they changed meanwhile.
 */
export async function publishEntry(
  context: HubContext,
  tx: Queryable,
  { entry, seenRevision, proposalId }: Publishing,
  actor: Actor,
): Promise<Result<{ code: string; revision: number }>> {
  await lockOrganisation(tx)
  const words = await wordsNow(context, tx)
  const given = entryOfFields(words, entry)
  const { code } = given
  const state = words.published.get(code)
  const revision = revisionOf(state)
  if (revision !== seenRevision) {
    return refused('changed_meanwhile', 'the entry changed since it was shown', {
      field: 'seenRevision',
    })
  }
  const phrase = publishedPhrase(given, words.library, words.scanned.forbidden)
  if (!phrase.ok) return phrase
  const written = await appendToStream(context, tx, {
    type: phrasePublished,
    payload: {
      at: formatInstant(nextTime(context.clock.now(), state)),
      phrase: phrase.value,
      revision: revision + 1,
      proposalId,
    },
    aggregateId: code,
    actor,
  })
  return written.ok ? accepted({ code, revision: revision + 1 }) : written
}

/** Publishes what nobody proposed. */
export async function publishPhrase(
  context: HubContext,
  input: ConsoleInput<'console.publishPhrase'>,
  actor: Actor,
): Promise<Result<LibraryRow>> {
  const written = await context.database.transaction((tx) =>
    publishEntry(context, tx, { ...input, proposalId: null }, actor),
  )
  if (!written.ok) return written
  const row = await libraryRow(context, written.value.code)
  if (!row) throw new Error('an entry that was just published is not there')
  return accepted(row)
}
