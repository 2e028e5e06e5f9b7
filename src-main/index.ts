/** Electron entry and composition root: the only file that knows both the window and the book. */
import { app } from 'electron'
import { homedir } from 'node:os'
import { chosenDataFolder } from './folders.ts'
import { openWorkstation } from './service/workstation.ts'
import { report } from './shell/report.ts'
import { start } from './shell/start.ts'

const dataFolder = chosenDataFolder(process.argv.slice(1), {
  platform: process.platform,
  home: homedir(),
  environment: process.env,
})

start({
  dataFolder,
  open: async () =>
    openWorkstation({ dataFolder, host: 'electron', appVersion: app.getVersion(), report }),
})
