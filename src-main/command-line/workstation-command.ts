/** `workstation serve` and `sync now`: commands that open a data folder with its use cases. */
import { screensFolder } from '../folders.ts'
import { startLoopbackHost } from '../loopback/host.ts'
import { openWorkstation } from '../service/workstation.ts'
import { isAllowedHubUrl } from '../sync/transport.ts'
import type { CommandOutput } from './command-output.ts'
import { InputRefused, readOptions, required, wholeNumber } from './options.ts'
import { appVersion, reportTo } from './report.ts'
import { untilStopped } from './until-stopped.ts'

export const WORKSTATION_HELP = `counterbook workstation serve --data DIR [--hub URL] [--port N]
  Opens the workstation of DIR on 127.0.0.1 and prints its address as one line of JSON.
  --hub URL proposes this address when the workstation is enrolled.`
export const SYNC_HELP = `counterbook sync now --data DIR
  Exchanges once with head office and prints what is confirmed and what waits.`

/** Serves until it is told to stop. */
export async function workstationCommand(
  args: readonly string[],
  output: CommandOutput,
): Promise<number> {
  const [action, ...rest] = args
  if (action === '--help' || action === undefined) return output.help(WORKSTATION_HELP)
  if (action !== 'serve') throw new InputRefused('command', 'workstation serve')
  const options = readOptions(rest, ['data', 'hub', 'port'])
  if (options.help) return output.help(WORKSTATION_HELP)
  const dataFolder = required(options.data, 'data')
  const port = wholeNumber(options.port, 'port', 0, 65_535) ?? 0
  if (options.hub !== undefined && !isUsableHub(options.hub)) {
    throw new InputRefused('--hub', 'an https address, or http on this machine')
  }
  const workstation = openWorkstation({
    dataFolder,
    host: 'loopback',
    appVersion: appVersion(),
    report: reportTo(output),
    ...(options.hub === undefined ? {} : { proposedHubUrl: options.hub }),
  })
  try {
    const host = await namingTakenPort(
      startLoopbackHost({
        workstation,
        screens: screensFolder(),
        port,
        onAddress: (url) => output.words(`another window: ${url}`),
      }),
    )
    output.json({ ok: true, url: host.url })
    await untilStopped()
    await host.close()
  } finally {
    await workstation.close()
  }
  return 0
}

/** One exchange. Exit code 2 when the workstation is not enrolled, 1 when the hub could not be reached. */
export async function syncCommand(args: readonly string[], output: CommandOutput): Promise<number> {
  const [action, ...rest] = args
  if (action === '--help' || action === undefined) return output.help(SYNC_HELP)
  if (action !== 'now') throw new InputRefused('command', 'sync now')
  const options = readOptions(rest, ['data'])
  if (options.help) return output.help(SYNC_HELP)
  const workstation = openWorkstation({
    dataFolder: required(options.data, 'data'),
    host: 'loopback',
    appVersion: appVersion(),
    report: reportTo(output),
    create: false,
    background: false,
  })
  try {
    const answer = await workstation.sync.now()
    if (!answer.ok) throw new InputRefused('--data', answer.refusal.message, answer.refusal.code)
    const { confirmed, waiting, sent, attention, lastProblem, lastContactAt } = answer.value
    const state = { confirmed, waiting, sent, attention: attention.length, lastContactAt }
    if (lastProblem === null) {
      output.json({ ok: true, ...state })
      return 0
    }
    output.json({
      ok: false,
      code: lastProblem.code,
      message: 'the exchange was not completed',
      ...state,
    })
    return 1
  } finally {
    await workstation.close()
  }
}

function isUsableHub(text: string): boolean {
  return URL.canParse(text) && isAllowedHubUrl(text)
}

/** Turns the system's answer about a port into a refusal of the option that named it. */
async function namingTakenPort<Value>(starting: Promise<Value>): Promise<Value> {
  try {
    return await starting
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    throw new InputRefused('--port', 'this port is taken or not allowed', 'port_taken')
  }
}
