/** Running a long job in the worker thread. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { BackupReport } from './backup.ts'
import type { VerifyReport } from './verify.ts'
import type { Keys } from './key-file.ts'
import { StoreProblem, type StoreProblemCode } from './store-problem.ts'

export type LongJob =
  | { readonly kind: 'verify' }
  | { readonly kind: 'backup'; readonly file: string }
export type LongJobAnswer =
  | { readonly ok: true; readonly value: VerifyReport | BackupReport }
  | { readonly ok: false; readonly code: StoreProblemCode; readonly detail: string }

interface Place {
  readonly folder: string
  readonly keys: Keys
}

/** Checks everything while the workstation goes on. Rejects with `StoreProblem`. */
export function verifyInWorker(place: Place): Promise<VerifyReport> {
  return runJob(place, { kind: 'verify' }) as Promise<VerifyReport>
}

/** Makes a verified backup while the workstation goes on. Rejects with `StoreProblem`. */
export function backUpInWorker(place: Place, file: string): Promise<BackupReport> {
  return runJob(place, { kind: 'backup', file }) as Promise<BackupReport>
}

function runJob({ folder, keys }: Place, job: LongJob): Promise<VerifyReport | BackupReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: { folder, keys, job } })
    worker.once('message', (answer: LongJobAnswer) => {
      if (answer.ok) resolve(answer.value)
      else reject(new StoreProblem(answer.code, answer.detail))
    })
    worker.once('error', () => reject(new StoreProblem('store_failed', 'worker')))
    worker.once('exit', () => reject(new StoreProblem('store_failed', 'worker ended')))
  })
}

/** The built worker beside the built main file, or the source when started from source. */
function workerFile(): string {
  // The bundler may put this module beside the worker or one folder below.
  const built = [
    join(import.meta.dirname, 'worker.js'),
    join(import.meta.dirname, '..', 'worker.js'),
  ]
  return built.find((file) => existsSync(file)) ?? join(import.meta.dirname, 'worker.ts')
}
