import { describe, expect, test } from 'vitest'
import { mayShow } from '#main/shell/address.ts'
import { failureAddress, failureAt, failurePage } from '#main/shell/failure-page.ts'
import { codeOf } from '#main/shell/report.ts'
import { languageFor } from '#main/shell/words.ts'
import { STORE_PROBLEMS } from '#main/store/store-problem.ts'

describe('a failure page', () => {
  const failure = { kind: 'store', code: 'wrong_key' } as const

  test('is found again by its address', () => {
    expect(failureAt(new URL(failureAddress(failure)))).toEqual(failure)
    expect(failureAt(new URL('app://counterbook/failure/other'))).toBeNull()
    expect(failureAt(new URL('app://counterbook/index.html'))).toBeNull()
  })

  test.each(['zh-CN', 'zh-TW', 'en'])('says in %s what happened and what is kept', (tag) => {
    const language = languageFor([tag])
    const page = failurePage(failure, language)
    expect(page).toContain(`<html lang="${tag}">`)
    expect(page).toContain(language.words.failure.store.title)
    expect(page).toContain(language.words.failure.kept)
    expect(page).toContain(language.words.failure.reasons.wrong_key)
    expect(page).toContain('wrong_key')
    expect(page).not.toContain('{{')
  })

  test.each(STORE_PROBLEMS.filter((code) => code !== 'store_in_use'))(
    'has words of its own for %s',
    (code) => {
      const language = languageFor(['en'])
      const page = failurePage({ kind: 'store', code }, language)
      expect(page).not.toContain(language.words.failure.reasons.other)
    },
  )

  test.each(['__proto__', 'constructor', 'ERR_UNHEARD_OF'])(
    'says of %s that it does not know',
    (code) => {
      const language = languageFor(['en'])
      const page = failurePage({ kind: 'store', code }, language)
      expect(page).toContain(language.words.failure.reasons.other)
    },
  )

  test('never turns a code of its address into markup', () => {
    const address = new URL(failureAddress({ kind: 'store', code: '<script>1</script>&"' }))
    const page = failurePage(failureAt(address) ?? failure, languageFor([]))
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;')
  })
})

test('the language follows the machine and is Chinese when it prefers none of ours', () => {
  const tags = [['zh-Hant-TW'], ['zh-HK'], ['zh-Hans-CN'], ['fr-FR', 'en-GB'], ['c'], []]
  expect(tags.map((preferred) => languageFor(preferred).tag)).toEqual([
    'zh-TW',
    'zh-TW',
    'zh-CN',
    'en',
    'zh-CN',
    'zh-CN',
  ])
})

test.each([
  ['app://counterbook/', true],
  ['app://counterbook/index.html#/today', true],
  ['app://counterbook/index.html?x=1', true],
  ['app://counterbook/failure/crashed?code=x', true],
  ['app://counterbook/console.html', false],
  ['app://counterbook.example/index.html', false],
  ['app://other/index.html', false],
  ['https://example.com/app://counterbook/', false],
  ['file:///etc/passwd', false],
])('the window may show %s: %s', (address, allowed) => {
  expect(mayShow(address)).toBe(allowed)
})

test('a fault is named by its code and never by its message', () => {
  expect(codeOf(Object.assign(new Error('客户 13800000000'), { code: 'SQLITE_FULL' }))).toBe(
    'SQLITE_FULL',
  )
  expect(codeOf(new RangeError('客户'))).toBe('RangeError')
  expect(codeOf('客户')).toBe('unknown_fault')
})
