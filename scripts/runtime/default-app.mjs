// What `electron <folder>` starts with: finds the application and hands over to it.
//
// Top-level await matters: only while this module is still loading does Electron hold back its
// "ready" event, and the application must register its own protocol before that event.
import { existsSync, readFileSync } from 'node:fs'
import Module from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const preloaded = []
let given
const words = process.argv.slice(1)
while (words.length > 0 && given === undefined) {
  const word = words.shift()
  if (word === '--version' || word === '-v') {
    console.log(`v${process.versions.electron}`)
    process.exit(0)
  }
  // Test drivers hand over their loader with -r; every other switch belongs to Electron itself.
  if (word === '-r' || word === '--require') preloaded.push(words.shift())
  else if (!word.startsWith('-')) given = word
}
if (given === undefined) {
  console.error('usage: electron [switches] <application folder or file>')
  process.exit(1)
}
if (preloaded.length > 0) Module._preloadModules(preloaded)

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
const target = resolve(given)
const manifest = join(target, 'package.json')
const entry = Module._resolveFilename(target, null, true)
if (existsSync(manifest)) {
  const about = JSON.parse(readFileSync(manifest, 'utf8'))
  app.name = about.productName ?? about.name ?? app.name
  if (about.version) app.setVersion(about.version)
  app.setAppPath(target)
} else {
  app.setAppPath(dirname(entry))
}
try {
  await import(pathToFileURL(entry).href)
} catch (fault) {
  console.error('the application failed while loading\n', fault)
  process.exit(1)
}
