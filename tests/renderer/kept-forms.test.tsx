/** What is typed in the rooms of the counter's day stands there again after a look elsewhere and a crash. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accepted } from '#shared/foundation/result.ts'
import { useDrafts } from '#renderer/workstation/draft/draft.state.ts'
import { fitting } from '#renderer/workstation/draft/kept-forms.ts'
import { useDuty } from '#renderer/workstation/duty/duty.state.ts'
import { useUpward } from '#renderer/workstation/duty/upward.state.ts'
import { useRegister } from '#renderer/workstation/register/register.state.ts'
import { forgetAll, saveAll } from '#renderer/workstation/session/memory.ts'
import { Drafts } from '#renderer/workstation/today/drafts.tsx'
import { busyDay } from './support/duty.ts'
import { type KeepingHost, crash, keepingHost } from './support/keeping-host.ts'
import { clear, show } from './support/show.tsx'

let keeping: KeepingHost
const host = () =>
  keeping.open({ 'duty.day': ({ date }) => accepted({ ...busyDay, date: date ?? busyDay.date }) })

beforeEach(() => {
  keeping = keepingHost()
  forgetAll()
})
afterEach(() => {
  clear()
  forgetAll()
})

test('a form of the day comes back on its day and on no other', async () => {
  host()
  await useDuty.getState().load()
  useDuty.getState().type('review', { texts: [{ part: 'good', text: '今天顺利' }] })
  await crash()
  expect(useDuty.getState().typed).toEqual({})
  await useDuty.getState().load()
  const key = `${busyDay.date} review`
  expect(useDuty.getState().typed).toEqual({
    [key]: { texts: [{ part: 'good', text: '今天顺利' }] },
  })
  expect(keeping.drafts).toHaveLength(1)
  useDuty.getState().choose('2025-10-19')
  await waitFor(() => expect(useDuty.getState().day?.date).toBe('2025-10-19'))
  expect(Object.keys(useDuty.getState().typed)).toEqual([key])
})

test('what was sent is no draft any more', async () => {
  host()
  await useDuty.getState().load()
  useDuty.getState().type('caseTold', { text: '耐心' })
  await saveAll()
  expect(keeping.drafts).toHaveLength(1)
  await useDuty.getState().take('caseTold', Promise.resolve(accepted(busyDay)))
  await saveAll()
  expect(keeping.drafts).toEqual([])
})

test('a report upward comes back under the id that it was begun with', async () => {
  host()
  await useUpward.getState().load('x')
  const { nextId } = useUpward.getState()
  useUpward.getState().type('report', { content: '错发一笔' })
  await crash()
  expect(useUpward.getState().nextId).not.toBe(nextId)
  await useUpward.getState().load('x')
  expect(useUpward.getState()).toMatchObject({
    nextId,
    typed: { report: { content: '错发一笔' } },
  })
})

test('a new row of a register comes back with its id, and words alone', async () => {
  host()
  await useRegister.getState().load()
  useRegister.getState().type('new.exception', { paymentPoint: '和平小区' })
  const begun = useRegister.getState().typed['new.exception']
  await crash()
  keeping.drafts = keeping.drafts.map((draft) => ({
    ...draft,
    content: {
      forms: { ...(draft.content['forms'] as object), 'new.loss': { holder: 7 }, odd: 1 },
    },
  }))
  await useRegister.getState().load()
  expect(useRegister.getState().typed).toEqual({ 'new.exception': begun, 'new.loss': {} })
})

test('boxes that were emptied again leave no draft', async () => {
  host()
  await useRegister.getState().load()
  useRegister.getState().type('new.exception', { paymentPoint: '和' })
  await saveAll()
  useRegister.getState().type('new.exception', { paymentPoint: '' })
  await saveAll()
  expect(keeping.drafts).toEqual([])
})

test('Today names what was begun in a room; thrown away it is gone from its screen too', async () => {
  host()
  await useRegister.getState().load()
  useRegister.getState().type('new.exception', { paymentPoint: '和平小区' })
  await saveAll()
  const hands = await show(<Drafts />)
  await screen.findByText('登记簿里没写完的一行')
  await hands.click(screen.getByRole('button', { name: /丢 ?弃/ }))
  const [, confirm] = await screen.findAllByRole('button', { name: /丢 ?弃/ })
  if (!confirm) throw new Error('nobody was asked')
  await hands.click(confirm)
  await waitFor(() => expect(keeping.drafts).toEqual([]))
  expect(useRegister.getState().typed).toEqual({})
  expect(useDrafts.getState().drafts).toEqual([])
})

test('a form takes of a draft only what it holds, in the kind in which it holds it', () => {
  const first = { content: '', skipped: false, leader: null as string | null, rows: [1] }
  const typed = { content: '错发', skipped: 'yes', leader: 'hall_manager', rows: {}, gone: 1 }
  expect(fitting(first, typed)).toEqual({ ...first, content: '错发', leader: 'hall_manager' })
})
