/** Slips of other branches' cases on the screen: seen, taken, refused, answered, taken back. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { SlipDetail } from '#shared/contract/calls/referral-in.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { SlipPage } from '#renderer/workstation/complaint/referral-in/slip-page.tsx'
import { SlipsPage } from '#renderer/workstation/complaint/referral-in/slips-page.tsx'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'
import { slipDetail, slipRow } from './support/slips.ts'

afterEach(clear)

const PEOPLE = [
  { employeeNo: 'E200', name: '柜员', role: 'teller', active: true, activatedHere: true },
  { employeeNo: 'E900', name: '被投诉人', role: 'teller', active: true, activatedHere: true },
] as const
const taken: SlipDetail = {
  ...slipDetail,
  row: { ...slipRow, state: 'accepted', acceptedBy: 'E200', version: 2 },
  accepted: { at: '2025-10-20T11:00:00+08:00', acceptedBy: 'E200', by: 'E100' },
}

function hostWith(detail: SlipDetail) {
  return openHost({
    'referralIn.list': ({ state }) =>
      accepted({ rows: state === 'open' ? [detail.row] : [], total: state === 'open' ? 1 : 0 }),
    'referralIn.get': () => accepted(detail),
    'staff.list': () => accepted({ people: [...PEOPLE] }),
  })
}

describe('the list', () => {
  test('opens a slip by the keyboard, and says so when there is none', async () => {
    hostWith(slipDetail)
    const hands = await show(<SlipsPage />)
    const line = await screen.findByRole('button', { name: /人民路支行/ })
    line.focus()
    await hands.keyboard('{Enter}')
    expect(useNavigation.getState().place).toEqual({ name: 'slip', slipId: slipRow.slipId })
    await hands.click(screen.getByText('全部'))
    await screen.findByText('还没有其他网点转来的。')
  })
})

describe('one slip', () => {
  test('shows what is needed and no more', async () => {
    hostWith(slipDetail)
    await show(<SlipPage slipId={slipRow.slipId} />)
    await screen.findByText('请核对客户当日的叫号和办理记录。')
    expect(screen.getByText('韩**')).toBeTruthy()
    expect(screen.getByText(/这里没有联系方式/)).toBeTruthy()
  })

  test('S4-04(4) is taken by a named person; who is complained of is not offered', async () => {
    const host = hostWith(slipDetail)
    host.answers['referralIn.accept'] = () => accepted(taken)
    const hands = await show(<SlipPage slipId={slipRow.slipId} />)
    await hands.click(await screen.findByRole('combobox'))
    await screen.findByTitle(/E200/)
    expect(screen.queryByTitle(/E900/)).toBeNull()
    await hands.click(screen.getByTitle(/E200/))
    await hands.click(screen.getByRole('button', { name: /接办/ }))
    await screen.findByText('查到了什么')
    expect(host.inputs('referralIn.accept')).toEqual([
      { slipId: slipRow.slipId, seenVersion: 1, acceptedBy: 'E200' },
    ])
  })

  test('S1-26(2) goes back only with a reason, and typed words stay after a refusal', async () => {
    const host = hostWith(slipDetail)
    host.answers['referralIn.refuse'] = () => refused('slip_taken_back', 'too late')
    const hands = await show(<SlipPage slipId={slipRow.slipId} />)
    await hands.click(await screen.findByText('退回'))
    await hands.click(screen.getByRole('button', { name: /退回/ }))
    await screen.findByText('请填写')
    expect(host.inputs('referralIn.refuse')).toEqual([])
    await hands.type(screen.getByRole('textbox'), '不归本网点')
    await hands.click(screen.getByRole('button', { name: /退回/ }))
    await screen.findByText(/转入件收回了/)
    expect(screen.getByRole('textbox')).toHaveProperty('value', '不归本网点')
  })

  test('S4-22(4) is answered by the one key that sends', async () => {
    const host = hostWith(taken)
    host.answers['referralIn.answer'] = () =>
      accepted({
        ...taken,
        row: { ...taken.row, state: 'answered' },
        answered: { at: '2025-10-20T12:00:00+08:00', by: 'E100', feedback: '叫号机故障。' },
      })
    const hands = await show(<SlipPage slipId={slipRow.slipId} />)
    await hands.type(await screen.findByRole('textbox'), '叫号机故障。')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull())
    expect(host.inputs('referralIn.answer')).toMatchObject([
      { seenVersion: 2, feedback: '叫号机故障。' },
    ])
  })

  test('taken back, it says why, shows no words and asks for nothing', async () => {
    hostWith({
      ...taken,
      row: { ...taken.row, state: 'taken_back', excerpt: null },
      task: null,
      demand: null,
      customerName: null,
      takenBack: { at: '2025-10-20T13:00:00+08:00', reason: 'no_longer_needed' },
    })
    await show(<SlipPage slipId={slipRow.slipId} />)
    await screen.findByText('对方不再需要反馈')
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.queryByText('韩**')).toBeNull()
  })
})
