/** `workstation serve` and `sync now` as programs: one line of JSON, refusals by field, an orderly end. */
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { CommandOutput } from '#main/command-line/command-output.ts'
import { runCommand } from '#main/command-line/counterbook.ts'
import { openDesk, removeFolders, setUp, temporaryFolder } from '../../support/desk.ts'
import { startProgram } from '../../support/program.ts'

afterAll(removeFolders)

async function command(
  ...args: string[]
): Promise<{ code: number; said: unknown[]; words: string[] }> {
  const said: unknown[] = []
  const words: string[] = []
  const output: CommandOutput = {
    json: (value) => said.push(value),
    words: (text) => words.push(text),
    help: (text) => {
      words.push(text)
      return 0
    },
  }
  return { code: await runCommand(args, output), said, words }
}

describe('refusals', () => {
  const place = '/nonexistent-counterbook'
  it.each([
    [['workstation', 'serve'], '--data'],
    [['workstation', 'serve', '--data', ''], '--data'],
    [['workstation', 'serve', '--data'], '--data'],
    [['workstation', 'serve', '--data', place, '--port', '70000'], '--port'],
    [['workstation', 'serve', '--data', place, '--port', '-1'], '--port'],
    [['workstation', 'serve', '--data', place, '--port', '80a'], '--port'],
    [['workstation', 'serve', '--data', place, '--port', '1e3'], '--port'],
    [['workstation', 'serve', '--data', place, '--hub', 'ftp://x'], '--hub'],
    [['workstation', 'serve', '--data', place, '--hub', 'http://hub.example'], '--hub'],
    [['workstation', 'serve', '--data', place, '--hub', 'nonsense'], '--hub'],
    [['workstation', 'serve', '--data', place, '--debug', '1'], '--debug'],
    [['workstation', 'serve', '--data', place, 'more'], 'more'],
    [['workstation', 'open'], 'command'],
    [['sync', 'now'], '--data'],
    [['sync', 'later'], 'command'],
    [['sync', 'now', '--data', place, '--hub', 'x'], '--hub'],
    [['demo'], '--data'],
    [['nothing'], 'command'],
    [['__proto__'], 'command'],
  ])('%j name %s and make nothing', async (args, field) => {
    const { code, said } = await command(...args)
    expect(code).toBe(2)
    expect(said).toEqual([{ ok: false, code: 'invalid_input', field, message: expect.any(String) }])
    expect(existsSync(place)).toBe(false)
  })

  it('of the exchange say what is missing', async () => {
    expect(await command('sync', 'now', '--data', '/nonexistent-counterbook')).toMatchObject({
      code: 1,
      said: [{ ok: false, code: 'store_missing' }],
    })
    const desk = openDesk()
    await setUp(desk)
    await desk.close()
    expect(await command('sync', 'now', '--data', desk.folder)).toMatchObject({
      code: 2,
      said: [{ ok: false, code: 'not_enrolled', field: '--data' }],
    })
  })

  it('of the demonstration keep a real branch from being mixed', async () => {
    const desk = openDesk()
    await setUp(desk)
    await desk.close()
    const before = readdirSync(desk.folder).sort()
    expect(await command('demo', '--data', desk.folder)).toMatchObject({
      code: 2,
      said: [{ code: 'folder_not_empty', field: '--data' }],
    })
    expect(readdirSync(desk.folder).sort()).toEqual(before)
  })

  it('is never asked for help in vain', async () => {
    for (const args of [
      ['--help'],
      ['workstation', '--help'],
      ['workstation', 'serve', '--help'],
      ['sync', '--help'],
      ['store', '--help'],
      ['store', 'verify', '--help'],
      ['demo', '--help'],
    ]) {
      const { code, said, words } = await command(...args)
      expect([args, code, said, words.join('').length > 20]).toEqual([args, 0, [], true])
    }
  })

  it('of a taken port is a failure in words, and frees the book', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    const folder = join(temporaryFolder('port'), 'data')
    const answer = await command('workstation', 'serve', '--data', folder, '--port', String(port))
    expect(answer).toMatchObject({
      code: 2,
      said: [{ ok: false, code: 'port_taken', field: '--port' }],
    })
    expect((await command('store', 'info', '--data', folder)).code).toBe(0)
    await new Promise((resolve) => taken.close(resolve))
  })
})

describe('serve', () => {
  it('prints one line with an address that lets one browser in, and ends in order', async () => {
    const folder = join(temporaryFolder('serve'), 'data')
    const program = startProgram('scripts/counterbook.ts', [
      'workstation',
      'serve',
      '--data',
      folder,
    ])
    const line = JSON.parse((await program.nextLine()) ?? '{}') as { ok: boolean; url: string }
    expect(line).toEqual({
      ok: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/),
    })
    const { origin } = new URL(line.url)
    expect((await fetch(`${origin}/`, { redirect: 'manual' })).status).toBe(403)
    const first = await fetch(line.url, { redirect: 'manual' })
    expect(first.status).toBe(303)
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const status = await fetch(`${origin}/call/app.status`, {
      method: 'POST',
      headers: { cookie, 'x-counterbook': '1', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(await status.json()).toMatchObject({
      ok: true,
      value: { needsSetUp: true, host: 'loopback' },
    })
    expect(await command('store', 'info', '--data', folder)).toMatchObject({
      code: 1,
      said: [{ code: 'store_in_use' }],
    })
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(program.lines).toHaveLength(1)
    expect(await command('store', 'verify', '--data', folder)).toMatchObject({ code: 0 })
  })
})
