/** The lists for text boxes at a real workstation. */
import { afterEach, expect, test } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import { type TestDesk, openDesk, removeFolders, setUp } from '../../support/desk.ts'

let desk: TestDesk

afterEach(async () => {
  await desk.close()
  removeFolders()
})

async function ask(held: string | null, locale: 'zh-CN' | 'zh-TW' = 'zh-CN') {
  return desk.must('phrase.lists', { held, locale })
}

test('R-294 a scanner made of the answer finds what the packs here find', async () => {
  desk = openDesk()
  await setUp(desk)
  const { lists } = await ask(null)
  if (!lists) throw new Error('no lists')
  const approved = lists.approved.map((text) => ({ text, status: 'approved' as const }))
  const scan = writingScanner(
    phraseLists(lists.forbidden, [{ phrases: approved }], defaultPacks.hanVariants),
  )
  const codes = (text: string) => scan(text).map(({ code }) => code)
  expect(codes('公司的规定就是这样的，改天再和你联络。')).toEqual(['FP-B06', 'FP-B08'])
  expect(codes('对不起，您的电话听不清楚，请您大声点好吗？')).toEqual([])
  expect(codes('请您放心，您的意见我们会及时向上级领导反映，并尽快答复您。')).toEqual([])
})

test('R-294 the version that is held is not sent again, another one is', async () => {
  desk = openDesk()
  await setUp(desk)
  const { version, lists } = await ask(null)
  expect(lists).not.toBeNull()
  expect(await ask(version)).toEqual({ version, lists: null })
  expect(await ask('0'.repeat(64))).toEqual({ version, lists })
})

test('R-294 suggestions and reasons are written for whoever reads them, wordings as the pack lists them', async () => {
  desk = openDesk()
  await setUp(desk)
  const simplified = await ask(null)
  const traditional = await ask(simplified.version, 'zh-TW')
  expect(traditional.version).not.toBe(simplified.version)
  const phraseOf = (answer: typeof simplified, code: string) =>
    answer.lists?.forbidden.phrases.find((phrase) => phrase.code === code)
  expect(phraseOf(traditional, 'FP-B03')).toEqual({
    ...phraseOf(simplified, 'FP-B03'),
    suggestion: '我現在核實，請您稍等。',
    reason: '沒有核實就否定，等於說客戶不老實。',
  })
  expect(phraseOf(traditional, 'FP-P1')?.replacement).toBeNull()
})

test('R-294 nobody reads the lists of a locked workstation', async () => {
  desk = openDesk()
  await setUp(desk)
  await desk.must('session.lock', {})
  expect(await desk.ask('phrase.lists', { held: null, locale: 'zh-CN' })).toMatchObject({
    ok: false,
    refusal: { code: 'locked' },
  })
})
