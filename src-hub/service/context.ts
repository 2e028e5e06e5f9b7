/** What every service of the hub is given. */
import type { Clock, Random } from '#shared/foundation/ports.ts'
import type { HubDatabase } from '../store/hub-database.ts'
import type { Organisation } from '../store/organisation-table.ts'

/**
 * A line for the operator's log: a stable word and facts that are ids, codes and counts. Customer text
 * and names never go in.
 */
export type Report = (
  level: 'info' | 'warning' | 'alarm',
  word: string,
  facts: Readonly<Record<string, string | number>>,
) => void

/**
 * What may be said of an error in the log: its kind and code. Its message may quote values, and values
 * may be customers' words.
 */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? `${error.name} ${code}` : error.name
}

export interface HubContext {
  readonly database: HubDatabase
  readonly clock: Clock
  readonly random: Random
  readonly report: Report
  /** Version of the program, written into the hub's own events. */
  readonly version: string
  /** The hub's own device id: the fingerprint of its key. */
  readonly device: string
  /** Keys and the incarnation as last seen; a failover changes the incarnation while the hub runs. */
  organisation(): Organisation
}

/** A signed answer as it travels; HTTP adds nothing to it. */
export interface HubAnswer {
  readonly status: number
  readonly body: Uint8Array
  /** Ed25519 of the hub over `body`, base64. */
  readonly signature: string
}
