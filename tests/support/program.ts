/** Programs of their own: started with this project's Node, watched line by line, killed by their id. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const projectRoot = join(import.meta.dirname, '..', '..')

export interface Program {
  readonly child: ChildProcess
  /** Everything it said so far, line by line. */
  readonly lines: readonly string[]
  readonly errors: readonly string[]
  /** The next line it says after those already taken; null when it ends without one. */
  nextLine(): Promise<string | null>
  /** Resolves with the exit code, or null after a signal; every line has been read by then. */
  readonly ended: Promise<number | null>
}

/** Starts a TypeScript file of this project. */
export function startProgram(
  file: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Program {
  const child = spawn(process.execPath, [join(projectRoot, file), ...args], {
    cwd: projectRoot,
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const errors: string[] = []
  let taken = 0
  let wake = () => {}
  const output = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  output.on('line', (line) => {
    lines.push(line)
    wake()
  })
  createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) =>
    errors.push(line),
  )
  let over = false
  const ended = Promise.all([once(child, 'exit'), once(output, 'close')]).then(([[code]]) => {
    over = true
    wake()
    return code as number | null
  })
  return {
    child,
    lines,
    errors,
    ended,
    async nextLine() {
      while (lines.length <= taken && !over) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const line = lines[taken]
      if (line === undefined) return null
      taken += 1
      return line
    },
  }
}

/** Runs a file to its end. */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<{ code: number | null; lines: readonly string[]; errors: readonly string[] }> {
  const program = startProgram(file, args, options)
  const code = await program.ended
  return { code, lines: program.lines, errors: program.errors }
}
