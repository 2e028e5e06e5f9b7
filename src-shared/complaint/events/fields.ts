/** Shapes of fields that many events of a case have. */
import { z } from 'zod'

export const entityId = z.uuid()

/** Words of a customer or about one. Long statements belong into an attachment. */
export const words = (max: number) => z.string().trim().min(1).max(max)
