/** Closed cases become lessons (S4-40, R-313): written by one person, approved by another, read by colleagues. */
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import { isFinished } from '#shared/complaint/lifecycle/steps.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { lessonCalls } from '#shared/contract/calls/lesson.ts'
import type { CallInput, CallOutput, Handlers } from '#shared/contract/gate.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { blank, shownText } from '#shared/foundation/words.ts'
import { lessonDecided, lessonId, lessonProposed, lessonWithdrawn } from '#shared/lesson/events.ts'
import { type LessonWords, checkLesson } from '#shared/lesson/rules.ts'
import { type LessonState, lessonAggregate } from '#shared/lesson/state.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { plainWords } from '#shared/phrase/practice/anonymous-words.ts'
import { caseKind } from '#shared/phrase/practice/case-kind.ts'
import { may } from '#shared/staff/role.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { findCase } from '../../store/tables/case-table.ts'
import { listLessons, secretOfCase, secretsOfCases } from '../../store/tables/lesson-table.ts'
import { listPeople } from '../../store/tables/people.ts'
import { type Desk, type DeskSession, actorOf } from '../desk.ts'
import { sha256 } from '../device-keys.ts'
import { knownNames } from '../practice/cases.ts'

type Calls = typeof lessonCalls
type List = CallOutput<Calls, 'lesson.list'>
type Row = List['lessons'][number]

/** Colleagues read the newest ones; all of them are in the branch's log. */
const SHOWN = 200
const SOURCE = 'S4-40'

export function lessonHandlers(desk: Desk): Handlers<Calls, DeskSession> {
  return {
    'lesson.list': (_input, session) => accepted(listOf(desk, actorOf(session))),
    'lesson.begin': ({ caseId }, session) => begin(desk, caseId, actorOf(session)),
    'lesson.propose': (input, session) => propose(desk, input, actorOf(session)),
    'lesson.decide': (input, session) => decide(desk, input, actorOf(session)),
    'lesson.withdraw': (input, session) => withdraw(desk, input.lessonId, actorOf(session)),
  }
}

interface Origin {
  readonly state: ComplaintState
  readonly lessonId: string
  readonly lesson: LessonState | null
}

/** The closed case that somebody may write a lesson of, with the name that its lesson has. */
function originOf(desk: Desk, caseId: string, actor: Actor): Result<Origin> {
  const state = findCase(desk.book.db, caseId)?.folded.state
  // to whom it is about it does not exist here.
  if (!state || state.intakeType !== 'complaint' || isComplainedOf(state, actor.employeeNo)) {
    return refused('unknown_case', 'there is no such complaint', { field: 'caseId' })
  }
  const secret = secretOfCase(desk.book.db, caseId)
  if (state.erased || state.state === 'restricted' || secret === null) return wordsGone('caseId')
  if (!isFinished(state.state)) {
    const about = { field: 'caseId', source: SOURCE }
    return refused('case_not_closed', 'a lesson comes of a case that is over', about)
  }
  const name = lessonId(secret, sha256)
  const lesson = stateOf(desk, name)
  if (lesson && lesson.state !== 'declined') {
    return refused('already_shared', 'this case has its lesson', { field: 'caseId' })
  }
  return accepted({ state, lessonId: name, lesson })
}

function begin(
  desk: Desk,
  caseId: string,
  actor: Actor,
): Result<CallOutput<Calls, 'lesson.begin'>> {
  const origin = originOf(desk, caseId, actor)
  if (!origin.ok) return origin
  const { state, lesson } = origin.value
  const own = lesson !== null && sameEmployee(lesson.by, actor.employeeNo)
  return accepted({ ...aboutOf(state), words: own ? lesson.words : null })
}

function propose(
  desk: Desk,
  { caseId, words }: CallInput<Calls, 'lesson.propose'>,
  actor: Actor,
): Result<List> {
  const origin = originOf(desk, caseId, actor)
  if (!origin.ok) return origin
  const { state, lessonId: name } = origin.value
  const checked = checkHere(desk, words, state)
  if (!checked.ok) return checked
  const at = formatInstant(desk.book.now())
  const written = desk.book.write(actor, (writer) =>
    accepted(writer.append(lessonProposed, name, { at, ...aboutOf(state), ...checked.value })),
  )
  return written.ok ? accepted(listOf(desk, actor)) : written
}

function decide(
  desk: Desk,
  { lessonId: name, proposalId, outcome, remark }: CallInput<Calls, 'lesson.decide'>,
  actor: Actor,
): Result<List> {
  const lesson = stateOf(desk, name)
  if (!lesson || lesson.state === 'withdrawn') return unknownLesson()
  if (lesson.state !== 'waiting' || lesson.proposalId !== proposalId) {
    return refused('already_decided', 'somebody decided it', { field: 'lessonId' })
  }
  if (sameEmployee(lesson.by, actor.employeeNo)) {
    const about = { field: 'lessonId', source: SOURCE }
    return refused('same_person', 'another person than the proposer', about)
  }
  const origin = caseOf(desk, name)
  // Without its case nobody can tell any more whom the words might show.
  if (origin === null || lesson.words === null) return wordsGone('lessonId')
  if (isComplainedOf(origin, actor.employeeNo)) return unknownLesson()
  if (outcome === 'declined' && blank(remark)) {
    const about = { field: 'remark', source: SOURCE }
    return refused('field_required', 'why it is not shared', about)
  }
  const checked = outcome === 'approved' ? checkHere(desk, lesson.words, origin) : accepted(null)
  if (!checked.ok) return checked
  const decided = {
    at: formatInstant(desk.book.now()),
    proposalId,
    outcome,
    remark: blank(remark) ? null : shownText(remark),
  }
  const written = desk.book.write(actor, (writer) =>
    accepted(writer.append(lessonDecided, name, decided)),
  )
  return written.ok ? accepted(listOf(desk, actor)) : written
}

