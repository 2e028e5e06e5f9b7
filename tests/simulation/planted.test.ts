/** The test of the test: each planted bug is found, and the right program is found right. */
import { vi } from 'vitest'
import { PLANTED_BUGS } from './planted-bugs.ts'
import { findPlanted } from './find-planted.ts'

vi.mock('#shared/staff/pin.ts', async (original) =>
  (await import('./cheap-pins.ts')).cheapPins(original),
)

findPlanted(PLANTED_BUGS)
