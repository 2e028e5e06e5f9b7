/** Walking the branching situations of the shipped pack, as somebody at the counter would. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callNames } from '#shared/contract/call-names.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { type Situation, type SituationNeed, TIMED_NEEDS } from '#shared/pack/situation.ts'
import {
  type SituationAnswer,
  type SituationState,
  advance,
  situationBegins,
  situationView,
} from '#shared/phrase/situation/situation.ts'

const { situations, phrases } = defaultPacks.phrases
const start = Date.UTC(2026, 9, 20, 2)
const HOUR = 3_600_000

function situation(code: string): Situation {
  const found = situations.find((each) => each.code === code)
  if (!found) throw new Error(`no situation ${code}`)
  return found
}

/** One walk; every answer comes a second after the one before unless `after` says otherwise. */
function walk(code: string, openComplaint = false) {
  const played = situation(code)
  let state = situationBegins(played, openComplaint, start)
  const answer = (what: (at: number) => SituationAnswer, after = 1000) => {
    const result = advance(played, state, what(state.lastAt + after))
    if (result.ok) state = result.value
    return result
  }
  const view = (now = state.lastAt + 1000) => {
    const shown = situationView(played, state, now)
    if (!shown.ok) throw new Error(shown.refusal.code)
    return shown.value
  }
  return {
    said: () => {
      const words = view().say
      const result = answer((at) => ({ kind: 'said', at }))
      return result.ok ? words : result.refusal.code
    },
    reply: (reply: string, after?: number) =>
      answer((at) => ({ kind: 'replied', reply, at }), after),
    give: (need: SituationNeed, ahead?: number) =>
      answer((at) => ({
        kind: 'given',
        need,
        at,
        ...(ahead !== undefined && { for: at - 1000 + ahead }),
      })),
    create: (call: string) => answer((at) => ({ kind: 'created', call, at })),
    view,
    get state(): SituationState {
      return state
    },
  }
}

const code = (result: ReturnType<typeof advance>) => (result.ok ? 'ok' : result.refusal.code)
const source = (result: ReturnType<typeof advance>) => (result.ok ? null : result.refusal.source)

describe('T-73, R-287 a silent call', () => {
  test('is asked twice, told the closing words, then may be ended', () => {
    const call = walk('SP-08')
    expect(call.view()).toMatchObject({ say: 'SP-08', number: 0, of: 2, replies: ['speaks'] })
    expect(call.said()).toBe('SP-08')
    expect(code(call.reply('silent'))).toBe('words_first')
    expect(call.said()).toBe('SP-08')
    expect(code(call.reply('silent'))).toBe('ok')
    expect(code(call.reply('silent'))).toBe('words_first')
    expect(call.said()).toBe('SP-08b')
    expect(code(call.reply('silent'))).toBe('ok')
    expect(call.state.outcome).toBe('ended')
  })
  test('goes on as soon as somebody speaks', () => {
    const call = walk('SP-08')
    expect(code(call.reply('speaks'))).toBe('ok')
    expect(call.state.outcome).toBe('resumed')
  })
  test('may be ended with an open complaint too: nobody is there', () => {
    const call = walk('SP-08', true)
    for (const step of ['said', 'said', 'silent', 'said', 'silent']) {
      expect(step === 'said' ? call.said() : code(call.reply(step))).not.toMatch(/_/)
    }
    expect(call.state.outcome).toBe('ended')
  })
})

describe('R-288 noise', () => {
  test('waits ten seconds before another telephone is asked for', () => {
    const call = walk('SP-09')
    expect(call.said()).toBe('SP-09')
    const { saidAt } = call.state
    expect(call.view((saidAt ?? 0) + 9_999).waitUntil).toBe((saidAt ?? 0) + 10_000)
    expect(call.view((saidAt ?? 0) + 9_999).replies).toEqual(['clear'])
    expect(call.view((saidAt ?? 0) + 10_000)).toMatchObject({
      waitUntil: null,
      replies: ['clear', 'unclear'],
    })
    const early = call.reply('unclear', 9_999)
    expect([code(early), source(early)]).toEqual(['pause_first', 'S4-26#9'])
    expect(code(call.reply('unclear', 10_000))).toBe('ok')
    expect(call.said()).toBe('SP-09b')
    expect(code(call.reply('unclear'))).toBe('ok')
    expect(call.state.outcome).toBe('ended')
  })
})

