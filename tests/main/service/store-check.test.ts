/** The check of the whole book after a start, and that people hear what it found. */
import { expect, test, vi } from 'vitest'
import { createStoreCheck } from '#main/service/store-check.ts'
import { openStore } from '#main/store/open.ts'
import { ADMINISTRATOR, intake, newId, openDesk, removeFolders, setUp } from '../../support/desk.ts'

test('R-116 a record that is altered in the file is told to whoever stands there after the start', async () => {
  const first = openDesk()
  await setUp(first)
  const caseId = newId()
  await first.must('complaint.register', intake(caseId))
  expect((await first.must('today.get', {})).storeFaults).toBeNull()
  await first.close()

  const sound = openDesk(first.folder, { checkStoreAfterMs: 0 })
  await sound.must('session.signIn', ADMINISTRATOR)
  const told: unknown[] = []
  sound.workstation.subscribe(({ topic }) => told.push(topic))
  await vi.waitFor(
    async () => expect((await sound.must('today.get', {})).storeFaults).toBe(0),
    15_000,
  )
  await sound.close()

  const store = openStore(first.folder, { create: false })
  const triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
  for (const name of store.db.prepare(triggers).pluck().all()) {
    store.db.exec(`DROP TRIGGER ${String(name)}`)
  }
  store.db.prepare('UPDATE event SET part = zeroblob(40) WHERE aggregate = ?').run(caseId)
  store.close()

  const altered = openDesk(first.folder, { checkStoreAfterMs: 0 })
  await altered.must('session.signIn', ADMINISTRATOR)
  altered.workstation.subscribe(({ topic }) => told.push(topic))
  await vi.waitFor(
    async () => expect((await altered.must('today.get', {})).storeFaults).toBeGreaterThan(0),
    15_000,
  )
  expect(told).toContain('records')
  await altered.close()
  removeFolders()
}, 60_000)

test('a check that cannot be made is reported; one that outlives its workstation is not', async () => {
  const reported: unknown[] = []
  const checkWith = () =>
    createStoreCheck({
      verify: () => Promise.reject(new Error('no folder')),
      timer: { after: (_ms, work) => (work(), () => {}) },
      afterMs: 0,
      announce: () => reported.push('announced'),
      report: (what) => reported.push(what),
    })
  const check = checkWith()
  check.start()
  await vi.waitFor(() => expect(reported).toEqual(['store.check']))
  expect(check.faults()).toBeNull()
  const closed = checkWith()
  closed.start()
  closed.stop()
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(reported).toEqual(['store.check'])
})
