/** The words and sentences that hold at head office: what came with the program, overlaid by what was published. */
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ForbiddenPack } from '#shared/pack/forbidden-pack.ts'
import type { PhrasePack } from '#shared/pack/phrase-pack.ts'
import type { StandingForbidden } from '#shared/phrase/forbidden/published.ts'
import { type ForbiddenState, forbiddenAggregate } from '#shared/phrase/forbidden/state.ts'
import { type PhraseLibrary, phraseLibrary } from '#shared/phrase/library.ts'
import type { StandingWords } from '#shared/phrase/published.ts'
import { listsThatHold } from '#shared/phrase/standing-words.ts'
import { type PublishedState, phraseAggregate } from '#shared/phrase/state.ts'
import { foldAll, readingOf } from '../projector/folding.ts'
import type { HubContext } from '../service/context.ts'
import type { StoredEvent } from '../store/event-table.ts'
import type { HubDatabase, Queryable } from '../store/hub-database.ts'
import { newestOrganisationId, readOrganisationKind } from '../store/organisation-stream.ts'

export interface Words extends StandingWords {
  /** What text boxes are scanned with. */
  readonly scanned: { readonly phrases: PhrasePack; readonly forbidden: ForbiddenPack }
  /** The newest events of the two lists when they were put together. */
  readonly newest: string
  readonly published: ReadonlyMap<string, PublishedState>
  readonly library: PhraseLibrary
  readonly forbidden: StandingForbidden
  readonly publishedForbidden: ReadonlyMap<string, ForbiddenState>
}

/** Put together once for each publication; asked for with every letter of a search. */
const kept = new WeakMap<HubDatabase, Words>()

/** What holds now; the same object until the next publication. */
export async function wordsNow(context: HubContext, queryable: Queryable): Promise<Words> {
  const newest = [
    await newestOrganisationId(queryable, phraseAggregate.kind),
    await newestOrganisationId(queryable, forbiddenAggregate.kind),
  ].join(' ')
  const standing = kept.get(context.database)
  if (standing?.newest === newest) return standing
  const states = await statesOf<PublishedState>(context, queryable, phraseAggregate.kind)
  const sentences = await statesOf<ForbiddenState>(context, queryable, forbiddenAggregate.kind)
  const { hanVariants, hanReadings } = defaultPacks
  const { words: holding, forbidden } = listsThatHold(defaultPacks, {
    phrases: states,
    forbidden: sentences,
  })
  const words: Words = {
    ...holding,
    scanned: { phrases: holding.pack, forbidden: forbidden.pack },
    newest,
    published: new Map(states.map((state) => [state.code, state])),
    library: phraseLibrary(holding.pack, hanVariants, hanReadings),
    forbidden,
    publishedForbidden: new Map(sentences.map((state) => [state.code, state])),
  }
  kept.set(context.database, words)
  return words
}

async function statesOf<State>(
  context: HubContext,
  queryable: Queryable,
  kind: string,
): Promise<State[]> {
  const records = new Map<string, StoredEvent[]>()
  for (const event of await readOrganisationKind(queryable, kind)) {
    const { id } = readingOf(event, context.device)
    records.set(id, [...(records.get(id) ?? []), event])
  }
  return [...records.values()].flatMap((events) => stateOf<State>(context, events) ?? [])
}

/** The record that events of the organisation's stream make; null when none of them counts. */
export function stateOf<State>(context: HubContext, events: readonly StoredEvent[]): State | null {
  const options = { hubDevice: context.device, withParts: true }
  return foldAll(events, options).state as State | null
}

/** How often something was published, whatever of it holds. */
export function revisionOf(
  state: { readonly publications: readonly { readonly revision: number }[] } | undefined,
): number {
  return Math.max(0, ...(state?.publications ?? []).map(({ revision }) => revision))
}

/** The time of the next publication: the newest stands, so a clock set back must not make it the older one. */
export function nextTime(
  now: number,
  state: { readonly publications: readonly { readonly at: string }[] } | undefined,
): number {
  const last = state?.publications.at(-1)
  return Math.max(now, last ? Date.parse(last.at) + 1 : 0)
}
