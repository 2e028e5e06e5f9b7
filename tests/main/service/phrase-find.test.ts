/** The words for a moment at a real workstation: who asks, who is in front, what is known, what is kept. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { formatInstant, HOUR_MS, parseInstant } from '#shared/foundation/instant.ts'
import { fieldsOf } from '#shared/phrase/entry.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  type MovableClock,
  type TestDesk,
  addColleague,
  intake,
  movableClock,
  newId,
  openDesk,
  removeFolders,
  setUp,
} from '../../support/desk.ts'
import { type HeadOffice, startHeadOffice } from '../../support/head-office.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const OFFER = {
  ...fieldsOf(defaultPacks.phrases.phrases.find(({ code }) => code === 'CT-07') ?? absent('CT-07')),
  code: 'OF-1',
  title: '介绍理财产品',
  text: '我们新出了一款理财产品，您有兴趣了解吗？',
  roles: [],
  offersBusiness: true,
}

function absent(code: string): never {
  throw new Error(`no ${code}`)
}

function clockAtStart(): MovableClock {
  const start = parseInstant('2026-03-02T09:00:00+08:00')
  return movableClock(start.ok ? start.value : 0)
}

const NOBODY = { caseId: null, complaintTyped: false } as const
type Where = Input<'phrase.find'>['where']

let desk: TestDesk
let clock: MovableClock
let branchCode: string
let branches = 0

beforeEach(async () => {
  clock = clockAtStart()
  desk = openDesk(undefined, { clock })
  branchCode = `B${10 + ++branches}`
  await setUp(desk, branchCode)
  await addColleague(desk)
})
afterEach(async () => {
  await desk.close()
  removeFolders()
})

const signIn = (who: { employeeNo: string; pin: string }) => desk.must('session.signIn', who)
const find = (where: Where, customer: Omit<Input<'phrase.find'>, 'where'> = NOBODY) =>
  desk.must('phrase.find', { where, ...customer })
const codes = async (where: Where, customer?: Omit<Input<'phrase.find'>, 'where'>) =>
  (await find(where, customer)).prompts.map(({ code }) => code)

async function registered(change: Partial<Input<'complaint.register'>> = {}): Promise<string> {
  const caseId = newId()
  const receivedAt = formatInstant(clock.now())
  await desk.must('complaint.register', intake(caseId, { receivedAt, ...change }))
  return caseId
}

describe('for whom', () => {
  it('R-286 a teller hears nothing of what is said in the lobby, its manager does', async () => {
    await desk.must('staff.add', { employeeNo: 'E300', name: '大堂', role: 'lobby_manager' })
    await desk.must('session.activate', { employeeNo: 'E300', pin: '846205' })
    await signIn(COLLEAGUE)
    expect(await codes({ moment: 'greet' })).toEqual([])
    expect(await codes({ step: 'greet_warmly' })).toEqual(['CT-01'])
    await signIn({ employeeNo: 'E300', pin: '846205' })
    expect(await codes({ moment: 'greet' })).toEqual(['LB-01'])
    expect(await codes({ step: 'greet_warmly' })).toEqual([])
  })

  it('every selector opens what is meant for it, several widen, a chapter narrows', async () => {
    expect(await codes({ demeanour: 'rational' })).toEqual(['DM-09'])
    expect(await codes({ need: 'safety' })).toEqual(['LB-06', 'ND-6'])
    expect(await codes({ sixC: 'comprehend_motivation' })).toContain('CS-5')
    expect(await codes({ state: 'respect', need: 'safety' })).toEqual(
      expect.arrayContaining(['ST-02', 'ND-6']),
    )
    expect(await codes({ chapter: 'walk_in' })).toEqual(['SP-W1', 'SP-W2', 'SP-W3'])
    expect(await codes({ chapter: 'hotline', state: 'venting' })).toEqual(['SP-10'])
    const hotline = await codes({ chapter: 'hotline' })
    expect(hotline).toEqual(expect.arrayContaining(['SP-01', 'SP-16', 'CC-leader']))
    expect(hotline).not.toContain('SP-W1')
  })

  it('refuses a situation that nobody knows', async () => {
    expect(
      await desk.ask('phrase.find', { where: { situation: 'SP-99' }, ...NOBODY }),
    ).toMatchObject({ ok: false, refusal: { code: 'invalid_input', field: 'situation' } })
  })

  it('cautions come last, with their reason', async () => {
    const { prompts } = await find({ situation: 'SP-13' })
    expect(prompts.at(-1)).toMatchObject({ code: 'SP-13b', status: 'caution' })
    expect(prompts.at(-1)?.reason).toMatch(/未办结的投诉/)
  })
})

describe('what a phrase brings with it', () => {
  it('R-287, R-282 requirement, closing words and seconds at 120 characters a minute', async () => {
    const { prompts } = await find({ situation: 'SP-08' })
    const silent = prompts.find(({ code }) => code === 'SP-08')
    expect(silent).toMatchObject({
      requirement: '说两遍仍无人应答，才说结束语。',
      closing: { code: 'SP-08b' },
      // 您好电话已经接通了请您讲话: 13 characters.
      readingSeconds: 7,
      owner: 'head_office_service',
      kind: 'words',
    })
    expect(silent?.closing?.text).toMatch(/再见/)
  })

  it('R-294, R-045 what is not said stands beside it, and every one is told', async () => {
    const { prompts, donts } = await find({ situation: 'SP-10' })
    const angry = prompts.find(({ code }) => code === 'SP-10')
    expect(angry?.donts).toEqual(expect.arrayContaining(['FP-C09', 'FP-C19']))
    const told = new Set(donts.map(({ code }) => code))
    expect(prompts.flatMap((prompt) => prompt.donts).filter((code) => !told.has(code))).toEqual([])
    expect(donts.find(({ code }) => code === 'FP-C09')).toMatchObject({
      words: '你喊什么，小声点不行',
      instead: '我在认真听，请您慢慢说。',
    })
    const referred = await find({ situation: 'SP-12' })
    expect(referred.donts.find(({ code }) => code === 'FP-C16')?.words).toContain('你问……吧')
  })

  it('company and number are filled in, the rest stays to be seen', async () => {
    const [greeting] = (await find({ situation: 'SP-01' })).prompts
    expect(greeting).toMatchObject({
      text: '您好，这里是人民路支行，我是E100号，请问有什么可以帮您？',
      known: { company: '人民路支行', employee_no: 'E100' },
      blanks: [],
    })
    const [promised] = (await find({ caseType: 'too_slow' })).prompts
    expect(promised).toMatchObject({ blanks: ['time'], known: {} })
    expect(promised?.text).toContain('{time}')
  })
})

describe('who is in front', () => {
  it('a promise fills the time until which the customer hears, and no appointment', async () => {
    const caseId = await registered()
    const { row } = await desk.must('complaint.get', { caseId })
    const dueAt = formatInstant(clock.now() + 6 * HOUR_MS)
    await desk.must('complaint.makePromise', {
      caseId,
      seenVersion: row.version,
      promiseId: newId(),
      dueAt,
      what: '电话答复',
    })
    const customer = { caseId, complaintTyped: false }
    const [slow] = (await find({ caseType: 'too_slow' }, customer)).prompts
    expect(slow).toMatchObject({ known: { time: '3月2日15:00' }, blanks: [] })
    const { prompts } = await find({ situation: 'SP-10' }, customer)
    expect(prompts.find(({ code }) => code === 'SP-L')?.blanks).toEqual(['time', 'supervisor'])
    clock.pass(7 * HOUR_MS)
    const [later] = (await find({ caseType: 'too_slow' }, customer)).prompts
    expect(later?.blanks).toEqual(['time'])
  })

  it('a number is filled in as lists show it, and nobody is said to know who was not told', async () => {
    const caseId = await registered()
    const customer = { caseId, complaintTyped: false }
    const [leader] = (await find({ situation: 'SP-15' }, customer)).prompts
    expect(leader).toMatchObject({ known: { phone: '*******0042' }, blanks: ['leader', 'time'] })
    expect(JSON.stringify(await find({}, customer))).not.toMatch(/13800000042|韩先生/)
  })
})

describe('R-285, E-33 nothing is sold while a complaint is open', () => {
  let headOffice: HeadOffice
  beforeAll(async () => {
    headOffice = await startHeadOffice(null, clockAtStart())
    // The shipped words offer nothing; what head office publishes may.
    await headOffice.console('console.publishPhrase', { entry: OFFER, seenRevision: 0 })
  })
  afterAll(() => headOffice.close())
  beforeEach(async () => {
    // Each of a branch of its own, so that none is sent what another registered.
    const code = await headOffice.invite(branchCode)
    await desk.must('sync.enrol', { hubUrl: headOffice.url, code })
    await desk.must('sync.now', {})
  })

  const offered = async (customer: Omit<Input<'phrase.find'>, 'where'>) => {
    const found = await codes({ step: 'farewell_politely' }, customer)
    const searched = await desk.must('phrase.search', { text: '理财产品', limit: 20, ...customer })
    expect(searched.prompts.some(({ code }) => code === 'OF-1')).toBe(found.includes('OF-1'))
    return found.includes('OF-1')
  }

  it('whoever the case is about is told nothing of it, and sells nothing', async () => {
    const caseId = await registered({ complainedOf: [COLLEAGUE.employeeNo] })
    await signIn(COLLEAGUE)
    const answer = await find({}, { caseId, complaintTyped: false })
    expect(answer.openComplaint).toBe(true)
    expect(answer.prompts.flatMap(({ known }) => Object.keys(known))).not.toContain('phone')
    expect(await offered({ caseId, complaintTyped: false })).toBe(false)
    expect(await offered(NOBODY)).toBe(true)
  })

  it('is offered to whoever has none', async () => {
    expect(await offered(NOBODY)).toBe(true)
  })

  it('is not while one is typed, is on screen, or cannot be read', async () => {
    expect(await offered({ caseId: null, complaintTyped: true })).toBe(false)
    expect(await offered({ caseId: await registered(), complaintTyped: false })).toBe(false)
    expect(await offered({ caseId: newId(), complaintTyped: false })).toBe(false)
  })

  it('is not when the same customer has another one open, but for whoever has none it is', async () => {
    const inquiry = { intakeType: 'enquiry', demand: '' } as const
    const same = await registered({ ...inquiry, contact: '13800000042' })
    const other = await registered({ ...inquiry, contact: '13900000077' })
    expect(await offered({ caseId: same, complaintTyped: false })).toBe(true)
    await registered({ contact: '13800000042' })
    expect(await offered({ caseId: same, complaintTyped: false })).toBe(false)
    expect(await offered({ caseId: other, complaintTyped: false })).toBe(true)
  })
})

describe('what a person keeps', () => {
  const keep = (code: string, change: Input<'phrase.keep'>['change']) =>
    desk.must('phrase.keep', { code, change })

  it('favourites come first and have their own list; nobody else has them', async () => {
    const before = await codes({ chapter: 'walk_in' })
    expect(await keep('SP-W3', 'favourite')).toEqual({ favourite: true })
    clock.pass(1000)
    await keep('SP-10', 'favourite')
    expect(await codes({ chapter: 'walk_in' })).toEqual(['SP-W3', 'SP-W1', 'SP-W2'])
    expect(await codes({ chapter: 'favourites' })).toEqual(['SP-W3', 'SP-10'])
    await signIn(COLLEAGUE)
    expect(await codes({ chapter: 'favourites' })).toEqual([])
    expect(await codes({ chapter: 'walk_in' })).toEqual(before)
    await signIn(ADMINISTRATOR)
    expect(await keep('SP-W3', 'not_favourite')).toEqual({ favourite: false })
    expect(await codes({ chapter: 'walk_in' })).toEqual(before)
    expect(await codes({ chapter: 'favourites' })).toEqual(['SP-10'])
  })

  it('the last twenty, the newest first; a favourite that was used long ago stays one', async () => {
    const all = (await codes({})).slice(0, 22)
    await keep(all[0] ?? '', 'favourite')
    for (const code of all) {
      clock.pass(1000)
      await keep(code, 'used')
    }
    expect(await codes({ chapter: 'recent' })).toEqual(all.slice(2).toReversed())
    expect(await codes({ chapter: 'favourites' })).toEqual([all[0]])
    clock.pass(1000)
    await keep(all[5] ?? '', 'used')
    expect((await codes({ chapter: 'recent' }))[0]).toBe(all[5])
  })

  it('writes no event, and refuses what is no phrase', async () => {
    const { events } = await desk.must('store.verify', {})
    await keep('SP-01', 'favourite')
    await keep('SP-01', 'used')
    expect(await desk.must('store.verify', {})).toMatchObject({ events, faults: [] })
    expect(desk.faults).toEqual([])
    expect(await desk.ask('phrase.keep', { code: 'SP-99', change: 'favourite' })).toMatchObject({
      ok: false,
      refusal: { code: 'unknown_phrase', field: 'code' },
    })
  })
})
