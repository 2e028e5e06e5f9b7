/** Whether the `source` of an entry is a citation that somebody can look up. */
import { type Objections, objection } from './objection.ts'

/** `S2-05`, `S2-05(3)`, `S4-06(3b)`, `S4-26#16`, `S1-29a`. */
const SECTION = /^S([1-4])-(\d{2})([a-z]|(\([1-9]\d?[a-z]?\))?(#[1-9]\d?)?)$/
/** The last section of each of the four seeds. */
const LAST_SECTION: Readonly<Record<string, number>> = { 1: 35, 2: 41, 3: 52, 4: 43 }

/** `R-18`, `R-18(2)`: the order on complaints has 45 articles. */
const ARTICLE = /^R-([1-9]\d?)(\([1-9]\d?\))?$/
const LAST_ARTICLE = 45

/** What looks like one of the two is judged as one, whatever else stands beside it. */
const LOOKS_NUMBERED = /^\s*[SR]\d*\s*[-－–—]\s*\d/iu
/** A law, a notice or a book has a name: 会计法 39. */
const NAMED = /\p{Script=Han}{2}/u
const CATALOGUE = /^catalogue §[1-9]\d?(\.[1-9]\d?)?$/
const STANDARD = /^(GB|GB\/T|GB\/Z|JR\/T|ISO|ISO\/IEC|IEC) ?\d{2,}/

/** True for a section, an article, a named document, a paragraph of the catalogue or a standard. */
export function isCitation(source: string): boolean {
  const section = SECTION.exec(source)
  if (section) return Number(section[2]) <= (LAST_SECTION[section[1] ?? ''] ?? -1)
  const article = ARTICLE.exec(source)
  if (article) return Number(article[1]) <= LAST_ARTICLE
  if (LOOKS_NUMBERED.test(source)) return false
  return NAMED.test(source) || CATALOGUE.test(source) || STANDARD.test(source)
}

/** Every `source`, and every word in a table of `sources`, wherever it stands in the pack. */
export function* sourceObjections(content: unknown, path = ''): Objections {
  if (content === null || typeof content !== 'object') return
  for (const [key, value] of Object.entries(content)) {
    const field = path === '' ? key : `${path}.${key}`
    if (key === 'source') yield* judged(field, value)
    else if (key === 'sources') {
      for (const [name, each] of Object.entries(value as object)) {
        yield* judged(`${field}.${name}`, each)
      }
    } else yield* sourceObjections(value, field)
  }
}

function* judged(field: string, source: unknown): Objections {
  if (typeof source === 'string' && isCitation(source)) return
  yield objection(
    field,
    'a source is a section (S2-05(3)), an article (R-18) or a document by its name (会计法 39)',
    undefined,
    { reason: 'no_citation' },
  )
}
