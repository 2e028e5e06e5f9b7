/**
 * Whose words stand in a note. Staff write down what customers said, what customers say that staff said,
 * and what must not be said; none of it is staff speaking. Only the words around it tell, so this reads
 * like a colleague who skims: it may be mistaken, and a mistake costs a hint, never a save.
 */
import type { Span } from './choose-hits.ts'
import type { PhraseLists } from './phrase-lists.ts'
import { CLAUSE_END, anyOf } from './word-patterns.ts'

/** Half-open, in UTF-16 units of the given text. */
export interface WrittenSpeech {
  /** Words of somebody else, or words only named. */
  readonly reported: readonly Span[]
  /** Words that staff say in quotation marks or after their label, each one utterance of its own. */
  readonly utterances: readonly Span[]
}

/** Reads a note. Total, and linear in the text but for the words that show who speaks. */
export type SpeechReader = (text: string) => WrittenSpeech

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '"': '"',
}
const OPENING = Object.keys(PAIRS).join('')
const CLOSING = new Set(Object.values(PAIRS))
const SENTENCE_END = /[。！？；!?;]/
/** How far from the name the bearer may begin to say something: 客户在意见簿上写. */
const REACH = 10
/** The name of a text or a rule: 《马上办》. */
const TITLE = /《[^》]*》/gu
/** Stands for every character between quotation marks while the words around them are read. */
const MASK = '·'

/** How far a line is the account under a head, and what of the next lines still belongs to it. */
interface Account {
  readonly end: number
  readonly goesOn: 'block' | 'list' | null
}

