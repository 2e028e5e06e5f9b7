/**
 * Words on their way: proposed where they are said, without a line; edited and published at head office; said
 * everywhere after the next exchange.
 */
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import type { ConsoleProposal, LibraryRow } from '#shared/contract/console-words.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { accepted } from '#shared/foundation/result.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import { fieldsOf } from '#shared/phrase/entry.ts'
import { phrasePublished } from '#shared/phrase/events.ts'
import { openBook } from '#main/service/book.ts'
import { systemClock, systemRandom } from '#main/service/workstation.ts'
import { openStore } from '#main/store/open.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  type TestDesk,
  addColleague,
  newId,
  openDesk,
  removeFolders,
  setUp,
} from '../support/desk.ts'
import { type HeadOffice, startHeadOffice } from '../support/head-office.ts'
import { RAINY_DAY, proposedFields } from '../support/valid-proposal-inputs.ts'

vi.setConfig({ testTimeout: 120_000 })

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})
afterAll(removeFolders)

async function branch(headOffice: HeadOffice, code: string): Promise<TestDesk> {
  const desk = openDesk()
  open.push(desk)
  await setUp(desk, code)
  await desk.must('sync.enrol', { hubUrl: headOffice.url, code: await headOffice.invite(code) })
  return desk
}

async function opened() {
  const headOffice = await startHeadOffice()
  open.push(headOffice)
  const one = await branch(headOffice, 'B01')
  const two = await branch(headOffice, 'B02')
  return { headOffice, one, two }
}

const found = async (desk: TestDesk, text: string) => {
  const asked = { text, limit: 20, caseId: null, complaintTyped: false }
  const { prompts } = await desk.must('phrase.search', asked)
  return prompts.map((prompt) => [prompt.code, prompt.text])
}

/** What waits at head office, everything folded. */
async function waiting(headOffice: HeadOffice): Promise<ConsoleProposal[]> {
  const { hub } = headOffice
  for (const branchId of await hub.waitingBranches()) await hub.project(branchId)
  const asked = { state: 'waiting', offset: 0, limit: 50 }
  return ((await headOffice.console('console.proposals', asked)) as { rows: ConsoleProposal[] })
    .rows
}

it('a branch proposes without a line, head office edits and publishes, two branches say it', async () => {
  const { headOffice, one, two } = await opened()
  await addColleague(one)
  await one.must('session.signIn', COLLEAGUE)
  const { phrase } = await one.must('proposal.begin', { code: 'SP-05' })
  if (!phrase) throw new Error('no entry')
  const proposalId = newId()
  const entry = {
    ...proposedFields(fieldsOf(phrase)),
    text: '我马上去查账，请您等我{minutes}分钟。',
  }
  await one.must('phrase.propose', { proposalId, replaces: 'SP-05', entry, why: '客户问等多久。' })
  expect((await one.must('proposal.list', {})).proposals).toMatchObject([{ arrived: false }])
  const before = await found(one, 'SP-05')

  await one.must('sync.now', {})
  expect((await one.must('proposal.list', {})).proposals).toMatchObject([{ arrived: true }])
  // Proposed words are said by nobody yet.
  expect(await found(one, 'SP-05')).toEqual(before)
  const [row] = await waiting(headOffice)
  if (!row?.phrase || !row.standing) throw new Error('nothing waits')
  const text = '我马上去查账，大约要{minutes}分钟，请您稍坐。'
  await headOffice.console('console.decideProposal', {
    branchId: row.branchId,
    proposalId,
    seenVersion: row.version,
    outcome: 'accepted',
    remark: '谢谢，改了一处。',
    entry: { ...fieldsOf(row.phrase), text },
    seenRevision: row.standing.revision,
  })

  await one.must('sync.now', {})
  await two.must('sync.now', {})
  for (const desk of [one, two]) {
    expect(await found(desk, 'mashangquchazhang')).toContainEqual(['SP-05', text])
    expect(await found(desk, 'SP-05')).not.toEqual(before)
  }
  expect((await one.must('proposal.list', {})).proposals).toMatchObject([
    {
      state: 'accepted',
      decided: {
        by: 'H001',
        remark: '谢谢，改了一处。',
        published: { code: 'SP-05', revision: 1 },
      },
      standing: { text },
    },
  ])
  // The other branch hears the words, not who proposed them.
  expect((await two.must('proposal.list', {})).proposals).toEqual([])
  expect(await one.ask('phrase.withdrawProposal', { proposalId })).toMatchObject({
    refusal: { code: 'already_decided' },
  })
  expect([one.faults, two.faults, headOffice.alarms]).toEqual([[], [], []])
})

