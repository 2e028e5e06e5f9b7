/** Looking after the data folder from the settings screen. */
import type { peopleCalls } from '#shared/contract/calls/people.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { accepted } from '#shared/foundation/result.ts'
import type { Desk, DeskSession } from './desk.ts'

type StoreCalls = Pick<typeof peopleCalls, 'store.verify' | 'store.backUp'>

export function storeHandlers(desk: Desk): Handlers<StoreCalls, DeskSession> {
  return {
    'store.verify': async () => {
      const report = await desk.care.verify()
      return accepted({ ...report, faults: [...report.faults] })
    },
    'store.backUp': async () => accepted(await desk.care.backUp()),
  }
}
