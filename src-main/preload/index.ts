/**
 * Runs inside the page before its scripts, sandboxed. It shows the contract's verbs and the topics
 * as `window.counterbook` and nothing else: a page cannot name a channel or reach Electron.
 */
import { contextBridge, ipcRenderer } from 'electron'
import { callNames } from '#shared/contract/call-names.ts'
import { type Announcement, topics } from '#shared/contract/topics.ts'
import { buildVerbs, type ExposedHost } from '#shared/contract/verbs.ts'
import { announcementChannel, callChannel } from './channels.ts'

type Listener = (detail: never) => void
const listeners = new Map<string, Set<Listener>>(topics.map((topic) => [topic, new Set()]))

ipcRenderer.on(announcementChannel, (_event, { topic, detail }: Announcement) => {
  for (const listener of listeners.get(topic) ?? []) listener(detail as never)
})

const host: ExposedHost = {
  call: buildVerbs(callNames, (name, input) => ipcRenderer.invoke(callChannel, name, input)),
  subscribe(topic, listener) {
    const group = listeners.get(topic)
    if (!group) throw new Error('there is no such topic')
    // A fresh function each time, so that one listener may subscribe twice and leave once.
    const own: Listener = (detail) => listener(detail)
    group.add(own)
    return () => {
      group.delete(own)
    }
  },
}

contextBridge.exposeInMainWorld('counterbook', host)
