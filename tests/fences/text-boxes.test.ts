/**
 * Which boxes for sentences stay plain. Whatever staff say, send or put on record as their own words is
 * written in `StaffWordsArea` or `StaffWordsLine` and hinted (S1-29, S4-27); every other box for sentences
 * stands here with its reason, so that a new screen has to decide. Boxes for names, numbers and searches
 * are shorter than a sentence and need no decision.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** From here on a line holds a sentence. */
const SENTENCE = 200

interface Plain {
  readonly boxes: number
  readonly why: string
}

const CUSTOMERS = "the customer's account and wish, in their words"

/** File below src-renderer → how many of its boxes for sentences are not hinted, and why. */
const PLAIN: Readonly<Record<string, Plain>> = {
  'writing/staff-words.tsx': { boxes: 1, why: 'the hinted box itself is made of it' },
  'ui/words-area.tsx': { boxes: 1, why: 'the plain box itself' },
  'workstation/complaint/intake/required-fields.tsx': { boxes: 2, why: CUSTOMERS },
  'workstation/complaint/desk/forms/details-form.tsx': { boxes: 2, why: CUSTOMERS },
  'workstation/complaint/desk/forms/intake-forms.tsx': { boxes: 1, why: CUSTOMERS },
  'workstation/complaint/intake/repeats.tsx': { boxes: 1, why: CUSTOMERS },
  'workstation/complaint/intake/walk-in-guide.tsx': {
    boxes: 1,
    why: 'what the customer put right when their words were read back',
  },
  'workstation/sealed/sealed-page.tsx': { boxes: 3, why: "the reporter's own words, kept nowhere" },
  'workstation/duty/upward-forms.tsx': { boxes: 1, why: 'what a superior said, taken down' },
  'workstation/practice/talk-part.tsx': {
    boxes: 1,
    why: 'practice: a hint would give the answer before it is given',
  },
  'console/sentence-fields.tsx': {
    boxes: 1,
    why: 'sentences that must not be said: each would be underlined for what it is',
  },
  'console/sentence-form.tsx': {
    boxes: 1,
    why: 'a sentence tried out: what is found in it is said below, the sentence being written included',
  },
}

const root = join(import.meta.dirname, '..', '..', 'src-renderer')

/** How many plain boxes for sentences a screen has. */
function plainBoxesOf(text: string): number {
  const areas = text.match(/<(?:WordsArea|Input\.TextArea|textarea)(?=[\s/>])/g) ?? []
  const lines = elementsOf(text, 'Input').filter((element) => {
    const most = /maxLength=\{(\d+)\}/.exec(element)
    return most !== null && Number(most[1]) >= SENTENCE
  })
  return areas.length + lines.length
}

/** The opening tags of a component, whole, braces and all. */
function elementsOf(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`<${name}(?=[\\s/>])`, 'g'))].map(({ index }) => {
    let depth = 0
    let end = index
    while (end < text.length && (depth > 0 || text[end] !== '>')) {
      if (text[end] === '{') depth += 1
      else if (text[end] === '}') depth -= 1
      end += 1
    }
    return text.slice(index, end + 1)
  })
}

function plainFiles(): Map<string, number> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .map((path) => path.replaceAll('\\', '/'))
  return new Map(
    paths
      .map((path) => [path, plainBoxesOf(readFileSync(join(root, path), 'utf8'))] as const)
      .filter(([, boxes]) => boxes > 0),
  )
}

test('R-294 every box for sentences is hinted, or stands here with its reason', () => {
  const decided = Object.fromEntries(
    Object.entries(PLAIN).map(([path, { boxes }]) => [path, boxes]),
  )
  expect(
    Object.fromEntries(plainFiles()),
    'a box in which staff write their own words is a StaffWordsArea or a StaffWordsLine; list any other here',
  ).toEqual(decided)
})

test.each([
  ['<WordsArea rows={2} maxLength={500} />', 1],
  ['<Input.TextArea />', 1],
  ['<Input maxLength={300} onChange={(event) => set(event.target.value > 1)} />', 1],
  ['<Input onChange={(event) => set(event)} maxLength={500} />', 1],
  ['<Input maxLength={80} />', 0],
  ['<Input prefix={<Icon name="search" />} placeholder={t("search")} />', 0],
  ['<Input.Password maxLength={200} />', 0],
  ['<StaffWordsArea maxLength={500} /><StaffWordsLine maxLength={500} />', 0],
])('%s has %i plain boxes for sentences', (text, boxes) => {
  expect(plainBoxesOf(text)).toBe(boxes)
})
