import { describe, expect, test } from 'vitest'
import { CASE_STATES } from '#shared/complaint/enumerations.ts'
import { checkCorrection, isFiled } from '#shared/complaint/rules/record/correction.ts'

const judged = (standing: readonly unknown[], reason: string | null, state = 'registered') =>
  checkCorrection({ standing, reason, state: state as (typeof CASE_STATES)[number] })

describe('R-260 a correction says why', () => {
  const missing = { code: 'change_reason_missing', field: 'changeReason', source: 'S4-16(4)' }

  test.each([
    ['words', ['客户等了两小时']],
    ['a time or an amount', [0]],
    ['a list with somebody on it', [['E200']]],
    ['a yes', [true]],
    ['one of several fields', [null, '', '138']],
  ])('%s that stood there ask for the reason', (_what, standing) => {
    expect(judged(standing, null)).toMatchObject({ ok: false, refusal: missing })
    expect(judged(standing, '  \u200b')).toMatchObject({ ok: false, refusal: missing })
    expect(judged(standing, '听错了')).toMatchObject({ ok: true })
  })

  test.each([[null], [undefined], [''], ['  '], [[]], [false]])(
    'filling what was left as %j needs none',
    (standing) => expect(judged([standing], null)).toMatchObject({ ok: true }),
  )
})

describe('R-090 a filed case is only read', () => {
  test('in the two states of a filed case and in no other', () => {
    expect(CASE_STATES.filter(isFiled)).toEqual(['archived', 'called_back'])
  })

  test.each(['archived', 'called_back'])('%s refuses even what fills an empty place', (state) => {
    expect(judged([null], '补记', state)).toMatchObject({
      ok: false,
      refusal: { code: 'case_filed', field: 'state', source: 'S2-13(8)', params: { state } },
    })
  })
})
