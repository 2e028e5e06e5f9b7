/** The strip as the workstation knows it: asked of the shell, refused where there is none. */
import { afterAll, afterEach, expect, test } from 'vitest'
import { stripCalls } from '#shared/contract/calls/strip.ts'
import type { Announcement } from '#shared/contract/topics.ts'
import { refusalsNotMet } from '../../support/counter.ts'
import { type TestDesk, openDesk, removeFolders, setUp } from '../../support/desk.ts'

let desk: TestDesk

afterEach(() => desk.close())
afterAll(removeFolders)

test('in a browser there is none, and that is said', async () => {
  desk = openDesk()
  await setUp(desk)
  expect(await desk.must('strip.state', {})).toEqual({
    available: false,
    open: false,
    hotkey: 'Control+Alt+H',
    hotkeyTaken: false,
  })
  for (const name of ['strip.toggle', 'strip.showMain'] as const) {
    expect(await desk.ask(name, {})).toMatchObject({ refusal: { code: 'strip_needs_window' } })
  }
  expect(refusalsNotMet(stripCalls, Object.keys(stripCalls))).toEqual([])
})

test('in the window the shell is asked, and a taken key is told', async () => {
  const asked: string[] = []
  let open = false
  desk = openDesk(undefined, {
    strip: {
      toggle: () => {
        open = !open
        asked.push('toggle')
      },
      showMain: () => void asked.push('showMain'),
      state: () => ({ open, hotkeyTaken: true }),
    },
  })
  await setUp(desk)
  expect(await desk.must('strip.toggle', {})).toMatchObject({ available: true, open: true })
  expect(await desk.must('strip.toggle', {})).toMatchObject({ open: false, hotkeyTaken: true })
  await desk.must('strip.showMain', {})
  expect(asked).toEqual(['toggle', 'toggle', 'showMain'])
})

test('a change of the settings is announced with the key, so that the shell takes the new one', async () => {
  desk = openDesk()
  await setUp(desk)
  const heard: Announcement[] = []
  desk.workstation.subscribe((announcement) => heard.push(announcement))
  await desk.must('setting.change', { stripHotkey: 'none' })
  expect(heard).toEqual([{ topic: 'settings', detail: { stripHotkey: 'none' } }])
  expect((await desk.must('strip.state', {})).hotkey).toBe('none')
})
