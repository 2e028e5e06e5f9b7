/**
 * Every situation of the telephone list walked in the strip, by keys alone, while another program's window stands
 * beside it and has had the focus. Records that a walk asks for are made in the main window and seen in the book.
 */
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Input } from '#shared/contract/workstation.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { ADMINISTRATOR, intake, newId, openDesk } from '../support/desk.ts'
import { type BranchFolder, branchFolder } from './support/branch-folder.ts'
import { type Counter, SUPERVISOR, TELLER, WITNESS, counterOn } from './support/counter.ts'
import { type Desk, deskOn } from './support/desk.ts'
import { drawn } from './support/keyboard.ts'
import { faultsOf, settled } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { type StripWalk, stripOn, stripPage, stripWindow } from './support/strip.ts'
import { type StartedWindow, askedAgain, startWindow } from './support/window.ts'
import { keysOnScreens } from './support/virtual-screens.ts'
import { LANGUAGES, sentence, wordsOf } from './support/words.ts'

const words = wordsOf('zh-CN')
const KEY = 'Control+Alt+H'

let folder: BranchFolder
let started: StartedWindow
let counter: Counter
let desk: Desk
let walk: StripWalk
let caseNumber = ''

beforeAll(async () => {
  folder = await branchFolder('bank', SUPERVISOR, [
    [TELLER, 'teller'],
    [WITNESS, 'accounting_supervisor'],
  ])
  const before = openDesk(folder.dataFolder, { host: 'electron' })
  await before.must('session.signIn', ADMINISTRATOR)
  const receivedAt = formatInstant(Date.now() - 5 * MINUTE_MS)
  const called = intake(newId(), { channel: 'phone', receivedAt })
  caseNumber = (await before.must('complaint.register', called)).caseNumber
  await before.close()
  started = await startWindow({ dataFolder: folder.dataFolder })
  counter = counterOn(started.page, words)
  desk = deskOn(counter)
  await counter.signIn(SUPERVISOR)
  await desk.goTo(caseNumber)
}, 60_000)

afterAll(async () => {
  await started.close()
  folder.remove()
})

test('the strip opens from the words, on top of another program that has the focus', async () => {
  await started.application.evaluate(async ({ BrowserWindow, app }) => {
    const other = new BrowserWindow({ x: 0, y: 0, width: 900, height: 700, title: 'core banking' })
    app.on('will-quit', () => other.isDestroyed() || other.destroy())
    await other.loadURL('data:text/plain,another%20program')
    other.focus()
  })
  const opened = stripPage(started.application)
  await started.page.getByRole('button', { name: words.strip.title }).press('Enter')
  walk = stripOn(await opened, words)
  await walk.page.getByRole('navigation', { name: words.strip.sides }).waitFor()
  const seen = await stripWindow(started.application)
  expect(seen).toMatchObject({ visible: true, onTop: true, resizable: true, movable: true })
  expect(seen?.bounds.width).toBeLessThanOrEqual(360)
  expect(await registered(KEY)).toBe(true)
})

// Nothing of the program is asked for here: the screen itself carries the key, as a keyboard does.
test.runIf(keysOnScreens)('its key, pressed in another program, hides and shows it', async () => {
  const press = () => execFileSync('xdotool', ['key', 'ctrl+alt+h'])
  const isSeen = async () => (await stripWindow(started.application))?.visible
  press()
  await expect.poll(isSeen).toBe(false)
  press()
  await expect.poll(isSeen).toBe(true)
})

test('a digit copies the words for what the main window shows', async () => {
  const first = walk.page.locator('.phrase-text[data-row]').first()
  await first.waitFor()
  // Whatever the main window shows, the strip shows the words for it.
  await walk.page.bringToFront()
  await first.focus()
  await walk.page.keyboard.press('1')
  await expect
    .poll(() =>
      askedAgain(() => started.application.evaluate(({ clipboard }) => clipboard.readText())),
    )
    .not.toBe('')
  await settled(walk.page)
  await pictureOf(walk.page, 'strip-words-zh-CN')
  expect(await faultsOf(walk.page)).toEqual([])
})

type Step = (walk: StripWalk) => Promise<void>
const say: Step = ({ say: space }) => space()
const reply =
  (digit: number): Step =>
  (on) =>
    on.reply(digit)

/** Opens the form from the strip, fills it in the main window by its boxes, and comes back when the book has it. */
const record =
  (
    name: Parameters<StripWalk['record']>[0],
    action: Parameters<Desk['send']>[0],
    filled: Parameters<Desk['fill']>[1],
  ): Step =>
  async (on) => {
    await on.record(name)
    await desk.formOf(action).waitFor()
    await desk.fill(action, filled)
    await desk.send(action)
    await on.recorded(name)
  }
const promise = record('complaint_makePromise', 'promise', { what: '按约好的时间联系客户' })

type Outcome = keyof typeof words.walk.outcome
interface Talk {
  readonly steps: readonly Step[]
  readonly outcome: Outcome
  /** The talk is about the case on screen. */
  readonly ofCase?: true
}

