/** What a PIN really costs; the other tests of this folder sign in more cheaply. */
import { afterEach, expect, test, vi } from 'vitest'
import { openStore } from '#main/store/open.ts'
import { findPin } from '#main/store/tables/pin-table.ts'
import { ADMINISTRATOR, openDesk, removeFolders, setUp, type TestDesk } from '../../support/desk.ts'

vi.unmock('#shared/staff/pin.ts')

let desk: TestDesk
afterEach(async () => {
  await desk.close()
  removeFolders()
})

test('a PIN is kept at its full price and opens the desk', async () => {
  desk = openDesk()
  await setUp(desk)
  await desk.must('session.signOut', {})
  await desk.must('session.signIn', ADMINISTRATOR)
  await desk.close()

  const store = openStore(desk.folder, { create: false })
  expect(findPin(store.db, ADMINISTRATOR.employeeNo)).toMatchObject({
    cost: 2 ** 15,
    blockSize: 8,
    parallelization: 1,
  })
  store.close()
})
