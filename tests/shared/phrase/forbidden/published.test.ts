/** Sentences that are looked for: the shipped list, overlaid by what head office published, whatever that is. */
import { describe, expect, test } from 'vitest'
import { applyEvent, emptyFold, foldEvents, type LoggedEvent } from '#shared/log/fold.ts'
import { lookupEventType } from '#shared/log/registry.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { forbiddenPackSchema } from '#shared/pack/forbidden-pack.ts'
import { forbiddenThatHolds } from '#shared/phrase/forbidden/published.ts'
import { forbiddenAggregate } from '#shared/phrase/forbidden/state.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import { listsThatHold } from '#shared/phrase/standing-words.ts'
import { library, published, sentence, shipped, shippedSentence } from './support.ts'

const held = (...states: ReturnType<typeof published>[]) =>
  forbiddenThatHolds(shipped, states, library)
const scan = (pack: typeof shipped, text: string) =>
  writingScanner(phraseLists(pack, [library], defaultPacks.hanVariants))(text).map(
    ({ code, text: found }) => `${code} ${found}`,
  )

describe('the overlay', () => {
  test('of nothing is the shipped list itself', () => {
    expect(held().pack).toBe(shipped)
  })

  test('R-294 puts a new sentence behind, and a scanner made of the list finds it', () => {
    const other = sentence({ code: 'FP-X02', wordings: ['您去问手机银行吧'] })
    const { pack, leftAside, publications } = held(published(other), published(sentence()))
    expect(leftAside).toEqual([])
    expect(pack.phrases.slice(-2).map(({ code }) => code)).toEqual(['FP-X01', 'FP-X02'])
    expect([...publications.keys()]).toEqual(['FP-X02', 'FP-X01'])
    expect(scan(pack, '這個您 上網，自己查。')).toEqual(['FP-X01 這個您 上網，自己查'])
    expect(scan(shipped, '这个您上网自己查。')).toEqual([])
  })

  test('keeps the place of a replaced sentence, with the wordings it has now', () => {
    const entry = { ...shippedSentence('FP-B05'), wordings: ['爱办就办不办拉倒'], variants: [] }
    const { variants: _none, ...plain } = entry
    const { pack, leftAside } = held(published(plain))
    expect(leftAside).toEqual([])
    const place = (list: typeof shipped) => list.phrases.findIndex(({ code }) => code === 'FP-B05')
    expect(place(pack)).toBe(place(shipped))
    expect(scan(pack, '爱办就办不办拉倒。')).toContain('FP-B05 爱办就办不办拉倒')
    expect(pack.contexts).toBe(shipped.contexts)
    expect(pack.standard).toBe(shipped.standard)
  })

  test('a switched off sentence is not looked for, and comes back when it is published again', () => {
    const entry = shippedSentence('FP-B06')
    const text = '公司的规定就是这样的。'
    const off = held(published({ off: entry }))
    expect(off.pack.phrases.map(({ code }) => code)).not.toContain('FP-B06')
    expect(scan(off.pack, text)).toEqual([])
    expect(off.publications.get('FP-B06')?.switchedOff).toBe('客户听着没有不妥')
    expect(scan(held(published({ off: entry }, entry)).pack, text)).toEqual(scan(shipped, text))
  })

  test('is switched off also where a newer program wrote what it was', () => {
    const off = held(published({ off: { ...shippedSentence('FP-B06'), colour: 'red' } as never }))
    expect(off.pack.phrases.map(({ code }) => code)).not.toContain('FP-B06')
  })

  test.each<[string, object, string]>([
    ['has a field that only a newer program reads', { colour: 'red' }, 'unreadable'],
    ['has no form at all', { wordings: 5 }, 'unreadable'],
    ['stands in everything', { wordings: ['您'] }, 'too_short'],
    ['stands in everything, filled up', { wordings: ['您\u3164\u3164'] }, 'too_short'],
    ['stands in approved words', { wordings: ['请您'] }, 'hits_library'],
    ['lacks a source that can be looked up', { source: 'my manager' }, 'no_citation'],
    ['has better words that are forbidden', { suggestion: '公司的规定就是这样的。' }, 'forbidden'],
    ['says somebody’s number', { wordings: ['请打13800000042'] }, 'long_number'],
  ])('leaves aside and names what %s; the one before goes on', (_what, change, reason) => {
    const good = sentence({ wordings: ['这个您上网看看'] })
    const states = [published(good, sentence(change))]
    const { pack, leftAside, publications } = forbiddenThatHolds(shipped, states, library)
    expect(pack.phrases.at(-1)).toEqual(good)
    expect(publications.get('FP-X01')?.revision).toBe(1)
    expect(leftAside).toMatchObject([
      { code: 'FP-X01', revision: 2, refusal: { params: { reason } } },
    ])
    const alone = held(published(sentence(change)))
    expect(alone.pack).toBe(shipped)
    expect(alone.leftAside).toMatchObject([{ code: 'FP-X01', revision: 1 }])
  })

  test('of two with one wording the later is left aside', () => {
    const later = sentence({ code: 'FP-X02' })
    const { pack, leftAside } = held(
      { code: 'FP-X02', publications: published(sentence(), later).publications.slice(1) },
      published(sentence()),
    )
    expect(pack.phrases.at(-1)?.code).toBe('FP-X01')
    expect(leftAside).toMatchObject([
      { code: 'FP-X02', refusal: { params: { reason: 'listed_already', subject: 'FP-X01' } } },
    ])
  })

  test('never leaves the list empty', () => {
    const { pack, leftAside } = held(...shipped.phrases.map((entry) => published({ off: entry })))
    expect(pack).toBe(shipped)
    expect(leftAside).toHaveLength(shipped.phrases.length)
    const all = held(
      ...shipped.phrases.map((entry) => published({ off: entry })),
      published(sentence()),
    )
    expect(all.pack.phrases.map(({ code }) => code)).toEqual(['FP-X01'])
    expect(forbiddenPackSchema.safeParse(all.pack).success).toBe(true)
  })
})

