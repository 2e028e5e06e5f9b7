/** Questions with several answers, from the library and from cases without people. */
import {
  type Question,
  askWhatComesNext,
  askWhatInstead,
  askWhatToSay,
} from '#shared/phrase/practice/quiz.ts'
import type { Result } from '#shared/foundation/result.ts'
import { dueCodes } from './cards.ts'
import type { PracticeGround } from './ground.ts'

/** So many draws that none of them makes a question means that the library is too small for one. */
const TRIES = 40

/** A question from the library; cards that are due are asked about more often. Null when none can be made. */
export function drawQuestion(ground: PracticeGround): Question | null {
  const due = new Set(dueCodes(ground))
  for (let tried = 0; tried < TRIES; tried += 1) {
    const question = oneQuestion(ground, due)
    if (question?.ok) return question.value
  }
  return null
}

function oneQuestion(ground: PracticeGround, due: ReadonlySet<string>): Result<Question> | null {
  const { pack, forbidden, draw } = ground
  const drawn = (codes: readonly string[]) => {
    const waiting = codes.filter((code) => due.has(code))
    const from = waiting.length > 0 && draw(3) > 0 ? waiting : codes
    return from.length === 0 ? null : (from[draw(from.length)] ?? null)
  }
  const kind = draw(3)
  if (kind === 0) {
    const code = drawn(pack.phrases.map((phrase) => phrase.code))
    return code === null ? null : askWhatToSay(pack, code, draw)
  }
  if (kind === 1) {
    const code = drawn(forbidden.phrases.map((phrase) => phrase.code))
    return code === null ? null : askWhatInstead(forbidden, code, draw)
  }
  const rows = pack.situations.filter(
    ({ steps }) => steps.flatMap(({ prompts }) => prompts).length > 1,
  )
  const code = drawn(rows.map((situation) => situation.code))
  const row = rows.find((situation) => situation.code === code)
  if (!row) return null
  const places = row.steps.flatMap(({ prompts }) => prompts).length - 1
  return askWhatComesNext(pack, row.code, draw(places), draw)
}
