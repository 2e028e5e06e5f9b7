/** The words at a real workstation: those of its kind of organisation, found by what somebody types. */
import { afterEach, expect, test } from 'vitest'
import { type TestDesk, openDesk, removeFolders, setUp } from '../../support/desk.ts'

let desk: TestDesk

const NOBODY = { caseId: null, complaintTyped: false } as const

afterEach(async () => {
  await desk.close()
  removeFolders()
})

async function open() {
  desk = openDesk()
  await setUp(desk)
  return async (text: string) =>
    (await desk.must('phrase.search', { text, limit: 20, ...NOBODY })).prompts.map(
      ({ code }) => code,
    )
}

test('R-286 a bank finds its own words and not those of an insurer or a card company', async () => {
  const find = await open()
  expect(await find('paiduitaijiu')).toContain('BK-k3')
  expect(await find('CI-02')).toEqual([])
  expect(await find('CK-03')).toEqual([])
})

test('R-286 whatever somebody types finds it: first letters, a mixture, one slip', async () => {
  const find = await open()
  for (const typed of ['wsdh', 'wusheng电话', '無聲電話', 'wushengdinahua']) {
    expect(await find(typed), typed).toContain('SP-08')
  }
})
