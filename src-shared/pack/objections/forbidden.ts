/** What a forbidden pack must not say: lists that lift, double or break each other. */
import { defaultPacks } from '../default-packs.ts'
import { type ForbiddenPack, type ForbiddenPhrase, readWording } from '../forbidden-pack.ts'
import { isEthicsRow } from './ethics.ts'
import { type Objections, objection, repeated } from './objection.ts'
import { foldedWords, leftOutReader, warningReader } from './spoken.ts'

/** Made once: an entry that somebody types is checked with every rest of the fingers. */
let leftOut: ReturnType<typeof leftOutReader> | null = null

/** Refuses, list by list; the forms first, because every comparison rests on them. */
export function* forbiddenObjections(pack: ForbiddenPack): Objections {
  yield* formObjections(pack)
  const folded = foldedWords(foldedForms(pack))
  yield* wordingObjections(pack, folded)
  yield* allowedObjections(pack, folded)
  yield* suggestionObjections(pack)
  for (const [index, { ethics }] of (pack.leftOut ?? []).entries()) {
    if (!isEthicsRow(ethics)) {
      yield objection(`leftOut.${index}.ethics`, 'a row of the register is E-01 to E-38')
    }
  }
}

/** 您 and 你 stay two words (S4-37), however long the way from one to the other. */
function* formObjections({ forms }: ForbiddenPack): Objections {
  for (const [index] of repeated(forms, ({ written }) => written)) {
    yield objection(`forms.${index}.written`, 'this character has its form already')
  }
  const own = new Map<string, string>()
  for (const [index, { written, as }] of forms.entries()) {
    own.set(written, as)
    if (written === as) yield objection(`forms.${index}.as`, 'another character')
    if (formOf('您', own) === formOf('你', own)) {
      yield objection(`forms.${index}.as`, '您 and 你 are not the same word', 'S4-37')
    }
  }
}

function formOf(character: string, own: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  let form = character
  while (!seen.has(form)) {
    seen.add(form)
    form = own.get(form) ?? shippedForm(form)
  }
  return form
}

function shippedForm(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return String.fromCodePoint(defaultPacks.hanVariants.get(point) ?? point)
}

/** The forms as a scan folds by them. */
export function foldedForms({ forms }: Pick<ForbiddenPack, 'forms'>): Map<number, number> {
  const folded = new Map(defaultPacks.hanVariants)
  for (const { written, as } of forms) {
    folded.set(written.codePointAt(0) ?? 0, shippedForm(as).codePointAt(0) ?? 0)
  }
  return folded
}

/** One wording has one code: of the same list (FP-B) and of the same severity. */
function* wordingObjections({ phrases }: ForbiddenPack, folded: Folded): Objections {
  const rows = phrases.flatMap((phrase, index) =>
    writtenWays(phrase).map(({ wording, at }) => ({
      code: phrase.code,
      wording,
      list: phrase.code.replace(/\d+$/, ''),
      severity: phrase.severity,
      words: wordsOfWording(wording, folded),
      field: `phrases.${index}.${at}`,
    })),
  )
  for (const group of ['list', 'severity'] as const) {
    const keyOf = (row: (typeof rows)[number]) => `${row[group]} ${row.words}`
    for (const [, row] of repeated(rows, keyOf)) {
      const subject = rows.find((other) => keyOf(other) === keyOf(row))?.code ?? ''
      const params = { reason: 'listed_already', words: row.wording, subject }
      yield objection(row.field, 'the same wording is listed already', undefined, params)
    }
  }
}

/** A wording, where it counts, and at which field below its phrase it stands. */
export interface WrittenWay {
  readonly wording: string
  readonly place: ForbiddenPhrase['place']
  readonly at: string
}

/** The wordings of a phrase and of its variants. */
export function writtenWays({ place, wordings, variants = [] }: ForbiddenPhrase): WrittenWay[] {
  return [
    ...wordings.map((wording, at) => ({ wording, place, at: `wordings.${at}` })),
    ...variants.flatMap((variant, index) =>
      variant.texts.map((wording, at) => ({
        wording,
        place: variant.place,
        at: `variants.${index}.texts.${at}`,
      })),
    ),
  ]
}

type Folded = (text: string) => string

/** Two wordings with the same answer are found in the same texts; `folded` is of the list's forms. */
export function wordsOfWording(wording: string, folded: Folded): string {
  const read = readWording(wording)
  if ('text' in read) return folded(read.text)
  return `${folded(read.before)}{${read.least}-${read.most}}${folded(read.after)}`
}

/** A text that is nothing but a listed wording would lift it for good. */
function* allowedObjections(pack: ForbiddenPack, folded: Folded): Objections {
  const listed = new Set(
    pack.phrases.flatMap(writtenWays).map(({ wording }) => wordsOfWording(wording, folded)),
  )
  for (const list of ['standard', 'exceptions'] as const) {
    for (const [index, { texts }] of pack[list].entries()) {
      for (const [at, text] of texts.entries()) {
        if (listed.has(folded(text))) {
          yield objection(`${list}.${index}.texts.${at}`, 'this is a listed wording itself')
        }
      }
    }
  }
}

/** What to say instead is itself said to customers: by these lists and by the shipped ones. */
function* suggestionObjections(pack: ForbiddenPack): Objections {
  const codes = new Set(pack.phrases.map(({ code }) => code))
  const shipped = defaultPacks.forbidden
  const read = (leftOut ??= leftOutReader())
  const phrases = [...pack.phrases, ...shipped.phrases.filter(({ code }) => !codes.has(code))]
  const entriesAlone =
    pack.standard.length + pack.exceptions.length === 0 && pack.forms === shipped.forms
  const warned = warningReader(
    entriesAlone
      ? { ...shipped, phrases }
      : {
          ...pack,
          phrases,
          standard: [...pack.standard, ...shipped.standard],
          exceptions: [...pack.exceptions, ...shipped.exceptions],
        },
  )
  for (const [index, phrase] of pack.phrases.entries()) {
    for (const name of ['suggestion', 'replacement'] as const) {
      const field = `phrases.${index}.${name}`
      const said = phrase[name] ?? ''
      const forbidden = warned(said)
      if (forbidden) {
        const params = { reason: 'forbidden', subject: forbidden.code }
        const message = `says what ${forbidden.code} forbids`
        yield objection(field, message, forbidden.source, params)
      }
      const improper = read(said)
      if (improper) {
        const params = { reason: 'left_out', subject: improper.code }
        const message = `says what ${improper.code} took out, or negates it`
        yield objection(field, message, improper.source, params)
      }
    }
  }
}
