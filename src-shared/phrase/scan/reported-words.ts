/**
 * Whose words stand in a note. Staff write down what customers said, what customers say that staff said,
 * and what must not be said; none of it is staff speaking. Only the words around it tell, so this reads
 * like a colleague who skims: it may be mistaken, and a mistake costs a hint, never a save.
 */
import type { Span } from './choose-hits.ts'
import type { PhraseLists } from './phrase-lists.ts'

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
const CLOSING = new Set(Object.values(PAIRS))
const SENTENCE_END = /[。！？；!?;]/
const CLAUSE_END = /[，,、：:。！？；!?;]/
/** How far from the name the bearer may begin to say something: 客户在意见簿上写. */
const REACH = 10
/** Stands for every character between quotation marks while the words around them are read. */
const MASK = '·'

/** Makes a reader of the lists' words, once for all texts; lists without such words know no reports. */
export function speechReader({ speech, sameLength }: PhraseLists): SpeechReader {
  if (speech === null) return () => ({ reported: [], utterances: [] })
  const any = (...lists: (readonly string[])[]) => `(?:${lists.flat().map(escaped).join('|')})`
  const own = any(speech.ownWords, speech.colleagues)
  const spokenTo = any(speech.addressing)
  const [customer, title] = [any(speech.customers), any(speech.titles)]
  // Who is spoken to is asked last: looking behind every character would cost most of the time.
  const bearer =
    `(?:${customer}(?!${any(speech.notCustomers)})(?<!${spokenTo}${customer})` +
    `|${title}(?<!${spokenTo}\\p{Script=Han}{0,2}${title}))`
  const says = new RegExp(
    `${bearer}(?:(?!${own})[^，,：:${MASK}]){0,${REACH}}?${any(speech.saying)}(?!${any(speech.notSaying)})`,
    'gu',
  )
  const complains = new RegExp(
    `${any(speech.complaining)}[^，,]{0,4}${bearer}|${bearer}[^，,]{0,${REACH}}?${any(speech.complaining)}`,
    'u',
  )
  const speaksForSelf = new RegExp(`^${any(speech.ownWords)}`, 'u')
  const speaksAsColleague = new RegExp(`^${any(speech.colleagues)}`, 'u')
  const names = new RegExp(
    `${any(speech.forbidding)}(?:${spokenTo}[^，,]{0,6})?[${sameLength('再只就直接')}]{0,2}${any(speech.using)}?$`,
    'u',
  )
  const customerLine = new RegExp(`^\\s*${bearer}\\s*[：:]`, 'u')
  const staffLine = new RegExp(`^\\s*${own}\\s*[：:]`, 'u')
  /** Between quotations that are one list: “A”和“B”. */
  const listing = new RegExp(`^[\\s，,、${sameLength('和与及或')}]*$`, 'u')

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

  function readLine(line: string, shift: number, speech: { reported: Span[]; utterances: Span[] }) {
    const quotations = quotationsOf(line)
    const masked = maskOf(line, quotations)
    const told = sentencesOf(masked).flatMap(({ start, end }) =>
      accounts(masked.slice(start, end)).map((span) => moved(span, start)),
    )
    let before: { readonly end: number; readonly named: boolean } | null = null
    for (const quotation of quotations) {
      const lead = masked.slice(before?.end ?? 0, quotation.start - 1)
      const listed: boolean = before !== null && listing.test(lead)
      const named: boolean = listed && before ? before.named : names.test(lastClause(lead))
      before = { end: quotation.end + 1, named }
      if (named) speech.reported.push(moved(quotation, shift))
      else if (!told.some(({ start, end }) => start <= quotation.start && quotation.end <= end)) {
        speech.utterances.push(moved(quotation, shift))
      }
    }
    speech.reported.push(...told.map((span) => moved(span, shift)))
  }

  return (given) => {
    const speech = { reported: [] as Span[], utterances: [] as Span[] }
    let shift = 0
    for (const line of sameLength(given).split(/(?<=[\n\r\u2028\u2029])/u)) {
      const label = staffLine.exec(line)
      if (label)
        speech.utterances.push({ start: shift + label[0].length, end: shift + line.length })
      if (customerLine.test(line)) speech.reported.push({ start: shift, end: shift + line.length })
      else readLine(line, shift, speech)
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

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
