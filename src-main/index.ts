/** Electron entry and composition root: the only file that knows both the window and the book. */
import { homedir } from 'node:os'
import { chosenDataFolder } from './folders.ts'
import { start } from './shell/start.ts'

const dataFolder = chosenDataFolder(process.argv.slice(1), {
  platform: process.platform,
  home: homedir(),
  environment: process.env,
})

start({ dataFolder, open: () => Promise.reject(new Error('no workstation yet')) })
