/**
 * The sentences that are looked for: the shipped list, overlaid entry by entry by what head office published.
 * What the check of this program refuses is left aside and named, and the one before it goes on holding, as it
 * does for words (`../published.ts`).
 */
import type { Refusal } from '../../foundation/result.ts'
import {
  type ForbiddenPack,
  type ForbiddenPhrase,
  forbiddenPhraseSchema,
} from '../../pack/forbidden-pack.ts'
import type { PhrasePack } from '../../pack/phrase-pack.ts'
import type { LeftAside } from '../published.ts'
import { forbiddenFault } from './fault.ts'
import { judgedEntries } from './judge.ts'
import type { ForbiddenPublication, ForbiddenState } from './state.ts'

export interface StandingForbidden {
  /** The shipped list itself when nothing published holds. */
  readonly pack: ForbiddenPack
  /** The publication behind every sentence that is not the shipped one, switched off ones among them. */
  readonly publications: ReadonlyMap<string, ForbiddenPublication>
  /** What this program does not use, the newest of each sentence first. */
  readonly leftAside: readonly LeftAside[]
}

interface Chosen {
  readonly state: ForbiddenState
  /** Place among its publications; below 0 none of them is fit. */
  at: number
  /** Null where it is switched off, unreadable, or none is fit. */
  entry: ForbiddenPhrase | null
}

/**
 * Overlays the shipped list. Replaced entries keep their place, new ones follow by code, switched off ones are
 * gone; allowed texts, contexts and words of speech stay the shipped ones. `phrases` is the library that holds:
 * its approved words are never underlined. Total: nothing that was published can break or empty the list.
 */
export function forbiddenThatHolds(
  shipped: ForbiddenPack,
  published: readonly ForbiddenState[],
  phrases: PhrasePack,
): StandingForbidden {
  const chosen = published.map(
    (state): Chosen => ({ state, at: state.publications.length, entry: null }),
  )
  const leftAside: LeftAside[] = []
  const next = (one: Chosen, refusal: Refusal | null) => {
    const refused = one.state.publications[one.at]
    if (refusal && refused) {
      leftAside.push({ code: one.state.code, revision: refused.revision, refusal })
    }
    one.at -= 1
    const publication = one.state.publications[one.at]
    const parsed = forbiddenPhraseSchema.safeParse(publication?.entry)
    one.entry = parsed.success && publication?.switchedOff === null ? parsed.data : null
  }
  for (const one of chosen) next(one, null)
  for (let faults = faultsOf(shipped, chosen, phrases); faults.size > 0; ) {
    for (const [one, refusal] of faults) next(one, refusal)
    faults = faultsOf(shipped, chosen, phrases)
  }
  const publications = new Map(
    chosen.flatMap(({ state, at }) => {
      const publication = state.publications[at]
      return publication ? [[state.code, publication] as const] : []
    }),
  )
  if (publications.size === 0) return { pack: shipped, publications, leftAside }
  const pack = { ...shipped, phrases: overlaid(shipped, chosen) }
  return { pack, publications, leftAside }
}

/** The sentences that head office had looked for, in the order in which they are judged. */
export function standingEntries({ pack, publications }: StandingForbidden): ForbiddenPhrase[] {
  return pack.phrases
    .filter(({ code }) => publications.has(code))
    .toSorted(
      (one, other) => timeOf(publications.get(one.code)) - timeOf(publications.get(other.code)),
    )
}

function timeOf(publication: ForbiddenPublication | undefined): number {
  return Date.parse(publication?.at ?? '')
}

/** What speaks against the publications as they are chosen now; each is gone back by one, so it ends. */
function faultsOf(
  shipped: ForbiddenPack,
  chosen: readonly Chosen[],
  phrases: PhrasePack,
): Map<Chosen, Refusal> {
  const faults = new Map<Chosen, Refusal>()
  const holding = chosen.filter(({ at }) => at >= 0)
  const read = holding.filter(({ entry }) => entry !== null)
  for (const one of holding) {
    const off = one.state.publications[one.at]?.switchedOff !== null
    if (one.entry === null && !off) faults.set(one, UNREADABLE)
  }
  const ordered = read.toSorted(
    (one, other) =>
      timeOf(one.state.publications[one.at]) - timeOf(other.state.publications[other.at]),
  )
  const judged = judgedEntries(
    ordered.flatMap(({ entry }) => entry ?? []),
    { shipped, phrases, spokenOf: new Set(holding.map(({ state }) => state.code)) },
  )
  for (const one of read) {
    const [refusal] = judged.get(one.state.code) ?? []
    if (refusal) faults.set(one, refusal)
  }
  if (faults.size === 0 && overlaid(shipped, chosen).length === 0) {
    for (const one of holding) faults.set(one, LAST_ONE)
  }
  return faults
}

function overlaid(shipped: ForbiddenPack, chosen: readonly Chosen[]): ForbiddenPhrase[] {
  const byCode = new Map(
    chosen.filter(({ at }) => at >= 0).map(({ state, entry }) => [state.code, entry]),
  )
  const known = new Set(shipped.phrases.map(({ code }) => code))
  return [
    ...shipped.phrases.flatMap((entry) => {
      const published = byCode.get(entry.code)
      return published === undefined ? [entry] : (published ?? [])
    }),
    ...[...byCode.values()]
      .flatMap((entry) => (entry === null || known.has(entry.code) ? [] : [entry]))
      .toSorted((one, other) => (one.code < other.code ? -1 : 1)),
  ]
}

const UNREADABLE = forbiddenFault('code', 'this program cannot read the entry', {
  reason: 'unreadable',
})
/** Also the refusal of switching off the last sentence: without any, nothing would be looked for. */
export const LAST_ONE = forbiddenFault('code', 'one sentence has to stay', { reason: 'last_one' })
