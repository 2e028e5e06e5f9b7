/**
 * The other window of this workstation: main window and strip tell each other where they are. Codes and ids
 * only, never words; both ask the host for those. A page without another window talks to nobody.
 */

/** What one window tells the other. */
export type BesideMessage =
  /** The main window shows this; the strip follows. */
  | {
      readonly kind: 'shows'
      readonly topics: readonly string[]
      readonly caseId: string | null
      readonly complaintTyped: boolean
    }
  /** The strip has just come up and asks what the main window shows. */
  | { readonly kind: 'what' }
  /** The walk that is kept as a draft was changed here. */
  | { readonly kind: 'walk' }
  /** The strip asks the main window for the form of a record of the walk. */
  | { readonly kind: 'record'; readonly call: string }
  /** Somebody has their hands on this window: the other must not lock for want of a hand. */
  | { readonly kind: 'alive' }

const CHANNEL = 'counterbook-beside'
const KINDS: readonly string[] = ['shows', 'what', 'walk', 'record', 'alive']

let channel: BroadcastChannel | null = null
const listeners = new Set<(message: BesideMessage) => void>()

/** Begins to talk. Before that, and in pages that never do, messages go nowhere. */
export function openBeside(): void {
  channel ??= new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isMessage(data)) for (const listener of listeners) listener(data)
  }
}

/** Tells the other window. */
export function tellBeside(message: BesideMessage): void {
  channel?.postMessage(message)
}

/** Hears the other window until the answered function is called. */
export function hearBeside(listener: (message: BesideMessage) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Another version of the page may be open while a new one is loaded. */
function isMessage(data: unknown): data is BesideMessage {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return false
  const { kind, topics, caseId, complaintTyped, call } = data as Record<string, unknown>
  if (typeof kind !== 'string' || !KINDS.includes(kind)) return false
  if (kind === 'record') return typeof call === 'string'
  if (kind !== 'shows') return true
  return (
    Array.isArray(topics) &&
    topics.every((topic) => typeof topic === 'string') &&
    (caseId === null || typeof caseId === 'string') &&
    typeof complaintTyped === 'boolean'
  )
}
