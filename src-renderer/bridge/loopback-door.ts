/** The door of a page served over HTTP: the loopback host, or the hub for the console. */
import type { Announcement } from '#shared/contract/topics.ts'
import type { Result } from '#shared/foundation/result.ts'
import type { Door } from './door.ts'

/**
 * A door on the page's own address, wherever the host put the page (`/` or `/console/`); cookies of the
 * same origin say who asks.
 */
export function loopbackDoor(onConnection: (connected: boolean) => void): Door {
  const listeners = new Map<string, Set<(detail: never) => void>>()
  let events: EventSource | undefined

  const listen = () => {
    const source = new EventSource('events')
    source.onopen = () => onConnection(true)
    source.onerror = () => onConnection(false)
    source.onmessage = (message: MessageEvent<string>) => {
      const { topic, detail } = JSON.parse(message.data) as Announcement
      for (const listener of listeners.get(topic) ?? []) listener(detail as never)
    }
    return source
  }

  return {
    call: post,
    subscribe(topic, listener) {
      events ??= listen()
      const group = listeners.get(topic) ?? new Set()
      listeners.set(topic, group)
      const own = (detail: never) => listener(detail)
      group.add(own)
      return () => group.delete(own)
    },
  }
}

async function post(name: string, input: unknown): Promise<Result<unknown>> {
  // Beside the page: the loopback host serves it at the root, the hub serves the console under /console/.
  const response = await fetch(`call/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-counterbook': '1' },
    credentials: 'same-origin',
    body: JSON.stringify(input),
  })
  // Every answer of the gate is JSON with `ok`, refusals too; anything else is not our host.
  const answer: unknown = await response.json()
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) {
    throw new Error('not an answer of the host')
  }
  return answer as Result<unknown>
}