const carriesOn: Talk = { steps: [say, reply(1)], outcome: 'resumed' }
const TALKS: Readonly<Record<string, Talk>> = {
  'SP-01': carriesOn,
  'SP-02': { steps: [say, reply(2), say, reply(2), say, reply(1)], outcome: 'handed_over' },
  'SP-03': carriesOn,
  // Noticed after the call: called back at once, and open until somebody is reached.
  'SP-04': { steps: [say, reply(2), promise, say, reply(2)], outcome: 'recorded', ofCase: true },
  'SP-05': { steps: [say, reply(2), say, reply(1)], outcome: 'resumed' },
  'SP-06': carriesOn,
  'SP-07': { steps: [say, reply(2), say, reply(1)], outcome: 'resumed' },
  // Asked twice, then the closing words (T-73).
  'SP-08': { steps: [say, say, reply(2), say, reply(2)], outcome: 'ended' },
  'SP-10': {
    steps: [
      say,
      reply(2),
      promise,
      say,
      say,
      async ({ replies }) => expect(await replies.locator('.reply-ends').count()).toBe(0),
      reply(3),
      record('complaint_recordIncident', 'incident', {
        incidentWhat: '客户在电话里骂人，提醒以后仍然继续。',
        supervisorCalled: WITNESS.employeeNo,
      }),
      say,
      reply(1),
    ],
    outcome: 'handed_over',
    ofCase: true,
  },
  'SP-11': { steps: [say, reply(2)], outcome: 'handed_over' },
  'SP-12': {
    steps: [(on) => on.give('department'), (on) => on.give('reply_time', true), say, reply(1)],
    outcome: 'recorded',
    ofCase: true,
  },
  'SP-13': { steps: [say, say, reply(3), say, reply(3)], outcome: 'ended' },
  'SP-14': { steps: [say, reply(2), say, reply(1)], outcome: 'resumed' },
  // The report with its time, never a bare soon (T-76).
  'SP-15': {
    steps: [
      say,
      reply(2),
      say,
      reply(1),
      record('complaint_requestLeader', 'requestLeader', {
        replyPromisedFor: inTwoHours(),
        reason: '客户要求负责人答复',
      }),
      say,
      reply(1),
    ],
    outcome: 'handed_over',
    ofCase: true,
  },
  'SP-16': { steps: [promise, say, reply(1)], outcome: 'recorded', ofCase: true },
  'MT-1': {
    steps: [
      (on) => on.give('reply_time', true),
      record('complaint_file', 'file', { number: 'BB-2026-01', planText: '专人答复，统一口径。' }),
      say,
      reply(2),
    ],
    outcome: 'recorded',
    ofCase: true,
  },
  'RC-1': {
    steps: [
      record('complaint_escalate', 'escalate', { reason: '客户带着摄录设备来投诉' }),
      say,
      reply(1),
    ],
    outcome: 'resumed',
    ofCase: true,
  },
}

describe('walked in the strip', () => {
  test.each(Object.entries(TALKS))('%s', async (code, { steps, outcome, ofCase }) => {
    await walk.begin(code, ofCase === true)
    for (const step of steps) await step(walk)
    expect(await walk.end()).toBe(words.walk.outcome[outcome])
  })

  test('SP-09, R-288: ten seconds are counted down before the talk may go on', async () => {
    await walk.begin('SP-09', false)
    await walk.say()
    await walk.page.getByRole('timer').waitFor()
    await pictureOf(walk.page, 'strip-walk-countdown-zh-CN')
    await walk.page.keyboard.press('2')
    expect(await walk.refusal()).toContain('10')
    await walk.replies.locator('.reply:not([aria-disabled="true"])').nth(1).waitFor()
    await walk.reply(2)
    await walk.say()
    await walk.reply(2)
    expect(await walk.end()).toBe(words.walk.outcome.ended)
  })

  test('R-290: nothing ends the talk of somebody with an open complaint', async () => {
    await walk.begin('SP-13', true)
    for (const step of [say, say, reply(3), say]) await step(walk)
    await walk.page.keyboard.press('3')
    expect(await walk.refusal()).toContain(words.refusal.open_complaint.slice(0, -1))
  })

  test('all situations of the pack were', () => {
    const walked = new Set([...Object.keys(TALKS), 'SP-09'])
    expect(defaultPacks.phrases.situations.filter(({ code }) => !walked.has(code))).toEqual([])
  })
})

test('a reload in the middle of a walk loses nothing', async () => {
  await walk.begin('SP-08', false)
  await walk.say()
  await walk.page.reload()
  await walk.article.waitFor()
  expect(await walk.said.textContent()).toContain(
    words.walk.time.replace('{{number}}', '2').replace('{{of}}', '2'),
  )
})

