/** Two workstations of one branch decide differently while the cable is out; one press settles it on both. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedBrowser, startBrowser } from './support/browser.ts'
import {
  BRANCH,
  type Counter,
  counterOn,
  LOBBY_MANAGER,
  SUPERVISOR,
  TELLER,
} from './support/counter.ts'
import { type StartedHub, startHub } from './support/host.ts'
import { faultsOf } from './support/look.ts'
import { pictureOf } from './support/picture.ts'
import { wordsOf } from './support/words.ts'

const words = wordsOf('zh-CN')
let hub: StartedHub
let hosts: readonly StartedBrowser[] = []
let one: Counter
let other: Counter
let number = ''

beforeAll(async () => {
  const [first, second, office] = await Promise.all([startBrowser(), startBrowser(), startHub()])
  hosts = [first, second]
  hub = office
  for (const { page } of hosts) page.setDefaultTimeout(15_000)
  one = counterOn(first.page, words)
  other = counterOn(second.page, words)
})
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.close()))
  await hub.close()
})

test('the second workstation of the branch gets the case of the first', async () => {
  await one.setUp(SUPERVISOR)
  await one.letIn(TELLER)
  await one.letIn(LOBBY_MANAGER)
  number = await one.register({
    channel: 'counter',
    customerName: '李小姐',
    contact: '13800000044',
    facts: '现场查勘速度太慢，一个小时才到达现场处理。',
    demand: '要求给予合理解释。',
  })
  await other.setUp(SUPERVISOR)
  for (const counter of [one, other]) {
    await counter.enrol(hub.url, await hub.enrolCode(BRANCH.code, BRANCH.name))
  }
  await one.send()
  await other.send()
  await other.openCase(number)
  expect(await other.main.textContent()).toContain(words.case.noHandler)
})

test('with the cable out both decide who handles it, and both are kept', async () => {
  await hub.stop()
  await one.openCase(number)
  await one.assign(TELLER)
  await other.assign(LOBBY_MANAGER)
  expect(await one.main.textContent()).toContain(`由 ${TELLER.employeeNo} 处理`)
  expect(await other.main.textContent()).toContain(`由 ${LOBBY_MANAGER.employeeNo} 处理`)
})

test('back on the line both see the two decisions side by side', async () => {
  await hub.start()
  for (const counter of [one, other, one]) await counter.send()
  for (const counter of [one, other]) {
    await counter.openCase(number)
    const conflict = counter.main.getByRole('alert').filter({ hasText: words.conflict.standing })
    await conflict.waitFor()
    const text = (await conflict.textContent()) ?? ''
    expect(text).toContain(TELLER.employeeNo)
    expect(text).toContain(LOBBY_MANAGER.employeeNo)
    expect(text).toContain(words.field.handler)
  }
  await pictureOf(one.page, 'desk-conflict')
  expect(await faultsOf(one.page)).toEqual([])
})

test('one press settles it, on the other workstation too', async () => {
  const handler = async (counter: Counter) =>
    /由 (E\d+) 处理/.exec((await counter.main.textContent()) ?? '')?.[1]
  const standing = await handler(one)
  await one.button(words.conflict.take).click()
  const gone = (counter: Counter) =>
    counter.main.getByText(words.conflict.standing).waitFor({ state: 'detached' })
  await gone(one)
  await one.send()
  await other.send()
  await other.openCase(number)
  await gone(other)
  await one.openCase(number)
  const both = [TELLER.employeeNo, LOBBY_MANAGER.employeeNo]
  expect(both).toContain(standing)
  const settled = await handler(one)
  expect(settled).toBe(both.find((employeeNo) => employeeNo !== standing))
  expect(await handler(other)).toBe(settled)
  expect(await other.main.textContent()).not.toContain(words.conflict.standing)
})

test('neither page complained on its console', () => {
  for (const { errors } of hosts) expect(errors).toEqual([])
})
