/** Finished cases as exercises: only what the learner may read, and nothing that says who somebody is. */
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { plainWords } from '#shared/phrase/practice/anonymous-words.ts'
import { caseKind } from '#shared/phrase/practice/case-kind.ts'
import { type Question, askAboutCase } from '#shared/phrase/practice/quiz.ts'
import type { Result } from '#shared/foundation/result.ts'
import { may } from '#shared/staff/role.ts'
import { findCase, listCases } from '../../store/tables/case-table.ts'
import { namesOfCustomers } from '../../store/tables/duty-table.ts'
import { listPeople } from '../../store/tables/people.ts'
import type { Desk } from '../desk.ts'
import type { PracticeGround } from './ground.ts'

/** The newest so many are practised: they are what the branch meets now. */
const NEWEST = 100

/** A question about a case, and which case; null when none is left that can be asked about. */
export function drawCaseQuestion(
  ground: PracticeGround,
): { readonly caseId: string; readonly question: Question } | null {
  if (!may(ground.learner.role, 'complaint.read')) return null
  const filter = { state: 'finished', search: '' }
  const cases = listCases(ground.desk.book.db, filter, 0, NEWEST).flatMap(({ folded }) =>
    folded.state ? [folded.state] : [],
  )
  for (; cases.length > 0; ) {
    const [state] = cases.splice(ground.draw(cases.length), 1)
    const question = state && questionOf(ground, state)
    if (state && question?.ok) return { caseId: state.caseId, question: question.value }
  }
  return null
}

/** The words of the case as they may be shown now; null once nobody here may read them. */
export function shownOfCase(ground: PracticeGround, caseId: string): string | null {
  const state = findCase(ground.desk.book.db, caseId)?.folded.state
  const question = state && may(ground.learner.role, 'complaint.read') && questionOf(ground, state)
  return question && question.ok ? question.value.shown : null
}

function questionOf(ground: PracticeGround, state: ComplaintState): Result<Question> | null {
  const { desk, learner, pack, practice } = ground
  const { facts, demand, erased, intakeType } = state
  if (erased || intakeType !== 'complaint' || facts === null || practice === null) return null
  if (state.state === 'restricted' || isComplainedOf(state, learner.employeeNo)) return null
  const text = demand === null ? facts : `${facts}\n${demand}`
  const plain = plainWords(practice.plainWords.texts, defaultPacks.hanVariants)
  const caseType = caseKind(text, practice.caseKinds, plain.fold)
  if (caseType === null) return null
  const names = knownNames(desk, state)
  return askAboutCase(pack, plain, { caseType, text, names }, ground.draw)
}

/** Names that nothing says that goes round: of the case, of the branch's customers and of its people. */
export function knownNames({ book: { db } }: Desk, state: ComplaintState): string[] {
  return [
    ...namesOfCase(state),
    ...namesOfCustomers(db, 0),
    ...listPeople(db).flatMap(({ name }) => name ?? []),
  ]
}

/** Whoever the case names, beside the customers and the staff of the branch. */
function namesOfCase({ customerName, contactPerson, representation }: ComplaintState): string[] {
  const { principalName, deceasedName, representatives = [] } = representation ?? {}
  return [customerName, contactPerson, principalName, deceasedName, ...representatives].flatMap(
    (name) => name ?? [],
  )
}
