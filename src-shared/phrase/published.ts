/**
 * The words that hold: the shipped pack, overlaid entry by entry by what head office published. What the
 * check of this program refuses is left aside and named, and the one before it goes on holding: nobody
 * stands at the counter without words because another program would allow more.
 */
import type { Refusal } from '../foundation/result.ts'
import type { ForbiddenPack } from '../pack/forbidden-pack.ts'
import { everyObjection } from '../pack/objections/index.ts'
import { type Phrase, type PhrasePack, phraseSchema } from '../pack/phrase-pack.ts'
import { numberFaults } from './entry-check.ts'
import { type Chosen, type LeftAside, newestFit } from './newest-fit.ts'
import { neededFaults } from './proposal.ts'
import type { Publication, PublishedState } from './state.ts'

export interface StandingWords {
  /** The shipped pack itself when nothing published holds. */
  readonly pack: PhrasePack
  /** The publication behind every entry that is not the shipped one. */
  readonly publications: ReadonlyMap<string, Publication>
  /** What this program does not use, the newest of each entry first. */
  readonly leftAside: readonly LeftAside[]
}

/**
 * Overlays the shipped pack. Replaced entries keep their place, new ones follow by code; situations and the lists
 * for practising stay the shipped ones, a standard with other words gets another version. Words are
 * held to the sentences of `forbidden`, the shipped ones where none are given. Total: nothing that was
 * published can break the pack.
 */
export function wordsThatHold(
  shipped: PhrasePack,
  published: readonly PublishedState[],
  forbidden?: ForbiddenPack,
): StandingWords {
  const { chosen, leftAside } = newestFit(
    published,
    ({ phrase }) => phraseSchema.safeParse(phrase).data ?? null,
    (now) => faultsOf(shipped, now, forbidden),
  )
  const used = chosen.flatMap(({ publication, entry }) =>
    publication && entry ? [[entry, publication] as const] : [],
  )
  if (used.length === 0) return { pack: shipped, publications: new Map(), leftAside }
  const publications = new Map(used.map(([{ code }, publication]) => [code, publication]))
  const pack = overlaid(
    shipped,
    used.map(([phrase]) => phrase),
  )
  return { pack: { ...pack, standards: askedAgain(pack, publications) }, publications, leftAside }
}

/**
 * Each publication of an entry raises the version of the standards that read it. The number is for people; whether
 * somebody reads a standard again is told by its words (`standard/text.ts`, S1-14).
 */
function askedAgain(
  { standards }: PhrasePack,
  publications: ReadonlyMap<string, Publication>,
): PhrasePack['standards'] {
  return standards.map((standard) => {
    const read = new Set(standard.sections.flatMap(({ phrases }) => phrases))
    const raised = [...read].reduce((sum, code) => sum + (publications.get(code)?.revision ?? 0), 0)
    return raised === 0 ? standard : { ...standard, version: standard.version + raised }
  })
}

type ChosenPhrase = Chosen<Publication, Phrase>

/** What speaks against the publications as they are chosen now. */
function faultsOf(
  shipped: PhrasePack,
  chosen: readonly ChosenPhrase[],
  forbidden: ForbiddenPack | undefined,
): Map<ChosenPhrase, Refusal> {
  const faults = new Map<ChosenPhrase, Refusal>()
  const readable: (ChosenPhrase & { readonly entry: Phrase })[] = []
  for (const one of chosen) {
    if (one.entry) readable.push(one as ChosenPhrase & { readonly entry: Phrase })
    else if (one.publication) faults.set(one, UNREADABLE)
  }
  const phrases = readable.map(({ entry }) => entry)
  if (phrases.length === 0) return faults
  for (const refusal of everyObjection(alone(shipped, phrases), forbidden)) {
    const culprit = readable[Number(/^phrases\.(\d+)/.exec(refusal.field ?? '')?.[1] ?? -1)]
    if (culprit && !faults.has(culprit)) faults.set(culprit, refusal)
  }
  const whole = overlaid(shipped, phrases)
  for (const one of readable) {
    const [refusal] = [...numberFaults(one.entry), ...neededFaults(one.entry, whole)]
    if (refusal && !faults.has(one)) faults.set(one, refusal)
  }
  return faults
}

/** What was published, as a pack of its own: the shipped words around it were judged before they were shipped. */
function alone({ pack, kind, title, version }: PhrasePack, phrases: Phrase[]): PhrasePack {
  const latest = Math.max(version, ...phrases.map(({ since }) => since))
  return { pack, kind, title, version: latest, phrases, situations: [], standards: [] }
}

function overlaid(shipped: PhrasePack, phrases: readonly Phrase[]): PhrasePack {
  const byCode = new Map(phrases.map((phrase) => [phrase.code, phrase]))
  const known = new Set(shipped.phrases.map(({ code }) => code))
  return {
    ...shipped,
    phrases: [
      ...shipped.phrases.map((phrase) => byCode.get(phrase.code) ?? phrase),
      ...phrases
        .filter(({ code }) => !known.has(code))
        .toSorted((one, other) => (one.code < other.code ? -1 : 1)),
    ],
  }
}

const UNREADABLE: Refusal = {
  code: 'invalid_phrase',
  message: 'this program cannot read the entry',
  field: 'phrase',
  params: { reason: 'unreadable' },
}
