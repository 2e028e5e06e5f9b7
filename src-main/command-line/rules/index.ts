/**
 * The pure commands: they read JSON, answer JSON and touch neither SQLite nor Electron.
 * The entry point hands its arguments over and writes what comes back.
 */
import { readFile } from 'node:fs/promises'
import { buffer as readAll } from 'node:stream/consumers'
import { fromUtf8 } from '#shared/foundation/bytes.ts'
import { type RuleAnswer, notAnswered } from './answer.ts'
import { decideCommand } from './decide.ts'
import { handoverReadyCommand } from './handover-ready.ts'
import { phrasesForCommand, phrasesSearchCommand } from './phrases.ts'
import { reconcileCommand } from './reconcile.ts'
import { scanCommand } from './scan.ts'

/** Where the commands read from; tests and the entry point supply their own. */
export interface CommandInput {
  readonly readFile: (path: string) => Promise<Uint8Array>
  readonly readStandardInput: () => Promise<Uint8Array>
}

export interface CommandOutcome {
  readonly exitCode: 0 | 2
  /** One line of JSON, or the help text. */
  readonly standardOutput: string
  /** Words for a person, without customer text; empty when there is nothing to say. */
  readonly standardError: string
}

const JSON_COMMANDS: Readonly<Record<string, (text: string) => RuleAnswer>> = {
  decide: decideCommand,
  reconcile: reconcileCommand,
  'handover-ready': handoverReadyCommand,
  scan: scanCommand,
}

const HELP: Readonly<Record<string, string>> = {
  decide:
    'counterbook decide FILE|-\n  Nature, urgency, level, filing, alerts and deadlines of one case.',
  reconcile:
    'counterbook reconcile FILE|-\n  Balance lines, totals and cash, compared in integer fen.',
  'handover-ready':
    'counterbook handover-ready FILE|-\n  What still blocks the sign-off of a shift.',
  scan: 'counterbook scan FILE|-\n  Words that should not be said in {"speaker":"staff","text":"…"}, and better ones.',
  phrases:
    'counterbook phrases for \'{"role":"teller","situation":"SP-10"}\'|FILE|-\n' +
    'counterbook phrases search WORDS [--limit N]\n  What to say; pinyin is understood.',
}

/** True when `runRuleCommand` answers this command. */
export function isRuleCommand(command: string): boolean {
  return Object.hasOwn(HELP, command)
}

/**
 * Runs one rule command; `command` must be a rule command. Exit code 0 with an answer, 2 with a
 * refusal that names its field. A failing program throws; the entry point turns that into 1.
 */
export async function runRuleCommand(
  command: string,
  args: readonly string[],
  input: CommandInput = { readFile, readStandardInput: () => readAll(process.stdin) },
): Promise<CommandOutcome> {
  if (args.includes('--help')) {
    return { exitCode: 0, standardOutput: HELP[command] ?? '', standardError: '' }
  }
  const run = JSON_COMMANDS[command]
  const answer = run ? await withSource(args, input, run) : await phrases(args, input)
  const message = answer.output['message']
  return {
    exitCode: answer.exitCode,
    standardOutput: JSON.stringify(answer.output),
    standardError:
      typeof message === 'string' ? `${String(answer.output['field'])}: ${message}` : '',
  }
}

async function phrases(args: readonly string[], input: CommandInput): Promise<RuleAnswer> {
  const [action, ...rest] = args
  if (action === 'for') return withSource(rest, input, phrasesForCommand)
  if (action !== 'search') return wrong('command', 'phrases for … or phrases search …')
  const words: string[] = []
  let limit: string | undefined
  for (let index = 0; index < rest.length; index += 1) {
    const argument = rest[index] ?? ''
    if (argument === '--limit') {
      index += 1
      limit = rest[index] ?? ''
    } else if (argument.startsWith('--limit=')) limit = argument.slice('--limit='.length)
    else if (argument.startsWith('--')) return wrong(argument, 'this option is not known')
    else words.push(argument)
  }
  return phrasesSearchCommand(words.join(' '), limit)
}

async function withSource(
  args: readonly string[],
  input: CommandInput,
  run: (text: string) => RuleAnswer,
): Promise<RuleAnswer> {
  const [source, extra] = args
  if (source === undefined) return wrong('file', 'a file, or - for standard input')
  if (extra !== undefined) return wrong(extra.slice(0, 40), 'this argument is not known')
  if (source.trimStart().startsWith('{')) return run(source)
  let bytes: Uint8Array
  try {
    bytes = await (source === '-' ? input.readStandardInput() : input.readFile(source))
  } catch {
    return wrong('file', 'the file cannot be read')
  }
  let text: string
  try {
    text = fromUtf8(bytes)
  } catch {
    // Read as something else, forbidden words would pass unseen.
    return wrong('file', 'the input is not UTF-8')
  }
  return run(text)
}

function wrong(field: string, message: string): RuleAnswer {
  return notAnswered({ code: 'invalid_input', field, message })
}
