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
const NUMERAL = '[0-9一二三四五六七八九十]'
/** A day, a month, a year. Figures are read in any width and in Chinese characters. */
const DAY = new RegExp(
  [
    '(?:19|20)\\d{2}\\s?[-/.年]',
    '[〇零一二三四五六七八九壹贰貳叁叄肆伍陆陸柒捌玖0-9]{4}年',
    `${NUMERAL}{1,3}\\s?月`,
    '(?:正|腊|臘)月|大年|年初[一二三四五六七八九十]',
    `${NUMERAL}{1,3}\\s?日(?!以?内|之内|後|后|起)`,
    '(?<!\\d)\\d{1,2}\\/\\d{1,2}(?!\\d)',
    '\\d{1,2}\\.\\d{1,2}\\s?(?:那天|当天)',
  ].join('|'),
  'u',
)
const CURRENCY = '美元|美金|欧元|日元|港币|港元|英镑|人民币'
/** Money in figures or characters, with its unit before or behind it. */
const AMOUNT = new RegExp(
  [
    `${FIGURE}\\s?(?:元|圆|圓|块|塊|萬|角|毛钱|分钱|${CURRENCY})`,
    `[¥￥$€£]\\s?\\d|\\d\\s?(?:万|欧(?!阳)|w(?![a-z]))`,
    `(?:RMB|CNY|USD|HKD|EUR|${CURRENCY})\\s?${FIGURE}|\\d\\s?(?:RMB|CNY|USD|HKD|EUR)`,
    // 千万 alone means by all means, 万一 in case.
    '(?:[一二两三四五六七八九几][十百千]?|十)\\s?万(?!一|火)',
    '\\d\\.\\d{2}(?!\\d)',
  ].join('|'),
  'iu',
)
const ADDRESS = new RegExp(
  [
    '[^\\s@]+@[^\\s@]+',
    '(?:[微薇v]信|QQ|WeChat)\\s?[:：号]?\\s?[a-z0-9_-]{5,}',
    `${FIGURE}\\s?(?:号楼|号院|弄|室|单元|栋|幢)`,
    `[路街巷]\\s?${FIGURE}+\\s?[号弄]`,
  ].join('|'),
  'iu',
)
/** The end of a number that somebody is known by, or the plate of a car. */
const SHORT_NUMBER = new RegExp(
  [
    '(?:尾[号數数]|[后後末][三四六]位)\\P{L}{0,2}(?:是|为|為)?\\P{L}{0,2}\\d',
    '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\\s]?[A-Z0-9]{5,6}',
  ].join('|'),
  'u',
)
const NUMBER_OF_STAFF = /工号\P{L}{0,2}[0-9A-Z]/iu

/** Family names of two characters; all others are the first character of a name. */
const LONG_FAMILY_NAME =
  /^(?:欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|端木|东方|司徒|南宫)/u
const TITLES =
  '女士|先生|小姐|阿姨|叔叔|大爷|大妈|大姐|大哥|奶奶|爷爷|老师|师傅|经理|主任|行长|某|总(?![是共的体之会能算数额])'

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
    ...(SHORT_NUMBER.test(plain) ? ['words without a part of a number'] : []),
    ...(namesWithTitle(plain, names) ? ['words without anybody’s family name'] : []),
    ...(ADDRESS.test(plain) ? ['words without an address'] : []),
    ...(numbered || NUMBER_OF_STAFF.test(plain) ? ['words without an employee’s number'] : []),
  ]
  return found.slice(0, 1).map((needs) => ({ field: part, needs, source: PRIVACY }))
}

/** True where somebody is called by their family name, as in 韩女士; a name of one character says nobody. */
function namesWithTitle(text: string, names: readonly string[]): boolean {
  const families = names
    .filter((name) => /^\p{Script=Han}{2,4}$/u.test(name))
    .map((name) => LONG_FAMILY_NAME.exec(name)?.[0] ?? name.slice(0, 1))
  if (families.length === 0) return false
  const one = [...new Set(families)].join('|')
  // 对方经理 and 任何先生 call nobody by a name.
  return new RegExp(`(?<![对双各任如])(?:${one})\\s?(?:${TITLES})`, 'u').test(text)
}

/** The number stands alone: `E10` is no part of `E100`. */
function isNamed(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const around = `${text[at - 1] ?? ''} ${text[at + number.length] ?? ''}`
    if (number.length > 1 && !/[A-Z0-9]/u.test(around)) return true
  }
  return false
}