it('a declined proposal comes back with its reason; what is taken out is gone everywhere', async () => {
  const { headOffice, one, two } = await opened()
  const proposalId = newId()
  await one.must('phrase.propose', {
    proposalId,
    replaces: null,
    entry: RAINY_DAY,
    why: '常有人滑倒。',
  })
  await one.must('sync.now', {})
  const [row] = await waiting(headOffice)
  await headOffice.console('console.decideProposal', {
    branchId: row?.branchId,
    proposalId,
    seenVersion: row?.version,
    outcome: 'declined',
    remark: '已有迎宾用语，请照用。',
    entry: null,
    seenRevision: 0,
  })
  const { rows } = (await headOffice.console('console.phrases', {
    search: 'SP-T3',
    of: 'said',
    offset: 0,
    limit: 1,
  })) as { rows: LibraryRow[] }
  const [standing] = rows
  if (!standing) throw new Error('no SP-T3')
  await headOffice.console('console.publishPhrase', {
    entry: { ...fieldsOf(standing.phrase), status: 'excluded', reason: '改由主管当面说。' },
    seenRevision: 0,
  })
  expect(await found(two, 'SP-T3')).not.toEqual([])
  await one.must('sync.now', {})
  await two.must('sync.now', {})
  expect((await one.must('proposal.list', {})).proposals).toMatchObject([
    { state: 'declined', decided: { remark: '已有迎宾用语，请照用。' } },
  ])
  for (const desk of [one, two]) expect(await found(desk, 'SP-T3')).toEqual([])
})

it('a machine that publishes by itself changes no words, neither at its branch nor elsewhere', async () => {
  const { headOffice, one, two } = await opened()
  const { phrase } = await one.must('proposal.begin', { code: 'SP-05' })
  if (!phrase) throw new Error('no entry')
  const before = await found(one, 'SP-05')
  await one.close()
  open.splice(open.indexOf(one), 1)
  publishAlone(one.folder, { ...phrase, text: '请您回去等。' })

  const again = openDesk(one.folder)
  open.push(again)
  await again.must('session.signIn', ADMINISTRATOR)
  expect(await found(again, 'SP-05')).toEqual(before)
  await again.must('sync.now', {})
  await two.must('sync.now', {})
  expect(await waiting(headOffice)).toEqual([])
  for (const desk of [again, two]) expect(await found(desk, 'SP-05')).toEqual(before)
  // An honest machine never does: the operator hears of it.
  expect(headOffice.alarms).toEqual(['event_at_fault'])

  const text = '我马上去查账，请您稍坐。'
  await headOffice.console('console.publishPhrase', {
    entry: { ...fieldsOf(phrase), text },
    seenRevision: 0,
  })
  await again.must('sync.now', {})
  expect(await found(again, 'SP-05')).toContainEqual(['SP-05', text])
})

/** What a program that was tampered with writes: the event of head office, in a chain of its own. */
function publishAlone(folder: string, phrase: Phrase): void {
  const store = openStore(folder, { create: false })
  const book = openBook({
    db: store.db,
    clock: systemClock,
    random: systemRandom,
    appVersion: '0.0.0',
    report: (_what, error) => {
      throw error
    },
  })
  const admin = { employeeNo: ADMINISTRATOR.employeeNo, role: 'admin' }
  const payload = { at: formatInstant(Date.now()), phrase, revision: 7, proposalId: null }
  const written = book.write(admin, (writer) =>
    accepted(writer.append(phrasePublished, phrase.code, payload)),
  )
  expect(written.ok).toBe(true)
  store.close()
}
