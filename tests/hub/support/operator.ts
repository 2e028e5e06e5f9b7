/** An operator's account: a home of its own, the hub's commands as real processes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ENTRY = join(import.meta.dirname, '..', '..', '..', 'src-hub', 'command-line', 'hub.ts')

export interface Finished {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Served {
  readonly child: ChildProcess
  readonly line: { ok: true; url: string; console: string; store: string }
  readonly err: () => string
}

export interface Operator {
  readonly home: string
  run(words: string[], input?: string, env?: Record<string, string>): Promise<Finished>
  /** Starts `hub serve` and waits for its line. */
  serve(words: string[], env?: Record<string, string>): Promise<Served>
  stopAll(): Promise<void>
  leave(): void
}

export function makeOperator(): Operator {
  const home = mkdtempSync(join(tmpdir(), 'hub-home-'))
  const running: ChildProcess[] = []

  const start = (words: string[], env: Record<string, string>): ChildProcess => {
    const child = spawn(process.execPath, [ENTRY, ...words], {
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        XDG_DATA_HOME: join(home, 'share'),
        XDG_STATE_HOME: join(home, 'state'),
        ...env,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    running.push(child)
    return child
  }

  return {
    home,
    run(words, input = '', env = {}) {
      const child = start(words, env)
      child.stdin?.end(input)
      let out = ''
      let err = ''
      child.stdout?.on('data', (piece: Buffer) => {
        out += piece.toString()
      })
      child.stderr?.on('data', (piece: Buffer) => {
        err += piece.toString()
      })
      return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
    },
    serve(words, env = {}) {
      const child = start(['serve', ...words], env)
      let out = ''
      let err = ''
      return new Promise((resolve, reject) => {
        child.stderr?.on('data', (piece: Buffer) => {
          err += piece.toString()
        })
        child.stdout?.on('data', (piece: Buffer) => {
          out += piece.toString()
          if (out.includes('\n')) resolve({ child, line: JSON.parse(out), err: () => err })
        })
        child.on('close', (code) => reject(new Error(`ended with ${code}: ${out}${err}`)))
      })
    },
    async stopAll() {
      for (const child of running.splice(0)) await stop(child, 'SIGKILL')
    },
    leave: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** Sends a signal to this one process and waits for its end. */
export function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code))
    child.kill(signal)
  })
}
