/** Every page of the work in a branch in the middle of its day, in three languages and two themes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Counter, counterOn } from './support/counter.ts'
import { callOf } from './support/filled-branch.ts'
import { type FilledOffice, INSTRUCTION, startFilledOffice } from './support/filled-office.ts'
import { faultsOf, overflows, settled } from './support/look.ts'
import { chooseLook, type Look, LOOKS } from './support/looks.ts'
import { pictureForReaders, pictureOf } from './support/picture.ts'
import { type Handover, handoverOn } from './support/shift.ts'
import { sentence, wordsOf } from './support/words.ts'

let office: FilledOffice
let started: FilledOffice['started']
let caseNumber = ''

beforeAll(async () => {
  office = await startFilledOffice()
  ;({ started, caseNumber } = office)
  // One thing the screens must also show: a record that head office has not got yet.
  await office.hub.stop()
  const call = callOf(started.page)
  const [caseId = ''] = office.caseIds
  await call('complaint.logContact', {
    caseId,
    seenVersion: (await call('complaint.get', { caseId })).row.version,
    contactId: crypto.randomUUID(),
    at: formatInstant(Date.now()),
    direction: 'inbound',
    channel: 'phone',
    reached: true,
    promiseId: null,
    summary: '客户来电催问，已转告处理人。',
  })
  await started.page.reload()
  await started.page.getByRole('heading', { level: 1 }).waitFor()
})
afterAll(async () => {
  await office.close()
})

interface Screen {
  readonly name: string
  readonly show: (counter: Counter, handover: Handover) => Promise<unknown>
  /** Puts away what stands before the page. */
  readonly leave?: (counter: Counter) => Promise<unknown>
}

const key = (press: string) => (counter: Counter) => counter.page.keyboard.press(press)
const openDesk = async (counter: Counter) => counter.openCase(caseNumber)
const form = (name: keyof Counter['words']['action'], press: string): Screen => ({
  name: `desk-${name}`,
  async show(counter) {
    await openDesk(counter)
    await counter.page.keyboard.press(press)
    const region = { name: counter.words.action[name], exact: true } as const
    await counter.main.getByRole('region', region).waitFor()
  },
  leave: key('Escape'),
})

const screens: readonly Screen[] = [
  {
    name: 'today',
    async show(counter) {
      await counter.page.keyboard.press('F1')
      await counter.main.getByText(INSTRUCTION).waitFor()
    },
  },
  {
    name: 'commands',
    async show({ page, words }) {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: words.command.open }).fill('B01')
      await page.getByRole('option').filter({ hasText: caseNumber }).waitFor()
    },
    leave: key('Escape'),
  },
  {
    name: 'intake-refused',
    async show(counter) {
      await counter.page.keyboard.press('F2')
      await counter.box(counter.words.field.facts).fill('')
      await counter.page.keyboard.press('Control+Enter')
      await counter.main.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'intake',
    async show(counter) {
      await counter.typeComplaint({
        channel: 'counter',
        customerName: '王先生',
        contact: '13800000042',
        facts: '以车辆未购买划痕险为由，对其车身被刮的损失不予处理。',
        demand: '要求给予合理处理。',
        agitated: true,
        recording: true,
      })
      await counter.rules.getByText(counter.words.urgency.level1).waitFor()
      await counter.shown(counter.words.draft.kept)
    },
  },
  { name: 'intake-saved', show: (counter) => counter.save() },
  { name: 'complaints', show: key('F3') },
  { name: 'desk', show: openDesk },
  form('contact', 'c'),
  form('promise', 'p'),
  form('assign', 'a'),
  form('escalate', 'e'),
  form('details', 'd'),
  {
    name: 'desk-gate',
    async show(counter) {
      await openDesk(counter)
      await counter.page.keyboard.press('x')
      const { gate } = counter.words
      await counter.shown(sentence(gate.shut, { name: gate.close }))
    },
    leave: key('Escape'),
  },
  form('reveal', 'v'),
  { name: 'handover-list', show: key('F4') },
  { name: 'handover-opening', show: (_counter, handover) => handover.prepare('pm') },
  {
    name: 'handover',
    async show(counter, handover) {
      await counter.page.keyboard.press('F4')
      await counter.main.getByRole('list').getByRole('button').last().click()
      const still = { in: '0', out: '0' }
      await handover.count({
        cash_box: { in: '3000', out: '2450.5', closing: '50540' },
        atm: { in: '20000', out: '18600', closing: '51400' },
        blank_vouchers: { in: '0', out: '2', closing: '10' },
        seals: { ...still, closing: '13' },
        keys: { ...still, closing: '14' },
      })
      await counter.shown(counter.words.shift.differing)
    },
  },
  {
    name: 'day-close',
    async show({ page, button, heading, words }) {
      await page.keyboard.press('F4')
      await heading(words.place.handover)
      await button(words.day.go).click()
      await page.getByRole('region', { name: words.day.cash, exact: true }).waitFor()
    },
  },
  {
    name: 'register',
    async show({ page, heading, words }) {
      await page.keyboard.press('F5')
      await heading(words.place.register)
    },
  },
  {
    name: 'register-new',
    async show({ page, main, heading, words }) {
      await page.keyboard.press('F5')
      await heading(words.place.register)
      await page.keyboard.press('n')
      await main.getByRole('complementary', { name: words.register.new.difference }).waitFor()
    },
    leave: key('Escape'),
  },
  {
    name: 'duty',
    async show({ page, heading, words }) {
      await page.keyboard.press('F10')
      await heading(words.duty.title)
    },
  },
  {
    name: 'duty-checklist',
    async show({ page, main, heading, words, button }) {
      await page.keyboard.press('F10')
      await heading(words.duty.title)
      await button(words.duty.fill, main).first().click()
      await main.getByRole('region', { name: words.duty.checklist.six_s }).waitFor()
    },
    leave: key('Escape'),
  },
  {
    name: 'upward',
    async show({ page, heading, words, button }) {
      await page.keyboard.press('F10')
      await heading(words.duty.title)
      await button(words.upward.title).first().click()
      await heading(words.upward.title)
    },
  },
  ...(['library', 'walk', 'practice', 'proposal'] as const).map(
    (room): Screen => ({
      name: `phrases-${room}`,
      async show({ page, main, heading, words }) {
        await page.keyboard.press('Shift+F7')
        await heading(words.place.phrases)
        const rooms = main.getByRole('radiogroup', { name: words.phraseRoom.choose })
        await rooms.getByText(words.phraseRoom[room], { exact: true }).click()
      },
    }),
  ),
  ...(['lessons', 'standards'] as const).map(
    (part): Screen => ({
      name: `practice-${part}`,
      async show({ page, main, heading, words }) {
        await page.keyboard.press('Shift+F7')
        await heading(words.place.phrases)
        const rooms = main.getByRole('radiogroup', { name: words.phraseRoom.choose })
        await rooms.getByText(words.phraseRoom.practice, { exact: true }).click()
        const parts = main.getByRole('radiogroup', { name: words.practice.part })
        await parts.getByText(words.practice.parts[part], { exact: true }).click()
      },
    }),
  ),
  { name: 'sync', show: key('F8') },
  {
    name: 'settings-adding',
    async show({ page, button, words }) {
      await page.keyboard.press('F9')
      await button(words.staff.add).first().click()
    },
  },
  {
    name: 'phrases-not-found',
    async show({ page, box, shown, words }) {
      await page.keyboard.press('F1')
      await box(words.phrase.search).fill('zzzzqq')
      await shown(words.phrase.nothingFound)
    },
    leave: ({ box, words }) => box(words.phrase.search).fill(''),
  },
]

