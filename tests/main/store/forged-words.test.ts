/** Lessons, sentences and readings that a machine of the branch makes up: none takes effect that may not. */
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import {
  ADMINISTRATOR,
  newId,
  openDesk,
  removeFolders,
  setUp,
  type TestDesk,
} from '../../support/desk.ts'
import { filesWith } from '../../support/raw-store.ts'
import { LESSON } from '../../support/valid-proposal-inputs.ts'
import { type Forged, NOW, receive } from './sister.ts'

let open: TestDesk[] = []
afterEach(async () => {
  for (const desk of open) await desk.close()
  open = []
})
afterAll(removeFolders)

async function closedDesk(): Promise<string> {
  const desk = openDesk()
  await setUp(desk)
  await desk.close()
  return desk.folder
}
async function opened(folder: string): Promise<TestDesk> {
  const desk = openDesk(folder)
  open.push(desk)
  await desk.must('session.signIn', ADMINISTRATOR)
  return desk
}

function lesson(id: string) {
  const aggregate = { kind: 'lesson', id }
  return {
    proposed: (change: Partial<Forged> = {}): Forged => ({
      type: 'lesson.proposed',
      aggregate,
      payload: { at: NOW, channel: 'counter', topic: null, answeredBy: null },
      words: LESSON,
      ...change,
    }),
    decided: (proposalId: string, change: Partial<Forged> = {}): Forged => ({
      type: 'lesson.decided',
      aggregate,
      payload: { at: NOW, proposalId, outcome: 'approved' },
      words: { remark: null },
      role: 'hall_manager',
      by: 'E400',
      ...change,
    }),
    withdrawn: (change: Partial<Forged> = {}): Forged => ({
      type: 'lesson.withdrawn',
      aggregate,
      payload: { at: NOW },
      ...change,
    }),
  }
}

describe('lessons of a sister machine', () => {
  it('are approved by nobody without the right, by no author, and for no other words', async () => {
    const folder = await closedDesk()
    const forged = ['teller', 'own', 'other words', 'not a person', 'too long'].map((what) => {
      const name = newId()
      const { proposed, decided } = lesson(name)
      const id = newId()
      const decision: Record<string, Forged> = {
        teller: decided(id, { role: 'teller' }),
        own: decided(id, { by: 'e300' }),
        'other words': decided(newId()),
        'not a person': decided(id, { role: '__proto__' }),
        'too long': decided(id, { payload: { at: NOW, proposalId: id, outcome: '批'.repeat(9) } }),
      }
      return [proposed({ id }), decision[what] as Forged]
    })
    receive(folder, forged.flat())
    const desk = await opened(folder)
    expect((await desk.must('lesson.list', {})).lessons).toEqual([])
    expect(desk.faults).toEqual([])
  })

  it('stop nothing when their names, words and times are not what a workstation writes', async () => {
    const folder = await closedDesk()
    const [good, id] = [newId(), newId()]
    const odd = (name: string, change: Partial<Forged> = {}) => lesson(name).proposed(change)
    const payload = { at: NOW, channel: 'counter', topic: null, answeredBy: null }
    receive(folder, [
      odd('__proto__'),
      odd('constructor'),
      odd(newId(), { payload: { ...payload, topic: 'constructor' } }),
      odd(newId(), { payload: { ...payload, topic: '../<b>' } }),
      odd(newId(), { payload: { ...payload, at: '9999-99-99' } }),
      odd(newId(), { words: { ...LESSON, said: '长'.repeat(20_000) } }),
      odd(newId(), { words: { ...LESSON, said: ' \u200b\u2800' } }),
      odd(newId(), { words: { ...LESSON, said: { toString: 'x' } } }),
      lesson(newId()).withdrawn(),
      odd(good, { id }),
      lesson(good).decided(id),
    ])
    const desk = await opened(folder)
    const { lessons } = await desk.must('lesson.list', {})
    expect(lessons.filter(({ state }) => state === 'approved')).toMatchObject([
      { lessonId: good, words: LESSON },
    ])
    expect(desk.faults).toEqual([])
  })

  it('leave no words behind that come after their withdrawal, nor after one that came too late', async () => {
    const folder = await closedDesk()
    const saying = (word: string) => ({ words: { ...LESSON, said: word } })
    for (const [name, first, withdrawal, word] of [
      [newId(), '先写下的头一段话', {}, '迟到的头一段话'],
      // A supervisor that the state does not know yet: refused as a step, and the words are gone all the same.
      [newId(), '先写下的第二段话', { by: 'E777' }, '迟到的第二段话'],
    ] as const) {
      const { proposed, withdrawn } = lesson(name)
      const before = received.get(folder) ?? []
      const early = [proposed(saying(first)), withdrawn(withdrawal)]
      receive(folder, early, before)
      const late = [proposed({ ...saying(word), by: 'E500' })]
      receive(folder, late, [...before, ...early])
      received.set(folder, [...before, ...early, ...late])
      const desk = await opened(folder)
      expect((await desk.must('lesson.list', {})).lessons).toEqual([])
      await desk.close()
      expect([filesWith(folder, first), filesWith(folder, word)]).toEqual([[], []])
    }
  })
})
/** Folder → what it received, so that the chain goes on. */
const received = new Map<string, readonly Forged[]>()

