/** The door of the program's own window: what the preload script shows as `window.counterbook`. */
import type { ExposedHost, Send } from '#shared/contract/verbs.ts'
import type { Door } from './door.ts'

type Verb = (input?: unknown) => ReturnType<Send>

/** The window's door; null where no such host stands behind the page. */
export function windowDoor(): Door | null {
  const { counterbook } = window as unknown as { readonly counterbook?: ExposedHost }
  if (counterbook === undefined) return null
  const verbs: Readonly<Record<string, Readonly<Record<string, Verb>> | undefined>> =
    counterbook.call
  return {
    call(name, input) {
      const [domain = '', verb = ''] = name.split('.')
      const run = verbs[domain]?.[verb]
      return run ? run(input) : Promise.reject(new Error('the host has no such verb'))
    },
    subscribe: (topic, listener) => counterbook.subscribe(topic, listener),
  }
}
