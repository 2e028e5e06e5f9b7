/** Folds grown branches one after another, behind the answers. */
import { faultOf } from '../service/context.ts'
import type { Hub } from '../service/hub.ts'

export interface FoldingQueue {
  add(branchId: string): void
  /** Looks for branches that other processes or an earlier run left unfolded. */
  sweep(): Promise<void>
  /** Stops taking work and waits for what runs. */
  close(): Promise<void>
}

/** Builds the queue over a hub. A failure is reported and the branch waits for the next sweep. */
export function createFoldingQueue(hub: Hub): FoldingQueue {
  const waiting = new Set<string>()
  let running: Promise<void> | null = null
  let closed = false

  const work = async () => {
    for (const branchId of waiting) {
      if (closed) return
      waiting.delete(branchId)
      try {
        await hub.project(branchId)
        for (const grown of await hub.runErrands(branchId)) waiting.add(grown)
      } catch (error) {
        hub.context.report('alarm', 'projection_failed', {
          branch: branchId,
          fault: faultOf(error),
        })
      }
    }
  }
  const start = () => {
    running ??= work().finally(() => {
      running = null
      if (waiting.size > 0 && !closed) start()
    })
  }
  return {
    add(branchId) {
      waiting.add(branchId)
      start()
    },
    async sweep() {
      for (const branchId of await hub.waitingBranches()) waiting.add(branchId)
      for (const branchId of await hub.waitingErrands()) waiting.add(branchId)
      if (waiting.size > 0) start()
    },
    async close() {
      closed = true
      await running
    },
  }
}