const PICTURED = new Set(
  'today intake desk day-close register duty sync phrases-library phrases-practice'.split(' '),
)
const FOR_READERS = new Set(
  'today intake desk handover register duty phrases-library phrases-walk'.split(' '),
)

async function keepPicture(page: Counter['page'], name: string, look: Look): Promise<void> {
  const first = look === LOOKS[0]
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, 0))
  if (first) await pictureOf(page, name)
  else if (PICTURED.has(name)) await pictureOf(page, `${name}-${look.language}-${look.theme}`)
  if (first && FOR_READERS.has(name)) await pictureForReaders(page, name)
}

describe.each(LOOKS)('$language $theme', (look) => {
  let counter: Counter
  let handover: Handover
  beforeAll(async () => {
    await started.page.getByRole('navigation').waitFor()
    await started.page.keyboard.press('F9')
    counter = counterOn(started.page, wordsOf('zh-CN'))
    counter = counterOn(started.page, await chooseLook(counter, look))
    handover = handoverOn(counter)
  })

  test.each(screens)('$name', async ({ name, show, leave }) => {
    await show(counter, handover)
    await settled(started.page)
    await keepPicture(started.page, name, look)
    const faults = await faultsOf(started.page)
    await leave?.(counter)
    expect(faults).toEqual([])
  })
})

describe.each(['zh-CN', 'en'] as const)('%s at half as large again', (language) => {
  let counter: Counter
  beforeAll(async () => {
    await started.page.keyboard.press('F9')
    const look = { language, theme: 'paper' } as const
    counter = counterOn(
      started.page,
      await chooseLook(counterOn(started.page, wordsOf('zh-CN')), look),
    )
    // What is left of the counter's screen when everything on it is half as large again.
    await started.page.setViewportSize({ width: 911, height: 512 })
    await started.page.reload()
    await started.page.getByRole('navigation').waitFor()
  })
  afterAll(() => started.page.setViewportSize({ width: 1366, height: 768 }))

  const beside = screens.filter(({ name }) => name !== 'phrases-not-found')
  test.each(beside)('$name', async ({ name, show, leave }) => {
    await show(counter, handoverOn(counter))
    await settled(started.page)
    if (language === 'zh-CN') await pictureOf(started.page, `${name}-150`)
    const faults = await overflows(started.page)
    await leave?.(counter)
    expect(faults).toEqual([])
  })

  test('the words to say, over the work', async () => {
    await started.page.keyboard.press('F7')
    await counter.box(counter.words.phrase.search).waitFor()
    expect(await overflows(started.page)).toEqual([])
    await started.page.keyboard.press('F7')
  })
})

test('no page complained on its console', () => {
  expect(started.errors).toEqual([])
})
