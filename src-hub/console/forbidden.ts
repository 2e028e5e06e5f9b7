/** Sentences that must not be said, at head office: the list that holds, trying one, and publishing to every branch. */
import type { ForbiddenRow } from '#shared/contract/console-forbidden.ts'
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { shownText } from '#shared/foundation/words.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { type ForbiddenPhrase, forbiddenPhraseSchema } from '#shared/pack/forbidden-pack.ts'
import { writtenWays } from '#shared/pack/objections/forbidden.ts'
import {
  type HoldingLists,
  publishedSentence,
  readableSentence,
  sentenceFaults,
  switchedOffSentence,
} from '#shared/phrase/forbidden/check.ts'
import { forbiddenEntryOf, nextForbiddenCode } from '#shared/phrase/forbidden/entry.ts'
import { forbiddenPublished } from '#shared/phrase/forbidden/events.ts'
import { listReader } from '#shared/phrase/forbidden/list-reader.ts'
import { type ForbiddenState, forbiddenAggregate } from '#shared/phrase/forbidden/state.ts'
import type { HubContext } from '../service/context.ts'
import { appendToStream } from '../service/hub-writer.ts'
import type { Queryable } from '../store/hub-database.ts'
import { lockOrganisation, readOrganisationKind } from '../store/organisation-stream.ts'
import { countReach } from '../store/overview.ts'
import { type Words, nextTime, revisionOf, stateOf, wordsNow } from './words-now.ts'

const { kind } = forbiddenAggregate
/** Stands for the sentence that is being written where it has no code yet. */
const NEW_CODE = 'FP-X00'

function holdingOf({ forbidden, pack }: Words): HoldingLists {
  return { shipped: defaultPacks.forbidden, standing: forbidden, phrases: pack }
}

/** One page of the list, by code, wording, better words or reason. */
export async function listForbidden(
  context: HubContext,
  { search, of, offset, limit }: ConsoleInput<'console.forbidden'>,
): Promise<Result<ConsoleOutput<'console.forbidden'>>> {
  const words = await wordsNow(context, context.database)
  const { fold } = words.library.index
  const typed = fold(search)
  const found = rowsOf(words, of).filter(
    ({ entry }) => typed === '' || fold(searchedIn(entry)).includes(typed),
  )
  return accepted({ rows: found.slice(offset, offset + limit), total: found.length })
}

function searchedIn(entry: ForbiddenPhrase): string {
  const ways = writtenWays(entry).map(({ wording }) => wording)
  return [entry.code, ...ways, entry.suggestion, entry.reason ?? ''].join('\n')
}

function rowsOf(words: Words, of: ConsoleInput<'console.forbidden'>['of']): ForbiddenRow[] {
  const { pack, publications } = words.forbidden
  if (of === 'switched_off') {
    return [...publications.values()]
      .filter(({ switchedOff }) => switchedOff !== null)
      .flatMap(({ entry }) => rowOf(words, entry.code) ?? [])
  }
  return pack.phrases
    .filter(({ code }) => of === 'looked_for' || publications.has(code))
    .flatMap(({ code }) => rowOf(words, code) ?? [])
}

/** A sentence as it stands, or as it was when it was switched off; null where there is nothing to show. */
function rowOf({ forbidden, publishedForbidden }: Words, code: string): ForbiddenRow | null {
  const { pack, publications, leftAside } = forbidden
  const used = publications.get(code)
  const entry = pack.phrases.find((one) => one.code === code) ?? readSentence(used?.entry)
  if (!entry) return null
  const revision = revisionOf(publishedForbidden.get(code))
  const aside = leftAside.find((one) => one.code === code && one.revision === revision)
  return {
    entry,
    revision,
    published: used ? { at: used.at, by: used.by, revision: used.revision } : null,
    switchedOff: used?.switchedOff ?? null,
    leftAside: aside?.refusal ?? null,
  }
}

function readSentence(entry: unknown): ForbiddenPhrase | null {
  const parsed = forbiddenPhraseSchema.safeParse(entry)
  return parsed.success ? parsed.data : null
}

/** Everything that was published of a sentence, and how far its newest form came. */
export async function forbiddenHistory(
  context: HubContext,
  { code }: ConsoleInput<'console.forbiddenHistory'>,
): Promise<Result<ConsoleOutput<'console.forbiddenHistory'>>> {
  const row = rowOf(await wordsNow(context, context.database), code)
  if (!row) return unknownForbidden()
  const events = await readOrganisationKind(context.database, kind, code)
  const newest = events.at(-1)
  return accepted({
    row,
    publications: events
      .flatMap((event) => stateOf<ForbiddenState>(context, [event])?.publications ?? [])
      .map(({ at, by, revision, entry, switchedOff }) => ({
        at,
        by,
        revision,
        switchedOff,
        entry: readSentence(entry),
        holds: revision === row.published?.revision,
      }))
      .toReversed(),
    shipped: defaultPacks.forbidden.phrases.find((one) => one.code === code) ?? null,
    reach: newest ? await countReach(context.database, newest.number) : null,
  })
}

