/** The counter's pages as a person knows them: one description for the window and for the browser. */
import type { Locator, Page } from 'playwright-core'
import { choose, press, tabTo, tick, typeInto } from './keyboard.ts'
import { sentence, type Words } from './words.ts'

export interface Person {
  readonly employeeNo: string
  readonly name: string
  readonly pin: string
}

export const SUPERVISOR: Person = { employeeNo: 'E100', name: '会计主管', pin: '482913' }
export const TELLER: Person = { employeeNo: 'E200', name: '高柜柜员', pin: '593817' }
/** Watches where a sheet asks for a third person. */
export const WITNESS: Person = { employeeNo: 'E900', name: '监交人', pin: '271946' }
export const LOBBY_MANAGER: Person = { employeeNo: 'E300', name: '大堂经理', pin: '604928' }
/** At head office, who needs no name there. */
export const HEAD_OFFICE: Person = { employeeNo: 'H100', name: '', pin: '739164' }
export const BRANCH = { code: 'B01', name: '演示支行' } as const

export interface Complaint {
  readonly channel: 'counter' | 'phone'
  /** Without a name the complaint is anonymous. */
  readonly customerName?: string
  /** Without it the reason why there is none is written down. */
  readonly contact?: string
  readonly facts: string
  readonly demand: string
  readonly agitated?: boolean
  readonly recording?: boolean
}

export type Counter = ReturnType<typeof counterOn>

