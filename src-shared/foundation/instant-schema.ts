/** Instants as events hold them: what cannot be read as a moment never reaches a clock or a screen. */
import { z } from 'zod'
import { parseInstant } from './instant.ts'

export const instantSchema = z
  .string()
  .max(40)
  .refine((text) => parseInstant(text).ok, 'an instant is ISO 8601 with offset')
