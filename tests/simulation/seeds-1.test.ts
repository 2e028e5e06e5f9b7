/** Seeds 1 to 50. A failure prints its seed: SIMULATION_SEED=… npx vitest run tests/simulation/seeds-1.test.ts */
import { runSeeds } from './run-seeds.ts'

runSeeds(1)
