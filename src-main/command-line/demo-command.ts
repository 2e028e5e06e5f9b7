/** `demo`: a fresh data folder with a branch's month, the same log for the same seed. */
import { existsSync, readdirSync } from 'node:fs'
import { demonstrationStart, playBranch } from '../demonstration/branch-day.ts'
import { createSeededRandom, createVirtualClock } from '../demonstration/virtual-world.ts'
import { openWorkstation } from '../service/workstation.ts'
import type { CommandOutput } from './command-output.ts'
import { InputRefused, readOptions, required, wholeNumber } from './options.ts'
import { appVersion, reportTo } from './report.ts'

/** Working days; from the first Monday shown to the quoted day there are fewer. */
const DAYS_OF_A_MONTH = 23

export const DEMO_HELP = `counterbook demo --data DIR [--seed N] [--days N]
  Fills an empty DIR with a branch's month of shifts and complaints, through the same calls that screens
  use. The last day is made of the complaints that the sources quote; --days 1 plays that day alone.
  Prints the cases and the PINs that were made for this folder.`

export async function demoCommand(args: readonly string[], output: CommandOutput): Promise<number> {
  const options = readOptions(args, ['data', 'seed', 'days'])
  if (options.help) return output.help(DEMO_HELP)
  const dataFolder = required(options.data, 'data')
  const seed = wholeNumber(options.seed, 'seed', 0, 2 ** 31 - 1) ?? 1
  // A demonstration never mixes with a real branch.
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw new InputRefused('--data', 'the folder must be empty or new', 'folder_not_empty')
  }
  const days = wholeNumber(options.days, 'days', 1, DAYS_OF_A_MONTH) ?? DAYS_OF_A_MONTH
  const clock = createVirtualClock(demonstrationStart(days))
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
    // A chance of its own: an event more in the log must not make another month of the same seed.
    const chance = createSeededRandom(seed + 1)
    const played = await playBranch(workstation, clock, chance, days)
    const { deviceId, waiting } = workstation.sync.status()
    output.json({ ok: true, seed, ...played, events: waiting, deviceId })
    return 0
  } finally {
    await workstation.close()
  }
}
