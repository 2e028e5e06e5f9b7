import { describe, expect, test } from 'vitest'
import {
  type LobbyDay,
  type Ritual,
  checkChecklist,
  checkRituals,
  lobbyStatus,
  responsibleFor,
  reviewMissing,
  zoneWarnings,
} from '#shared/duty/lobby.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { at, refusalOf, valueOf } from './moments.ts'

const { lobby } = defaultPacks.profiles.bank
const round = (slot: string, time: string, by = 'E100') => ({
  slot,
  by,
  at: at(`2025-10-20 ${time}`),
})
const day: LobbyDay = {
  date: '2025-10-20',
  patrols: [round('opening', '08:30'), round('midday', '12:10'), round('closing', '17:00')],
  forms: ['on_site_patrol', 'lobby_log'],
}

describe('one day, two forms, three rounds (S1-14)', () => {
  test('R-019: a whole day', () => {
    expect(valueOf(lobbyStatus(day, lobby))).toEqual({
      patrols: { done: 3, of: 3, missing: [] },
      forms: { done: 2, of: 2, missing: [] },
      warnings: [],
    })
  })

  test('R-019: a round twice in a slot counts once, and what is short is told', () => {
    const half = {
      ...day,
      patrols: [round('opening', '08:30'), round('opening', '09:30')],
      forms: ['lobby_log', 'lobby_log'],
    }
    expect(valueOf(lobbyStatus(half, lobby))).toEqual({
      patrols: { done: 1, of: 3, missing: ['midday', 'closing'] },
      forms: { done: 1, of: 2, missing: ['on_site_patrol'] },
      warnings: ['patrols_short:1/3', 'forms_short:1/2'],
    })
  })

  test.each<[string, Partial<LobbyDay>]>([
    ['patrols.0.slot', { patrols: [round('night', '08:30')] }],
    ['patrols.0.by', { patrols: [round('opening', '08:30', ' ')] }],
    ['patrols.0.at', { date: '2025-10-21', patrols: [round('opening', '08:30')] }],
    ['forms.1', { forms: ['lobby_log', 'diary'] }],
  ])('R-019: refuses %s', (field, change) => {
    expect(refusalOf(lobbyStatus({ ...day, ...change }, lobby))).toMatchObject({
      field,
      source: 'S1-14',
    })
  })
})

describe('a checklist (S1-12, S1-18, S4-20)', () => {
  const pass = (line: string) => ({
    line,
    answer: 'pass' as const,
    remark: '',
    at: at('2025-10-20 08:00'),
  })
  const sixS = ['sort', 'set_in_order', 'shine', 'standardise', 'sustain', 'safety'].map(pass)

  test('R-013: six lines, each answered, a fail with its remark', () => {
    expect(valueOf(checkChecklist('six_s', sixS, lobby))).toEqual(sixS)
    const failed = sixS.map((one) =>
      one.line === 'safety' ? { ...one, answer: 'fail' as const, remark: '灭火器过期' } : one,
    )
    expect(checkChecklist('six_s', failed, lobby).ok).toBe(true)
  })

  test('R-013: a line without an answer and a fail without a remark are named together', () => {
    const bad = sixS
      .slice(1)
      .map((one) =>
        one.line === 'safety' ? { ...one, answer: 'fail' as const, remark: ' ' } : one,
      )
    expect(refusalOf(checkChecklist('six_s', bad, lobby))).toMatchObject({
      field: 'answers.sort',
      source: 'S1-12',
      params: { missing: 'answers.sort,answers.safety.remark' },
    })
  })

  test.each([
    ['code', 'seven_s', sixS],
    ['answers.6.line', 'six_s', [...sixS, pass('speed')]],
    ['answers.6.line', 'six_s', [...sixS, pass('sort')]],
  ])('R-013: refuses %s', (field, code, answers) => {
    expect(refusalOf(checkChecklist(code, answers, lobby))).toMatchObject({ field })
  })

  test.each(['', 'yes', null])('R-013: the answer %j says nothing', (answer) => {
    const bad = sixS.map((one, index) => (index === 2 ? { ...one, answer: answer as 'pass' } : one))
    expect(refusalOf(checkChecklist('six_s', bad, lobby))).toMatchObject({
      field: 'answers.2.answer',
      source: 'S1-12',
    })
  })

  test('R-024, R-272: the last customer seen off and the hall before opening are lists too', () => {
    expect(checkChecklist('closing', [pass('last_customer_seen_off')], lobby).ok).toBe(true)
    expect(refusalOf(checkChecklist('closing', [], lobby))).toMatchObject({
      field: 'answers.last_customer_seen_off',
      source: 'S1-18',
    })
    expect(refusalOf(checkChecklist('opening', [], lobby)).source).toBe('S4-20')
  })
})

describe('the day’s meetings (S1-13)', () => {
  const held = (ritual: string, time: string, chair: string | null = 'E900'): Ritual => ({
    ritual,
    at: at(`2025-10-20 ${time}`),
    chair,
  })
  const morning = held('morning_meeting', '08:20')

  test('R-015: in their order; one left out is only missing', () => {
    const all = [morning, held('greeting', '08:30'), held('evening_meeting', '17:20')]
    expect(valueOf(checkRituals(all, lobby))).toEqual({ missing: [] })
    expect(valueOf(checkRituals([morning], lobby))).toEqual({
      missing: ['greeting', 'evening_meeting'],
    })
  })

  test.each<[string, Ritual[]]>([
    ['held.0.at', [morning, held('evening_meeting', '08:00')]],
    ['held.1.at', [held('evening_meeting', '08:00'), morning]],
    ['held.1.ritual', [morning, held('morning_meeting', '08:40')]],
    ['held.1.at', [morning, { ...held('evening_meeting', '17:20'), at: at('2025-10-21 17:20') }]],
    ['held.0.at', [{ ...morning, at: Number.NaN }]],
    ['held.0.ritual', [held('siesta', '13:00')]],
    ['held.0.chair', [held('morning_meeting', '08:20', null)]],
  ])('R-015: refuses %s', (field, list) => {
    expect(refusalOf(checkRituals(list, lobby))).toMatchObject({ field, source: 'S1-13' })
  })
})

describe('zones and the review', () => {
  test('R-017: a zone without a person is a warning; a finding goes to the zone’s person', () => {
    const duties = [
      { zone: 'entrance', responsible: 'E100' },
      { zone: 'waiting_area', responsible: ' ' },
    ]
    expect(zoneWarnings(duties, lobby)).toEqual([
      'zone_unassigned:waiting_area',
      'zone_unassigned:counter_area',
      'zone_unassigned:self_service_area',
    ])
    expect(responsibleFor('entrance', duties)).toBe('E100')
    expect(responsibleFor('waiting_area', duties)).toBeNull()
  })

  test('R-025: the review says something about each part', () => {
    const review = { went_well: '客户等候时间缩短', issues: '无', actions: '' }
    expect(reviewMissing(review, lobby)).toEqual(['actions'])
    expect(reviewMissing({}, lobby)).toEqual(['went_well', 'issues', 'actions'])
    expect(reviewMissing({ ...review, actions: '增设叫号屏' }, lobby)).toEqual([])
    // A part whose name every object inherits is empty all the same.
    const values = [{ value: 'constructor', label: '施工' }]
    const odd = { ...lobby, reviewParts: { ...lobby.reviewParts, values } }
    expect(reviewMissing({}, odd)).toEqual(['constructor'])
  })
})
