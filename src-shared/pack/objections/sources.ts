/** Whether the `source` of an entry is a citation that somebody can look up. */
import { type Objections, objection } from './objection.ts'

/** `S2-05`, `S2-05(3)`, `S4-06(3b)`, `S4-26#16`, `S1-29a`. */
const SECTION = /^S([1-4])-(\d{2})([a-z]|(\([1-9]\d?[a-z]?\))?(#[1-9]\d?)?)$/
/** The last section of each of the four seeds. */
const LAST_SECTION: Readonly<Record<string, number>> = { 1: 35, 2: 41, 3: 52, 4: 43 }

/** `R-18`, `R-18(2)`: the order on complaints has 45 articles. */
const ARTICLE = /^R-([1-9]\d?)(\([1-9]\d?\))?$/
const LAST_ARTICLE = 45

const CATALOGUE = /^catalogue §[1-9]\d?(\.[1-9]\d?)?$/
/** `GB/T 35273-2020`, `ISO/IEC 27001`. */
const STANDARD = /^(GB|GB\/T|GB\/Z|JR\/T|ISO|ISO\/IEC|IEC) ?\d{2,6}(\.\d{1,2})?([-—:]\d{4})?$/
/** `PIPL 47`: the law on personal information has 74 articles. */
const PERSONAL_INFORMATION = /^PIPL (\d{1,2})$/
const LAST_OF_PERSONAL_INFORMATION = 74

/** `39`, `第39条`, `第三十九条第二款第（三）项`, several after each other. */
const FIGURES = '\\d一二三四五六七八九十百千零〇'
/** Read to its end, or the many ways to part a long run of figures would be tried one by one. */
const NUMBER = `(?:[1-9]\\d{0,3}|[一二三四五六七八九十百千零〇]{1,8})(?![${FIGURES}])`
const ARTICLE_OF = `(?:第?\\s?[（(]?${NUMBER}[)）]?\\s?(?:编|章|节|条|款|项|目)?(?:之${NUMBER})?[、，及和\\s]*)+`
/** What says of a name without marks that it is a document's. */
const KIND = '(?:法|法典|条例|办法|规定|规则|细则|准则|通则|规程|规范|标准|指引|意见|制度|章程)'
const NAME = '[\\p{Script=Han}\\p{Nd}（）()·、—-]'

/** `会计法 39`, `储蓄管理条例第三十一条`: without marks around it a document is named with its article. */
const DOCUMENT = new RegExp(`^${NAME}{0,60}${KIND}(?:（[^（）]{1,20}）)?\\s?${ARTICLE_OF}$`, 'u')
/** `《会计法》`, `《会计法》第39条`, `《服务规范》3.2（2024年版）`. */
const MARKED = new RegExp(
  `^《\\s?(?=[^《》]*[\\p{L}]{2})[^《》]{2,80}》\\s?(?:${ARTICLE_OF}|[1-9]\\d?(?:\\.[1-9]\\d?){1,3})?(?:[（(][^（）()《》]{1,40}[)）])?$`,
  'u',
)
/** A notice by its name and its number: `…的通知（国办发明电〔2025〕7号）`. */
const NUMBERED =
  /^\p{Script=Han}[^《》（）]{3,100}（\p{Script=Han}{2,12}[〔[（]\d{4}[〕\]）](?:第)?[1-9]\d{0,4}号）$/u

/**
 * True for a section (`S2-13(2)`), an article (`R-18`), a document in 《》 with or without its article, a document
 * without them with its article (`会计法 39`), a notice with its number, a paragraph of the catalogue or a standard.
 * Whatever else holds characters is a sentence or somebody's name, and nobody can look it up.
 */
export function isCitation(source: string): boolean {
  const section = SECTION.exec(source)
  if (section) return Number(section[2]) <= (LAST_SECTION[section[1] ?? ''] ?? -1)
  const article = ARTICLE.exec(source)
  if (article) return Number(article[1]) <= LAST_ARTICLE
  const personal = PERSONAL_INFORMATION.exec(source)
  if (personal) {
    return Number(personal[1]) >= 1 && Number(personal[1]) <= LAST_OF_PERSONAL_INFORMATION
  }
  return [CATALOGUE, STANDARD, DOCUMENT, MARKED, NUMBERED].some((form) => form.test(source))
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
    'a source is a section (S2-05(3)), an article (R-18), a document with its article (会计法 39, 《会计法》第39条) or a notice with its number',
    undefined,
    { reason: 'no_citation' },
  )
}
