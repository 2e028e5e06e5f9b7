/**
 * What speaks against sentences that head office would have looked for everywhere. They are judged one after
 * the other, the earlier ones first, each beside the shipped list and those before it: in the check of a form
 * the entry that is being written stands last, in the overlay the one published last.
 */
import { anonymityGaps } from '../../duty/identity-words.ts'
import type { Refusal } from '../../foundation/result.ts'
import type { ForbiddenPack, ForbiddenPhrase } from '../../pack/forbidden-pack.ts'
import { foldedForms, wordsOfWording, writtenWays } from '../../pack/objections/forbidden.ts'
import { everyObjection } from '../../pack/objections/index.ts'
import { foldedWords } from '../../pack/objections/spoken.ts'
import { type ForbiddenGround, forbiddenFault } from './fault.ts'
import { shownFaults } from './shown-faults.ts'

/** So many ways of saying one sentence, and so many published ones together: a scan stays within one frame. */
const MOST_WAYS = 200
const MOST_WAYS_PUBLISHED = 20_000
/** Words that go to every branch say nobody's number. */
const NO_NUMBERS = 'S4-16(3)'
/** Documents are cited by their numbers, of which none is so long in one piece. */
const TELEPHONE = /\p{Nd}{7,}/u
const SAID = ['suggestion', 'replacement', 'reason', 'note'] as const

/** Code → everything that speaks against it. `entries` have the form of an entry and codes of their own. */
export function judgedEntries(
  entries: readonly ForbiddenPhrase[],
  ground: ForbiddenGround,
): ReadonlyMap<string, readonly Refusal[]> {
  const faults = new Map<string, Refusal[]>()
  const add = (code: string, found: readonly Refusal[]) => {
    if (found.length > 0) faults.set(code, [...(faults.get(code) ?? []), ...found])
  }
  const beside = ground.shipped.phrases.filter(({ code }) => !ground.spokenOf.has(code))
  for (const [code, refusal] of packFaults(entries, ground)) add(code, [refusal])
  let ways = 0
  for (const entry of entries) {
    add(entry.code, [...ownFaults(entry), ...listedFaults(entry, ground.shipped, beside)])
    ways += writtenWays(entry).length
    if (ways > MOST_WAYS_PUBLISHED) {
      const params = { reason: 'too_many', maximum: MOST_WAYS_PUBLISHED }
      add(entry.code, [forbiddenFault('wordings', 'fewer sentences altogether', params)])
    }
  }
  for (const [code, refusal] of shownFaults(entries, ground, beside)) add(code, [refusal])
  return faults
}

/** What the check of a shipped pack says, each at its entry; a suggestion answers for entries before it alone. */
function packFaults(
  entries: readonly ForbiddenPhrase[],
  { shipped, spokenOf }: ForbiddenGround,
): (readonly [code: string, refusal: Refusal])[] {
  if (entries.length === 0) return []
  const { pack, kind, version, title, forms } = shipped
  const alone: ForbiddenPack = {
    pack,
    kind,
    version,
    title,
    phrases: [...entries],
    standard: [],
    exceptions: [],
    forms,
  }
  const place = new Map(entries.map(({ code }, index) => [code, index]))
  return everyObjection(alone).flatMap((refusal) => {
    const [, index = '', rest = ''] = /^phrases\.(\d+)\.?(.*)$/.exec(refusal.field ?? '') ?? []
    const entry = entries[Number(index)]
    if (index === '' || !entry) return []
    const subject = String(refusal.params?.['subject'] ?? '')
    const by = place.get(subject)
    if (by === undefined ? spokenOf.has(subject) : by >= Number(index)) return []
    const field = `phrase.${rest}`
    return [[entry.code, { ...refusal, code: 'invalid_forbidden', field }] as const]
  })
}

function ownFaults(entry: ForbiddenPhrase): Refusal[] {
  const faults: Refusal[] = []
  if (entry.reason === undefined) {
    const params = { reason: 'reason_missing' }
    faults.push(forbiddenFault('reason', 'why it is not said', params, 'S4-39'))
  }
  const ways = writtenWays(entry)
  if (ways.length > MOST_WAYS) {
    const params = { reason: 'too_many_ways', maximum: MOST_WAYS }
    faults.push(forbiddenFault('wordings', `at most ${MOST_WAYS} wordings`, params))
  }
  const spoken = [
    ...SAID.map((name) => [name, entry[name] ?? ''] as const),
    ...ways.map(({ at, wording }) => [at, wording] as const),
    ...(entry.variants ?? []).map(({ note = '' }, at) => [`variants.${at}.note`, note] as const),
  ]
  const numbered = spoken.filter(([, text]) => anonymityGaps(text, [], NO_NUMBERS).length > 0)
  const cited = [
    ['source', entry.source] as const,
    ...(entry.variants ?? []).map(({ source }, at) => [`variants.${at}.source`, source] as const),
  ].filter(([, text]) => TELEPHONE.test(text.normalize('NFKC')))
  for (const [field] of [...numbered, ...cited]) {
    const params = { reason: 'long_number' }
    faults.push(forbiddenFault(field, 'words without a long number', params, NO_NUMBERS))
  }
  return faults
}

/** One wording has one code beside the shipped ones, and none is a text that the lists allow for good. */
function listedFaults(
  entry: ForbiddenPhrase,
  shipped: ForbiddenPack,
  beside: readonly ForbiddenPhrase[],
): Refusal[] {
  const { listed, allowed, folded } = shippedWords(shipped)
  const stand = new Set(beside.map(({ code }) => code))
  return writtenWays(entry).flatMap(({ wording, at }) => {
    const words = wordsOfWording(wording, folded)
    if (allowed.has(words)) {
      const params = { reason: 'allowed_text', words: wording }
      return [forbiddenFault(at, 'the lists allow this text', params)]
    }
    const twin = (listed.get(words) ?? []).find(
      ({ code, severity }) =>
        stand.has(code) && (severity === entry.severity || listOf(code) === listOf(entry.code)),
    )
    if (!twin) return []
    const params = { reason: 'listed_already', words: wording, subject: twin.code }
    return [forbiddenFault(at, `${twin.code} lists it`, params)]
  })
}

function listOf(code: string): string {
  return code.replace(/\d+$/, '')
}

interface ShippedWords {
  readonly listed: ReadonlyMap<string, readonly ForbiddenPhrase[]>
  readonly allowed: ReadonlySet<string>
  readonly folded: (text: string) => string
}
const known = new WeakMap<ForbiddenPack, ShippedWords>()

function shippedWords(shipped: ForbiddenPack): ShippedWords {
  const standing = known.get(shipped)
  if (standing) return standing
  const folded = foldedWords(foldedForms(shipped))
  const listed = new Map<string, ForbiddenPhrase[]>()
  for (const entry of shipped.phrases) {
    for (const { wording } of writtenWays(entry)) {
      const words = wordsOfWording(wording, folded)
      listed.set(words, [...(listed.get(words) ?? []), entry])
    }
  }
  const texts = [...shipped.standard, ...shipped.exceptions].flatMap((group) => group.texts)
  const made = { listed, allowed: new Set(texts.map(folded)), folded }
  known.set(shipped, made)
  return made
}