test('R-293: after an angry hang-up without a case a registration is begun and kept at once', async () => {
  await walk.begin('SP-16', false)
  await walk.record('complaint_register')
  await counter.heading(words.intake.title)
  const phone = started.page.getByRole('radio', { name: words.channel.phone, exact: true })
  expect(await phone.isChecked()).toBe(true)
  const kept = await started.page.evaluate(async () => {
    const { counterbook } = window as unknown as {
      counterbook: {
        call: { draft: { list(): Promise<{ value: { drafts: { kind: string }[] } }> } }
      }
    }
    return (await counterbook.call.draft.list()).value.drafts.map(({ kind }) => kind).sort()
  })
  expect(kept).toEqual(['intake', 'walk'])
  await desk.goTo(caseNumber)
})

test('speaks and looks as the main window does, in every language', async () => {
  await walk.begin('SP-10', true)
  await walk.say()
  await walk.reply(2)
  for (const language of LANGUAGES) {
    await change({ locale: language })
    await walk.page.waitForFunction((wanted) => document.documentElement.lang === wanted, language)
    await drawn(walk.page)
    await settled(walk.page)
    await pictureOf(walk.page, `strip-walk-${language}`)
    expect(await faultsOf(walk.page)).toEqual([])
  }
  await change({ locale: 'zh-CN' })
})

test('says of a key that somebody else has that it does nothing, and takes it when it is free', async () => {
  const other = 'Control+Alt+J'
  await askedAgain(() =>
    started.application.evaluate(
      ({ globalShortcut }, key) => globalShortcut.register(key, () => undefined),
      other,
    ),
  )
  const taken = walk.page.getByText(sentence(words.strip.keyTaken, { key: 'Ctrl Alt J' }))
  await change({ stripHotkey: other })
  await taken.waitFor()
  expect(await registered(KEY)).toBe(false)
  await askedAgain(() =>
    started.application.evaluate(({ globalShortcut }, key) => {
      globalShortcut.unregister(key)
    }, other),
  )
  await change({ stripHotkey: other })
  await taken.waitFor({ state: 'detached' })
  expect(await registered(other)).toBe(true)
  await change({ stripHotkey: 'none' })
  expect(await registered(other)).toBe(false)
})

test('the same walk stands on the page of words', async () => {
  await counter.navigation.getByRole('button', { name: words.place.phrases }).press('Enter')
  await counter.heading(words.place.phrases)
  await started.page.getByText(words.phraseRoom.walk, { exact: true }).click()
  const here = started.page.getByRole('article', { name: '发怒或者破口大骂' })
  expect(await here.textContent()).toContain('SP-A')
  await settled(started.page)
  await pictureOf(started.page, 'walk-on-page-zh-CN')
  // Another situation is chosen there, and the strip follows.
  await started.page.keyboard.press('Escape')
  await walk.page.getByRole('region', { name: words.walk.list }).waitFor()
  await pictureOf(walk.page, 'strip-situations-zh-CN')
  await pictureOf(started.page, 'situations-on-page-zh-CN')
})

test('is no more than the main window: sandboxed, still, and gone with the lock', async () => {
  const preferences = await started.application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((one) => one.webContents.getURL().startsWith('app:'))
      .map((one) => {
        const page = one.webContents as unknown as {
          getLastWebPreferences(): Record<string, unknown>
        }
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, preload } =
          page.getLastWebPreferences()
        return { sandbox, contextIsolation, nodeIntegration, webSecurity, preload }
      }),
  )
  expect(preferences).toHaveLength(2)
  expect(preferences[1]).toEqual(preferences[0])
  await walk.page.evaluate(() => {
    window.location.href = 'data:text/html,elsewhere'
  })
  await drawn(walk.page)
  expect(walk.page.url()).toMatch(/strip\.html$/)

  await started.page.keyboard.press('Control+l')
  await walk.page.getByText(words.strip.locked).waitFor()
  expect(await walk.page.getByRole('article').count()).toBe(0)
  expect(await walk.page.locator('.phrase-text').count()).toBe(0)
  await pictureOf(walk.page, 'strip-locked-zh-CN')
})

test('remembers its place, gives up its key when told, and goes with the main window', async () => {
  await started.application.evaluate(({ BrowserWindow }) => {
    const strip = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().endsWith('/strip.html'),
    )
    strip?.setBounds({ x: 40, y: 60, width: 340, height: 500 })
    strip?.hide()
    strip?.show()
  })
  expect((await stripWindow(started.application))?.bounds).toMatchObject({
    width: 340,
    height: 500,
  })
  const closed = walk.page.waitForEvent('close')
  await started.page.close()
  await closed
})

/** Somebody changes a setting in the main window. */
function change(setting: Input<'setting.change'>): Promise<unknown> {
  return started.page.evaluate((wanted) => {
    const { counterbook } = window as unknown as {
      counterbook: { call: { setting: { change(input: object): Promise<unknown> } } }
    }
    return counterbook.call.setting.change(wanted)
  }, setting)
}

function registered(key: string): Promise<boolean> {
  return askedAgain(() =>
    started.application.evaluate(
      ({ globalShortcut }, name) => globalShortcut.isRegistered(name),
      key,
    ),
  )
}

/** As a calendar takes it. */
function inTwoHours(): string {
  const at = new Date(Date.now() + 10 * 3_600_000)
  return at.toISOString().slice(0, 16).replace('T', ' ')
}
