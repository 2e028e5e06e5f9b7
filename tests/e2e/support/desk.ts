/**
 * The desk of a case as the person in front of it knows it: steps are opened by their keys, boxes are found
 * by what is written above them, and what became of it is read from the screen.
 */
import type { Locator, Page } from 'playwright-core'
import { chooseFromList } from './keyboard.ts'
import type { Counter, Person } from './counter.ts'
import type { Words } from './words.ts'

export type ActionName = Exclude<keyof Words['action'], 'title' | 'others' | 'find' | 'notFound'>
export type GateWord = Exclude<
  keyof Words['gate'],
  'title' | 'lacks' | 'doneBy' | 'skipped' | 'open' | 'shut' | 'before'
>
export type CaseStateWord = keyof Words['caseState']

/**
 * What is typed or chosen, by the name of the box. Of a list every entry is a line, a person or a tick;
 * nothing at all leaves a box as it is.
 */
export type Filled = Readonly<Record<string, unknown>>

/** A registration; what is empty is left as it is. */
export interface Registration {
  readonly channel: keyof Words['channel']
  readonly customerName: string
  readonly contact: string
  readonly facts: string
  readonly demand: string
  readonly careNeeds: readonly string[]
  readonly harm: readonly string[]
  readonly organisation: boolean
  readonly contactPerson: string
  readonly complainedUnit: string
  /** As the clock on the wall shows it, `YYYY-MM-DD HH:mm`. */
  readonly receivedAt: string
  readonly earlierCall: string
  readonly paper: { readonly number: string; readonly takenBy: string } | null
}

/** Which family of words names the choices of a box, where it is not the box's own name. */
const FAMILY: Readonly<Record<string, string>> = {
  accepted: 'acceptance',
  kind: 'evidenceKind',
  remedies: 'remedy',
  to: 'escalationTarget',
  way: 'noticeWay',
  approved: 'approval',
}

export type Desk = ReturnType<typeof deskOn>

