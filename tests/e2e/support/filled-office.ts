/** A filled branch that has joined a real hub, and head office that has said something to it. */
import { openPage, type OpenedPage, startBrowser, type StartedBrowser } from './browser.ts'
import { type ConsolePage, consoleOn } from './console-page.ts'
import { BRANCH, HEAD_OFFICE } from './counter.ts'
import { callOf, fillBranch } from './filled-branch.ts'
import { type StartedHub, startHub } from './host.ts'
import { wordsOf } from './words.ts'

export const INSTRUCTION = '此件请大堂经理今天当面答复，并把结果报总行客服。'
const NOTICE = {
  title: '节前服务提示',
  text: '节前客流大，请各网点增开窗口，投诉当日联系。',
}

export interface FilledOffice {
  readonly hub: StartedHub
  /** The counter, its supervisor signed in. */
  readonly started: StartedBrowser
  readonly headOffice: OpenedPage
  /** The console, its first user signed in. */
  readonly console: ConsolePage
  readonly caseIds: readonly string[]
  /** The case that has an instruction. */
  readonly caseNumber: string
  close(): Promise<void>
}

/** Starts everything; the counter's page still shows what stood there before it was filled. */
export async function startFilledOffice(): Promise<FilledOffice> {
  const [started, hub] = await Promise.all([startBrowser(), startHub()])
  started.page.setDefaultTimeout(15_000)
  const caseIds = await fillBranch(started.page)
  const call = callOf(started.page)
  await call('sync.enrol', { hubUrl: hub.url, code: await hub.enrolCode(BRANCH.code, BRANCH.name) })
  const { row } = await call('complaint.get', { caseId: caseIds[0] ?? '' })
  const headOffice = await openPage(hub.consoleUrl)
  headOffice.page.setDefaultTimeout(15_000)
  const console = consoleOn(headOffice.page, wordsOf('zh-CN'))
  const { words } = console
  await console.setUp(hub.setUpToken, HEAD_OFFICE)
  await console.openCase(row.caseNumber)
  await console.instruct(INSTRUCTION)
  await headOffice.page.keyboard.press('F3')
  await console.box(words.field.title).fill(NOTICE.title)
  await console.box(words.field.text).fill(NOTICE.text)
  await console.button(words.console.publish).click()
  await console.main.getByRole('listitem').filter({ hasText: NOTICE.title }).waitFor()
  await call('sync.now', {})
  return {
    hub,
    started,
    headOffice,
    console,
    caseIds,
    caseNumber: row.caseNumber,
    async close() {
      await Promise.all([started.close(), headOffice.browser.close()])
      await hub.close()
    },
  }
}
