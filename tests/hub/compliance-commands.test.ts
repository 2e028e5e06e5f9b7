/** The operator's two deeds for the compliance office, as real processes. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keyFileSchema } from '#shared/sealed/format.ts'
import { isWholePair } from '#main/service/sealed/box.ts'
import { makeOperator } from './support/operator.ts'

const operator = makeOperator()
const { home, run } = operator
const data = join(home, 'hub')
const key = join(home, 'office.key')

afterAll(async () => {
  await operator.stopAll()
  operator.leave()
})

async function answered(...words: string[]) {
  const { code, out } = await run([...words, '--data', data])
  return { exit: code, ...(JSON.parse(out) as Record<string, unknown>) }
}

describe('hub compliance-key', () => {
  it('writes the private key once, for this account alone, and publishes the other half', async () => {
    expect(await answered('compliance-key', '--out', key)).toMatchObject({
      exit: 2,
      field: '--data',
    })
    // Nothing was published, so no key is left that would be taken for one that opens something.
    expect(existsSync(key)).toBe(false)

    const served = await operator.serve(['--data', data])
    const made = await answered('compliance-key', '--out', key, '--telephone', '010-5550-0199')
    const file = keyFileSchema.parse(JSON.parse(readFileSync(key, 'utf8')))
    expect(made).toMatchObject({ exit: 0, publicKey: file.publicKey, telephone: '010-5550-0199' })
    expect(JSON.stringify(made) + served.err()).not.toContain(file.privateKey)
    expect(isWholePair(file)).toBe(true)
    if (process.platform !== 'win32') expect(statSync(key).mode & 0o777).toBe(0o600)

    expect(await answered('compliance-key', '--out', key)).toMatchObject({
      exit: 2,
      field: '--out',
    })
    expect(keyFileSchema.parse(JSON.parse(readFileSync(key, 'utf8')))).toEqual(file)

    expect(await answered('compliance-key', '--withdraw')).toMatchObject({ publicKey: null })
    expect(await answered('compliance-key', '--key', key)).toMatchObject({
      publicKey: file.publicKey,
      telephone: '010-5550-0199',
    })
    for (const wrong of [['--key', join(home, 'nothing')], ['--key', key, '--withdraw'], []]) {
      expect([wrong, (await answered('compliance-key', ...wrong)).exit]).toEqual([wrong, 2])
    }

    expect(await answered('sealed')).toMatchObject({ exit: 0, submissions: [] })
    const boxes = join(home, 'boxes.json')
    expect(await answered('sealed', '--out', boxes)).toMatchObject({ count: 0, file: boxes })
    expect(await answered('sealed', '--out', boxes)).toMatchObject({ exit: 2, field: '--out' })
  }, 90_000)
})
