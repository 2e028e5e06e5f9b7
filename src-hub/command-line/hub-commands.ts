/** `counterbook hub …`: the hub's commands, without a window and without a workstation. */
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { refused } from '#shared/foundation/result.ts'
import { CODE_PATH, USER_PATH } from '../http/admin-routes.ts'
import { faultOf } from '../service/context.ts'
import { askHub } from './ask-hub.ts'
import { complianceKey, sealed } from './compliance-commands.ts'
import { readFlags } from './hub-arguments.ts'
import { serve } from './serve.ts'
import type { HubOutput } from './hub-output.ts'

const HELP = `counterbook hub serve [--data DIR] [--port N] [--restored]
    Starts head office's hub and prints one line of JSON with its address. The store is PostgreSQL when
    DATABASE_URL names one, else a trial store in DIR. Stops on SIGTERM or SIGINT. Plain HTTP only on
    127.0.0.1; for another address set COUNTERBOOK_HUB_HOST, COUNTERBOOK_HUB_CERT and COUNTERBOOK_HUB_KEY
    (and COUNTERBOOK_HUB_NAMES, the names under which browsers reach it, separated by commas).
    --restored says that the database was put back from a copy: every device resends what is missing.
counterbook hub enrol-code --branch CODE [--name NAME] [--data DIR]
    Prints a code that lets one workstation of the branch in, once, within seven days.
counterbook hub add-user --employee-no NO --role ROLE [--data DIR]
    Adds a console user; the PIN (six to twelve digits) is read from standard input.
counterbook hub compliance-key --out FILE | --key FILE | --withdraw [--telephone T] [--letter ADDRESS] [--data DIR]
    Makes the key pair of the compliance office (--out: the private key goes into this new file and nowhere
    else) or takes the public half of one (--key), and publishes it with the office's other ways to all branches.
counterbook hub sealed [--out FILE] [--data DIR]
    Lists what was handed in for the compliance office; --out writes it, still sealed, into a new file that
    \`counterbook sealed open\` opens with the private key.`

/**
 * Runs one hub command. Answers the exit code: 0 answered, 2 refused (one line of JSON says why),
 * 1 the program failed.
 */
export async function runHubCommand(args: string[], io: HubOutput): Promise<number> {
  const [command, ...words] = args
  if (command === undefined || command === 'help' || args.includes('--help')) {
    io.write(HELP)
    return 0
  }
  try {
    switch (command) {
      case 'serve': {
        const served = await serve(words, io)
        return served.ok ? 0 : refuse(io, served.refusal)
      }
      case 'enrol-code':
        return answer(io, await enrolCode(words))
      case 'add-user':
        return answer(io, await addUser(words))
      case 'compliance-key':
        return answer(io, await complianceKey(words))
      case 'sealed':
        return answer(io, await sealed(words))
      default:
        return refuse(io, {
          code: 'unknown_command',
          field: command,
          message: 'there is no such hub command; see hub --help',
        })
    }
  } catch (error) {
    // A message may quote values; kind, code and place are what an operator can pass on.
    const place = error instanceof Error ? (error.stack?.split('\n    at ')[1] ?? '') : ''
    io.write(JSON.stringify({ ok: false, code: 'internal_error', message: 'the program failed' }))
    io.error(`the hub failed: ${faultOf(error)} ${place}`)
    return 1
  }
}

async function enrolCode(words: readonly string[]): Promise<Result<Record<string, unknown>>> {
  const flags = readFlags(words, { branch: 'value', name: 'value', data: 'value' })
  if (!flags.ok) return flags
  const { branch, name, data } = flags.value
  if (branch === undefined) return missing('--branch')
  const wish = { branchCode: branch, branchName: name ?? null }
  return named(await askHub(CODE_PATH, wish, data), {
    branchCode: '--branch',
    branchName: '--name',
  })
}

async function addUser(words: readonly string[]): Promise<Result<Record<string, unknown>>> {
  const flags = readFlags(words, { 'employee-no': 'value', role: 'value', data: 'value' })
  if (!flags.ok) return flags
  const { 'employee-no': employeeNo, role, data } = flags.value
  if (employeeNo === undefined) return missing('--employee-no')
  if (role === undefined) return missing('--role')
  const pin = (await readStandardInput()).trim()
  const fields = { employeeNo: '--employee-no', role: '--role', pin: 'standard input' }
  return named(await askHub(USER_PATH, { employeeNo, role, pin }, data), fields)
}

/** The refusal speaks of what the person typed and not of the message behind it. */
function named(
  result: Result<Record<string, unknown>>,
  flags: Readonly<Record<string, string>>,
): Result<Record<string, unknown>> {
  if (result.ok || result.refusal.field === undefined) return result
  const field = flags[result.refusal.field] ?? result.refusal.field
  return { ok: false, refusal: { ...result.refusal, field } }
}

function missing(flag: string): Result<never> {
  return refused('invalid_input', 'this flag is needed', { field: flag })
}

function answer(io: HubOutput, result: Result<Record<string, unknown>>): number {
  if (!result.ok) return refuse(io, result.refusal)
  io.write(JSON.stringify({ ok: true, ...result.value }))
  return 0
}

function refuse(io: HubOutput, { code, field, message, source }: Refusal): number {
  io.write(JSON.stringify({ ok: false, code, field, message, source }))
  io.error(message)
  return 2
}

async function readStandardInput(): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece as Uint8Array))
  return Buffer.concat(pieces).toString('utf8')
}