/** The desk on a counter's page. */
export function deskOn(counter: Counter) {
  const { page, words, main } = counter
  const every = words as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>
  const offers = main.getByRole('region', { name: words.action.title, exact: true })
  const head = main.locator('header')
  const gates = main.getByRole('region', { name: words.gate.title })
  const formOf = (action: ActionName) =>
    main.getByRole('region', { name: words.action[action], exact: true })
  const boxName = (action: ActionName, box: string) =>
    (words.ask as unknown as Record<string, Record<string, string>>)[action]?.[box] ??
    every['field']?.[box] ??
    box

  /** What this person can do next, in the order of its keys. */
  const offered = async (): Promise<readonly ActionName[]> => {
    await offers.waitFor()
    const lines = await offers.locator('ol').first().getByRole('button').allTextContents()
    return lines.map((line) => {
      const found = (Object.keys(words.action) as ActionName[]).filter((name) =>
        line.trim().startsWith(words.action[name]),
      )
      const longest = found.toSorted((a, b) => words.action[b].length - words.action[a].length)[0]
      if (longest === undefined) throw new Error(`no action is called ${line}`)
      return longest
    })
  }

  /** Opens a step: by its digit when the moment offers it, else by searching among all others. */
  const open = async (action: ActionName) => {
    const place = (await offered()).indexOf(action)
    if (place >= 0 && place < 9) {
      await page.keyboard.press(String(place + 1))
    } else {
      await page.keyboard.press('o')
      await page.getByRole('textbox', { name: words.action.find }).fill(words.action[action])
      await page.keyboard.press('Enter')
    }
    await formOf(action).waitFor()
    return formOf(action)
  }

  const wordsOfChoice = (box: string, value: unknown) => {
    const family = every[FAMILY[box] ?? box]
    const code = value === true ? 'yes' : value === false ? 'no' : String(value)
    return family?.[code] ?? code
  }

  const fill = async (action: ActionName, filled: Filled) => {
    const form = formOf(action)
    for (const [box, value] of Object.entries(filled)) {
      if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue
      await fillBox(page, form, boxName(action, box), value, (one) => wordsOfChoice(box, one))
    }
  }

  /** Sends the open form and waits until it is saved; a refusal on the screen is thrown. */
  const send = async (action: ActionName) => {
    const form = formOf(action)
    await page.keyboard.press('Control+Enter')
    const told = form.getByRole('alert').first()
    for (const end = Date.now() + 15_000; Date.now() < end; ) {
      await Promise.race([
        form.waitFor({ state: 'detached', timeout: 2_000 }).catch(() => undefined),
        told.waitFor({ timeout: 2_000 }).catch(() => undefined),
      ])
      if ((await form.count()) === 0) return
      if ((await told.count()) > 0) {
        const all = await form.getByRole('alert').allTextContents()
        throw new Error(`${words.action[action]} is refused: ${all.join(' | ')}`)
      }
    }
    throw new Error(`${words.action[action]} was neither saved nor refused`)
  }

  const goTo = async (number: string) => {
    await page.keyboard.press('F3')
    await counter.heading(words.place.complaints)
    const filter = page.getByRole('radiogroup', { name: words.list.filter })
    const all = filter.getByRole('radio', { name: words.list.state.all })
    if (!(await all.isChecked())) await all.press('Space')
    await counter.caseLine(number).press('Enter')
    await counter.heading(number)
  }

  return {
    counter,
    offers,
    gates,
    head,
    formOf,
    offered,
    open,
    fill,
    send,
    goTo,

    /** The box of an open form by its name, to look at what stands there. */
    async box(action: ActionName, name: string): Promise<Locator> {
      return controlUnder(formOf(action), boxName(action, name))
    },

    /** Does a whole step: opens it, fills it in, sends it. */
    async take(action: ActionName, filled: Filled = {}) {
      await open(action)
      await fill(action, filled)
      await send(action)
    },

    /** Resolves when the desk says that the case is in this state. */
    isIn: (state: CaseStateWord) =>
      head.getByText(words.caseState[state], { exact: true }).waitFor(),

    /** Opens what a gate says and answers it. */
    async gateSays(gate: GateWord): Promise<string> {
      const button = gates.getByRole('button', { name: words.gate[gate] })
      if ((await button.getAttribute('aria-expanded')) !== 'true') await button.press('Enter')
      return (await gates.getByRole('status').textContent()) ?? ''
    },

    /** What is said to wait for somebody else. */
    async waitsFor(): Promise<string> {
      await offers.waitFor()
      const waits = main.getByRole('list', { name: words.waits.title })
      return (await waits.count()) === 0 ? '' : ((await waits.textContent()) ?? '')
    },

    /** What the open form says is wrong, each with the box it stands at. */
    faults: (action: ActionName) => formOf(action).getByRole('alert').allTextContents(),

    /** One person leaves, the next one comes. */
    async changeTo(next: Person, leaving?: Person) {
      if (leaving) await counter.signOut(leaving)
      await counter.signIn(next)
    },

    /** Fills a registration in, section by section, and leaves it unsaved. */
    async register(typed: Registration) {
      await page.keyboard.press('F2')
      await counter.heading(words.intake.title)
      const form = main.locator('form')
      const boxes = every['field'] as Readonly<Record<string, string>>
      const put = async (name: string, value: string) => {
        if (value === '') return
        await fillBox(page, form, boxes[name] ?? name, value, (one) => wordsOfChoice(name, one))
      }
      const unfold = (title: string) =>
        form.locator('summary').filter({ hasText: title }).press('Enter')
      const tick = (family: string, code: string) =>
        form.getByRole('checkbox', { name: every[family]?.[code] ?? code }).press('Space')
      await put('channel', typed.channel)
      await put('customerName', typed.customerName)
      await put('contact', typed.contact)
      await put('facts', typed.facts)
      await put('demand', typed.demand)
      await put('receivedAt', typed.receivedAt)
      await put('earlierCalls', typed.earlierCall)
      if (typed.organisation || typed.contactPerson !== '') {
        await unfold(words.section.who)
        if (typed.organisation) await put('complainantKind', 'organisation')
        await put('contactPerson', typed.contactPerson)
      }
      if (typed.complainedUnit !== '') {
        await unfold(words.section.matter)
        await put('complainedUnit', typed.complainedUnit)
      }
      if (typed.careNeeds.length > 0) await unfold(words.section.care)
      for (const need of typed.careNeeds) await tick('careNeed', need)
      if (typed.harm.length > 0) await unfold(words.section.weight)
      for (const harm of typed.harm) await tick('harm', harm)
      if (typed.paper) {
        await unfold(words.section.paper)
        await tick('section', 'fromPaper')
        await put('paperNumber', typed.paper.number)
        await put('takenBy', typed.paper.takenBy)
      }
    },
  }
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** The control whose name is written above it. */
async function controlUnder(form: Locator, name: string): Promise<Locator> {
  const label = form
    .locator('label[for]')
    .filter({ hasText: new RegExp(`^${escaped(name)}( \\*)?$`) })
  const id = await label.first().getAttribute('for')
  return form.locator(`[id="${id ?? ''}"]`)
}

type Control = 'box' | 'moment' | 'select' | 'several' | 'tick' | 'ticks' | 'choices'

/** Runs in the page: what people would say this is. */
function controlOf(element: Element): Control {
  const within = (selector: string) => element.closest(selector) !== null
  if (within('.ant-picker')) return 'moment'
  if (within('.ant-select-auto-complete')) return 'box'
  if (within('.ant-select-multiple')) return 'several'
  if (within('.ant-select')) return 'select'
  if (element.matches('[type="checkbox"]')) return within('ul') ? 'ticks' : 'tick'
  if (element.matches('input, textarea')) return 'box'
  return element.querySelector('[type="checkbox"]') ? 'ticks' : 'choices'
}

async function fillBox(
  page: Page,
  form: Locator,
  name: string,
  value: unknown,
  wordsOf: (value: unknown) => string,
): Promise<void> {
  const target = await controlUnder(form, name)
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value]
  switch (await target.evaluate(controlOf)) {
    case 'box':
      return target.fill(values.map(String).join('\n'))
    case 'moment':
      return typeMoment(target, String(value))
    case 'choices':
      return target.getByRole('radio', { name: wordsOf(value), exact: true }).press('Space')
    case 'tick':
      return (await target.isChecked()) === value ? undefined : target.press('Space')
    case 'ticks':
      for (const one of values) {
        const box = form.getByRole('checkbox', { name: wordsOf(one) }).first()
        if (!(await box.isChecked())) await box.press('Space')
      }
      return
    case 'select':
      await target.focus()
      return chooseFromList(page, target, wordsOf(value))
    case 'several':
      await target.focus()
      for (const one of values) await chooseFromList(page, target, wordsOf(one))
      // A list of several stays open until it is left.
      await page.keyboard.press('Tab')
  }
}

/** As fast as nobody types. */
async function typeMoment(box: Locator, moment: string): Promise<void> {
  await box.fill(moment)
  await box.press('Enter')
}
