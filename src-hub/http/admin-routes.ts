/**
 * What the command line asks of a running hub. Served on a loopback port of its own with a token
 * that stands in a file only the operator's account can read.
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { utf8 } from '#shared/foundation/bytes.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { consoleCalls } from '#shared/contract/console.ts'
import { inputRefusal } from '#shared/contract/input-refusal.ts'
import { employeeNoSchema } from '#shared/staff/events.ts'
import { ROLES } from '#shared/staff/role.ts'
import { officeWishSchema, publishOffice, sealedSubmissions } from '../compliance/office.ts'
import { addUser } from '../console/people.ts'
import { parseJson } from '../service/answer.ts'
import type { Hub } from '../service/hub.ts'
import { sha256 } from '../service/keys.ts'

const codeWishSchema = consoleCalls['console.enrolCode'].input
const userWishSchema = z.strictObject({
  employeeNo: employeeNoSchema,
  role: z.enum(ROLES),
  pin: z.string().regex(/^[0-9]{6,12}$/),
})

export const CODE_PATH = '/admin/enrol-code'
export const USER_PATH = '/admin/user'
export const OFFICE_PATH = '/admin/compliance-office'
export const SEALED_PATH = '/admin/sealed'

/** The deeds behind the routes; the command line does them itself when no hub runs. */
export interface AdminDeeds {
  [CODE_PATH](input: unknown): Promise<Result<Record<string, unknown>>>
  [USER_PATH](input: unknown): Promise<Result<Record<string, unknown>>>
  [OFFICE_PATH](input: unknown): Promise<Result<Record<string, unknown>>>
  [SEALED_PATH](input: unknown): Promise<Result<Record<string, unknown>>>
}

/** Builds the deeds over a hub. */
export function adminDeeds(hub: Hub, pepper: Uint8Array): AdminDeeds {
  return {
    async [CODE_PATH](input) {
      const wish = codeWishSchema.safeParse(input)
      if (!wish.success) return { ok: false, refusal: inputRefusal(wish.error) }
      const issued = await hub.createEnrolmentCode({ ...wish.data, createdBy: 'operator' })
      return accepted({
        code: issued.code,
        branch: issued.branchCode,
        expiresAt: formatInstant(issued.expiresAt),
      })
    },
    async [USER_PATH](input) {
      const wish = userWishSchema.safeParse(input)
      if (!wish.success) return { ok: false, refusal: inputRefusal(wish.error) }
      return addUser(hub.context, pepper, wish.data)
    },
    async [OFFICE_PATH](input) {
      const wish = officeWishSchema.safeParse(input)
      if (!wish.success) return { ok: false, refusal: inputRefusal(wish.error) }
      const published = await publishOffice(hub.context, wish.data)
      return published.ok ? accepted({ ...published.value }) : published
    },
    async [SEALED_PATH]() {
      return accepted({ ...(await sealedSubmissions(hub.context)) })
    },
  }
}

/** Adds the routes; every request must carry `token`. */
export function addAdminRoutes(app: FastifyInstance, deeds: AdminDeeds, token: string): void {
  const expected = sha256(utf8(`Bearer ${token}`))
  app.addHook('onRequest', async (request, reply) => {
    const given = sha256(utf8(request.headers.authorization ?? ''))
    if (!timingSafeEqual(given, expected)) {
      await reply.code(401).send(refused('wrong_token', 'this needs the token of the hub'))
    }
  })
  for (const path of [CODE_PATH, USER_PATH, OFFICE_PATH, SEALED_PATH] as const) {
    app.post(path, { bodyLimit: 4096 }, async (request) =>
      deeds[path](Buffer.isBuffer(request.body) ? parseJson(request.body) : undefined),
    )
  }
}
