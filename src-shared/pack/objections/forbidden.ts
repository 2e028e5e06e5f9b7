/** What a forbidden pack must not say: lists that lift, double or break each other. */
import { defaultPacks } from '../default-packs.ts'
import { type ForbiddenPack, type ForbiddenPhrase, readWording } from '../forbidden-pack.ts'
import { isEthicsRow } from './ethics.ts'
import { type Objections, objection, repeated } from './objection.ts'
import { foldedWords, leftOutReader, warningReader } from './spoken.ts'

/** Refuses, list by list; the forms first, because every comparison rests on them. */
export function* forbiddenObjections(pack: ForbiddenPack): Objections {
  yield* formObjections(pack)
  const folded = foldedWords(formsOf(pack))
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
function formsOf({ forms }: ForbiddenPack): Map<number, number> {
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
      list: phrase.code.replace(/\d+$/, ''),
      severity: phrase.severity,
      words: wordsOf(wording, folded),
      field: `phrases.${index}.${at}`,
    })),
  )
  for (const group of ['list', 'severity'] as const) {
    for (const [, { field }] of repeated(rows, (row) => `${row[group]} ${row.words}`)) {
      yield objection(field, 'the same wording is listed already')
    }
  }
}

/** The wordings of a phrase and of its variants, each with its place below the phrase. */
function writtenWays({
  wordings,
  variants = [],
}: ForbiddenPhrase): { wording: string; at: string }[] {
  return [
    ...wordings.map((wording, at) => ({ wording, at: `wordings.${at}` })),
    ...variants.flatMap(({ texts }, index) =>
      texts.map((wording, at) => ({ wording, at: `variants.${index}.texts.${at}` })),
    ),
  ]
}

type Folded = (text: string) => string

function wordsOf(wording: string, folded: Folded): string {
  const read = readWording(wording)
  if ('text' in read) return folded(read.text)
  return `${folded(read.before)}{${read.least}-${read.most}}${folded(read.after)}`
}

/** A text that is nothing but a listed wording would lift it for good. */
function* allowedObjections(pack: ForbiddenPack, folded: Folded): Objections {
  const listed = new Set(
    pack.phrases.flatMap(writtenWays).map(({ wording }) => wordsOf(wording, folded)),
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
  const leftOut = leftOutReader()
  const warned = warningReader({
    ...pack,
    phrases: [...pack.phrases, ...shipped.phrases.filter(({ code }) => !codes.has(code))],
    standard: [...pack.standard, ...shipped.standard],
    exceptions: [...pack.exceptions, ...shipped.exceptions],
  })
  for (const [index, phrase] of pack.phrases.entries()) {
    for (const name of ['suggestion', 'replacement'] as const) {
      const field = `phrases.${index}.${name}`
      const said = phrase[name] ?? ''
      const forbidden = warned(said)
      if (forbidden) {
        yield objection(field, `says what ${forbidden.code} forbids`, forbidden.source)
      }
      const improper = leftOut(said)
      if (improper) {
        yield objection(
          field,
          `says what ${improper.code} took out, or negates it`,
          improper.source,
        )
      }
    }
  }
}
