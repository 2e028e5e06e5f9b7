/** The words that hold: the shipped pack, overlaid by what head office published, whatever that is. */
import { describe, expect, test } from 'vitest'
import { applyEvent, emptyFold, foldEvents, type LoggedEvent } from '#shared/log/fold.ts'
import { lookupEventType } from '#shared/log/registry.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import { checkedEntry } from '#shared/phrase/entry-check.ts'
import { NO_FIELDS, entryOf, fieldsOf } from '#shared/phrase/entry.ts'
import { variablesIn } from '#shared/phrase/places.ts'
import { wordsThatHold } from '#shared/phrase/published.ts'
import {
  type Publication,
  type PublishedState,
  phraseAggregate,
  phraseProposalAggregate,
} from '#shared/phrase/state.ts'

const shipped = defaultPacks.phrases
const ID = '019a0000-0000-7000-8000-000000000001'

function standing(wanted: string): Phrase {
  const phrase = shipped.phrases.find(({ code }) => code === wanted)
  if (!phrase) throw new Error(`no ${wanted}`)
  return phrase
}
function changed(code: string, change: object): Publication['phrase'] {
  const { pinyin: _readings, ...phrase } = standing(code)
  return { ...phrase, ...change }
}
function published(...phrases: readonly Publication['phrase'][]): PublishedState {
  return {
    code: phrases[0]?.code ?? '',
    publications: phrases.map((phrase, index) => ({
      at: `2026-01-0${index + 1}T09:00:00+08:00`,
      by: 'H001',
      phrase,
      revision: index + 1,
      proposalId: null,
    })),
  }
}
const textOf = (pack: typeof shipped, wanted: string) =>
  pack.phrases.find(({ code }) => code === wanted)?.text
const OTHER = '抱歉，刚才我说错了，应当是：{correction}。'

