/** Electron entry and composition root: the only file that knows both the window and the book. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { chosenDataFolder, namedWord } from './folders.ts'
import { openWorkstation } from './service/workstation.ts'
import { report } from './shell/report.ts'
import { start } from './shell/start.ts'

// An installation may bring a database driver of its own for machines older than the common one.
// What the surroundings name is not believed there: it would be a way to load foreign code.
if (app.isPackaged) process.env['COUNTERBOOK_NATIVE_FOLDER'] = join(process.resourcesPath, 'native')

const words = process.argv.slice(1)
const dataFolder = chosenDataFolder(words, {
  platform: process.platform,
  home: homedir(),
  environment: process.env,
})
const hub = namedWord(words, '--hub')

start({
  dataFolder,
  open: async (strip) =>
    openWorkstation({
      dataFolder,
      host: 'electron',
      strip,
      appVersion: app.getVersion(),
      report,
      ...(hub === undefined ? {} : { proposedHubUrl: hub }),
    }),
})
