/** What the words can be opened by: chapters, and every value of every selector, in groups as they are looked for. */
import type { TFunction } from 'i18next'
import type { PhraseWhere } from '#shared/contract/calls/phrase.ts'
import type { PhraseChapter } from '#shared/phrase/chapter.ts'
import {
  COUNTER_STEPS,
  CUSTOMER_NEEDS,
  CUSTOMER_STATES,
  DEMEANOURS,
  LOBBY_MOMENTS,
  SIX_C,
} from '#shared/phrase/moments.ts'

/** `situation.SP-10`: a selector of `phrase.find` and its value. */
export type Topic =
  | `chapter.${PhraseChapter}`
  | `moment.${(typeof LOBBY_MOMENTS)[number]}`
  | `step.${(typeof COUNTER_STEPS)[number]}`
  | `state.${(typeof CUSTOMER_STATES)[number]}`
  | `demeanour.${(typeof DEMEANOURS)[number]}`
  | `need.${(typeof CUSTOMER_NEEDS)[number]}`
  | `sixC.${(typeof SIX_C)[number]}`
  | `situation.${string}`
  | `caseType.${string}`

const HOTLINE = Array.from(
  { length: 16 },
  (_, index): Topic => `situation.SP-${String(index + 1).padStart(2, '0')}`,
)
const CASE_TYPES = [
  'attitude',
  'too_slow',
  'disputes_decision',
  'repeat_not_accepted',
  'mis_sold',
  'surrender',
  'privacy',
  'promise',
  'settlement',
  'written_answer',
] as const

/** The kinds of moments in which words are needed, the most pressing first. */
export const TOPIC_GROUPS = {
  own: ['chapter.favourites', 'chapter.recent'],
  complaint: ['chapter.talk', 'situation.MT-1', 'situation.RC-1', 'chapter.wording'],
  reception: ['chapter.walk_in', 'situation.SP-W1', 'situation.SP-W2', 'situation.SP-W3'],
  hotline: HOTLINE,
  caseType: CASE_TYPES.map((value): Topic => `caseType.${value}`),
  customer: CUSTOMER_STATES.map((value): Topic => `state.${value}`),
  demeanour: DEMEANOURS.map((value): Topic => `demeanour.${value}`),
  sixC: SIX_C.map((value): Topic => `sixC.${value}`),
  need: CUSTOMER_NEEDS.map((value): Topic => `need.${value}`),
  counter: COUNTER_STEPS.map((value): Topic => `step.${value}`),
  lobby: LOBBY_MOMENTS.map((value): Topic => `moment.${value}`),
  more: ['chapter.callback', 'chapter.guide'],
} as const satisfies Readonly<Record<string, readonly Topic[]>>
export type TopicGroup = keyof typeof TOPIC_GROUPS

export const topicGroups = Object.keys(TOPIC_GROUPS) as readonly TopicGroup[]

/** The group in which a topic stands; null for one that is only followed. */
export function groupOf(topic: Topic): TopicGroup | null {
  return (
    topicGroups.find((group) => (TOPIC_GROUPS[group] as readonly Topic[]).includes(topic)) ?? null
  )
}

/** What the library is asked for a topic. */
export function whereOf(topic: Topic): PhraseWhere {
  const at = topic.indexOf('.')
  return { [topic.slice(0, at)]: topic.slice(at + 1) }
}

/** Several topics at once: whatever fits one of them fits. */
export function whereOfAll(topics: readonly Topic[]): PhraseWhere {
  return Object.assign({}, ...topics.map(whereOf)) as PhraseWhere
}

const WORDS: Readonly<Record<string, string>> = {
  chapter: 'phraseChapter',
  demeanour: 'demeanour',
  need: 'need',
  sixC: 'sixC',
}

/** The key of a topic's name; situations, moments, steps, states and kinds of complaint share one list. */
export function topicKey(topic: Topic): string {
  const at = topic.indexOf('.')
  return `${WORDS[topic.slice(0, at)] ?? 'situation'}.${topic.slice(at + 1)}`
}

export function topicWords(t: TFunction, topic: Topic): string {
  return t(topicKey(topic) as 'situation.SP-01')
}
