/** The bugs that are planted around cases, each found. */
import { vi } from 'vitest'
import { findPlanted } from './find-planted.ts'
import { PLANTED_CASE_BUGS } from './planted-case-bugs.ts'

vi.mock('#shared/staff/pin.ts', async (original) =>
  (await import('./cheap-pins.ts')).cheapPins(original),
)

findPlanted(PLANTED_CASE_BUGS)
