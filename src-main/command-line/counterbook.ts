/**
 * The command line of the workstation. Rule commands load neither SQLite nor Electron; the others load
 * what they need when they run.
 */
import { isRuleCommand, runRuleCommand } from './rules/index.ts'
import { storeProblemOf } from '../store/store-problem.ts'
import { type CommandOutput, standardOutput } from './command-output.ts'
import { InputRefused } from './options.ts'

const HELP = `counterbook COMMAND [options]

  decide FILE|-            nature, urgency, level, filing, alerts and deadlines of a case
  reconcile FILE|-         balance lines, totals and cash
  handover-ready FILE|-    what still blocks the sign-off of a shift
  scan FILE|-              words that should not be said, and better ones
  phrases for|search …     what to say
  pack check|sign FILE     rules, phrases, calendars and profiles before they are published
  workstation serve        the workstation on 127.0.0.1
  sync now                 one exchange with head office
  store verify|rebuild|backup|info
  sealed open              what was handed to the compliance office, with its key
  demo                     a branch with a believable month
  hub serve|enrol-code …   head office

  Every command has --help. Exit code 0 = answered, 2 = the input is refused, 1 = the program failed.`

/** Runs one command and answers its exit code. */
export async function runCommand(
  args: readonly string[],
  output: CommandOutput = standardOutput,
): Promise<number> {
  const [command, ...rest] = args
  try {
    return await dispatch(command, rest, output)
  } catch (error) {
    return answerFault(error, output)
  }
}

async function dispatch(
  command: string | undefined,
  args: readonly string[],
  output: CommandOutput,
): Promise<number> {
  if (command === undefined || command === '--help' || command === 'help') return output.help(HELP)
  if (isRuleCommand(command)) {
    const outcome = await runRuleCommand(command, args)
    process.stdout.write(`${outcome.standardOutput}\n`)
    if (outcome.standardError !== '') output.words(outcome.standardError)
    return outcome.exitCode
  }
  switch (command) {
    case 'workstation':
      return (await import('./workstation-command.ts')).workstationCommand(args, output)
    case 'sync':
      return (await import('./workstation-command.ts')).syncCommand(args, output)
    case 'store':
      return (await import('./store-command.ts')).storeCommand(args, output)
    case 'pack':
      return (await import('./pack/pack-command.ts')).packCommand(args, output)
    case 'sealed':
      return (await import('./sealed-command.ts')).sealedCommand(args, output)
    case 'demo':
      return (await import('./demo-command.ts')).demoCommand(args, output)
    default:
      throw new InputRefused('command', 'there is no such command; see --help')
  }
}

/** A refusal is 2; a problem of the store is 1 and says what is kept; anything else is 1. */
function answerFault(error: unknown, output: CommandOutput): number {
  if (error instanceof InputRefused) {
    output.json({ ok: false, code: error.code, field: error.field, message: error.message })
    return 2
  }
  const { name, code } = (error ?? {}) as { name?: string; code?: string }
  const problem = storeProblemOf(error)
  if (problem) {
    output.json({ ok: false, code: problem.code, message: problem.message })
    output.words(problem.message)
    return 1
  }
  output.json({ ok: false, code: 'internal_error', message: 'the program failed' })
  const place = error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : ''
  output.words(`${name ?? 'fault'} ${code ?? ''} ${place}`)
  return 1
}