describe('words and sentences together', () => {
  const words = library.phrases.find(({ code }) => code === 'SP-04')
  const ofWords = (text: string) => ({
    code: 'SP-04',
    publications: [
      {
        at: '2026-01-05T09:00:00+08:00',
        by: 'H001',
        phrase: { ...words, pinyin: undefined, text, variables: [] } as never,
        revision: 1,
        proposalId: null,
      },
    ],
  })

  test('what was switched off may be said by published words, and is not left aside', () => {
    const text = '公司的规定就是这样的。'
    const alone = listsThatHold(defaultPacks, { phrases: [ofWords(text)], forbidden: [] })
    expect(alone.words.leftAside).toMatchObject([{ code: 'SP-04' }])
    const off = published({ off: shippedSentence('FP-B06') })
    const together = listsThatHold(defaultPacks, { phrases: [ofWords(text)], forbidden: [off] })
    expect([together.words.leftAside, together.forbidden.leftAside]).toEqual([[], []])
  })

  test('a sentence is held to the words that stand, not to those they replaced', () => {
    const entry = published(sentence({ wordings: ['请稍候片刻莫急'] }))
    const said = ofWords('抱歉，请稍候片刻，莫急。')
    const { words: standing, forbidden } = listsThatHold(defaultPacks, {
      phrases: [said],
      forbidden: [entry],
    })
    expect(standing.leftAside).toEqual([])
    expect(forbidden.leftAside).toMatchObject([
      { code: 'FP-X01', refusal: { params: { reason: 'hits_library' } } },
    ])
    const without = listsThatHold(defaultPacks, { phrases: [], forbidden: [entry] })
    expect(without.forbidden.leftAside).toEqual([])
  })
})

describe('what a log makes of it', () => {
  const event = (payload: object, change: Partial<LoggedEvent> = {}): LoggedEvent => ({
    id: JSON.stringify(payload),
    type: 'forbidden.published',
    typeVersion: 1,
    aggregate: { kind: 'forbidden', id: 'FP-X01' },
    device: 'd',
    epoch: 1,
    seq: 1,
    fromHub: true,
    branchSeq: 1,
    base: 0,
    orgBase: 0,
    actor: { employeeNo: 'H001', role: 'head_office_service' },
    businessDate: '2026-01-05',
    shift: null,
    occurredAt: '2026-01-05T09:00:00+08:00',
    recordedAt: '2026-01-05T09:00:00+08:00',
    payload: {
      at: '2026-01-05T09:00:00+08:00',
      entry: sentence(),
      revision: 1,
      switchedOff: null,
      ...payload,
    },
    valid: true,
    ...change,
  })

  test('the newest publication by the hub’s time stands, in whatever order they came', () => {
    const at = (hour: number, revision: number) =>
      event({ at: `2026-01-05T${hour}:00:00+08:00`, revision })
    for (const events of [
      [at(10, 1), at(11, 2)],
      [at(11, 2), at(10, 1)],
    ]) {
      const { state } = foldEvents(forbiddenAggregate, lookupEventType, emptyFold, events)
      expect(state?.publications.map(({ revision }) => revision)).toEqual([1, 2])
    }
  })

  test('a workstation publishes nothing, and a sentence stands only under its own code', () => {
    const fold = (one: LoggedEvent) =>
      applyEvent(forbiddenAggregate, lookupEventType, emptyFold, one)
    const own = fold(event({}, { fromHub: false }))
    expect([own.state, own.conflicts[0]?.value]).toEqual([null, 'wrong_writer'])
    const elsewhere = fold(event({}, { aggregate: { kind: 'forbidden', id: 'FP-X02' } }))
    expect([elsewhere.state, elsewhere.conflicts[0]?.value]).toEqual([null, 'wrong_record'])
  })
})
