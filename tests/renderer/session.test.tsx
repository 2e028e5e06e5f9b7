/** Who may see what: set-up, sign-in, and a lock that leaves nothing on the page. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { accepted, refused } from '#shared/foundation/result.ts'
import { App } from '#renderer/workstation/app.tsx'
import { useSession } from '#renderer/workstation/session/session.state.ts'
import { openHost } from './support/host.ts'
import { caseRow, status } from './support/records.ts'
import { clear, show } from './support/show.tsx'
import { quietToday } from './support/today.ts'

afterEach(clear)

const today = () => accepted({ ...quietToday, cases: [caseRow], openCases: 1 })

test('locking leaves no word of the book on the page, and unlocking brings the place back', async () => {
  openHost({ 'today.get': today, 'session.unlock': () => accepted(status) })
  const hands = await show(<App />)
  expect(await screen.findByText(caseRow.caseNumber)).toBeTruthy()
  await hands.keyboard('{Control>}l{/Control}')
  expect(await screen.findByText('已锁定')).toBeTruthy()
  expect(document.body.textContent).not.toContain(caseRow.caseNumber)
  expect(document.body.textContent).not.toContain('等了三个小时')
  await hands.type(screen.getByLabelText(/PIN/), '385172')
  await hands.click(screen.getByRole('button', { name: '解锁' }))
  expect(await screen.findByText(caseRow.caseNumber)).toBeTruthy()
})

test('a wrong PIN is said at the field and the PIN is gone from it', async () => {
  openHost({ 'session.signIn': () => refused('wrong_pin', 'no', { field: 'pin' }) })
  const hands = await show(<App />)
  useSession.setState({ status: { ...status, person: null, permissions: [] } })
  await hands.type(await screen.findByLabelText(/工号/), 'E100')
  await hands.type(screen.getByLabelText(/PIN/), '111222{Enter}')
  expect(await screen.findByText('工号或 PIN 不对')).toBeTruthy()
  expect((screen.getByLabelText(/PIN/) as HTMLInputElement).value).toBe('')
})

test('set-up asks for the PIN twice and sends it once', async () => {
  const host = openHost({ 'setup.complete': () => accepted(status), 'today.get': today })
  const hands = await show(<App />)
  useSession.setState({ status: { ...status, needsSetUp: true, person: null, branch: null } })
  await hands.type(await screen.findByLabelText(/网点代码/), 'b01')
  await hands.type(screen.getByLabelText(/网点名称/), '城东支行')
  await hands.type(screen.getByLabelText(/工号/), 'E100')
  await hands.type(screen.getByLabelText(/姓名/), '甲')
  await hands.type(screen.getByLabelText(/^PIN/), '385172')
  await hands.type(screen.getByLabelText(/再输一遍/), '385173')
  await hands.click(screen.getByRole('button', { name: '开始使用' }))
  expect(await screen.findByText('两次输入不一样')).toBeTruthy()
  expect(host.inputs('setup.complete')).toHaveLength(0)
  await hands.clear(screen.getByLabelText(/再输一遍/))
  await hands.type(screen.getByLabelText(/再输一遍/), '385172')
  await hands.click(screen.getByRole('button', { name: '开始使用' }))
  await waitFor(() => expect(host.inputs('setup.complete')).toHaveLength(1))
  expect(host.inputs('setup.complete')[0]).toEqual({
    branchCode: 'B01',
    branchName: '城东支行',
    profile: 'bank',
    administrator: { employeeNo: 'E100', name: '甲', pin: '385172' },
  })
})

test('when the program does not answer, the page says what is kept and finds back by itself', async () => {
  const host = openHost({ 'today.get': today })
  await show(<App />)
  expect(await screen.findByText(caseRow.caseNumber)).toBeTruthy()
  host.away = true
  await useSession.getState().refresh()
  expect(await screen.findByText('与本机程序的连接断了')).toBeTruthy()
  host.away = false
  await waitFor(() => expect(screen.queryByText('与本机程序的连接断了')).toBeNull(), {
    timeout: 5000,
  })
})

test('a person without permission sees neither the place nor its key', async () => {
  openHost({ 'today.get': today })
  const hands = await show(<App />)
  useSession.setState({ status: { ...status, permissions: ['complaint.read'] } })
  await screen.findByText(caseRow.caseNumber)
  expect(screen.queryByRole('button', { name: /登记.*F2/ })).toBeNull()
  await hands.keyboard('{F2}')
  expect(screen.queryByText('什么事')).toBeNull()
})
