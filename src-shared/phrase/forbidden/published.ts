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
import { type Chosen, type LeftAside, newestFit } from '../newest-fit.ts'
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

/** Without an entry it is switched off or cannot be read. */
type ChosenSentence = Chosen<ForbiddenPublication, ForbiddenPhrase>

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
  const { chosen, leftAside } = newestFit(
    published,
    ({ entry, switchedOff }) =>
      switchedOff === null ? (forbiddenPhraseSchema.safeParse(entry).data ?? null) : null,
    (now) => faultsOf(shipped, now, phrases),
  )
  const publications = new Map(
    chosen.flatMap(({ code, publication }) => (publication ? [[code, publication] as const] : [])),
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

function timeOf(publication: ForbiddenPublication | null | undefined): number {
  return Date.parse(publication?.at ?? '')
}

/** What speaks against the publications as they are chosen now. */
function faultsOf(
  shipped: ForbiddenPack,
  chosen: readonly ChosenSentence[],
  phrases: PhrasePack,
): Map<ChosenSentence, Refusal> {
  const faults = new Map<ChosenSentence, Refusal>()
  const holding = chosen.filter(({ publication }) => publication !== null)
  const read = holding.filter(({ entry }) => entry !== null)
  for (const one of holding) {
    if (one.entry === null && one.publication?.switchedOff === null) faults.set(one, UNREADABLE)
  }
  const ordered = read.toSorted((one, other) => timeOf(one.publication) - timeOf(other.publication))
  const judged = judgedEntries(
    ordered.flatMap(({ entry }) => entry ?? []),
    { shipped, phrases, spokenOf: new Set(holding.map(({ code }) => code)) },
  )
  for (const one of read) {
    const [refusal] = judged.get(one.code) ?? []
    if (refusal) faults.set(one, refusal)
  }
  if (faults.size === 0 && overlaid(shipped, chosen).length === 0) {
    for (const one of holding) faults.set(one, LAST_ONE)
  }
  return faults
}

function overlaid(shipped: ForbiddenPack, chosen: readonly ChosenSentence[]): ForbiddenPhrase[] {
  const byCode = new Map(
    chosen.flatMap(({ code, publication, entry }) => (publication ? [[code, entry] as const] : [])),
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
