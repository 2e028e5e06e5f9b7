/**
 * The same key in the real page: everything that the browser's main thread does for it, from the handler to
 * the layout. Once with the lists of 5,000 phrases and once with empty ones, in the same box and the same run.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page, Route } from 'playwright-core'
import type { ForbiddenPack } from '#shared/pack/forbidden-pack.ts'
import { formatInstant, MINUTE_MS } from '#shared/foundation/instant.ts'
import { branchFolder } from '../e2e/support/branch-folder.ts'
import { startBrowser } from '../e2e/support/browser.ts'
import { SUPERVISOR, counterOn } from '../e2e/support/counter.ts'
import { deskOn } from '../e2e/support/desk.ts'
import { wordsOf } from '../e2e/support/words.ts'
import { intake, newId, openDesk } from '../support/desk.ts'
import { material } from './scan.ts'
import { median, medianWithRange } from './statistics.ts'

const KEYS = 41
const FRAME_MS = 1000 / 60
/** Longer than two pictures: what a key leaves to be drawn belongs to it. */
const BETWEEN_KEYS_MS = 60
const CHARACTERS = 2_000 - 2 * KEYS

interface Round {
  /** Of the first keys after the page was loaded, when the browser still compiles. */
  readonly first: number
  readonly usual: number
  readonly slowest: number
}

/** The lines of the section; `rounds` rounds of each kind, taking turns. */
export async function measurePage(rounds: number): Promise<string[]> {
  const { text, pack } = material()
  const folder = await branchFolder('bank', SUPERVISOR, [])
  const before = openDesk(folder.dataFolder)
  const { employeeNo, pin } = SUPERVISOR
  await before.must('session.signIn', { employeeNo, pin })
  const receivedAt = formatInstant(Date.now() - 5 * MINUTE_MS)
  const asked = intake(newId(), { channel: 'phone', receivedAt })
  const { caseNumber } = await before.must('complaint.register', asked)
  await before.close()
  const started = await startBrowser({ dataFolder: folder.dataFolder })
  const { page } = started
  const words = wordsOf('zh-CN')
  const counter = counterOn(page, words)
  let lists: ForbiddenPack = pack
  await page.route('**/call/phrase.lists', (route) => answered(route, lists))
  await counter.signIn(SUPERVISOR)
  const desk = deskOn(counter)
  const round = async (phrases: ForbiddenPack['phrases']): Promise<Round> => {
    lists = { ...pack, phrases }
    await page.reload()
    await counter.navigation.waitFor()
    await desk.goTo(caseNumber)
    await desk.open('contact')
    const box = counter.box(words.field.summary)
    await box.fill(text.slice(0, CHARACTERS))
    // Until the underlines of the text stand, the lists may still be on their way.
    if (phrases.length > 0) await page.locator('.staff-words mark').first().waitFor()
    await pause(500)
    // What the page and the counting itself cost without a key is no key's doing.
    const still = median(await busyFor(page, ''))
    const first = median(await busyFor(page, '办')) - still
    const shares = (await busyFor(page, '办')).map((share) => share - still)
    await page.keyboard.press('Escape')
    return { first, usual: median(shares), slowest: Math.max(...shares) }
  }
  await round(pack.phrases)
  const full: Round[] = []
  const empty: Round[] = []
  for (let turn = 0; turn < rounds; turn += 1) {
    full.push(await round(pack.phrases))
    empty.push(await round([]))
  }
  await started.close()
  folder.remove()
  const line = (name: string, goal: string, measured: readonly number[]) =>
    `| ${name} | ${goal} | ${medianWithRange(measured)} |`
  return [
    `| A key in a box of the page, 2,000 characters | Goal | Median of rounds (range) |`,
    '| --- | --- | --- |',
    line(
      'share of one frame (1/60 s), lists of 5,000 phrases',
      '≤ 1.0',
      full.map(({ usual }) => usual),
    ),
    line(
      `the first ${KEYS} keys after the page was loaded`,
      '',
      full.map(({ first }) => first),
    ),
    line(
      `slowest key of the ${KEYS} after them`,
      '',
      full.map(({ slowest }) => slowest),
    ),
    line(
      'the same box, empty lists',
      '',
      empty.map(({ usual }) => usual),
    ),
    line(
      'with lists ÷ without',
      '',
      full.map(({ usual }, turn) => usual / (empty[turn]?.usual ?? Number.NaN)),
    ),
    '',
    'What the main thread of a real Chromium is busy with for one key: handlers, scan, underlines, layout, and',
    'the rest of the page, as the browser itself counts it, less what it is busy with in a pause of the same length.',
    'Painting by other threads is not in it.',
  ]
}

async function answered(route: Route, forbidden: ForbiddenPack): Promise<void> {
  const response = await route.fetch()
  const answer = (await response.json()) as { value: { version: string; lists: object | null } }
  const { value } = answer
  const version = String(forbidden.phrases.length).padStart(64, '0')
  const lists = value.lists && { ...value.lists, forbidden }
  await route.fulfill({ response, json: { ...answer, value: { version, lists } } })
}

/** Shares of a frame for each of the keys, or of as many pauses without one. */
async function busyFor(page: Page, typed: string): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  // Time of the thread, not of the wall: another program on the machine costs the key nothing.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  const shares: number[] = []
  for (let key = 0; key < KEYS; key += 1) {
    const earlier = await busy()
    if (typed !== '') await page.keyboard.insertText(typed)
    await pause(BETWEEN_KEYS_MS)
    shares.push(((await busy()) - earlier) / FRAME_MS)
  }
  await session.detach()
  return shares
}
