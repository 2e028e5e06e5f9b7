/** The command as a process: what arrives at the other end of a pipe. */
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const command = join(root, 'scripts', 'counterbook.ts')

test.skipIf(process.platform === 'win32')(
  'an answer longer than a pipe holds arrives whole, however late it is read',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterbook-pipe-'))
    try {
      const line = { name: '现金', opening: '5.00', in: '3.00', out: '2.00', closing: '6.00' }
      const file = join(folder, 'lines.json')
      writeFileSync(file, JSON.stringify({ lines: Array.from({ length: 1_000 }, () => line) }))
      const { stdout } = await promisify(execFile)(
        'sh',
        [
          '-c',
          '"$1" "$2" reconcile "$3" | { sleep 1; cat; }',
          '-',
          process.execPath,
          command,
          file,
        ],
        { cwd: root, maxBuffer: 10_000_000 },
      )
      expect(stdout.length).toBeGreaterThan(65_536)
      const { ok, lines } = JSON.parse(stdout) as { ok: boolean; lines: unknown[] }
      expect([ok, lines.length]).toEqual([true, 1_000])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

test.skipIf(process.platform !== 'linux')(
  'an answer that cannot be written is a failure',
  async () => {
    const child = spawn(process.execPath, [command, 'scan', '{"speaker":"staff","text":"您好"}'], {
      cwd: root,
      stdio: ['ignore', openSync('/dev/full', 'w'), 'ignore'],
    })
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
    expect(code).toBe(1)
  },
)
