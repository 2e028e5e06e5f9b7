/** The words of the library in the characters of the interface, whichever call brings them. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { NO_FIELDS, fieldsOf } from '#shared/phrase/entry.ts'
import { asItStands, inWriting } from '#shared/phrase/traditional.ts'
import { writingFor } from '#main/service/phrase/writing-here.ts'
import { type TestDesk, openDesk, removeFolders, setUp } from '../../support/desk.ts'
import { startHeadOffice } from '../../support/head-office.ts'

vi.setConfig({ testTimeout: 60_000 })

let desk: TestDesk

beforeEach(async () => {
  desk = openDesk()
  await setUp(desk)
})
afterEach(async () => {
  await desk.workstation.close()
  removeFolders()
})

/** Texts of the packs that are written otherwise in Taiwan. */
const simplified = new Set<string>()
inWriting([defaultPacks.phrases, defaultPacks.forbidden], (text) => {
  if (writingFor('zh-TW')(text) !== text) simplified.add(text)
  return text
})

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

it('shows what head office publishes later in traditional characters, and proposes it as it is published', async () => {
  const headOffice = await startHeadOffice()
  try {
    const shipped = defaultPacks.phrases.phrases.find(({ code }) => code === 'SP-05')
    if (!shipped) throw new Error('no SP-05')
    const text = '账上我马上核对，请您稍等{minutes}分钟，复印件我也带来。'
    const entries = [
      { ...fieldsOf(shipped), text },
      {
        ...NO_FIELDS,
        code: 'BP-rain',
        title: '雨天引导',
        text: '外面下雨，地上滑，我扶您到里面坐。',
        moments: ['guide'],
        source: 'S1-15',
      },
    ]
    for (const entry of entries) {
      await headOffice.console('console.publishPhrase', { entry, seenRevision: 0 })
    }
    await desk.must('sync.enrol', {
      hubUrl: headOffice.url,
      code: await headOffice.invite('B01'),
    })
    await desk.must('sync.now', {})
    const nobody = { caseId: null, complaintTyped: false } as const
    const search = (typed: string) =>
      desk.must('phrase.search', { text: typed, limit: 3, ...nobody })
    const templates = async (typed: string) =>
      (await search(typed)).prompts.map(({ template }) => template)
    expect(await templates('雨天引导')).toEqual(['外面下雨，地上滑，我扶您到里面坐。'])
    await desk.must('setting.change', { locale: 'zh-TW' })
    expect(await templates('雨天引导')).toEqual(['外面下雨，地上滑，我扶您到裡面坐。'])
    expect(await templates('雨天引導')).toEqual(['外面下雨，地上滑，我扶您到裡面坐。'])
    expect(await templates('SP-05')).toContain(
      '帳上我馬上核對，請您稍等{minutes}分鐘，影印件我也帶來。',
    )
    const begun = await desk.must('proposal.begin', { code: 'SP-05' })
    expect(begun.phrase?.text).toBe(text)
    expect(begun.entries.find(({ code }) => code === 'BP-rain')?.title).toBe('雨天引導')
  } finally {
    await headOffice.close()
  }
})

it('lists situations, standards and the words of the lobby in traditional characters', async () => {
  await desk.must('setting.change', { locale: 'zh-TW' })
  const { situations } = await desk.must('situation.list', {})
  const { standards } = await desk.must('standard.list', {})
  const texts = await Promise.all(standards.map(({ code }) => desk.must('standard.get', { code })))
  const { lines } = await desk.must('duty.day', { date: null })
  const shown = [
    ...[...situations, ...standards].map(({ title }) => title),
    ...texts.flatMap(({ sections }) =>
      sections.flatMap((one) => [
        one.title,
        ...one.lines.flatMap(({ title, text, requirement, avoid }) => [
          title,
          text,
          requirement ?? '',
          avoid ?? '',
        ]),
      ]),
    ),
    ...lines.flatMap(({ prompts }) => prompts.map(({ title }) => title)),
  ]
  expect(shown.length).toBeGreaterThan(100)
  expect(shown.filter((text) => simplified.has(text))).toEqual([])
})

it('practises in traditional characters, and knows what is not said however it is written', async () => {
  await desk.must('setting.change', { locale: 'zh-TW' })
  for (const text of ['会说普通话吗？', '會說普通話嗎？']) {
    const { exercise } = await desk.must('practice.next', { kind: 'roleplay', situation: 'SP-10' })
    if (exercise?.kind !== 'roleplay') throw new Error('no talk')
    const answer = { kind: 'typed', text } as const
    const { questionId } = exercise
    const told = await desk.must('practice.answer', { questionId, answer })
    const [{ instead } = { instead: null }] = told.misses
    expect(told.misses.map(({ what }) => what)).toEqual(['forbidden_words'])
    expect([instead, told.words].filter((one) => simplified.has(one ?? ''))).toEqual([])
    expect(instead).toBe(writingFor('zh-TW')(instead ?? ''))
    await desk.must('practice.forget', {})
  }
})

it('reads no dictionary for the other languages', () => {
  expect([writingFor('zh-CN'), writingFor('en')]).toEqual([asItStands, asItStands])
})
