import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageFile } from '#main/pages/page-file.ts'

let folder = ''

beforeAll(() => {
  const outer = mkdtempSync(join(tmpdir(), 'counterbook-pages-'))
  folder = join(outer, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(outer, 'renderer-secret'))
  writeFileSync(join(outer, 'secret.js'), 'secret')
  writeFileSync(join(outer, 'renderer-secret', 'near.js'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(folder, 'assets', 'a.js'), 'export {}')
  writeFileSync(join(folder, 'notes.txt'), 'not a kind that the build writes')
})

afterAll(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

test('a page comes with a policy whose nonce is in the page and never repeats', async () => {
  const [first, second] = [await pageFile(folder, '/'), await pageFile(folder, '/index.html')]
  const nonce = /'nonce-([^']+)'/.exec(first.headers['content-security-policy'] ?? '')?.[1] ?? ''
  expect(nonce).toHaveLength(24)
  expect(first.body).toBe(`<meta name="csp-nonce" content="${nonce}">`)
  expect(first.headers['cache-control']).toBe('no-store')
  expect(second.body).not.toBe(first.body)
})

test('a script comes with its kind and may not be guessed to be another', async () => {
  const answer = await pageFile(folder, '/assets/a.js')
  expect(answer.status).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
})

describe('refuses', () => {
  test.each([
    ['/../secret.js', 404],
    ['/%2e%2e/secret.js', 404],
    ['/..%2fsecret.js', 404],
    ['/assets/../../secret.js', 404],
    ['/../renderer-secret/near.js', 404],
    ['/%00.js', 403],
    ['/%E0%A4%A.js', 403],
    ['/assets', 404],
    ['/assets/', 404],
    ['/notes.txt', 404],
    ['/assets/none.js', 404],
    ['/index.html/a.js', 404],
  ])('%s', async (path, status) => {
    const answer = await pageFile(folder, path)
    expect(answer.status).toBe(status)
    expect(String(answer.body)).not.toContain('secret')
  })
})
