/** Starts hosts as an operator does: `counterbook …` in a process of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { projectRoot } from './runtime.ts'

/** How long a host may take to end. */
const STOP_MS = 10_000
const command = join(projectRoot, 'scripts', 'counterbook.ts')

export interface StartedHost {
  readonly url: string
  /** Its whole first line. */
  readonly answer: Readonly<Record<string, unknown>>
  /** What it told, or tells, the operator that matches; rejects when it ends without. */
  tells(pattern: RegExp): Promise<string>
  /** Asks the host to end and waits until it has. */
  stop(): Promise<void>
  /** Ends it as a power cut would; resolves when the process is gone. */
  kill(): Promise<void>
}

/** Starts `counterbook …words` and reads its first line, `{"ok":true,"url":…}`. */
export async function startHost(...words: readonly string[]): Promise<StartedHost> {
  const host = spawn(process.execPath, [command, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const told: string[] = []
  host.stderr.on('data', (bytes: Buffer) => told.push(bytes.toString()))
  const line = await firstLine(host, told)
  const answer = JSON.parse(line) as { ok: boolean; url?: string }
  if (!answer.ok || answer.url === undefined) throw new Error(`the host refused: ${line}`)
  return {
    url: answer.url,
    answer,
    async tells(pattern) {
      for (;;) {
        const found = pattern.exec(told.join(''))
        if (found) return found[1] ?? found[0]
        if (host.exitCode !== null || host.signalCode !== null) throw new Error('it never told')
        await Promise.race([once(host.stderr, 'data'), once(host, 'exit')])
      }
    },
    async stop() {
      if (host.exitCode !== null || host.signalCode !== null) return
      const gone = once(host, 'exit')
      host.kill('SIGTERM')
      const late = setTimeout(() => host.kill('SIGKILL'), STOP_MS)
      const [, signal] = (await gone) as [number | null, NodeJS.Signals | null]
      clearTimeout(late)
      if (signal === 'SIGKILL') throw new Error('the host did not end when it was asked to')
    },
    async kill() {
      const gone = once(host, 'exit')
      host.kill('SIGKILL')
      await gone
    },
  }
}

export interface StartedHub {
  readonly url: string
  readonly consoleUrl: string
  /** The word that lets the first console user in. */
  readonly setUpToken: string
  /** A code that lets one workstation of the branch in. */
  enrolCode(branchCode: string, branchName: string): Promise<string>
  /** Pulls head office's cable: the hub ends in order. */
  stop(): Promise<void>
  /** Starts it again under the same address. */
  start(): Promise<void>
  close(): Promise<void>
}

/** Starts a real hub on a trial store in a folder of its own. */
export async function startHub(): Promise<StartedHub> {
  const folder = mkdtempSync(join(tmpdir(), 'counterbook-hub-'))
  const words = ['hub', 'serve', '--data', join(folder, 'data')]
  let host = await startHost(...words)
  const setUpToken = await host.tells(/#setUp=(\w+)/)
  return {
    url: host.url,
    consoleUrl: String(host.answer['console']),
    setUpToken,
    async enrolCode(branchCode, branchName) {
      const { stdout } = await promisify(execFile)(process.execPath, [
        command,
        'hub',
        'enrol-code',
        '--branch',
        branchCode,
        '--name',
        branchName,
        '--data',
        join(folder, 'data'),
      ])
      return (JSON.parse(stdout) as { code: string }).code
    },
    stop: () => host.stop(),
    async start() {
      host = await startHost(...words, '--port', new URL(host.url).port)
    },
    async close() {
      await host.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function firstLine(host: ChildProcess, told: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    if (host.stdout) createInterface({ input: host.stdout }).once('line', resolve)
    host.once('error', reject)
    host.once('exit', (code) => {
      reject(new Error(`the host ended with code ${code}: ${told.join('')}`))
    })
  })
}
