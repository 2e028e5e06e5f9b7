/** Mending what was written down: why it is changed, and that a filed case is only read. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { CaseDetail } from '#shared/contract/views.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { CasePage } from '#renderer/workstation/complaint/desk/case-page.tsx'
import { openHost } from './support/host.ts'
import { caseDetail, caseId } from './support/records.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

async function showCase(detail: CaseDetail, more: Parameters<typeof openHost>[0] = {}) {
  const host = openHost({ 'complaint.get': () => accepted(detail), ...more })
  const hands = await show(<CasePage caseId={caseId} />)
  await screen.findByRole('heading', { name: detail.row.caseNumber })
  return { host, hands }
}

describe('a correction', () => {
  test('without its reason says so at the reason, and goes with it', async () => {
    const { host, hands } = await showCase(caseDetail, {
      'complaint.changeDetails': ({ changeReason }) =>
        changeReason === undefined
          ? refused('change_reason_missing', 'why', { field: 'changeReason', source: 'S4-16(4)' })
          : accepted(caseDetail),
    })
    await hands.keyboard('d')
    const facts = await screen.findByLabelText(/什么事/)
    await hands.type(facts, '，两位同事在场')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText(/改动已记下的内容，要写明原因/)).toBeTruthy()
    await hands.type(screen.getByLabelText('更改原因'), '客户补充')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(host.inputs('complaint.changeDetails').at(-1)).toMatchObject({
        changeReason: '客户补充',
      }),
    )
  })

  test('reads in the course with what was changed and why', async () => {
    const first = caseDetail.timeline[0] as CaseDetail['timeline'][number]
    const changed = {
      ...first,
      eventId: 'event-2',
      type: 'complaint.details_changed',
      payload: { facts: '改了', changeReason: '听错了' },
    }
    await showCase({ ...caseDetail, timeline: [first, changed] })
    expect(await screen.findByText('听错了')).toBeTruthy()
    expect(screen.queryByText(/· 更改原因/)).toBeNull()
  })

  test.each([
    ['archived', false],
    ['called_back', false],
    ['closed', true],
  ] as const)('on a case that is %s opens: %s', async (state, opens) => {
    const { hands } = await showCase({ ...caseDetail, row: { ...caseDetail.row, state } })
    await hands.keyboard('d')
    if (opens) expect(await screen.findByLabelText('更改原因')).toBeTruthy()
    else expect(screen.queryByLabelText('更改原因')).toBeNull()
  })
})
