/** A sentence on its way: published at head office, looked for in every branch's boxes after the next exchange. */
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import type { ForbiddenRow } from '#shared/contract/console-forbidden.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { accepted } from '#shared/foundation/result.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { type ForbiddenFields, NO_FORBIDDEN_FIELDS } from '#shared/phrase/forbidden/entry.ts'
import { forbiddenPublished } from '#shared/phrase/forbidden/events.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import { openBook } from '#main/service/book.ts'
import { systemClock, systemRandom } from '#main/service/workstation.ts'
import { openStore } from '#main/store/open.ts'
import {
  ADMINISTRATOR,
  type TestDesk,
  newId,
  openDesk,
  removeFolders,
  setUp,
} from '../support/desk.ts'
import { type HeadOffice, startHeadOffice } from '../support/head-office.ts'
import { RAINY_DAY } from '../support/valid-proposal-inputs.ts'
import { sentence } from '../shared/phrase/forbidden/support.ts'

vi.setConfig({ testTimeout: 120_000 })

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})
afterAll(removeFolders)

const SAID = '外面下雨，您跑着过去就行。'
const FIELDS: ForbiddenFields = {
  ...NO_FORBIDDEN_FIELDS,
  wordings: ['您跑着过去'],
  suggestion: '我送您到门口，您看可以吗？',
  reason: '把客户推开，等于不接待。',
  source: 'S1-29',
}

async function branch(headOffice: HeadOffice, code: string): Promise<TestDesk> {
  const desk = openDesk()
  open.push(desk)
  await setUp(desk, code)
  await desk.must('sync.enrol', { hubUrl: headOffice.url, code: await headOffice.invite(code) })
  return desk
}

/** What a page makes of the lists: asked with the version it holds, adopted when another one stands. */
function page(desk: TestDesk) {
  let held: string | null = null
  let scan: (text: string) => readonly { code: string }[] = () => []
  return async (text: string) => {
    const answer = await desk.must('phrase.lists', { held, locale: 'zh-CN' })
    if (answer.lists) {
      const phrases = answer.lists.approved.map((each) => ({
        text: each,
        status: 'approved' as const,
      }))
      scan = writingScanner(
        phraseLists(answer.lists.forbidden, [{ phrases }], defaultPacks.hanVariants),
      )
    }
    const fresh = answer.version !== held
    held = answer.version
    return { fresh, codes: scan(text).map(({ code }) => code) }
  }
}

it('R-294 a published sentence is found in two branches after the exchange, and by the check of a proposal', async () => {
  const headOffice = await startHeadOffice()
  open.push(headOffice)
  const one = await branch(headOffice, 'B01')
  const two = await branch(headOffice, 'B02')
  const write = page(one)
  expect(await write(SAID)).toEqual({ fresh: true, codes: [] })
  const proposal = {
    proposalId: newId(),
    replaces: null,
    entry: { ...RAINY_DAY, text: SAID },
  }
  const faults = async () => (await one.must('phrase.checkProposal', proposal)).faults
  expect(await faults()).toEqual([])

  const { entry } = (await headOffice.console('console.publishForbidden', {
    code: null,
    entry: FIELDS,
    seenRevision: 0,
  })) as ForbiddenRow
  expect(await write(SAID)).toEqual({ fresh: false, codes: [] })
  await one.must('sync.now', {})
  await two.must('sync.now', {})
  expect(await write(SAID)).toEqual({ fresh: true, codes: [entry.code] })
  expect(await write(SAID)).toEqual({ fresh: false, codes: [entry.code] })
  expect((await page(two)(SAID)).codes).toEqual([entry.code])
  expect(await faults()).toMatchObject([
    { code: 'invalid_phrase', field: 'phrase.text', params: { subject: entry.code } },
  ])
  expect(await one.ask('phrase.propose', { ...proposal, why: '常有人问。' })).toMatchObject({
    refusal: { code: 'invalid_phrase', params: { subject: entry.code } },
  })

  await headOffice.console('console.switchOffForbidden', {
    code: entry.code,
    why: '话术里要这样说',
    seenRevision: 1,
  })
  await one.must('sync.now', {})
  expect(await write(SAID)).toEqual({ fresh: true, codes: [] })
  expect(await faults()).toEqual([])
  expect([one.faults, two.faults, headOffice.alarms]).toEqual([[], [], []])
})

it('a machine that publishes by itself looks for nothing more, and head office hears of it', async () => {
  const headOffice = await startHeadOffice()
  open.push(headOffice)
  const one = await branch(headOffice, 'B01')
  await one.close()
  open.splice(open.indexOf(one), 1)
  publishAlone(one.folder)
  const again = openDesk(one.folder)
  open.push(again)
  await again.must('session.signIn', ADMINISTRATOR)
  expect((await page(again)('这个您上网自己查。')).codes).toEqual([])
  await again.must('sync.now', {})
  expect((await page(again)('这个您上网自己查。')).codes).toEqual([])
  for (const branchId of await headOffice.hub.waitingBranches()) {
    await headOffice.hub.project(branchId)
  }
  expect(headOffice.alarms).toEqual(['event_at_fault'])
})

/** What a program that was tampered with writes: the event of head office, in a chain of its own. */
function publishAlone(folder: string): void {
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
  const entry = sentence()
  const payload = { at: formatInstant(Date.now()), entry, revision: 7, switchedOff: null }
  const written = book.write({ employeeNo: ADMINISTRATOR.employeeNo, role: 'admin' }, (writer) =>
    accepted(writer.append(forbiddenPublished, entry.code, payload)),
  )
  expect(written.ok).toBe(true)
  store.close()
}
