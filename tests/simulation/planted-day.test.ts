/** The bugs that are planted around the counter's day, each found. */
import { vi } from 'vitest'
import { findPlanted } from './find-planted.ts'
import { PLANTED_DAY_BUGS } from './planted-day-bugs.ts'

vi.mock('#shared/staff/pin.ts', async (original) =>
  (await import('./cheap-pins.ts')).cheapPins(original),
)

findPlanted(PLANTED_DAY_BUGS)
