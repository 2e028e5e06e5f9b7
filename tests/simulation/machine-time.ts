/** The time that a machine's screens show, and ids made there. */
import { newUuid } from '#shared/foundation/identifier.ts'
import { readMeta } from '#main/store/log/meta-table.ts'
import type { Machine } from './machine.ts'

/** The clock on this machine's wall, corrected as the program corrects it. */
export function nowAt(machine: Machine): number {
  const clockOffsetMs = readMeta(machine.look(), 'clockOffsetMs')
  const own = machine.world.time + machine.clockErrorMs
  return own + (Math.abs(clockOffsetMs ?? 0) > 120_000 ? (clockOffsetMs ?? 0) : 0)
}

export function newId(machine: Machine): string {
  return newUuid({ now: () => machine.world.time }, machine.world.random)
}
