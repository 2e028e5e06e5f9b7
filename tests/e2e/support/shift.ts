/** The handover pages as the two people at the counter know them. */
import { chooseFromList, press, tabTo, tick, typeInto } from './keyboard.ts'
import type { Counter, Person } from './counter.ts'
import { settled } from './look.ts'
import { sentence } from './words.ts'

/** What is counted of one line, as typed. */
export interface Counted {
  readonly in: string
  readonly out: string
  readonly closing: string
}
export type LineName = keyof Counter['words']['line']

export type Handover = ReturnType<typeof handoverOn>

/** Opening, counting and signing a shift at this counter, all with the keyboard. */
export function handoverOn({ page, words, box, button, heading, main }: Counter) {
  const cell = (line: LineName, column: 'opening' | keyof Counted) =>
    main.getByRole('textbox', { name: `${words.line[line]} ${words.shift[column]}`, exact: true })
  const begin = main
    .getByRole('region', { name: words.shift.open.title })
    .getByRole('button', { name: words.post.high_counter })
  const dialog = page.getByRole('dialog', { name: words.shift.sign.dialog })
  const side = (name: 'outgoing' | 'incoming' | 'witness') =>
    dialog.getByRole('group', { name: words.shift.sign[name] })

  /** The rows of the open items that answer what is read back; whoever is listed first is due first. */
  const answers = async () => {
    const rows = main
      .getByRole('region', { name: words.shift.section.carry_over })
      .locator('tbody tr')
    const found = await rows.all()
    const sinces = await Promise.all(
      found.map((row) => row.locator('time').first().getAttribute('datetime')),
    )
    const promised = await Promise.all(
      found.map(async (row) =>
        [words.carryOver.promise, words.carryOver.agreed_task].includes(
          (await row.locator('th').textContent()) ?? '',
        ),
      ),
    )
    // Instants are all written in +08:00, so their texts sort like their times.
    const first = sinces.reduce((one, other) => ((other ?? '') < (one ?? '') ? other : one), '9')
    const oldest = sinces.indexOf(first)
    return (
      [
        ['first_due', found[0]],
        ['next_promise', found[promised.indexOf(true)]],
        ['longest_open', found[oldest]],
      ] as const
    ).flatMap(([question, row]) => (row ? [[question, row] as const] : []))
  }

  return {
    cell,
    begin,
    dialog,

    /** Shows the opening of the morning or the afternoon shift of the first high counter. */
    async prepare(period: 'am' | 'pm') {
      await page.keyboard.press('F4')
      await heading(words.place.handover)
      await page.keyboard.press('n')
      await main.getByText(words.period[period], { exact: true }).click()
      await main
        .getByRole('button', {
          name: new RegExp(`${words.period[period]} · ${words.post.high_counter}`),
        })
        .waitFor()
      await main.getByRole('textbox', { name: words.shift.opening }).first().waitFor()
    },

    /** Opens the shift that is prepared, with these balances. */
    async open(openings: Readonly<Partial<Record<LineName, string>>> = {}) {
      for (const [line, amount] of Object.entries(openings)) {
        await typeInto(page, cell(line as LineName, 'opening'), amount)
      }
      // Without a shift before it nothing is proposed: what is not named was counted as nothing.
      for (const line of Object.keys(words.line) as LineName[]) {
        const box = cell(line, 'opening')
        if ((await box.count()) === 1 && (await box.inputValue()) === '') {
          await typeInto(page, box, '0')
        }
      }
      await press(page, begin)
      await button(words.shift.saveCount).waitFor()
    },

    /** Fills the sheet and saves the count. */
    async count(lines: Readonly<Partial<Record<LineName, Counted>>>) {
      for (const [line, counted] of Object.entries(lines)) {
        for (const column of ['in', 'out', 'closing'] as const) {
          await typeInto(page, cell(line as LineName, column), counted[column])
        }
      }
      await page.keyboard.press('Control+s')
      await main.getByText(words.shift.notSavedYet).waitFor({ state: 'detached' })
    },

    /** The incoming person ticks every section and reads back what is open, and which line differs. */
    async review(differing?: LineName) {
      const boxes = main.getByRole('checkbox', { name: words.shift.reviewed })
      const count = await boxes.count()
      for (let at = 0; at < count; at += 1) await tick(page, boxes.nth(at))
      const asked = main.getByRole('group', { name: words.shift.ask.title })
      for (const [question, row] of await answers()) {
        const box = asked.getByLabel(words.shift.ask[question])
        if ((await box.count()) === 0) continue
        await box.click()
        const [kind, subject] = [row.locator('th'), row.locator('td').first()]
        const option = `${await kind.textContent()} ${await subject.textContent()}`
        await page
          .locator('.ant-select-dropdown:visible')
          .getByTitle(option, { exact: true })
          .click()
      }
      if (differing === undefined) return
      const differs = asked.getByLabel(words.shift.ask.books_differ)
      await tabTo(page, differs)
      await chooseFromList(page, differs, words.line[differing])
    },

    /** Opens the two signatures and draws this person's name with the mouse, in two strokes. */
    async writeName(name: 'outgoing' | 'incoming', person: Person) {
      if (!(await dialog.isVisible())) await press(page, button(words.shift.sign.go))
      await typeInto(page, box(words.field.employeeNo, side(name)), person.employeeNo)
      await press(page, side(name).getByRole('button', { name: words.handwriting.add }))
      const { employeeNo: who } = person
      const surface = page.getByRole('img', { name: sentence(words.handwriting.box, { who }) })
      await settled(page)
      const rect = await surface.boundingBox()
      if (rect === null) throw new Error('there is no box to write in')
      const to = async (across: number, down: number) =>
        page.mouse.move(rect.x + rect.width * across, rect.y + rect.height * down, { steps: 8 })
      for (const from of [0.2, 0.5]) {
        await to(from, 0.3)
        await page.mouse.down()
        await to(from + 0.1, 0.8)
        await to(from + 0.2, 0.2)
        await page.mouse.up()
      }
      await press(page, button(words.handwriting.keep))
      const written = sentence(words.handwriting.of, { who })
      await side(name).getByRole('img', { name: written }).waitFor()
    },

    /** Opens the two signatures, types both and asks to lock the sheet. */
    async sign(outgoing: Person, incoming: Person, witness: Person | null = null) {
      if (!(await dialog.isVisible())) await press(page, button(words.shift.sign.go))
      if (witness !== null && (await side('witness').count()) === 0) {
        await tick(page, dialog.getByRole('checkbox', { name: words.shift.sign.withWitness }))
      }
      for (const [name, person] of [
        ['outgoing', outgoing],
        ['incoming', incoming],
        ['witness', witness],
      ] as const) {
        if (person === null) continue
        await box(words.field.employeeNo, side(name)).fill(person.employeeNo)
        await side(name).getByLabel(words.field.pin).fill(person.pin)
      }
      await button(words.shift.sign.do, dialog).click()
    },
  }
}
