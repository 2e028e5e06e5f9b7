/** The words of the library in the characters of the interface, whichever call brings them. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { type TestDesk, openDesk, removeFolders, setUp } from '../../support/desk.ts'

let desk: TestDesk

beforeEach(async () => {
  desk = openDesk()
  await setUp(desk)
})
afterEach(async () => {
  await desk.workstation.close()
  removeFolders()
})

const simplified = new Set(defaultPacks.traditional.keys())

it('shows every phrase of a chapter, its don’ts and its requirement in traditional characters', async () => {
  await desk.must('setting.change', { locale: 'zh-TW' })
  const where = { chapter: 'hotline' } as const
  const found = await desk.must('phrase.find', { where, caseId: null, complaintTyped: false })
  expect(found.prompts.length).toBeGreaterThan(15)
  const shown = found.prompts.flatMap((one) => [one.title, one.template, one.requirement ?? ''])
  expect(shown.filter((text) => simplified.has(text))).toEqual([])
  expect(
    found.donts.filter(({ words, instead }) =>
      [words, instead].some((text) => simplified.has(text)),
    ),
  ).toEqual([])
})

it('finds the same phrase by simplified words, traditional words and letters', async () => {
  await desk.must('setting.change', { locale: 'zh-TW' })
  for (const text of ['无声电话', '無聲電話', 'wsdh']) {
    const { prompts } = await desk.must('phrase.search', {
      text,
      limit: 5,
      caseId: null,
      complaintTyped: false,
    })
    expect(
      prompts.map(({ code }) => code),
      text,
    ).toContain('SP-08')
    expect(prompts.find(({ code }) => code === 'SP-08')?.title).toBe('無聲電話')
  }
})

it('walks a situation in traditional characters and goes back to simplified ones with the interface', async () => {
  await desk.must('setting.change', { locale: 'zh-TW' })
  const { state, view } = await desk.must('situation.open', { situation: 'SP-08', caseId: null })
  expect([view.title, view.say?.text]).toEqual(['無聲電話', '您好，電話已經接通了，請您講話。'])
  await desk.must('setting.change', { locale: 'zh-CN' })
  const back = await desk.must('situation.resume', { state })
  expect([back.view.title, back.view.say?.text]).toEqual([
    '无声电话',
    '您好，电话已经接通了，请您讲话。',
  ])
})
