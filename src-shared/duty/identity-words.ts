/** Words that would tell colleagues who the customer is (S4-16(3)). */
import { type Gap, gapUnless } from '../complaint/rules/gap.ts'
import { defaultPacks } from '../pack/default-packs.ts'

/** Signs that nobody sees, and marks over others, put between letters or figures; blanks are none. */
const UNSEEN = /(?!\s)[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u2800]/gu
/** What stands between the parts of one name. */
const JOINING = /[\s·•・‧∙⋅\p{Pd}_]/gu

/** Figures as people write them in characters, those of cheques among them, and 幺 as it is said of a telephone. */
const FIGURES: ReadonlyMap<string, string> = new Map(
  [
    '〇零',
    '一壹幺',
    '二贰貳',
    '三叁叄參',
    '四肆',
    '五伍',
    '六陆陸',
    '七柒',
    '八捌',
    '九玖',
  ].flatMap((forms, figure) => [...forms].map((form) => [form, String(figure)] as const)),
)

/** What is no number of anybody, taken out before numbers are looked for; none of it may touch a figure. */
const ORDINARY: readonly RegExp[] = [
  // A day of these two centuries, written with one kind of stroke.
  /(?<!\p{Nd})(?:19|20)\d{2}([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![-/.]?\p{Nd})/gu,
  // A time of day, with its seconds or without.
  /(?<!\p{Nd}[:.]?)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:.]?\p{Nd})/gu,
  // An amount in groups of three, or with its unit behind it; longer ones a case of the day does not need.
  /(?<!\p{Nd}[.,]?)\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?(?![.,]?\p{Nd})/gu,
  /(?<!\p{Nd}[.,\s]?)\d{1,8}(?:\.\d{1,2})?(?=\s?(?:元|圆|块|万|亿))/gu,
]

/** Figures close together, as a card, a document or a telephone is written, with what people put between them. */
const CLOSE = /\p{Nd}(?:[\s\p{Pd}\p{Ps}\p{Pe}_/·・.。]{0,3}\p{Nd}){5,}/u
/** So many figures with any other sign between them are no list of windows any more. */
const LOOSE = /\p{Nd}(?:[\s\p{P}\p{S}]{0,3}\p{Nd}){9,}/u

/**
 * Gaps of a text that goes round to colleagues: a long number in it, or a known customer's name of two
 * characters or more, whatever the spacing, the width, the case, the characters of either script or the signs
 * that nobody sees.
 * A number is six figures close together, in any width or in Chinese characters, or ten with whatever signs
 * between them; days, times and amounts are none. A name of one character says nobody.
 */
export function anonymityGaps(
  text: string,
  customerNames: readonly string[],
  source: string,
): readonly Gap[] {
  const plain = squeezed(text)
  const names = customerNames.map(squeezed).filter((name) => [...name].length >= 2)
  const numbers = withoutOrdinary(seen(text))
  return [
    ...gapUnless(
      !CLOSE.test(numbers) && !LOOSE.test(numbers),
      'text',
      'words without a long number',
      source,
    ),
    ...gapUnless(
      !names.some((name) => plain.includes(name)),
      'text',
      'words without the customer’s name',
      source,
    ),
  ]
}

function withoutOrdinary(text: string): string {
  const inFigures = [...text].map((sign) => FIGURES.get(sign) ?? sign).join('')
  // Each leaves a word behind, so that what stood around it does not grow into a number.
  return ORDINARY.reduce((rest, ordinary) => rest.replaceAll(ordinary, '某'), inFigures)
}

function seen(text: string): string {
  // Many blanks part figures no more than one does.
  return text.normalize('NFKC').replaceAll(UNSEEN, '').replaceAll(/\s+/gu, ' ')
}

function squeezed(text: string): string {
  const { hanVariants } = defaultPacks
  const joined = seen(text).replaceAll(JOINING, '').toLowerCase()
  return joined.replaceAll(/\p{Script=Han}/gu, (sign) => {
    const point = sign.codePointAt(0) ?? 0
    return String.fromCodePoint(hanVariants.get(point) ?? point)
  })
}
