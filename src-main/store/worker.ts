/**
 * The one worker thread: long jobs on a connection of their own, so that the counter never waits. It
 * runs inside the process that owns the folder and shares its lock.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { backUpTo } from './backup.ts'
import { verifyStore } from './verify.ts'
import type { Keys } from './key-file.ts'
import { openSecondConnection } from './open.ts'
import { storeProblemOf } from './store-problem.ts'
import type { LongJob, LongJobAnswer } from './long-job.ts'

interface Order {
  readonly folder: string
  readonly keys: Keys
  readonly job: LongJob
}

function work({ folder, keys, job }: Order): LongJobAnswer {
  const db = openSecondConnection(folder, keys)
  try {
    return job.kind === 'verify'
      ? { ok: true, value: verifyStore({ db }) }
      : { ok: true, value: backUpTo(db, keys, job.file) }
  } catch (error) {
    const problem = storeProblemOf(error)
    return { ok: false, code: problem?.code ?? 'store_failed', detail: problem?.detail ?? '' }
  } finally {
    db.close()
  }
}

parentPort?.postMessage(work(workerData as Order))