/** What the check says of a sentence that is being filled in, and what a text box would find with it. */
export async function checkForbidden(
  context: HubContext,
  { code, entry, tried }: ConsoleInput<'console.checkForbidden'>,
): Promise<Result<ConsoleOutput<'console.checkForbidden'>>> {
  const words = await wordsNow(context, context.database)
  const given = forbiddenEntryOf(entry, code ?? NEW_CODE)
  return accepted({
    faults: [...sentenceFaults(given, holdingOf(words))],
    found: found(words, readableSentence(given), tried).map((hit) => ({
      code: hit.code === NEW_CODE ? null : hit.code,
      start: hit.start,
      end: hit.end,
    })),
  })
}

function found({ forbidden }: Words, written: ForbiddenPhrase | null, tried: string) {
  const { pack } = forbidden
  const standing = pack.phrases.filter(({ code }) => code !== written?.code)
  const phrases = written === null ? standing : [...standing, written]
  return listReader({ ...pack, phrases }).written(tried)
}

/** Publishes a sentence and answers the row that stands now. */
export async function publishForbidden(
  context: HubContext,
  { code, entry, seenRevision }: ConsoleInput<'console.publishForbidden'>,
  actor: Actor,
): Promise<Result<ForbiddenRow>> {
  return published(context, { code, seenRevision, actor }, (words, known) => {
    const sentence = publishedSentence(forbiddenEntryOf(entry, known), holdingOf(words))
    return sentence.ok ? accepted({ entry: sentence.value, switchedOff: null }) : sentence
  })
}

/** Switches a sentence off, with the reason, and answers its row. */
export async function switchOffForbidden(
  context: HubContext,
  { code, why, seenRevision }: ConsoleInput<'console.switchOffForbidden'>,
  actor: Actor,
): Promise<Result<ForbiddenRow>> {
  return published(context, { code, seenRevision, actor }, (words) => {
    const sentence = switchedOffSentence(code, why, holdingOf(words))
    if (!sentence.ok) return sentence
    return accepted({ entry: sentence.value, switchedOff: shownText(why) })
  })
}

interface Publishing {
  /** Null: a new sentence. */
  readonly code: string | null
  readonly seenRevision: number
  readonly actor: Actor
}
type Decided = Result<{ readonly entry: ForbiddenPhrase; readonly switchedOff: string | null }>

/**
 * Under the stream's lock: of two people who saw the same sentence one is told that it changed meanwhile, and
 * two new ones never get one code.
 */
async function published(
  context: HubContext,
  publishing: Publishing,
  decide: (words: Words, code: string) => Decided,
): Promise<Result<ForbiddenRow>> {
  const written = await context.database.transaction((tx) =>
    publishIn(context, tx, publishing, decide),
  )
  if (!written.ok) return written
  const row = rowOf(await wordsNow(context, context.database), written.value)
  if (!row) throw new Error('a sentence that was just published is not there')
  return accepted(row)
}

async function publishIn(
  context: HubContext,
  tx: Queryable,
  { code: given, seenRevision, actor }: Publishing,
  decide: (words: Words, code: string) => Decided,
): Promise<Result<string>> {
  await lockOrganisation(tx)
  const words = await wordsNow(context, tx)
  const { forbidden, publishedForbidden } = words
  const code = given ?? nextForbiddenCode(forbidden.pack, publishedForbidden.keys())
  if (code === null) {
    return refused('invalid_forbidden', 'every code is taken', {
      field: 'code',
      params: { reason: 'no_code_left' },
    })
  }
  if (given !== null && !rowOf(words, given)) return unknownForbidden()
  const state = publishedForbidden.get(code)
  const revision = revisionOf(state)
  if (revision !== seenRevision) {
    return refused('changed_meanwhile', 'the sentence changed since it was shown', {
      field: 'seenRevision',
    })
  }
  const decided = decide(words, code)
  if (!decided.ok) return decided
  const { entry, switchedOff } = decided.value
  const at = formatInstant(nextTime(context.clock.now(), state))
  const written = await appendToStream(context, tx, {
    type: forbiddenPublished,
    payload: { at, entry, revision: revision + 1, switchedOff },
    aggregateId: code,
    actor,
  })
  return written.ok ? accepted(code) : written
}

function unknownForbidden(): Result<never> {
  return refused('unknown_forbidden', 'the list has no such sentence', { field: 'code' })
}