describe('sentences that must not be said', () => {
  it('are published by head office alone, whatever a machine of the branch sends', async () => {
    const folder = await closedDesk()
    const wordings = ['前台今日照常开门']
    const entry = { ...defaultPacks.forbidden.phrases[0], code: 'FP-X01', wordings }
    const published = (change: object, id = 'FP-X01'): Forged => ({
      type: 'forbidden.published',
      aggregate: { kind: 'forbidden', id },
      payload: { at: NOW, entry, revision: 1, switchedOff: null, ...change },
      role: 'admin',
    })
    receive(folder, [
      published({}),
      published({ switchedOff: '不再查' }, 'FP-B01'),
      published({ entry: { ...entry, code: 'FP-B01' } }, 'FP-B01'),
      published({}, '__proto__'),
    ])
    const desk = await opened(folder)
    const { lists } = await desk.must('phrase.lists', { held: null, locale: 'zh-CN' })
    expect(lists?.forbidden.phrases).toEqual(defaultPacks.forbidden.phrases)
  })
})

describe('what was read of a standard', () => {
  it('is stated by nobody for somebody else, in no other record, and of nothing that is no text', async () => {
    const folder = await closedDesk()
    const digest = 'a'.repeat(64)
    const read = (id: string, change: Partial<Forged> = {}, more: object = {}): Forged => ({
      type: 'standard.read',
      aggregate: { kind: 'standard_reading', id },
      payload: { code: 'telephone', version: 1, digest, at: NOW, ...more },
      ...change,
    })
    const before = openDesk(folder)
    await before.must('session.signIn', ADMINISTRATOR)
    const { standards } = await before.must('standard.list', {})
    await before.close()
    const [standard] = standards
    const real = { code: standard?.code, digest: standard?.digest }
    receive(folder, [
      read(`E100.${real.code}`, { by: 'E300' }, real),
      read(`E100.${real.code}`, { by: 'E100', role: 'head_office_service' }, real),
      read(`E100.${real.code}`, { by: 'E100', role: 'teller' }, { ...real, code: 'other' }),
      read(`E100.${real.code}`, { by: 'E100', role: 'teller' }, { ...real, digest: 'constructor' }),
      read('__proto__.constructor', { by: '__proto__', role: 'teller' }),
    ])
    const desk = await opened(folder)
    const { standards: after } = await desk.must('standard.list', {})
    expect(after).toEqual(standards)
    expect(desk.faults).toEqual([])
  })
})
