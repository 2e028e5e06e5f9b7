/** What people of the branch do with words: they read standards, propose better ones, learn from a case. */
import type { Input } from '#shared/contract/workstation.ts'
import { fieldsOf, proposedOf } from '#shared/phrase/entry.ts'
import { PEOPLE, type Stage } from './stage.ts'

/** The teller has read all but the last standard; the lobby manager has read the first. */
export async function readStandards({ as, call }: Stage): Promise<void> {
  const { standards } = await call('standard.list', {})
  const read = async (employeeNo: string, count: number) => {
    await as(employeeNo)
    for (const { code, digest } of standards.slice(0, count)) {
      await call('standard.read', { code, digest })
    }
  }
  await read(PEOPLE.lobby, 1)
  await read(PEOPLE.teller, standards.length - 1)
}

/** The teller proposes other words for an entry; head office has not heard of it yet. */
export async function proposeWords(
  { as, call, newId }: Stage,
  words: {
    readonly proposedFor: string
    readonly proposed: string
    readonly proposedBecause: string
  },
): Promise<void> {
  await as(PEOPLE.teller)
  const { phrase } = await call('proposal.begin', { code: words.proposedFor })
  if (!phrase) throw new Error('the demonstration proposes words for an entry that there is not')
  await call('phrase.propose', {
    proposalId: newId(),
    replaces: words.proposedFor,
    entry: { ...proposedOf(fieldsOf(phrase)), text: words.proposed },
    why: words.proposedBecause,
  })
}

/** The teller writes down what a closed case teaches, and the supervisor approves it. */
export async function shareLesson(
  { as, call }: Stage,
  caseId: string,
  words: Input<'lesson.propose'>['words'],
): Promise<void> {
  await as(PEOPLE.teller)
  await call('lesson.propose', { caseId, words })
  await as(PEOPLE.supervisor)
  const { lessons } = await call('lesson.list', {})
  for (const { lessonId, proposed } of lessons.filter(({ mayDecide }) => mayDecide)) {
    if (proposed === null) continue
    const { proposalId } = proposed
    await call('lesson.decide', { lessonId, proposalId, outcome: 'approved', remark: '' })
  }
}
