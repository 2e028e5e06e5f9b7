/** `store verify|rebuild|backup|info`: looking after a data folder while no workstation runs on it. */
import { existsSync, statSync } from 'node:fs'
import { openForVerifying, openStore } from '../store/open.ts'
import { infoOf, rebuildAll } from '../store/care.ts'
import { verifyStore } from '../store/verify.ts'
import { backUpTo, backupFile } from '../store/backup.ts'
import type { CommandOutput } from './command-output.ts'
import { InputRefused, readOptions, required } from './options.ts'

export const STORE_HELP = `counterbook store verify|rebuild|backup|info --data DIR [--to FILE]
  verify   every chain, every part, every folded row; names the place of each fault
  rebuild  folds all rows anew from the events
  backup   a verified encrypted copy, in DIR/backups unless --to names a file
  info     events, devices, size, schema`

export async function storeCommand(
  args: readonly string[],
  output: CommandOutput,
): Promise<number> {
  const [action, ...rest] = args
  if (action === undefined || action === '--help') return output.help(STORE_HELP)
  if (!['verify', 'rebuild', 'backup', 'info'].includes(action)) {
    throw new InputRefused('command', 'store verify, rebuild, backup or info')
  }
  const options = readOptions(rest, ['data', 'to'])
  if (options.help) return output.help(STORE_HELP)
  const folder = required(options.data, 'data')
  if (options.to !== undefined && action !== 'backup')
    throw new InputRefused('--to', 'only for backup')
  if (options.to !== undefined && existsSync(options.to)) {
    throw new InputRefused('--to', 'this file exists already', 'already_exists')
  }
  const store =
    action === 'verify' ? openForVerifying(folder) : openStore(folder, { create: false })
  try {
    switch (action) {
      case 'verify': {
        const report = verifyStore(store)
        output.json({ ok: report.faults.length === 0, ...report })
        return report.faults.length === 0 ? 0 : 1
      }
      case 'rebuild':
        output.json({ ok: true, ...rebuildAll(store) })
        return 0
      case 'backup': {
        const file = options.to ?? backupFile(folder, Date.now())
        output.json({
          ok: true,
          ...backUpTo(store.db, store.keys, file),
          size: statSync(file).size,
        })
        return 0
      }
      default:
        output.json({ ok: true, ...infoOf(store) })
        return 0
    }
  } finally {
    store.close()
  }
}
