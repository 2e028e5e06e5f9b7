/** Enrolment: the device shows its key and the code, and checks the hub's key against the code. */
import { fromHex, toHex } from '#shared/foundation/bytes.ts'
import { parseInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { FINGERPRINT_BYTES, base32, parseEnrolmentCode } from '#shared/sync/enrolment-code.ts'
import {
  type EnrolRequest,
  PATHS,
  PROTOCOL,
  SIGNATURE_HEADER,
  enrolAnswerSchema,
  refusalAnswerSchema,
} from '#shared/sync/messages.ts'
import type { Book } from '../service/book.ts'
import { sha256, signBytes, signatureHolds } from '../service/device-keys.ts'
import { readMeta, writeMeta } from '../store/log/meta-table.ts'
import { makeNonce } from './hub-line.ts'
import { type Net, isAllowedHubUrl } from './transport.ts'

const KNOWN_REFUSALS = ['code_wrong', 'code_used', 'code_expired', 'revoked', 'already_enrolled']

/**
 * Enrols this workstation. Everything written before stays and leaves with the next push. Refuses with
 * the codes of `sync.enrol`; nothing is stored then.
 */
export async function enrol(
  book: Book,
  net: Net,
  input: { readonly hubUrl: string; readonly code: string; readonly label: string },
): Promise<Result<true>> {
  if (readMeta(book.db, 'hubPublicKey') !== null) {
    return refused('already_enrolled', 'this workstation is enrolled already')
  }
  if (!isAllowedHubUrl(input.hubUrl)) {
    return refused('plain_http_refused', 'plain HTTP is for this machine only', { field: 'hubUrl' })
  }
  const code = parseEnrolmentCode(input.code)
  if (!code) return refused('code_wrong', 'this is no enrolment code', { field: 'code' })
  const request: EnrolRequest = {
    protocol: PROTOCOL,
    code: `CB1-${code.secret}-${code.hubFingerprint}`,
    publicKey: toHex(book.keys.publicKey),
    label: input.label,
    nonce: makeNonce(book),
  }
  const bytes = Buffer.from(JSON.stringify(request))
  const signature = Buffer.from(signBytes(book.keys.privateKey, bytes)).toString('base64')
  let answer: Awaited<ReturnType<Net['post']>>
  try {
    answer = await net.post(new URL(PATHS.enrol, input.hubUrl).href, bytes, signature)
  } catch {
    return refused('hub_unreachable', 'nobody answers at this address', { field: 'hubUrl' })
  }
  return accept(book, input.hubUrl, code.hubFingerprint, request.nonce, answer)
}

function accept(
  book: Book,
  hubUrl: string,
  fingerprint: string,
  nonce: string,
  answer: Awaited<ReturnType<Net['post']>>,
): Result<true> {
  let said: unknown
  try {
    said = JSON.parse(Buffer.from(answer.body).toString('utf8'))
  } catch {
    return refused('hub_not_trusted', 'what answers there is no hub', { field: 'hubUrl' })
  }
  const refusal = refusalAnswerSchema.safeParse(said)
  if (refusal.success) {
    const code = KNOWN_REFUSALS.includes(refusal.data.code)
      ? refusal.data.code
      : 'hub_not_understood'
    return refused(code, 'the hub refused the code', { field: 'code' })
  }
  const parsed = enrolAnswerSchema.safeParse(said)
  if (
    !parsed.success ||
    parsed.data.nonce !== nonce ||
    !/^([0-9a-f]{2})+$/.test(parsed.data.hubPublicKey)
  ) {
    return refused('hub_not_trusted', 'what answers there is no hub', { field: 'hubUrl' })
  }
  const hubKey = fromHex(parsed.data.hubPublicKey)
  const named = base32(sha256(hubKey).subarray(0, FINGERPRINT_BYTES)) === fingerprint
  const signature = Buffer.from(answer.signature ?? '', 'base64')
  if (!named || !signatureHolds(hubKey, answer.body, signature)) {
    return refused(
      'hub_not_trusted',
      `the answer lacks the key that the code names (${SIGNATURE_HEADER})`,
      {
        field: 'hubUrl',
      },
    )
  }
  book.writeLocal((db) => {
    writeMeta(db, 'hubUrl', hubUrl)
    writeMeta(db, 'hubPublicKey', hubKey)
    writeMeta(db, 'branchId', parsed.data.branchId)
    writeMeta(db, 'incarnation', parsed.data.incarnation)
    writeMeta(db, 'branchCursor', 0)
    writeMeta(db, 'organisationCursor', 0)
    const hubTime = parseInstant(parsed.data.hubTime)
    if (hubTime.ok) {
      writeMeta(db, 'clockOffsetMs', hubTime.value - book.clock.now())
      writeMeta(db, 'lastContactMs', book.clock.now())
    }
  })
  book.reloadPlace()
  return accepted(true)
}
