/** What is typed on the pages of a handover and of a day's close outlives a power cut until it is sent. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accepted } from '#shared/foundation/result.ts'
import { useDayClose } from '#renderer/workstation/day-close/day-close.state.ts'
import { useKeptWords } from '#renderer/workstation/handover/kept-words.ts'
import { ShiftPage } from '#renderer/workstation/handover/shift-page.tsx'
import { useShiftList } from '#renderer/workstation/handover/shift-list.state.ts'
import { useSigning } from '#renderer/workstation/handover/signing.state.ts'
import { forgetAll, saveAll } from '#renderer/workstation/session/memory.ts'
import { DATE, closed, prepared, uncounted } from './support/days.ts'
import { type KeepingHost, crash, keepingHost } from './support/keeping-host.ts'
import { shiftDetail } from './support/records.ts'
import { clear, show } from './support/show.tsx'

let keeping: KeepingHost
beforeEach(() => {
  keeping = keepingHost()
  forgetAll()
})
afterEach(() => {
  clear()
  forgetAll()
})

const { shiftId, key } = shiftDetail.row
const host = () =>
  keeping.open({
    'shift.get': () => accepted(shiftDetail),
    'shift.readBack': () => accepted({ questions: [] }),
    'shift.raiseIssue': () => accepted(shiftDetail),
    'shift.prepare': () =>
      accepted({
        previous: null,
        unsignedPrevious: null,
        lines: [
          { name: 'cash_box', unit: 'fen', opening: 0, previousClosing: null, minimum: null },
          { name: 'keys', unit: 'piece', opening: 3, previousClosing: 3, minimum: null },
        ],
        attendanceKinds: [],
        startsAt: '2025-10-20T08:30:00+08:00',
        rostered: null,
        arrivedAt: null,
      }),
    'shift.open': () => accepted(shiftDetail),
    'day.get': () => accepted(uncounted),
    'day.prepare': () => accepted(prepared),
    'day.close': () => accepted(closed),
  })

const explained = { reason: 'miscounted', explanation: '少一张，回看录像', supervisor: 'E300' }

test('an explained difference and the note stand there again; ticks are given anew', async () => {
  host()
  await useSigning.getState().begin(shiftDetail)
  useSigning.getState().explain('cash_box', explained)
  useSigning.getState().setNote('钥匙送修')
  useSigning.getState().tick('balances', true)
  await crash()
  expect(useSigning.getState().differences).toEqual({})
  await useSigning.getState().begin(shiftDetail)
  expect(useSigning.getState()).toMatchObject({
    differences: { cash_box: explained },
    note: '钥匙送修',
    reviewed: [],
  })
})

test('a problem half typed stands in its box again, and is no draft once it is noted', async () => {
  host()
  const first = await show(<ShiftPage shiftId={shiftId} />)
  await first.type(await screen.findByLabelText(/^问题/), '封签破损')
  await crash()
  clear()
  const hands = await show(<ShiftPage shiftId={shiftId} />)
  const box = await screen.findByLabelText<HTMLInputElement>(/^问题/)
  await waitFor(() => expect(box.value).toBe('封签破损'))
  await hands.click(screen.getByRole('button', { name: '记下问题' }))
  await waitFor(() => expect(box.value).toBe(''))
  await saveAll()
  expect(keeping.drafts).toEqual([])
})

test('an opening half typed comes back for its shift and for no other', async () => {
  host()
  await useShiftList.getState().prepare(key)
  useShiftList.getState().type({ openings: { cash_box: '500', keys: '3' }, reason: '多一把' })
  await crash()
  await useShiftList.getState().prepare({ ...key, position: 9 })
  expect(useShiftList.getState().opening?.openings).toEqual({ cash_box: '', keys: '3' })
  await useShiftList.getState().prepare(key)
  expect(useShiftList.getState().opening).toMatchObject({
    openings: { cash_box: '500', keys: '3' },
    reason: '多一把',
  })
  await useShiftList.getState().open()
  expect(useKeptWords.getState().typed).toEqual({})
})

test('a day half counted comes back as typed; drawn up, only the note waits for the signatures', async () => {
  host()
  await useDayClose.getState().load(DATE)
  useDayClose.getState().count('note_10000', 'loose', '600')
  useDayClose.getState().type({ book: '60,000.00' })
  useDayClose.getState().setNote('晚到一袋')
  await crash()
  await useDayClose.getState().load(DATE)
  expect(useDayClose.getState()).toMatchObject({
    cells: { day_cash: { note_10000: { loose: '600' } } },
    book: '60,000.00',
    note: '晚到一袋',
    typed: true,
  })
  expect(await useDayClose.getState().prepare()).toBe(true)
  expect(useKeptWords.getState().typed).toEqual({ [`day.${DATE}`]: { note: '晚到一袋' } })
  await crash()
  await useDayClose.getState().load(DATE)
  expect(useDayClose.getState()).toMatchObject({ note: '晚到一袋', typed: false })
  const hand = { employeeNo: 'E100', pin: '482913', handwriting: null }
  await useDayClose.getState().close({ maker: hand, manager: { ...hand, employeeNo: 'E300' } })
  await saveAll()
  expect(keeping.drafts).toEqual([])
})
