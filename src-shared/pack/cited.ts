/**
 * What every pack shares: a header, and a source on every entry.
 *
 * `source` names the seed section (`S2-19`), the article (`R-18`) or the notice an entry rests on;
 * `origin` says who speaks: the seeds, a regulation, or this project where both are silent.
 */
import { z } from 'zod'

const ORIGINS = ['seed', 'regulation', 'project'] as const

/** The fields of a cited entry, to spread into a strict object. */
export const cited = {
  source: z.string().min(2).max(120),
  origin: z.enum(ORIGINS),
  note: z.string().max(300).optional(),
}

/** The header of a pack of one kind, to spread into a strict object. */
export function packHeader<Kind extends string>(kind: Kind) {
  return {
    pack: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    kind: z.literal(kind),
    version: z.int().min(1),
    title: z.string().min(1).max(120),
  }
}

/** An enumeration value with its Chinese label. */
export const labelled = z.strictObject({ value: z.string().min(1), label: z.string().min(1) })

export interface PackIdentity {
  readonly pack: string
  readonly version: number
}
