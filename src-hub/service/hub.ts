/**
 * The hub as one object: everything head office's machine does, callable without HTTP. The server and
 * a simulator with virtual time drive the same thing.
 */
import { toHex } from '#shared/foundation/bytes.ts'
import type { Clock, Random } from '#shared/foundation/ports.ts'
import { deviceIdOf } from '#shared/log/device-id.ts'
import { runErrands } from '../errand/errands.ts'
import { PROGRAM } from '../projector/folding.ts'
import { type Projected, projectBranch } from '../projector/projector.ts'
import { type AggregateDigest, verifyProjection } from '../projector/verify.ts'
import { revokeDevice } from '../store/branch-table.ts'
import { branchesWithErrands } from '../store/errand-table.ts'
import type { HubDatabase } from '../store/hub-database.ts'
import { migrate, shippedMigrations } from '../store/migrate.ts'
import { type Organisation, ensureOrganisation } from '../store/organisation-table.ts'
import { branchesToFold } from '../store/projection-table.ts'
import type { HubAnswer, HubContext, Report } from './context.ts'
import { tellBranches } from './directory.ts'
import { type IssuedCode, createEnrolmentCode, enrol } from './enrol.ts'
import { type PushOutcome, push } from './ingest.ts'
import { makeKeyPair, sha256 } from './keys.ts'
import { pull } from './pull.ts'

export interface HubOptions {
  readonly database: HubDatabase
  readonly clock: Clock
  readonly random: Random
  readonly version: string
  readonly report: Report
  /** The database was not shut down in order and may have forgotten its last commits. */
  readonly commitsMayBeLost?: boolean
}

export interface Hub {
  readonly context: HubContext
  /** Fingerprint of the hub's key: its device id in every log. */
  readonly device: string
  incarnation(): string
  /** Takes a pushed batch: bytes before compression, signature in base64. Never folds. */
  push(bytes: Uint8Array, signature: string | null): Promise<PushOutcome>
  pull(bytes: Uint8Array, signature: string | null): Promise<HubAnswer>
  enrol(bytes: Uint8Array, signature: string | null): Promise<HubAnswer>
  createEnrolmentCode(wanted: {
    branchCode: string
    branchName: string | null
    createdBy: string
  }): Promise<IssuedCode>
  /** False when there is no such device. */
  revokeDevice(device: string): Promise<boolean>
  /** Carries what a branch wrote to where it belongs; answers the branches whose logs grew by it. */
  runErrands(branchId: string): Promise<ReadonlySet<string>>
  /** Branches with something written on since their errands were run. */
  waitingErrands(): Promise<string[]>
  /** Folds what the branch's log holds beyond its cursor. */
  project(branchId: string): Promise<Projected>
  /** Branches that wait for folding. */
  waitingBranches(): Promise<string[]>
  /** Folds every aggregate of a branch anew and compares; for proofs, not for traffic. */
  verify(branchId: string): Promise<AggregateDigest[]>
  /**
   * Looks whether the database is still the one that was opened; after a failover or restore it takes a
   * new incarnation, also when `commitsMayBeLost`.
   */
  checkIncarnation(commitsMayBeLost?: boolean): Promise<void>
}

const NUMBERS_BEGAN = Date.UTC(2025, 0, 1)
/** Two epochs are made of each number, and an epoch is a 32-bit integer. */
const LAST_NUMBER = 2 ** 30 - 1

/** Seconds since a fixed day, so that no two lives of a hub that was put back share their epochs. */
function incarnationNumberAt(now: number): number {
  return Math.min(LAST_NUMBER, Math.max(1, Math.floor((now - NUMBERS_BEGAN) / 1000)))
}

/** Migrates the database, makes or reads the hub's identity and answers the hub. */
export async function openHub(options: HubOptions): Promise<Hub> {
  const { database, clock, random, version, report } = options
  await migrate(database, await shippedMigrations())

  const look = (commitsMayBeLost: boolean): Promise<Organisation> => {
    const fresh = {
      ...makeKeyPair(random),
      incarnation: toHex(random.bytes(16)),
      number: incarnationNumberAt(clock.now()),
    }
    return ensureOrganisation(database, fresh, commitsMayBeLost)
  }
  let organisation = await look(options.commitsMayBeLost ?? false)
  const device = deviceIdOf(sha256, organisation.publicKey)
  const context: HubContext = {
    database,
    clock,
    random,
    report,
    version,
    device,
    organisation: () => organisation,
  }
  await tellBranches(context)
  return {
    context,
    device,
    incarnation: () => organisation.incarnation,
    push: (bytes, signature) => push(context, bytes, signature),
    pull: (bytes, signature) => pull(context, bytes, signature),
    enrol: (bytes, signature) => enrol(context, bytes, signature),
    async createEnrolmentCode(wanted) {
      const issued = await createEnrolmentCode(context, wanted)
      await tellBranches(context)
      return issued
    },
    revokeDevice: (id) => revokeDevice(database, id, clock.now()),
    project: (branchId) => projectBranch(context, branchId),
    runErrands: (branchId) => runErrands(context, branchId),
    waitingErrands: () => branchesWithErrands(database),
    waitingBranches: () => branchesToFold(database, PROGRAM),
    verify: (branchId) => verifyProjection(context, branchId),
    async checkIncarnation(commitsMayBeLost = false) {
      const before = organisation.incarnation
      organisation = await look(commitsMayBeLost)
      if (organisation.incarnation !== before) {
        report('alarm', 'new_incarnation', { number: organisation.incarnationNumber })
      }
    },
  }
}