describe('the overlay', () => {
  test('of nothing is the shipped pack itself', () => {
    expect(wordsThatHold(shipped, []).pack).toBe(shipped)
  })

  test('R-016 asks again whoever read a standard that now has other words, and nobody else', () => {
    const versions = (given: readonly PublishedState[]) =>
      wordsThatHold(shipped, given).pack.standards.map(({ code, version }) => `${code} ${version}`)
    const moved = (given: readonly PublishedState[]) =>
      versions(given).filter((each) => !versions([]).includes(each))
    const [standard] = shipped.standards
    const code = standard?.sections[0]?.phrases[0] ?? ''
    const named = shipped.standards
      .filter(({ sections }) => sections.some(({ phrases }) => phrases.includes(code)))
      .map((each) => `${each.code} ${each.version + 2}`)
    const { text } = standing(code)
    const twice = published(
      changed(code, { text: `${text}谢谢。` }),
      changed(code, { text: `${text}谢谢您。` }),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(moved([twice])).toEqual(named)
    const inStandards = new Set(
      shipped.standards.flatMap((each) => each.sections.flatMap(({ phrases }) => phrases)),
    )
    const other = shipped.phrases.find(
      (each) => each.status === 'approved' && !inStandards.has(each.code),
    )
    expect(moved([published(changed(other?.code ?? '', { title: '换一个题目' }))])).toEqual([])
  })

  test('keeps the place of a replaced entry and puts new ones behind, by code', () => {
    const fresh = (code: string, text: string) =>
      published(changed('SP-04', { code, text, situations: [], variables: [] }))
    const { pack, publications, leftAside } = wordsThatHold(shipped, [
      fresh('ZZ-b', '请您走好。'),
      published(changed('SP-04', { text: OTHER })),
      fresh('ZZ-a', '外面下雨，请慢走。'),
    ])
    expect(leftAside).toEqual([])
    expect(pack.phrases.findIndex(({ code }) => code === 'SP-04')).toBe(
      shipped.phrases.findIndex(({ code }) => code === 'SP-04'),
    )
    expect(textOf(pack, 'SP-04')).toBe(OTHER)
    expect(pack.phrases.slice(-2).map(({ code }) => code)).toEqual(['ZZ-a', 'ZZ-b'])
    expect(publications.get('SP-04')?.revision).toBe(1)
    expect(pack.situations).toBe(shipped.situations)
  })

  test.each<[string, object, string]>([
    ['says what the scanner warns of', { text: '公司的规定就是这样的。', variables: [] }, 'text'],
    ['promises returns', { text: '这个产品稳赚。', variables: [] }, 'text'],
    ['lacks a source that can be looked up', { source: 'my manager' }, 'source'],
    ['says somebody’s number', { text: '请打13800000042。', variables: [] }, 'phrase.text'],
    ['has a field that only a newer program reads', { colour: 'red' }, 'phrase'],
    ['has no form at all', { text: 5 }, 'phrase'],
  ])('leaves aside and names what %s; the one before goes on', (_what, change, field) => {
    const good = changed('SP-04', { text: OTHER })
    const states = [published(good, changed('SP-04', change))]
    const { pack, leftAside, publications } = wordsThatHold(shipped, states)
    expect(textOf(pack, 'SP-04')).toBe(OTHER)
    expect(publications.get('SP-04')?.revision).toBe(1)
    expect(leftAside).toMatchObject([
      {
        code: 'SP-04',
        revision: 2,
        refusal: { field: expect.stringMatching(new RegExp(`${field}$`)) },
      },
    ])
    const alone = wordsThatHold(shipped, [published(changed('SP-04', change))])
    expect(alone.pack).toBe(shipped)
    expect(alone.leftAside).toMatchObject([{ code: 'SP-04', revision: 1 }])
  })

  test('takes an entry out, but none that a situation, a standard or another entry needs', () => {
    const out = (code: string) => published(changed(code, { status: 'excluded', reason: '不用' }))
    const free = shipped.phrases.find(
      ({ code, closing, status }) =>
        status === 'approved' &&
        closing === undefined &&
        wordsThatHold(shipped, [out(code)]).leftAside.length === 0,
    )
    if (!free) throw new Error('every entry is needed')
    const taken = wordsThatHold(shipped, [out(free.code)])
    expect(taken.pack.phrases.find(({ code }) => code === free.code)?.status).toBe('excluded')
    for (const { steps } of shipped.situations) {
      for (const code of steps.flatMap(({ prompts }) => prompts)) {
        const { pack, leftAside } = wordsThatHold(shipped, [out(code)])
        expect(pack).toBe(shipped)
        expect(leftAside).toMatchObject([
          { refusal: { params: { reason: 'needed_by_situation' } } },
        ])
      }
    }
    const closed = shipped.phrases.find(({ closing }) => closing !== undefined)?.closing ?? ''
    expect(wordsThatHold(shipped, [out(closed)]).leftAside).toHaveLength(1)
  })

  test.each([
    ['profiles', { profiles: ['bank'] }],
    ['roles', { roles: ['teller'] }],
    ['offersBusiness', { offersBusiness: true, situations: [], part: null }],
    ['validFrom', { validFrom: '2026-01-01' }],
    ['validUntil', { validUntil: '2030-01-01' }],
  ])('keeps nothing that a walk says from anybody, by %s', (field, change) => {
    const { pack, leftAside } = wordsThatHold(shipped, [published(changed('SP-08', change))])
    expect(pack).toBe(shipped)
    const situation = shipped.situations.find(({ code }) => code === 'SP-08')
    expect(leftAside).toMatchObject([
      {
        refusal: {
          field: expect.stringMatching(new RegExp(`${field}$`)),
          source: situation?.source,
          params: { reason: 'needed_by_situation', subject: situation?.title },
        },
      },
    ])
  })
})

describe('an entry of a form', () => {
  test('comes back as it was, readings by hand only with their words', () => {
    for (const phrase of shipped.phrases) {
      const { variables, ...entry } = entryOf(fieldsOf(phrase), phrase, shipped.version)
      expect({ ...entry, variables: [...(variables as string[])].toSorted() }).toEqual({
        ...phrase,
        variables: phrase.variables.toSorted(),
      })
    }
    const fields = { ...fieldsOf(standing('SP-04')), text: OTHER }
    expect(entryOf(fields, standing('SP-04'), 1)).not.toHaveProperty('pinyin')
  })
  test('names its places once, in their order', () => {
    expect(variablesIn('{name}您好，{time}见，{name}。')).toEqual(['name', 'time'])
    expect(entryOf({ ...NO_FIELDS, text: '  {a}  ' }, null, 3)).toMatchObject({
      text: '{a}',
      variables: ['a'],
      since: 3,
      validFrom: null,
    })
  })
  test('of the shipped pack has nothing against it', () => {
    const faulty = shipped.phrases.filter(
      (phrase) => checkedEntry(phrase, shipped).faults.length > 0,
    )
    expect(faulty.map(({ code }) => code)).toEqual([])
  })
})

function event(type: string, payload: object, change: Partial<LoggedEvent> = {}): LoggedEvent {
  const proposal = type !== 'phrase.published'
  return {
    id: `${type} ${JSON.stringify(payload)}`,
    type,
    typeVersion: 1,
    aggregate: { kind: proposal ? 'phrase_proposal' : 'phrase', id: proposal ? ID : 'SP-04' },
    device: 'd',
    epoch: 1,
    seq: 1,
    fromHub: ['phrase.published', 'phrase.proposal_decided'].includes(type),
    branchSeq: 1,
    base: 0,
    orgBase: 0,
    actor: { employeeNo: 'E100', role: 'teller' },
    businessDate: '2026-01-05',
    shift: null,
    occurredAt: '2026-01-05T09:00:00+08:00',
    recordedAt: '2026-01-05T09:00:00+08:00',
    payload: { at: '2026-01-05T09:00:00+08:00', ...payload },
    valid: true,
    ...change,
  }
}
const fold = (aggregate: typeof phraseProposalAggregate, events: readonly LoggedEvent[]) =>
  foldEvents(aggregate, lookupEventType, emptyFold, events)

describe('what a log makes of it', () => {
  const proposed = event('phrase.proposed', {
    replaces: null,
    phrase: standing('SP-04'),
    why: '好',
  })
  const withdrawn = event('phrase.proposal_withdrawn', {})
  const declined = { outcome: 'declined', published: null, remark: '不用' }
  const decided = event('phrase.proposal_decided', declined, {
    actor: { employeeNo: 'H1', role: 'admin' },
  })

  test.each<[string, LoggedEvent[], string, string[]]>([
    [
      'is answered once',
      [proposed, decided, { ...decided, id: 'again' }],
      'declined',
      ['already_decided'],
    ],
    [
      'is not taken back after the answer',
      [proposed, decided, withdrawn],
      'declined',
      ['already_decided'],
    ],
    [
      'is not answered after it was taken back',
      [proposed, withdrawn, decided],
      'withdrawn',
      ['already_withdrawn'],
    ],
    [
      'is taken back by its proposer alone',
      [proposed, { ...withdrawn, actor: { employeeNo: 'E200', role: 'teller' } }],
      'waiting',
      ['not_the_proposer'],
    ],
    [
      'is answered by head office alone',
      [proposed, { ...decided, fromHub: false }],
      'waiting',
      ['wrong_writer'],
    ],
    ['stands once', [proposed, { ...proposed, id: 'again' }], 'waiting', ['already_proposed']],
    ['comes before its answer', [decided, proposed], 'declined', []],
  ])('a proposal %s', (_what, events, state, conflicts) => {
    const folded = fold(phraseProposalAggregate, events)
    expect(folded.state?.state).toBe(state)
    expect(folded.conflicts.map(({ value }) => value)).toEqual(conflicts)
  })

  test('the newest publication by the hub’s time stands, in whatever order they came', () => {
    const at = (hour: number, revision: number) =>
      event('phrase.published', {
        at: `2026-01-05T${hour}:00:00+08:00`,
        phrase: changed('SP-04', { text: `第${revision}版` }),
        revision,
        proposalId: null,
      })
    for (const events of [
      [at(10, 1), at(11, 2)],
      [at(11, 2), at(10, 1)],
    ]) {
      const { state } = foldEvents(phraseAggregate, lookupEventType, emptyFold, events)
      expect(state?.publications.map(({ revision }) => revision)).toEqual([1, 2])
    }
  })

  test('a workstation publishes nothing, and an entry stands only under its own code', () => {
    const mine = event('phrase.published', {
      phrase: standing('SP-04'),
      revision: 1,
      proposalId: null,
    })
    const own = applyEvent(phraseAggregate, lookupEventType, emptyFold, { ...mine, fromHub: false })
    expect([own.state, own.conflicts[0]?.value]).toEqual([null, 'wrong_writer'])
    const other = { ...mine, aggregate: { kind: 'phrase', id: 'SP-05' } }
    const elsewhere = applyEvent(phraseAggregate, lookupEventType, emptyFold, other)
    expect([elsewhere.state, elsewhere.conflicts[0]?.value]).toEqual([null, 'wrong_record'])
  })
})