describe('T-74, R-189, R-289 anger and abuse', () => {
  test('help, then a limit with an appointment, then the supervisor and a record', () => {
    const talk = walk('SP-10')
    expect(talk.said()).toBe('SP-10')
    expect(code(talk.reply('goes_on'))).toBe('ok')
    expect([talk.said(), talk.said()]).toEqual(['SP-A', 'SP-L'])
    expect(code(talk.reply('goes_on'))).toBe('need_first')
    expect(code(talk.give('appointment_time', -1))).toBe('time_ahead_required')
    expect(code(talk.give('appointment_time', HOUR))).toBe('ok')
    expect(code(talk.reply('goes_on'))).toBe('record_first')
    expect(code(talk.create('complaint.makePromise'))).toBe('ok')
    expect(code(talk.reply('goes_on'))).toBe('ok')
    expect(talk.said()).toBe('SP-10c')
    expect(talk.view()).toMatchObject({
      missing: ['supervisor'],
      toCreate: ['complaint.recordIncident'],
      replies: [],
    })
    expect(code(talk.give('supervisor'))).toBe('ok')
    expect(code(talk.create('complaint.recordIncident'))).toBe('ok')
    expect(code(talk.reply('taken_over'))).toBe('ok')
    expect(talk.state.outcome).toBe('handed_over')
  })

  test('no reply of any step ends it, and a pack that tried would be refused by the machine', () => {
    const { steps } = situation('SP-10')
    expect(steps.flatMap(({ replies }) => replies).map(({ outcome }) => outcome)).not.toContain(
      'ended',
    )
    const hangUp: Situation = {
      ...situation('SP-10'),
      ending: 'unheard',
      steps: steps.map((step) => ({
        ...step,
        replies: [
          { reply: 'hang_up', label: '挂断', to: null, outcome: 'ended' as const, anytime: true },
        ],
      })),
    }
    const state = situationBegins(hangUp, false, start)
    const end = advance(hangUp, state, { kind: 'replied', reply: 'hang_up', at: start })
    expect([code(end), source(end)]).toEqual(['never_ended', 'S4-26#10'])
    const shown = situationView(hangUp, state, start)
    expect(shown.ok && shown.value.replies).toEqual([])
  })
})

test.each([
  ['SP-08', 'unheard'],
  ['SP-09', 'unheard'],
  ['SP-10', 'never'],
  ['SP-13', 'idle'],
  ['SP-16', null],
] as const)('R-289, R-290: %s may end by the rule %s', (code, ending) => {
  expect(situation(code).ending).toBe(ending)
})

describe('R-290, E-22 idle or harassing talk', () => {
  test('may be ended after two prompts and the closing words', () => {
    const call = walk('SP-13')
    expect([call.said(), call.said()]).toEqual(['SP-13', 'SP-13c'])
    expect(code(call.reply('goes_on'))).toBe('ok')
    expect(call.said()).toBe('SP-13b')
    expect(code(call.reply('goes_on'))).toBe('ok')
    expect(call.state.outcome).toBe('ended')
  })

  test('is never ended with an open complaint: it is spoken about instead', () => {
    const call = walk('SP-13', true)
    for (const words of ['SP-13', 'SP-13c']) expect(call.said()).toBe(words)
    expect(code(call.reply('goes_on'))).toBe('ok')
    expect(call.said()).toBe('SP-13b')
    const end = call.reply('goes_on')
    expect([code(end), source(end)]).toEqual(['open_complaint', 'S4-26#13'])
    expect(call.view().replies).toEqual(['matter', 'open_case'])
    expect(code(call.reply('open_case'))).toBe('ok')
    expect(call.said()).toBe('RM-2')
    expect(code(call.reply('goes_on'))).toBe('need_first')
  })

  test('the machine counts the prompts itself', () => {
    const curt: Situation = {
      ...situation('SP-13'),
      steps: [
        {
          ...situation('SP-13').steps[1],
          replies: [{ reply: 'end', label: '结束', to: null, outcome: 'ended', anytime: false }],
        } as Situation['steps'][number],
      ],
    }
    const begun = situationBegins(curt, false, start)
    const said = advance(curt, begun, { kind: 'said', at: start })
    if (!said.ok) throw new Error('refused')
    expect(code(advance(curt, said.value, { kind: 'replied', reply: 'end', at: start }))).toBe(
      'prompts_first',
    )
  })
})

describe('T-76, R-292 insisting on a leader', () => {
  test('asks for a contact, a leader and a time, and the real report', () => {
    const talk = walk('SP-15')
    expect(talk.said()).toBe('ST-04')
    expect(code(talk.reply('insists'))).toBe('ok')
    expect(talk.said()).toBe('RM-8')
    const blocked = talk.reply('left')
    expect([code(blocked), source(blocked)]).toEqual(['need_first', 'S4-26#15'])
    expect(code(talk.give('contact'))).toBe('ok')
    expect(code(talk.reply('left'))).toBe('ok')
    expect(talk.said()).toBe('SP-15')
    expect(talk.view()).toMatchObject({
      missing: ['leader', 'reply_time'],
      toCreate: ['complaint.requestLeader'],
    })
    talk.give('leader')
    expect(code(talk.give('reply_time'))).toBe('time_ahead_required')
    talk.give('reply_time', 2 * HOUR)
    expect(talk.state.agreedFor).toBe(talk.state.lastAt - 1000 + 2 * HOUR)
    expect(code(talk.reply('accepts'))).toBe('record_first')
    talk.create('complaint.requestLeader')
    expect(code(talk.reply('accepts'))).toBe('ok')
    expect(talk.state.outcome).toBe('handed_over')
  })
})

