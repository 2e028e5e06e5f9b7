/**
 * First import of every page: its policy forbids building code from text, which zod would otherwise
 * try as soon as the first schema is made.
 */
import { z } from 'zod'

z.config({ jitless: true })
