/**
 * Every gate of a case, tried shut in the real window with the network away: what is missing stands on the
 * screen with its article, the wrong person is told so, and no word that somebody types is lost.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type BranchFolder, branchFolder } from './support/branch-folder.ts'
import { type Counter, type Person, SUPERVISOR, TELLER, counterOn } from './support/counter.ts'
import { type Desk, type GateWord, deskOn } from './support/desk.ts'
import { chooseLook } from './support/looks.ts'
import { faultsOf, settled } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { type StartedWindow, startWindow } from './support/window.ts'
import { sentence, wordsOf } from './support/words.ts'

const words = wordsOf('zh-CN')
const HALL_MANAGER: Person = { employeeNo: 'E300', name: '值班经理', pin: '604928' }
/** Every article and section is named like one of these. */
const ARTICLE = /办法第 \d+ 条|(制度|规范|手册) \d+/

let branch: BranchFolder
let started: StartedWindow
let counter: Counter
let desk: Desk
let number = ''

beforeAll(async () => {
  branch = await branchFolder('bank', SUPERVISOR, [
    [TELLER, 'teller'],
    [HALL_MANAGER, 'hall_manager'],
  ])
  started = await startWindow({ dataFolder: branch.dataFolder })
  started.page.setDefaultTimeout(15_000)
  await started.page.context().setOffline(true)
  counter = counterOn(started.page, words)
  desk = deskOn(counter)
}, 90_000)
afterAll(async () => {
  await started.close()
  branch.remove()
})

async function picture(name: string): Promise<void> {
  await settled(started.page)
  await pictureOf(started.page, name)
  expect.soft(await faultsOf(started.page), name).toEqual([])
}

/** The gate is shut, says what it needs, and by which article. */
async function staysShut(gate: GateWord, ...needs: readonly string[]): Promise<void> {
  const said = await desk.gateSays(gate)
  expect(said, gate).toContain(sentence(words.gate.shut).source.replace('.+?', words.gate[gate]))
  for (const need of needs) expect(said, gate).toContain(need)
  expect(said, gate).toMatch(ARTICLE)
}

const first = (gate: GateWord) => words.gate.before.replace('{{name}}', words.gate[gate])

test('a fresh case: every gate after the first is shut and says why', async () => {
  await counter.signIn(TELLER)
  number = await counter.register({
    channel: 'phone',
    customerName: '李小姐',
    contact: '13800000044',
    facts: '现场查勘速度太慢，一个小时才到达现场处理。',
    demand: '要求给予合理解释。',
  })
  await desk.goTo(number)
  await staysShut('refer', first('verify'))
  await staysShut('investigate', first('refer'))
  await staysShut('nature')
  await staysShut('propose')
  await staysShut('reply')
  await staysShut('close')
  await staysShut('archive')
  await staysShut('callBack')
  await picture('gate-fresh')
  // The shut steps are not among the others either.
  await started.page.keyboard.press('o')
  const search = started.page.getByRole('textbox', { name: words.action.find })
  await search.fill(words.action.archive)
  await counter.shown(words.action.notFound)
  expect(await desk.offered()).not.toContain('archive')
  await search.press('Escape')
})

test('R-17: whoever wrote it down does not verify it, and is told who does', async () => {
  expect(await desk.waitsFor()).toContain(`${words.action.verify} ${words.waits.supervisor}`)
  expect(await desk.offered()).not.toContain('verify')
  await desk.take('assign', { handler: TELLER.employeeNo })
})

test('verification: an empty form is refused at its box, and Esc keeps the words', async () => {
  await desk.changeTo(HALL_MANAGER, TELLER)
  await desk.goTo(number)
  await desk.open('verify')
  await started.page.keyboard.press('Control+Enter')
  await expect.poll(() => desk.faults('verify')).not.toEqual([])
  for (const fault of await desk.faults('verify')) expect(fault).toMatch(ARTICLE)
  await picture('gate-verify-refused')
  const typed = '与客户核对了到场时间，客户说等了一小时零五分。'
  await desk.fill('verify', { verifiedPoints: typed })
  await started.page.keyboard.press('Escape')
  await desk.formOf('verify').waitFor({ state: 'detached' })
  await desk.open('verify')
  expect(await (await desk.box('verify', 'verifiedPoints')).inputValue()).toBe(typed)
  await desk.fill('verify', { ownDepartment: false })
  await desk.send('verify')
  await desk.isIn('verified')
})

