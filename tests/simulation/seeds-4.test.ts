/** Seeds 151 to 200. A failure prints its seed: SIMULATION_SEED=… npx vitest run tests/simulation/seeds-1.test.ts */
import { vi } from 'vitest'
import { runSeeds } from './run-seeds.ts'

vi.mock('#shared/staff/pin.ts', async (original) =>
  (await import('./cheap-pins.ts')).cheapPins(original),
)

runSeeds(4)