/** A page with names for its places; nothing in here looks at how the page is built. */
export function counterOn(page: Page, words: Words) {
  const box = (name: string, within: Page | Locator = page) =>
    within.getByRole('textbox', { name, exact: true })
  const button = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name })
  const secret = (name: string, within: Page | Locator = page) => within.getByLabel(name)
  const shown = (words_: string | RegExp, within: Page | Locator = page) =>
    within.getByText(words_).first().waitFor()
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  const main = page.getByRole('main')
  const rules = page.getByRole('complementary', { name: words.rules.title })
  const navigation = page.getByRole('navigation')

  const caseLine = (number: string) =>
    main
      .getByRole('list', { name: words.list.cases })
      .getByRole('button')
      .filter({ hasText: number })

  /** Types a registration with the keyboard alone and leaves it unsaved. */
  const typeComplaint = async (complaint: Complaint) => {
    await page.keyboard.press('F2')
    await heading(words.intake.title)
    await box(words.field.facts).waitFor()
    const channels = page.getByRole('radiogroup').filter({ hasText: words.channel.website })
    await choose(page, channels, words.channel[complaint.channel])
    const { customerName, contact } = complaint
    if (customerName === undefined) {
      await tick(page, page.getByRole('checkbox', { name: words.intake.anonymous }))
    } else {
      await typeInto(page, box(words.field.customerName), customerName)
    }
    if (contact === undefined) {
      await tick(page, page.getByRole('checkbox', { name: words.intake.noContact }))
      await typeInto(page, box(words.field.contactMissingReason), words.intake.noContactHint)
    } else {
      await typeInto(page, box(words.field.contact), contact)
    }
    await typeInto(page, box(words.field.facts), complaint.facts)
    await typeInto(page, box(words.field.demand), complaint.demand)
    for (const sign of ['agitated', 'recordingDevice'] as const) {
      const seen = sign === 'agitated' ? complaint.agitated : complaint.recording
      if (seen === true) {
        await tick(page, page.getByRole('checkbox', { name: words.reception[sign], exact: true }))
      }
    }
  }

  /** Saves what is typed; answers the case number that the page shows. */
  const save = async (): Promise<string> => {
    await page.keyboard.press('Control+Enter')
    await shown(words.intake.savedHere)
    const number = await main
      .getByText(/^B01-\d{8}-/)
      .first()
      .textContent()
    return (number ?? '').trim()
  }

  return {
    page,
    words,
    box,
    button,
    secret,
    shown,
    heading,
    main,
    rules,
    navigation,
    typeComplaint,
    save,

    /** First run: branch and administrator. Ends on Today. */
    async setUp(person: Person) {
      await heading(words.setUp.title)
      await box(words.field.branchCode).fill(BRANCH.code)
      await box(words.field.branchName).fill(BRANCH.name)
      await box(words.field.employeeNo).fill(person.employeeNo)
      await box(words.field.name).fill(person.name)
      await page.getByLabel(words.field.pin, { exact: true }).fill(person.pin)
      await page.getByLabel(words.setUp.pinAgain).fill(person.pin)
      await button(words.setUp.do).click()
      await heading(words.place.today)
    },

    async signIn(person: Person) {
      await heading(words.signIn.title)
      await box(words.field.employeeNo).fill(person.employeeNo)
      await secret(words.field.pin).fill(person.pin)
      await page.keyboard.press('Enter')
      await navigation.waitFor()
    },

    async signOut(person: Person) {
      await button(person.name, page.getByRole('banner')).click()
      await page.getByRole('menuitem', { name: words.session.signOut }).click()
      // Whoever leaves an unsigned shift or words behind is told first.
      const door = page.getByRole('heading', { name: words.signIn.title })
      const anyway = button(words.leaving.leave)
      await door.or(anyway).first().waitFor()
      if (await anyway.isVisible()) await anyway.click()
      await heading(words.signIn.title)
    },

    /** Lets a colleague in: the supervisor adds the person, who then types a PIN. */
    async letIn(person: Person) {
      await page.keyboard.press('F9')
      await button(words.staff.add).first().click()
      const form = main.locator('form.action-form')
      await box(words.field.employeeNo, form).fill(person.employeeNo)
      await box(words.field.name, form).fill(person.name)
      await button(words.staff.add, form).click()
      await form.waitFor({ state: 'detached' })
      const row = main.getByRole('listitem').filter({ hasText: person.employeeNo })
      await button(words.staff.activate, row).click()
      await row.getByLabel(words.field.pin, { exact: true }).fill(person.pin)
      await row.getByLabel(words.setUp.pinAgain).fill(person.pin)
      await button(words.staff.activate, row).last().click()
      await shown(words.staff.activeHere, row)
    },

    /** Registers with the keyboard alone; answers the case number. */
    async register(complaint: Complaint): Promise<string> {
      await typeComplaint(complaint)
      return save()
    },

    /** The line of a case in the list that is open. */
    caseLine,

    /** Opens a case from the list of complaints, by keyboard. */
    async openCase(number: string) {
      await page.keyboard.press('F3')
      await heading(words.place.complaints)
      await press(page, caseLine(number))
      await heading(number)
    },

    /** On the desk of a case: decides who handles it, by keyboard. */
    async assign(person: Person) {
      await page.keyboard.press('a')
      const form = main.getByRole('region', { name: words.action.assign, exact: true })
      const handler = form.getByRole('combobox')
      await tabTo(page, handler)
      await page.keyboard.type(person.employeeNo)
      await page
        .getByRole('option', { name: person.employeeNo })
        .first()
        .waitFor({ state: 'attached' })
      await page.keyboard.press('Enter')
      await page.keyboard.press('Control+Enter')
      await form.waitFor({ state: 'detached' })
    },

    /** Enters head office's address and code. Ends when the first contact is through. */
    async enrol(url: string, code: string) {
      await page.keyboard.press('F8')
      await box(words.field.hubUrl).fill(url)
      await box(words.field.code).fill(code)
      await page.getByRole('button', { name: words.sync.enrol.do, exact: true }).click()
      await button(words.sync.sendNow).waitFor()
    },

    /** Sends and fetches now; resolves when head office has everything. */
    async send() {
      await page.keyboard.press('F8')
      await button(words.sync.sendNow, main).click()
      await page.getByRole('banner').getByText(sentence(words.sync.word.received)).waitFor()
      // Until the button stands still again, an answer may still be on its way in.
      await main.getByRole('button', { name: words.sync.sendNow, disabled: false }).waitFor()
    },
  }
}