test('referral: what goes to another department is not investigated here before it is sent', async () => {
  await staysShut('investigate')
  await desk.changeTo(TELLER, HALL_MANAGER)
  await desk.goTo(number)
  expect(await desk.offered()).not.toContain('startInvestigation')
  await desk.open('refer')
  await started.page.keyboard.press('Control+Enter')
  await expect.poll(() => desk.faults('refer')).not.toEqual([])
  await desk.fill('refer', { toUnit: '理赔部', task: '请查明几点派单、几点到场。' })
  await desk.send('refer')
  await desk.isIn('referred')
  await desk.take('acceptReferral')
})

test('judging: without a conclusion, without a second person, nobody judges', async () => {
  await desk.take('startInvestigation')
  await staysShut('nature', words.gap.investigated)
  await desk.take('addEvidence', {
    kind: 'system_record',
    description: '派单 14:02，到场 15:07。',
    whereKept: '查勘系统流水 0417',
  })
  await desk.take('concludeInvestigation', { findings: '到场用了一小时零五分。', fault: 'ours' })
  await desk.take('proposeNature', { reasons: ['V04'] })
  expect(await desk.waitsFor()).toContain(
    `${words.action.confirmNature} ${words.waits.another.replace('{{who}}', TELLER.employeeNo)}`,
  )
  expect(await desk.gateSays('nature')).toContain(
    words.waits.another.replace('{{who}}', TELLER.employeeNo),
  )
  await picture('gate-second-person')
  await desk.changeTo(HALL_MANAGER, TELLER)
  await desk.goTo(number)
  await desk.take('confirmNature')
})

test("somebody else's change is announced while a form is open, and nothing typed is lost", async () => {
  await desk.changeTo(TELLER, HALL_MANAGER)
  await desk.goTo(number)
  await staysShut('propose', words.gap.contacts)
  await picture('gate-propose-shut')
  await desk.open('proposeSolution')
  const typed = '当面说明查勘时间并致歉。'
  await desk.fill('proposeSolution', { text: typed })
  const at = formatInstant(Math.floor(Date.now() / 60_000) * 60_000)
  await started.page.evaluate(writeBeside, { number, at, summary: '回电听取客户对处理的想法。' })
  const told = desk.formOf('proposeSolution').getByRole('status')
  await told.filter({ hasText: words.event.complaint.contact_logged }).waitFor()
  await told.filter({ hasText: words.case.yourWordsStay }).waitFor()
  expect(await (await desk.box('proposeSolution', 'text')).inputValue()).toBe(typed)
  await picture('gate-changed-meanwhile')
  await started.page.keyboard.press('Control+Enter')
  await expect
    .poll(async () => (await desk.faults('proposeSolution')).length)
    .toBeGreaterThanOrEqual(3)
  await picture('gate-propose-refused')
  await desk.fill('proposeSolution', {
    demandWithinRules: 'yes',
    legalBasis: '《服务承诺》第二条',
    options: ['到网点当面说明', '电话说明'],
  })
  await desk.send('proposeSolution')
  await desk.isIn('proposing')
})

test('R-19: nobody is answered without the whole letter', async () => {
  await staysShut('reply', words.gap.letter_basis, words.gap.letter_remedies_litigation)
  await desk.open('writeLetter')
  await started.page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await desk.faults('writeLetter')).join()).toMatch(ARTICLE)
  await picture('gate-letter-refused')
  await desk.fill('writeLetter', {
    grounds: '查勘员未按承诺时限到场。',
    remedies: ['review', 'mediation', 'arbitration', 'litigation'],
  })
  await desk.send('writeLetter')
})

