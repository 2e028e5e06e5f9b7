/** Faults for a person at a terminal: what failed and its code, never customer text. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFolder } from '../folders.ts'
import { storeProblemOf } from '../store/store-problem.ts'
import type { CommandOutput } from './command-output.ts'

/** Version of this program. */
export function appVersion(): string {
  const { version } = JSON.parse(readFileSync(join(programFolder(), 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}

/** Writes a fault as name, code and place; the message of a foreign error may hold data and is left out. */
export function reportTo(output: CommandOutput): (what: string, error: unknown) => void {
  return (what, error) => {
    const problem = storeProblemOf(error)
    const { name = 'fault', code = '' } = (error ?? {}) as { name?: string; code?: string }
    const place = error instanceof Error ? placeIn(error) : ''
    output.words(
      `fault in ${what}: ${problem ? `${problem.code} ${problem.detail}` : `${name} ${code}`} ${place}`,
    )
  }
}

/** The first frame of the stack, which begins with every line of the message. */
function placeIn({ stack = '', message }: Error): string {
  const at = stack.indexOf(message)
  const frame = at < 0 ? '' : (stack.slice(at + message.length).split('\n')[1] ?? '').trim()
  return frame.startsWith('at ') ? frame : ''
}
