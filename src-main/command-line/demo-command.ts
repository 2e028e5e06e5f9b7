/** `demo`: a fresh data folder with a believable branch day, the same log for the same seed. */
import { existsSync, readdirSync } from 'node:fs'
import { demonstrationStart, playBranchDay } from '../demonstration/branch-day.ts'
import { createSeededRandom, createVirtualClock } from '../demonstration/virtual-world.ts'
import { openWorkstation } from '../service/workstation.ts'
import type { CommandOutput } from './counterbook.ts'
import { InputRefused, readOptions, required, wholeNumber } from './options.ts'
import { appVersion, reportTo } from './report.ts'

export const DEMO_HELP = `counterbook demo --data DIR [--seed N]
  Fills an empty DIR with a branch day made of the complaints that the sources quote, through the same
  calls that screens use. Prints the cases and the PINs that were made for this folder.`

export async function demoCommand(args: readonly string[], output: CommandOutput): Promise<number> {
  const options = readOptions(args, ['data', 'seed'])
  if (options.help) return output.help(DEMO_HELP)
  const dataFolder = required(options.data, 'data')
  const seed = wholeNumber(options.seed, 'seed', 0, 2 ** 31 - 1) ?? 1
  // A demonstration never mixes with a real branch.
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw new InputRefused('--data', 'the folder must be empty or new', 'folder_not_empty')
  }
  const clock = createVirtualClock(demonstrationStart())
  const random = createSeededRandom(seed)
  const workstation = openWorkstation({
    dataFolder,
    host: 'loopback',
    appVersion: appVersion(),
    report: reportTo(output),
    background: false,
    clock,
    random,
  })
  try {
    const played = await playBranchDay(workstation, clock, random)
    const { deviceId, waiting } = workstation.sync.status()
    output.json({ ok: true, seed, ...played, events: waiting, deviceId })
    return 0
  } finally {
    await workstation.close()
  }
}
