/**
 * Loaded before each file of tests that sign people in: PINs cost as little as they can there, because
 * thousands of sign-ins would take most of the run. The parameters stand with each verifier, so the code is
 * the same; `pin-cost.test.ts` and the window tests pay the full price.
 */
import { vi } from 'vitest'

vi.mock(import('#shared/staff/pin.ts'), async (original) => {
  const cheap = { cost: 16, blockSize: 1, parallelization: 1, keyLength: 32 }
  return { ...(await original()), PIN_SCRYPT: cheap as never }
})