/** Makes a reader of the lists' words, once for all texts; lists without such words know no reports. */
export function speechReader({ speech, sameLength }: PhraseLists): SpeechReader {
  if (speech === null) return () => ({ reported: [], utterances: [] })
  const own = anyOf(speech.ownWords, speech.colleagues)
  const spokenTo = anyOf(speech.addressing)
  const [customer, title] = [anyOf(speech.customers), anyOf(speech.titles)]
  // Who is spoken to is asked last: looking behind every character would cost most of the time.
  const bearer =
    `(?:${customer}(?!${anyOf(speech.notCustomers)})(?<!${spokenTo}${customer})` +
    `|${title}(?<!${spokenTo}\\p{Script=Han}{0,2}${title}))`
  const saying = `${anyOf(speech.saying)}(?!${anyOf(speech.notSaying)})`
  const their = `(?<!${spokenTo}|[${sameLength('尤极将把')}])${sameLength('其')}`
  /** Somebody else and a verb of saying, or somebody else and a colon before a quotation. */
  const says = new RegExp(
    `${bearer}(?:(?!${own})[^，,：:${MASK}]){0,${REACH}}?(?:${saying}|[：:](?=[${OPENING}]))` +
      `|${their}[${sameLength('又还再仍一多次')}]{0,2}(?!${anyOf(speech.complaining)})${saying}`,
    'gu',
  )
  const complains = new RegExp(
    `${anyOf(speech.complaining)}[^，,]{0,4}${bearer}|${bearer}[^，,]{0,${REACH}}?${anyOf(speech.complaining)}`,
    'u',
  )
  const speaksForSelf = new RegExp(`^${anyOf(speech.ownWords)}`, 'u')
  const speaksAsColleague = new RegExp(`^${anyOf(speech.colleagues)}`, 'u')
  const namesBefore = new RegExp(
    `(?:${anyOf(speech.forbidding)}(?:${spokenTo}[^，,]{0,6})?[${sameLength('再只就直接')}]{0,2}${anyOf(speech.using)}?` +
      `|${anyOf(speech.citing)}[${sameLength('了过的出')}]?)[：:]?$`,
    'u',
  )
  const tells = new RegExp(
    `${saying}[${sameLength('了过出着道')}]?(?:${sameLength('一')}?[${sameLength('句声')}])?[：:]?$`,
    'u',
  )
  const linking = sameLength(
    '(?:等|之类|(?:这|那|此|该|上述|以上)(?:几|两|些)?[类种个句样些]?|一|两个|几个|的)',
  )
  const dealing = sameLength('(?:一律|统一|应该?|应当|都|要|可以?|须|必须|全部)')
  const namesAfter = new RegExp(
    `^(?:${linking}{0,3}|${dealing}{0,2})${anyOf(speech.wordKinds)}`,
    'u',
  )
  /** What must not be said to somebody, without quotation marks, to the end of the clause. */
  const forbids = new RegExp(
    `${anyOf(speech.forbidding)}[${sameLength('再只就直接')}]{0,2}${spokenTo}[^，,${MASK}]{1,6}?` +
      `${saying}(?<told>[^，,：:${MASK}“‘「『"]+)`,
    'gu',
  )
  const topic = new RegExp(
    `${anyOf(speech.topics)}(?:[：:]|${sameLength('包括|包含|有|是|为|如')})`,
    'u',
  )
  const customerLine = new RegExp(`^\\s*${bearer}\\s*[：:]`, 'u')
  const staffLine = new RegExp(`^\\s*${own}\\s*[：:]`, 'u')
  /** Between quotations that are one list: “A”和“B”. */
  const listing = new RegExp(`^[\\s，,、${sameLength('和与及或')}]*$`, 'u')

  const head = new RegExp(`^[\\s\\d.、【（(\\[]*${anyOf(speech.heads)}[】）)\\]]?\\s*[：:]`, 'u')
  const numbered = new RegExp(
    `^\\s*[（(]?[\\d${sameLength('一二三四五六七八九十')}]{1,2}[.．、)）]`,
    'u',
  )
  const answers = new RegExp(`^[\\s【（(\\[]*${anyOf(speech.answers)}`, 'u')

  /**
   * How far a line is a customer's account: under a head, up to the clause that answers it. Under a head
   * that stands alone the account is a block, up to a blank line or a line of staff; else it goes on only
   * while lines are numbered.
   */
  function accountIn(line: string, before: Account['goesOn']): Account | null {
    const begin = head.exec(line)?.[0].length
    const rest = line.slice(begin)
    if (begin === undefined) {
      if (before === null || rest.trim() === '' || staffLine.test(line)) return null
      if (before === 'list' && !numbered.test(rest)) return null
    }
    for (let at = begin ?? 0; at < line.length; at += 1) {
      const beginsClause = at === 0 || CLAUSE_END.test(line[at - 1] ?? '')
      if (beginsClause && answers.test(line.slice(at, at + REACH))) return { end: at, goesOn: null }
    }
    if (begin === undefined) return { end: line.length, goesOn: before }
    if (rest.trim() === '') return { end: line.length, goesOn: 'block' }
    return { end: line.length, goesOn: numbered.test(rest) ? 'list' : null }
  }

  /** What the customer tells in one sentence, quotations masked: up to a clause of staff's own. */
  function accounts(sentence: string): Span[] {
    const told: Span[] = []
    let end = 0
    for (const match of sentence.matchAll(says)) {
      if (match.index < end) continue
      const start = match.index + match[0].length
      const complaining = complains.test(sentence.slice(end, start))
      end = start + 1
      while (end < sentence.length && !isOwnClause(sentence, end, complaining)) end += 1
      end = Math.min(end, sentence.length)
      told.push({ start, end })
    }
    return told
  }

  function isOwnClause(sentence: string, at: number, complaining: boolean): boolean {
    const before = sentence[at - 1] ?? ''
    if (!CLAUSE_END.test(before) && !CLOSING.has(before)) return false
    const rest = sentence.slice(at, at + REACH)
    return speaksForSelf.test(rest) || (!complaining && speaksAsColleague.test(rest))
  }

  /** Quotations that are only named: forbidden, cited, or called words; the marks of a list share it. */
  function namedAmong(masked: string, quotations: readonly Span[]): ReadonlySet<Span> {
    const named = new Set<Span>()
    for (let first = 0, next = 1; first < quotations.length; first = next, next += 1) {
      const gap = (at: number) =>
        masked.slice((quotations[at - 1]?.end ?? -1) + 1, (quotations[at]?.start ?? Infinity) - 1)
      while (next < quotations.length && listing.test(gap(next))) next += 1
      const lead = lastClause(gap(first))
      const isNamed = namesBefore.test(lead) || (!tells.test(lead) && namesAfter.test(gap(next)))
      if (isNamed) for (const quotation of quotations.slice(first, next)) named.add(quotation)
    }
    return named
  }

  function readLine(line: string, shift: number, speech: { reported: Span[]; utterances: Span[] }) {
    const quotations = quotationsOf(line)
    const masked = maskOf(line, quotations)
    const told = sentencesOf(masked).flatMap(({ start, end }) => {
      const sentence = masked.slice(start, end)
      const listed = topic.exec(sentence)
      const spans = accounts(sentence)
      if (listed) spans.push({ start: listed.index, end: sentence.length })
      for (const { index, 0: rule, groups } of sentence.matchAll(forbids)) {
        const end = index + rule.length
        spans.push({ start: end - (groups?.told?.length ?? 0), end })
      }
      for (const { index, 0: title } of sentence.matchAll(TITLE)) {
        spans.push({ start: index, end: index + title.length })
      }
      return spans.map((span) => moved(span, start))
    })
    const named = namedAmong(masked, quotations)
    for (const quotation of quotations) {
      if (named.has(quotation)) speech.reported.push(moved(quotation, shift))
      else if (!told.some(({ start, end }) => start <= quotation.start && quotation.end <= end)) {
        speech.utterances.push(moved(quotation, shift))
      }
    }
    speech.reported.push(...told.map((span) => moved(span, shift)))
  }

  return (given) => {
    const speech = { reported: [] as Span[], utterances: [] as Span[] }
    let shift = 0
    let account: Account | null = null
    for (const line of sameLength(given).split(/(?<=[\n\r\u2028\u2029])/u)) {
      const label = staffLine.exec(line)
      if (label)
        speech.utterances.push({ start: shift + label[0].length, end: shift + line.length })
      account = accountIn(line, account?.goesOn ?? null)
      const from = account?.end ?? 0
      if (account) speech.reported.push({ start: shift, end: shift + from })
      if (customerLine.test(line)) speech.reported.push({ start: shift, end: shift + line.length })
      else if (from < line.length) readLine(line.slice(from), shift + from, speech)
      shift += line.length
    }
    return speech
  }
}