describe('other situations', () => {
  test('R-084, R-050 a threat with the media is registered and filed, never talked out of', () => {
    const talk = walk('MT-1')
    talk.said()
    talk.give('contact')
    talk.give('reply_time', HOUR)
    talk.create('complaint.register')
    expect(code(talk.reply('insists'))).toBe('record_first')
    talk.create('complaint.file')
    expect(code(talk.reply('regulator'))).toBe('ok')
    expect(talk.said()).toBe('MT-2')
    expect(code(talk.reply('goes'))).toBe('ok')
    expect(talk.state.outcome).toBe('recorded')
  })

  test('R-049, C-21 recording goes on; only filming others brings the supervisor', () => {
    const talk = walk('RC-1')
    expect(talk.said()).toBe('RC-1')
    talk.create('complaint.escalate')
    expect(talk.view().replies).toEqual(['goes_on', 'films_others'])
    expect(code(talk.reply('goes_on'))).toBe('ok')
    expect(talk.state.outcome).toBe('resumed')
  })

  test('R-291, R-264 a confidential question: a polite no, and a leak is reported upward', () => {
    const talk = walk('SP-14')
    expect(talk.said()).toBe('SP-14')
    expect(code(talk.reply('leak'))).toBe('ok')
    talk.said()
    expect(code(talk.reply('reported'))).toBe('record_first')
    talk.create('upward.report')
    expect(code(talk.reply('reported'))).toBe('ok')
  })

  test('R-293 whoever hung up is answered, reached or not', () => {
    expect(situation('SP-16').steps[0]).toMatchObject({
      creates: ['complaint.register', 'complaint.makePromise'],
    })
  })
})

describe('what the machine refuses', () => {
  test('words beyond the step, an unknown reply, a time before, and anything after the end', () => {
    const call = walk('SP-09')
    call.said()
    expect(call.said()).toBe('all_said')
    expect(code(call.reply('dances'))).toBe('unknown_reply')
    expect(code(call.reply('clear', -1))).toBe('before_last_answer')
    expect(code(call.reply('clear', Number.NaN))).toBe('before_last_answer')
    expect(code(call.reply('clear'))).toBe('ok')
    expect(code(call.reply('clear'))).toBe('situation_over')
    expect(call.view().say).toBeNull()
  })
  test('a state of another situation', () => {
    const state = situationBegins(situation('SP-08'), false, start)
    expect(code(advance(situation('SP-09'), state, { kind: 'said', at: start }))).toBe(
      'unknown_step',
    )
  })
})

describe('every situation of the pack', () => {
  test('R-286 the sixteen of the hotline, the media and recording', () => {
    const hotline = Array.from({ length: 16 }, (_, at) => `SP-${String(at + 1).padStart(2, '0')}`)
    expect(situations.map((each) => each.code)).toEqual([...hotline, 'MT-1', 'RC-1'])
  })

  test('says phrases that exist, and asks for calls that the book has', () => {
    const known = new Set(phrases.map((phrase) => phrase.code))
    for (const { steps } of situations) {
      for (const { prompts, creates } of steps) {
        for (const each of prompts) expect(known.has(each), each).toBe(true)
        for (const call of creates) expect(callNames as readonly string[]).toContain(call)
      }
    }
  })

  test('whoever answers at random is never stuck, and what ends the talk keeps R-289 and R-290', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...situations),
        fc.boolean(),
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        (played, openComplaint, picks) => {
          let state = situationBegins(played, openComplaint, start)
          for (const pick of picks) {
            const at = state.lastAt + 11_000
            const shown = situationView(played, state, at)
            if (!shown.ok) throw new Error(shown.refusal.code)
            const { say, missing, toCreate, replies } = shown.value
            const choices: SituationAnswer[] = [
              ...(say === null ? [] : [{ kind: 'said', at } as const]),
              ...missing.map((need) => ({
                kind: 'given' as const,
                need,
                at,
                ...(TIMED_NEEDS.includes(need) && { for: at + HOUR }),
              })),
              ...toCreate.map((call) => ({ kind: 'created' as const, call, at })),
              ...replies.map((reply) => ({ kind: 'replied' as const, reply, at })),
            ]
            expect(choices.length).toBeGreaterThan(0)
            const next = advance(played, state, choices[pick % choices.length] as SituationAnswer)
            if (!next.ok) throw new Error(next.refusal.code)
            state = next.value
            if (state.outcome !== null) break
          }
          if (state.outcome !== 'ended') return
          expect([null, 'never']).not.toContain(played.ending)
          if (played.ending === 'idle')
            expect([openComplaint, state.saidInAll >= 3]).toEqual([false, true])
        },
      ),
    )
  })
})
