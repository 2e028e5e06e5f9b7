/** Letting devices in: a code that a person carries, a key that the device made, an answer under the hub's key. */
import { fromHex, toHex, utf8 } from '#shared/foundation/bytes.ts'
import { DAY_MS, type EpochMs, formatInstant } from '#shared/foundation/instant.ts'
import { newUuid } from '#shared/foundation/identifier.ts'
import { deviceIdOf } from '#shared/log/device-id.ts'
import {
  FINGERPRINT_BYTES,
  SECRET_BYTES,
  base32,
  formatEnrolmentCode,
  parseEnrolmentCode,
} from '#shared/sync/enrolment-code.ts'
import { type EnrolAnswer, type EnrolRequest, enrolRequestSchema } from '#shared/sync/messages.ts'
import {
  ensureBranch,
  findDevice,
  insertCode,
  insertDevice,
  lockCode,
  markCodeUsed,
} from '../store/branch-table.ts'
import { storableText } from '../store/hub-database.ts'
import { parseJson, signedAnswer } from './answer.ts'
import type { HubAnswer, HubContext } from './context.ts'
import { isPublicKey, isSignedBy, sha256 } from './keys.ts'

/** How long a code lets somebody in. */
const CODE_LIFE_MS = 7 * DAY_MS

const ENROL_STATUS = {
  invalid_request: 400,
  bad_signature: 401,
  code_wrong: 403,
  code_used: 403,
  code_expired: 403,
  revoked: 403,
  already_enrolled: 409,
} as const
type EnrolRefusal = keyof typeof ENROL_STATUS

export interface IssuedCode {
  /** Shown once; the hub keeps only its digest. */
  readonly code: string
  readonly branchId: string
  readonly branchCode: string
  readonly expiresAt: EpochMs
}

/** Issues a single-use code for a branch, making the branch when its code is new. */
export async function createEnrolmentCode(
  context: HubContext,
  wanted: { branchCode: string; branchName: string | null; createdBy: string },
): Promise<IssuedCode> {
  const { clock, random, database } = context
  const secret = random.bytes(SECRET_BYTES)
  const now = clock.now()
  const expiresAt = now + CODE_LIFE_MS
  const branch = await database.transaction(async (tx) => {
    const made = await ensureBranch(tx, {
      newId: newUuid(clock, random),
      code: wanted.branchCode,
      name: wanted.branchName,
      now,
    })
    await insertCode(tx, {
      secretHash: sha256(utf8(base32(secret))),
      branchId: made.branchId,
      createdBy: wanted.createdBy,
      now,
      expiresAt,
    })
    return made
  })
  context.report('info', 'enrolment_code_issued', { branch: branch.branchId })
  const fingerprint = sha256(context.organisation().publicKey).subarray(0, FINGERPRINT_BYTES)
  return {
    code: formatEnrolmentCode(secret, fingerprint),
    branchId: branch.branchId,
    branchCode: branch.code,
    expiresAt,
  }
}

/** Enrols the device whose key signed the request. Asking again after a lost answer gives the same answer. */
export async function enrol(
  context: HubContext,
  bytes: Uint8Array,
  signature: string | null,
): Promise<HubAnswer> {
  const parsed = enrolRequestSchema.safeParse(parseJson(bytes))
  if (!parsed.success || !/^([0-9a-f]{2})+$/.test(parsed.data.publicKey)) {
    return refuse(context, 'invalid_request')
  }
  const request = parsed.data
  const publicKey = fromHex(request.publicKey)
  const device = deviceIdOf(sha256, publicKey)
  if (!isPublicKey(publicKey) || device === context.device)
    return refuse(context, 'invalid_request')
  if (!isSignedBy(publicKey, bytes, signature)) return refuse(context, 'bad_signature')
  const outcome = await admit(context, request, device, publicKey)
  if (typeof outcome === 'string') return refuse(context, outcome)
  context.report('info', 'device_enrolled', { branch: outcome.branchId, device })
  const answer: EnrolAnswer = {
    ok: true,
    nonce: request.nonce,
    branchId: outcome.branchId,
    branchCode: outcome.branchCode,
    hubPublicKey: toHex(context.organisation().publicKey),
    incarnation: context.organisation().incarnation,
    hubTime: formatInstant(context.clock.now()),
  }
  return signedAnswer(context, 200, answer)
}

function admit(
  context: HubContext,
  request: EnrolRequest,
  device: string,
  publicKey: Uint8Array,
): Promise<EnrolRefusal | { branchId: string; branchCode: string }> {
  const typed = parseEnrolmentCode(request.code)
  if (!typed) return Promise.resolve('code_wrong')
  const secretHash = sha256(utf8(typed.secret))
  const now = context.clock.now()
  return context.database.transaction(async (tx) => {
    const code = await lockCode(tx, secretHash)
    if (!code) return 'code_wrong'
    if (code.usedBy !== null && code.usedBy !== device) return 'code_used'
    const standing = await findDevice(tx, device)
    if (standing && standing.revokedAt !== null) return 'revoked'
    if (standing && standing.branchId !== code.branchId) return 'already_enrolled'
    if (code.usedBy === null) {
      if (now >= code.expiresAt) return 'code_expired'
      await markCodeUsed(tx, secretHash, device, now)
    }
    if (!standing) {
      const label = storableText(request.label)
      await insertDevice(tx, { device, branchId: code.branchId, publicKey, label, now })
    }
    return { branchId: code.branchId, branchCode: code.branchCode }
  })
}

function refuse(context: HubContext, code: EnrolRefusal): HubAnswer {
  context.report('warning', 'enrolment_refused', { code })
  const message = `the device was not enrolled: ${code}`
  return signedAnswer(context, ENROL_STATUS[code], { ok: false, code, message })
}
