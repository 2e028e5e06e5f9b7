/**
 * Reading back: the incoming person says what they take over, instead of ticking that they do. The
 * questions follow from what is open by a rule without chance, so that every machine asks the same ones.
 */
import { type Gap, refusedForGaps } from '../../complaint/rules/gap.ts'
import { type Result, accepted } from '../../foundation/result.ts'
import { type CarryOverItem, type CarryOverKind, inOrderOfUrgency } from '../carry-over.ts'

export const READ_BACK_QUESTIONS = [
  'first_due',
  'next_promise',
  'books_differ',
  'longest_open',
] as const
type ReadBackQuestionName = (typeof READ_BACK_QUESTIONS)[number]

export interface ReadBackOption {
  /** `kind:id` of an item, `line:name` of a balance line, or `none`. */
  readonly id: string
  readonly kind: CarryOverKind | 'line' | 'none'
  readonly subject: string
  readonly amount?: CarryOverItem['amount']
}

export interface ReadBackQuestion {
  readonly question: ReadBackQuestionName
  /** Where the answer stands on the sheet. */
  readonly section: 'balances' | 'carry_over'
  readonly options: readonly ReadBackOption[]
  /** Ids of every right option; several when several are due at one moment. */
  readonly right: readonly string[]
}

export interface ReadBackLine {
  readonly name: string
  readonly difference: number
}

/** So many questions are asked at most. */
const MOST = 3
/** So many answers stand to choose from, `none` included. */
const OPTIONS = 5
const NONE: ReadBackOption = { id: 'none', kind: 'none', subject: '' }
const PROMISED: readonly CarryOverKind[] = ['promise', 'agreed_task']

/**
 * At most three questions, in this order: what is due first, which promise comes next, which line of the
 * books differs, what has waited longest. Asked is only what has an answer; with nothing open, nothing.
 */
export function readBackQuestions(
  items: readonly CarryOverItem[],
  lines: readonly ReadBackLine[],
): readonly ReadBackQuestion[] {
  const due = items.filter(({ dueAt }) => dueAt !== null)
  const promised = due.filter(({ kind }) => PROMISED.includes(kind))
  const dueAt = (item: CarryOverItem) => item.dueAt ?? ''
  const asked = [
    question('first_due', due, dueAt, items),
    question('next_promise', promised, dueAt, items),
    booksDiffer(lines),
    question('longest_open', items, ({ since }) => since, items),
  ]
  return asked.flatMap((each) => each ?? []).slice(0, MOST)
}

export interface ReadBackAnswer {
  readonly question: string
  readonly answer: string
}

/**
 * Every question answered rightly, or a refusal `read_back_wrong` that names each one that is not as
 * `readBack.<question>`, with the section to look at again in `params`.
 */
export function checkReadBack(
  questions: readonly ReadBackQuestion[],
  answers: readonly ReadBackAnswer[],
): Result<readonly ReadBackAnswer[]> {
  const given = (name: string) =>
    answers.find(({ question: answered }) => answered === name)?.answer ?? null
  const wrong = questions.filter(({ question: name, right }) => !right.includes(given(name) ?? ''))
  const [first] = wrong
  if (!first) {
    return accepted(
      questions.map(({ question: name }) => ({ question: name, answer: given(name) ?? '' })),
    )
  }
  const gaps: Gap[] = wrong.map(({ question: name, section }) => ({
    field: `readBack.${name}`,
    needs: `the right answer, see ${section}`,
    source: 'S4-15(3)',
  }))
  const { refusal } = refusedForGaps('read_back_wrong', 'reading back', gaps)
  const params = { ...refusal.params, subject: first.question, section: first.section }
  return { ok: false, refusal: { ...refusal, params } }
}

/** Whatever comes first by `key` among the candidates is right; the others of the sheet stand beside it. */
function question(
  name: ReadBackQuestionName,
  candidates: readonly CarryOverItem[],
  key: (item: CarryOverItem) => string,
  items: readonly CarryOverItem[],
): ReadBackQuestion | null {
  const first = candidates.map(key).toSorted()[0]
  if (first === undefined) return null
  const right = candidates.filter((item) => key(item) === first)
  const others = inOrderOfUrgency([
    ...candidates.filter((item) => key(item) !== first),
    ...items.filter((item) => !candidates.includes(item)),
  ])
  return asQuestion(name, 'carry_over', right.map(ofItem), others.map(ofItem))
}

function booksDiffer(lines: readonly ReadBackLine[]): ReadBackQuestion | null {
  const option = ({ name }: ReadBackLine): ReadBackOption => ({
    id: `line:${name}`,
    kind: 'line',
    subject: name,
  })
  const right = lines.filter(({ difference }) => difference !== 0).map(option)
  const others = lines.filter(({ difference }) => difference === 0).map(option)
  return right.length === 0 ? null : asQuestion('books_differ', 'balances', right, others)
}

/** Sorted by their ids, so that the place of the right one tells nothing. */
function asQuestion(
  name: ReadBackQuestionName,
  section: ReadBackQuestion['section'],
  right: readonly ReadBackOption[],
  others: readonly ReadBackOption[],
): ReadBackQuestion {
  const shown = [...right, ...others].slice(0, OPTIONS - 1)
  const options = shown.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { question: name, section, options: [...options, NONE], right: right.map(({ id }) => id) }
}

function ofItem({ kind, id, subject, amount }: CarryOverItem): ReadBackOption {
  return { id: `${kind}:${id}`, kind, subject, ...(amount && { amount }) }
}
