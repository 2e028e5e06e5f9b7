/** Instants as events hold them: what cannot be read as a moment never reaches a clock or a screen. */
import { z } from 'zod'
import { parseInstant } from './instant.ts'

export const instantSchema = z
  .string()
  .max(40)
  .check(({ value, issues }) => {
    const read = parseInstant(value)
    if (read.ok) return
    const { message, params } = read.refusal
    issues.push({ code: 'custom', message, params: { ...params }, input: value })
  })