/** What stands between a pair of quotation marks; an inner pair belongs to the outer one. */
function quotationsOf(line: string): Span[] {
  const found: Span[] = []
  const absent = new Set<string>()
  for (let at = 0; at < line.length; at += 1) {
    const close = PAIRS[line[at] ?? '']
    if (close === undefined || absent.has(close)) continue
    const end = line.indexOf(close, at + 1)
    if (end < 0) {
      absent.add(close)
      continue
    }
    found.push({ start: at + 1, end })
    at = end
  }
  return found
}

function maskOf(line: string, quotations: readonly Span[]): string {
  let masked = ''
  for (const { start, end } of quotations) {
    masked += line.slice(masked.length, start) + MASK.repeat(end - start)
  }
  return masked + line.slice(masked.length)
}

function sentencesOf(masked: string): Span[] {
  const found: Span[] = []
  let start = 0
  for (let at = 0; at <= masked.length; at += 1) {
    if (at < masked.length && !SENTENCE_END.test(masked[at] ?? '')) continue
    if (at > start) found.push({ start, end: at })
    start = at + 1
  }
  return found
}

function lastClause(lead: string): string {
  const parts = ['，', ',', '。', '；', ';', '！', '？'].map((mark) => lead.lastIndexOf(mark))
  return lead.slice(Math.max(...parts) + 1)
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}