function withdraw(desk: Desk, name: string, actor: Actor): Result<List> {
  const lesson = stateOf(desk, name)
  if (!lesson || lesson.state === 'withdrawn') return unknownLesson()
  // whom the case is about learns by no answer that a lesson of it waits.
  const origin = lesson.state === 'approved' ? null : caseOf(desk, name)
  if (origin && !isOwn(lesson.by, actor) && isComplainedOf(origin, actor.employeeNo)) {
    return unknownLesson()
  }
  if (!mayWithdraw(lesson, actor)) {
    return refused('not_the_proposer', 'the proposer or a supervisor', { field: 'lessonId' })
  }
  const at = formatInstant(desk.book.now())
  const written = desk.book.write(actor, (writer) =>
    accepted(writer.append(lessonWithdrawn, name, { at })),
  )
  return written.ok ? accepted(listOf(desk, actor)) : written
}

function listOf(desk: Desk, actor: Actor): List {
  const all = listLessons(desk.book.db, SHOWN)
  const supervises = may(actor.role, 'complaint.supervise')
  const others = all.some(({ state, by }) => state === 'waiting' && !isOwn(by, actor))
  const cases = supervises && others ? casesByLesson(desk) : new Map<string, string>()
  return {
    lessons: all.flatMap((lesson) => {
      const state = lesson.state === 'waiting' ? caseIn(desk, cases.get(lesson.lessonId)) : null
      const decides = state !== null && !isComplainedOf(state, actor.employeeNo)
      return rowOf(lesson, actor, decides) ?? []
    }),
  }
}

/** How many lessons wait for this person's decision; none for whoever does not supervise. */
export function lessonsToDecide(desk: Desk, actor: Actor): number {
  if (!may(actor.role, 'complaint.supervise')) return 0
  return listOf(desk, actor).lessons.filter(({ mayDecide }) => mayDecide).length
}

/** What this person sees of a lesson; null when nothing. */
function rowOf(lesson: LessonState, actor: Actor, decides: boolean): Row | null {
  const { words, state, proposalId, by, at, channel, topic, answeredBy, decided } = lesson
  const own = isOwn(by, actor)
  if (words === null || state === 'withdrawn') return null
  if (state !== 'approved' && !own && !decides) return null
  return {
    lessonId: lesson.lessonId,
    channel,
    topic,
    answeredBy,
    words,
    state,
    own,
    proposed: state === 'waiting' ? { proposalId, by, at } : null,
    remark: own ? (decided?.remark ?? null) : null,
    mayDecide: decides && !own,
    mayWithdraw: mayWithdraw(lesson, actor),
  }
}

function isOwn(by: string, { employeeNo }: Actor): boolean {
  return sameEmployee(by, employeeNo)
}

function mayWithdraw({ by }: LessonState, actor: Actor): boolean {
  if (!may(actor.role, 'complaint.handle')) return false
  return isOwn(by, actor) || may(actor.role, 'complaint.supervise')
}

/** Which case a lesson came of, as long as the words of the case are here. */
function casesByLesson(desk: Desk): Map<string, string> {
  const secrets = secretsOfCases(desk.book.db)
  return new Map(secrets.map(({ caseId, secret }) => [lessonId(secret, sha256), caseId]))
}

function caseOf(desk: Desk, name: string): ComplaintState | null {
  return caseIn(desk, casesByLesson(desk).get(name))
}

function caseIn({ book }: Desk, caseId: string | undefined): ComplaintState | null {
  return caseId === undefined ? null : (findCase(book.db, caseId)?.folded.state ?? null)
}

/** What of a case goes along: codes alone. */
function aboutOf({ channel, facts, demand, reply }: ComplaintState) {
  const { practice } = defaultPacks.phrases
  const { fold } = plainWords(practice?.plainWords.texts ?? [], defaultPacks.hanVariants)
  const topic = caseKind(`${facts ?? ''}\n${demand ?? ''}`, practice?.caseKinds ?? [], fold)
  return { channel, topic, answeredBy: reply?.way ?? null }
}

function checkHere(desk: Desk, words: LessonWords, state: ComplaintState): Result<LessonWords> {
  const employeeNumbers = listPeople(desk.book.db).map(({ employeeNo }) => employeeNo)
  return checkLesson(words, { names: knownNames(desk, state), employeeNumbers })
}

function stateOf(desk: Desk, name: string): LessonState | null {
  return desk.book.fold<LessonState>(lessonAggregate.kind, name)?.state ?? null
}

function unknownLesson(): ReturnType<typeof refused> {
  return refused('unknown_lesson', 'there is no such lesson', { field: 'lessonId' })
}

function wordsGone(field: string): ReturnType<typeof refused> {
  return refused('words_gone', 'the words of this case are gone', { field, source: SOURCE })
}
