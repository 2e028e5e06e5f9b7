/** What is typed in the rooms of the counter's day stands there again after a look elsewhere and a crash. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Input, Output } from '#shared/contract/workstation.ts'
import { accepted } from '#shared/foundation/result.ts'
import { useDrafts } from '#renderer/workstation/draft/draft.state.ts'
import { fitting } from '#renderer/workstation/draft/kept-forms.ts'
import { useDuty } from '#renderer/workstation/duty/duty.state.ts'
import { useUpward } from '#renderer/workstation/duty/upward.state.ts'
import { useRegister } from '#renderer/workstation/register/register.state.ts'
import { forgetAll, saveAll } from '#renderer/workstation/session/memory.ts'
import { Drafts } from '#renderer/workstation/today/drafts.tsx'
import { busyDay } from './support/duty.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

type Draft = Output<'draft.save'>

/** A host that keeps drafts as the workstation does, over any number of starts of the page. */
let kept: Draft[] = []
const host = () =>
  openHost({
    'draft.list': () => accepted({ drafts: kept }),
    'draft.save': (draft: Input<'draft.save'>) => {
      const saved = { ...draft, updatedAt: '2025-10-20T10:00:00+08:00' }
      kept = [saved, ...kept.filter(({ draftId }) => draftId !== draft.draftId)]
      return accepted(saved)
    },
    'draft.discard': ({ draftId }) => {
      kept = kept.filter((draft) => draft.draftId !== draftId)
      return accepted({})
    },
    'duty.day': ({ date }) => accepted({ ...busyDay, date: date ?? busyDay.date }),
  })

beforeEach(() => {
  kept = []
  forgetAll()
})
afterEach(() => {
  clear()
  forgetAll()
})

/** The page dies with all its memory; the host has what it was sent. */
async function crash() {
  await saveAll()
  forgetAll()
}

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
  expect(kept).toHaveLength(1)
  useDuty.getState().choose('2025-10-19')
  await waitFor(() => expect(useDuty.getState().day?.date).toBe('2025-10-19'))
  expect(Object.keys(useDuty.getState().typed)).toEqual([key])
})

test('what was sent is no draft any more', async () => {
  host()
  await useDuty.getState().load()
  useDuty.getState().type('caseTold', { text: '耐心' })
  await saveAll()
  expect(kept).toHaveLength(1)
  await useDuty.getState().take('caseTold', Promise.resolve(accepted(busyDay)))
  await saveAll()
  expect(kept).toEqual([])
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
  kept = kept.map((draft) => ({
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
  expect(kept).toEqual([])
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
  await waitFor(() => expect(kept).toEqual([]))
  expect(useRegister.getState().typed).toEqual({})
  expect(useDrafts.getState().drafts).toEqual([])
})

test('a form takes of a draft only what it holds, in the kind in which it holds it', () => {
  const first = { content: '', skipped: false, leader: null as string | null, rows: [1] }
  const typed = { content: '错发', skipped: 'yes', leader: 'hall_manager', rows: {}, gone: 1 }
  expect(fitting(first, typed)).toEqual({ ...first, content: '错发', leader: 'hall_manager' })
})
