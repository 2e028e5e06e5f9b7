/** Seeds 151 to 200. A failure prints its seed: SIMULATION_SEED=… npx vitest run tests/simulation/seeds-1.test.ts */
import { runSeeds } from './run-seeds.ts'

runSeeds(4)