test('nothing is closed before the customer knows, nor filed before it is closed', async () => {
  await staysShut('close', first('reply'))
  await staysShut('archive')
  await desk.take('reply', { summary: '已逐项说明。', accepted: 'yes', proof: '通话录音 0042' })
  await staysShut('close', words.gap.referrals_feedbackAt)
  await desk.take('answerReferral', { feedback: '派单延误，已处理当班调度。' })
  await staysShut('archive', first('close'))
  await desk.open('close')
  await desk.fill('close', { reason: '客户接受说明。' })
  await started.page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await desk.faults('close')).join()).toMatch(ARTICLE)
  await picture('gate-close-refused')
  await desk.fill('close', { apologised: true })
  await desk.send('close')
  await desk.isIn('closed')
})

test('S1-20: nothing is filed without its cause, and S2-19: the handler does not call back', async () => {
  await desk.open('archive')
  await started.page.keyboard.press('Control+Enter')
  await expect.poll(() => desk.faults('archive')).toHaveLength(2)
  await picture('gate-archive-refused')
  await desk.fill('archive', { rootCause: '服务不规范', improvement: '派单后十分钟内回电告知。' })
  await desk.send('archive')
  expect(await desk.waitsFor()).toContain(
    `${words.action.callBack} ${words.waits.another.replace('{{who}}', TELLER.employeeNo)}`,
  )
})

test('a return visit that says nothing is refused; done, the case is at its end', async () => {
  await desk.changeTo(HALL_MANAGER, TELLER)
  await desk.goTo(number)
  await desk.open('callBack')
  await started.page.keyboard.press('Control+Enter')
  await expect.poll(() => desk.faults('callBack')).not.toEqual([])
  for (const fault of await desk.faults('callBack')) expect(fault).toMatch(ARTICLE)
  await picture('gate-return-visit-refused')
  await desk.fill('callBack', { leftoverIssue: false, satisfaction: 5 })
  await desk.send('callBack')
  await desk.isIn('called_back')
  // All of it without a network, and every word of it is kept here.
  await desk.head.getByText(words.syncState.saved_here, { exact: true }).waitFor()
  expect(started.errors).toEqual([])
})

test('the same desk in the other languages and in high contrast', async () => {
  for (const look of [
    { language: 'en', theme: 'paper' },
    { language: 'zh-TW', theme: 'high_contrast' },
  ] as const) {
    await started.page.keyboard.press('F9')
    await chooseLook(counter, look)
    const there = deskOn(counterOn(started.page, wordsOf(look.language)))
    await there.goTo(number)
    expect(await there.gateSays('callBack')).toContain(HALL_MANAGER.employeeNo)
    await picture(`gate-desk-${look.language}-${look.theme}`)
  }
})

/** Runs in the page: what another place of the same program writes while the form stands open. */
async function writeBeside(change: {
  readonly number: string
  readonly at: string
  readonly summary: string
}): Promise<void> {
  type Verb = (input: unknown) => Promise<{ readonly ok: boolean; readonly value: never }>
  const host = (
    window as unknown as { counterbook: { call: Record<string, Record<string, Verb>> } }
  ).counterbook
  const ask = async (verb: string, input: object) => {
    const answer = await host.call['complaint']?.[verb]?.(input)
    if (answer?.ok !== true) throw new Error(JSON.stringify(answer))
    return answer.value as { readonly rows: readonly { caseId: string; version: number }[] }
  }
  const list = { state: 'all', search: change.number, offset: 0, limit: 1 }
  const [row] = (await ask('list', list)).rows
  await ask('logContact', {
    caseId: row?.caseId,
    seenVersion: row?.version,
    contactId: crypto.randomUUID(),
    at: change.at,
    direction: 'outbound',
    channel: 'phone',
    reached: true,
    promiseId: null,
    summary: change.summary,
  })
}
