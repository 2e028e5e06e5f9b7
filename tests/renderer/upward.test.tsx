/** Reports upward on the screen: listed, written, answered, told. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { accepted, refused } from '#shared/foundation/result.ts'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import { UpwardListPage } from '#renderer/workstation/duty/upward-list-page.tsx'
import { UpwardReportPage } from '#renderer/workstation/duty/upward-report-page.tsx'
import { REPORT, at, upwardDetail } from './support/duty.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

const hostWith = (detail = upwardDetail) =>
  openHost({
    'upward.list': ({ state }) =>
      accepted({ rows: state === 'open' ? [detail.row] : [], total: state === 'open' ? 1 : 0 }),
    'upward.get': () => accepted(detail),
  })

test('the list opens a report by the keyboard and says so when there is none', async () => {
  hostWith()
  const hands = await show(<UpwardListPage />)
  const line = await screen.findByRole('button', { name: /失泄密/ })
  expect(screen.getByText('优先')).toBeTruthy()
  expect(screen.getByText('待向直属领导补报')).toBeTruthy()
  line.focus()
  await hands.keyboard('{Enter}')
  expect(useNavigation.getState().place).toEqual({ name: 'upwardReport', reportId: REPORT })
  await hands.click(screen.getByText('全部'))
  await screen.findByText('还没有汇报。')
})

test('S4-17(3) a report that skips a level is refused at its place and keeps its words', async () => {
  const host = hostWith()
  host.answers['upward.report'] = () =>
    refused('escalation_incomplete', 'no', { field: 'emergencyReason', source: 'S4-17(3)' })
  const hands = await show(<UpwardListPage />)
  await hands.click(await screen.findByRole('button', { name: '写一份汇报' }))
  await hands.type(screen.getByRole('textbox', { name: /汇报内容/ }), '错发一笔')
  await hands.click(screen.getByRole('checkbox', { name: '紧急，越级上报' }))
  await hands.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByText(/上报还没写完整/)
  const [first] = host.inputs('upward.report')
  expect(first).toMatchObject({ reason: 'beyond_scope', skippedLevel: true, content: '错发一笔' })
  host.answers['upward.report'] = () => accepted({ ...upwardDetail })
  await hands.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(useNavigation.getState().place.name).toBe('upwardReport'))
  // Tried twice, it is one report.
  expect(new Set(host.inputs('upward.report').map(({ reportId }) => reportId)).size).toBe(1)
})

test('R-265 a report says what is still owed on it and by which article, as its alarm does', async () => {
  hostWith()
  await show(<UpwardReportPage reportId={REPORT} />)
  const owed = await screen.findByRole('region', { name: /还欠什么/ })
  expect(owed.textContent).toContain('越级后补报')
  expect(owed.textContent).toContain('17(3)')
})

test('one report shows its course, and telling the leader takes one click', async () => {
  const host = hostWith()
  host.answers['upward.tellLeader'] = () =>
    accepted({
      ...upwardDetail,
      row: { ...upwardDetail.row, standing: 'waits_for_answer', tellLeaderBy: null, version: 2 },
      leaderTold: { at: at('10:30'), by: 'E200', sync: 'saved_here' },
    })
  const hands = await show(<UpwardReportPage reportId={REPORT} />)
  await screen.findByText('资料被转发到工作群')
  expect(screen.getByText('正在扩散')).toBeTruthy()
  await hands.click(screen.getByRole('button', { name: /已补报/ }))
  await screen.findByText(/E200 于 2025-10-20 10:30 已补报/)
  expect(host.inputs('upward.tellLeader')).toMatchObject([{ reportId: REPORT, seenVersion: 1 }])
})

test('R-266 an instruction without its words is refused at its field', async () => {
  const host = hostWith()
  host.answers['upward.noteInstruction'] = () =>
    refused('incomplete', 'no', { field: 'from', source: 'S4-17(4)' })
  const hands = await show(<UpwardReportPage reportId={REPORT} />)
  await hands.type(await screen.findByRole('textbox', { name: /批示原话/ }), '先冲正')
  await hands.click(screen.getByRole('button', { name: /^记下批示/ }))
  await screen.findByText(/谁批示没有填，或填得不对/)
  expect(screen.getByDisplayValue('先冲正')).toBeTruthy()
})

test('a report whose words are gone says so', async () => {
  hostWith({ ...upwardDetail, content: null, emergencyReason: null })
  await show(<UpwardReportPage reportId={REPORT} />)
  await waitFor(() => expect(screen.getAllByText('文字已不在').length).toBe(2))
})
