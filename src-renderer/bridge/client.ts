/**
 * The typed calls that screens use, over whichever door is there.
 *
 * A host that does not answer is a refusal `host_lost` and a visible state; while it is lost, the
 * bridge knocks every two seconds and says when somebody opens.
 */
import type { CallName } from '#shared/contract/call-names.ts'
import type { Announcements, Topic } from '#shared/contract/topics.ts'
import type { WorkstationClient } from '#shared/contract/workstation.ts'
import { type Refusal, type Result, refused } from '#shared/foundation/result.ts'
import { noteConnection, useConnection } from './connection.state.ts'
import type { Door } from './door.ts'
import { loopbackDoor } from './loopback-door.ts'
import { windowDoor } from './window-door.ts'

const KNOCK_MS = 2000

let door: Door | undefined
let knocking: ReturnType<typeof setTimeout> | undefined
let probe = 'app.status'
const refusalListeners = new Set<(refusal: Refusal) => void>()

/** Hears every refusal, so that a session that ended elsewhere ends on the screen too. */
export function watchRefusals(listener: (refusal: Refusal) => void): () => void {
  refusalListeners.add(listener)
  return () => refusalListeners.delete(listener)
}

/** Chooses the door. The console passes its own harmless call to knock with. */
export function openDoor(chosen?: Door, knockWith = 'app.status'): void {
  door = chosen ?? windowDoor() ?? loopbackDoor(noteConnection)
  probe = knockWith
}

/** Sends one call by name; the two typed clients stand on it. */
export async function send(name: string, input: unknown): Promise<Result<unknown>> {
  if (!door) openDoor()
  try {
    const answer = await (door as Door).call(name, input)
    noteConnection(true)
    if (!answer.ok) for (const listener of refusalListeners) listener(answer.refusal)
    return answer
  } catch {
    // What went wrong on the way is no news for the person; that nothing arrived is.
    noteConnection(false)
    knockLater()
    return refused('host_lost', 'the program behind this page does not answer')
  }
}

function knockLater(): void {
  knocking ??= setTimeout(() => {
    knocking = undefined
    void send(probe, {})
  }, KNOCK_MS)
}

/** The workstation's calls. */
export const call: WorkstationClient = (name, input) =>
  send(name satisfies CallName, input) as ReturnType<typeof call<typeof name>>

/** Hears announcements of the host until the answered function is called. */
export function subscribe<T extends Topic>(
  topic: T,
  listener: (detail: Announcements[T]) => void,
): () => void {
  if (!door) openDoor()
  return (door as Door).subscribe(topic, listener)
}

/** Runs once each time the host answers again. */
export function onReconnect(run: () => void): () => void {
  return useConnection.subscribe((now, before) => {
    if (now.connected && !before.connected) run()
  })
}
