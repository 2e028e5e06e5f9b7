import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#shared/foundation/bytes.ts'
import { DAY_MS } from '#shared/foundation/instant.ts'
import { type Bench, openBench } from './support/bench.ts'
import { TestDevice, enrolled, heard } from './support/device.ts'

let bench: Bench
let one: TestDevice

beforeAll(async () => {
  bench = await openBench()
  one = (await enrolled(bench.hub, bench.random)).device
})
afterAll(() => bench.close())

describe('enrolment', () => {
  it('lets one device in with a code, and the same device again after a lost answer', async () => {
    const { code } = await bench.hub.createEnrolmentCode({
      branchCode: 'B77',
      branchName: '示范网点',
      createdBy: 'test',
    })
    const device = new TestDevice(bench.random)
    const answer = await device.enrol(bench.hub, code)
    expect(answer).toMatchObject({ ok: true, branchCode: 'B77' })
    expect(await device.enrol(bench.hub, code)).toMatchObject({ ok: true })
    const other = new TestDevice(bench.random)
    expect(await other.enrol(bench.hub, code)).toMatchObject({ ok: false, code: 'code_used' })
    const stored = await bench.database.query<{ row: string }>(
      'SELECT enrolment_code::text AS row FROM enrolment_code',
    )
    const secret = code.split('-')[1] as string
    expect(stored.some(({ row }) => row.includes(secret))).toBe(false)
  })

  it('lets one of two devices in that come with the same code at the same moment', async () => {
    const { code } = await bench.hub.createEnrolmentCode({
      branchCode: 'B78',
      branchName: null,
      createdBy: 'test',
    })
    const answers = await Promise.all(
      [1, 2, 3].map(() => new TestDevice(bench.random).enrol(bench.hub, code)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('refuses wrong and old codes, foreign keys and a device of another branch', async () => {
    const wish = { branchCode: 'B79', branchName: null, createdBy: 'test' }
    const device = new TestDevice(bench.random)
    const wrong = `CB1-${'0'.repeat(24)}-${'0'.repeat(16)}`
    for (const code of [wrong, 'CB1-nothing-else', '        ']) {
      expect(await device.enrol(bench.hub, code)).toMatchObject({ code: 'code_wrong' })
    }
    expect(
      await one.enrol(bench.hub, (await bench.hub.createEnrolmentCode(wish)).code),
    ).toMatchObject({ ok: false, code: 'already_enrolled' })
    const { code } = await bench.hub.createEnrolmentCode(wish)
    const message = {
      protocol: 1,
      code,
      publicKey: toHex(one.keys.publicKey),
      label: 'x',
      nonce: '00'.repeat(16),
    }
    const { bytes, signature } = device.sign(message)
    expect(heard(bench.hub, await bench.hub.enrol(bytes, signature))).toMatchObject({
      code: 'bad_signature',
    })
    const hubKey = toHex(bench.hub.context.organisation().publicKey)
    for (const publicKey of ['00'.repeat(44), 'abc'.repeat(30), hubKey]) {
      const odd = device.sign({ ...message, publicKey })
      expect(heard(bench.hub, await bench.hub.enrol(odd.bytes, odd.signature))).toMatchObject({
        code: 'invalid_request',
      })
    }
    bench.clock.advance(7 * DAY_MS)
    expect(await device.enrol(bench.hub, code)).toMatchObject({ code: 'code_expired' })
  })
})
