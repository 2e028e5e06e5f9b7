/**
 * A difficult case becomes a lesson for colleagues (S4-40, R-313): what somebody wrote of it in their own words, in
 * which nothing says who the customer was, when it was, how much it was about, or who of the house was in it.
 */
import { type Gap, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import { anonymityGaps } from '../duty/identity-words.ts'
import { type Result, accepted } from '../foundation/result.ts'
import { blank, shownText } from '../foundation/words.ts'

/** What is shared, in the order in which it is read. */
export const LESSON_PARTS = ['situation', 'said', 'helped', 'nextTime'] as const
export type LessonPart = (typeof LESSON_PARTS)[number]
export type LessonWords = Readonly<Record<LessonPart, string>>

/** UTF-16 units of each part. */
export const LESSON_WORDS_MAX = 300

const SOURCE = 'S4-40'
/** Nobody who reads a lesson may learn who somebody is. */
const PRIVACY = 'S4-16(3)'

const FIGURE = '[0-9〇零一二两三四五六七八九十百千万亿点半壹贰叁肆伍陆柒捌玖拾佰仟.,]'
/** A day, a month with its day, a year. Figures are read in any width and in Chinese characters. */
const DAY =
  /(?:19|20)\d{2}\s?[-/.年]|[0-9一二三四五六七八九十]{1,3}\s?月\s?(?:[0-9一二三四五六七八九十]{1,3}\s?[日号]?|初|中|底|末)|(?<!\d)\d{1,2}\/\d{1,2}(?!\d)|[〇零一二三四五六七八九]{4}年/u
/** Money in figures or characters, with its unit before or behind it. */
const AMOUNT = new RegExp(
  `${FIGURE}\\s?(?:元|圆|圓|块|塊|萬|角|分钱)|[¥￥$€]\\s?\\d|\\d\\s?万|(?:RMB|CNY)\\s?\\d`,
  'iu',
)
const ADDRESS = /[^\s@]+@[^\s@]+|(?:微信|QQ|WeChat)\s?[:：号]?\s?[a-z0-9_-]{5,}/iu

/** Names that no lesson says: of the case, of the branch's customers and people, with numbers of people. */
export interface KnownNames {
  readonly names: readonly string[]
  readonly employeeNumbers: readonly string[]
}

/**
 * The words, without signs that nobody sees. Refuses, naming every part that lacks words or says a long number, an
 * address, a day, an amount, a known name or somebody's number.
 */
export function checkLesson(words: LessonWords, known: KnownNames): Result<LessonWords> {
  const gaps = LESSON_PARTS.flatMap((part) => partGaps(part, words[part], known))
  if (gaps.length > 0) return refusedForGaps('not_anonymous', 'the lesson', gaps)
  const { situation, said, helped, nextTime } = words
  return accepted({
    situation: shownText(situation),
    said: shownText(said),
    helped: shownText(helped),
    nextTime: shownText(nextTime),
  })
}

function partGaps(part: LessonPart, text: string, { names, employeeNumbers }: KnownNames): Gap[] {
  if (blank(text)) return gapUnless(false, part, 'words', SOURCE)
  const plain = text.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
  const upper = plain.replaceAll(/\s/gu, '').toUpperCase()
  const numbered = employeeNumbers.some((number) => isNamed(upper, number.toUpperCase()))
  const found = [
    ...anonymityGaps(text, names, PRIVACY).map(({ needs }) => needs),
    ...(DAY.test(plain) ? ['words without a day'] : []),
    ...(AMOUNT.test(plain) ? ['words without an amount'] : []),
    ...(ADDRESS.test(plain) ? ['words without an address'] : []),
    ...(numbered ? ['words without an employee’s number'] : []),
  ]
  return found.slice(0, 1).map((needs) => ({ field: part, needs, source: PRIVACY }))
}

/** The number stands alone: `E10` is no part of `E100`. */
function isNamed(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const around = `${text[at - 1] ?? ''} ${text[at + number.length] ?? ''}`
    if (number.length > 1 && !/[A-Z0-9]/u.test(around)) return true
  }
  return false
}
