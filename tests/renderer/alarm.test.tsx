/** The bell, the list beside the work, the case's own alarms, and who answers for cases. */
import { act, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { AlarmView } from '#shared/contract/calls/alarm.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { AlarmBell } from '#renderer/workstation/alarm/alarm-bell.tsx'
import { AlarmList } from '#renderer/workstation/alarm/alarm-list.tsx'
import { useAlarms } from '#renderer/workstation/alarm/alarm.state.ts'
import { CaseAlarms } from '#renderer/workstation/alarm/case-alarms.tsx'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import { ResponsibilitySection } from '#renderer/workstation/setting/responsibility-section.tsx'
import { openHost } from './support/host.ts'
import { caseId, caseRow } from './support/records.ts'
import { clear, show } from './support/show.tsx'

afterEach(() => {
  clear()
  vi.unstubAllGlobals()
  useNavigation.setState({ place: { name: 'today' } })
})

const alarm: AlarmView = {
  alarmId: `${caseId}/handler_assign/1/limit.1`,
  kind: 'complaint',
  recordId: caseId,
  caseNumber: caseRow.caseNumber,
  clock: 'handler_assign',
  rung: 'limit',
  at: '2025-10-20T11:00:00+08:00',
  dueAt: '2025-10-20T11:00:00+08:00',
  source: 'S1-25(4)',
  audiences: ['handler', 'supervisor'],
  escalated: true,
  acknowledged: null,
}
const promise: AlarmView = {
  ...alarm,
  alarmId: `${caseId}/p1/1/dueSoon.1`,
  clock: 'promised_reply',
  rung: 'warning',
  dueAt: '2099-10-20T11:30:00+08:00',
  source: 'S3-28#4',
  audiences: ['handler'],
  escalated: false,
}
const answer = (...alarms: AlarmView[]) =>
  accepted({ now: '2025-10-20T11:05:00+08:00', alarms, nextAt: '2099-10-20T12:00:00+08:00' })

function BellAndList() {
  const open = useAlarms((state) => state.open)
  return (
    <>
      <AlarmBell />
      {open && <AlarmList />}
    </>
  )
}

/** Bell and list as the frame shows them, open. */
async function opened(alarms: readonly AlarmView[]) {
  const host = openHost({ 'alarm.list': () => answer(...alarms) })
  const hands = await show(<BellAndList />)
  await hands.click(screen.getByRole('button', { name: /^提醒/ }))
  return { host, hands }
}

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

test.each([
  ['register', '登记簿', { name: 'register_row', rowId: caseId }],
  ['upward_report', '请示汇报', { name: 'upwardReport', reportId: caseId }],
  ['referral_in', '转来的投诉', { name: 'slip', slipId: caseId }],
] as const)('an alarm of a %s without a number opens its page', async (kind, name, place) => {
  const { hands } = await opened([{ ...alarm, kind, caseNumber: null }])
  const list = await screen.findByRole('complementary', { name: '到时提醒' })
  expect(within(list).getByText(name)).toBeTruthy()
  await hands.keyboard('{Enter}')
  expect(useNavigation.getState().place).toEqual(place)
})

describe('the list of alarms', () => {
  test('says what is due, when, which section sets it, and why it came here', async () => {
    await opened([alarm, promise])
    const list = await screen.findByRole('complementary', { name: '到时提醒' })
    const [first, second] = within(list).getAllByRole('listitem')
    expect(first?.textContent).toContain('确定处理人')
    expect(first?.textContent).toContain('服务与投诉规范 25(4)')
    expect(first?.textContent).toContain('已到期')
    expect(first?.textContent).toContain('报到您这里：处理人、主管')
    expect(second?.textContent).toContain('约定回复')
    expect(second?.textContent).not.toContain('报到您这里')
    expect(screen.getByRole('button', { name: /^提醒.*2 件待看/ })).toBeTruthy()
    expect(await faults()).toEqual([])
  })

  test('opens a case with one key and shuts itself', async () => {
    const { hands } = await opened([alarm])
    await waitFor(() => expect(document.activeElement?.textContent).toContain('确定处理人'))
    await hands.keyboard('1')
    expect(useNavigation.getState().place).toEqual({ name: 'case', caseId })
    expect(screen.queryByRole('complementary')).toBeNull()
  })

  test('S4-06(3b) a slip of another branch and an agreed task stand in it; a slip opens its own page', async () => {
    const slipId = '0199fec6-0000-7000-8000-000000000001'
    const { hands } = await opened([
      { ...alarm, kind: 'referral_in', recordId: slipId, clock: 'referral_in', escalated: false },
      { ...promise, clock: 'agreed_task', source: 'S3-29', audiences: ['assignee', 'handler'] },
    ])
    const list = await screen.findByRole('complementary', { name: '到时提醒' })
    const [slip, task] = within(list).getAllByRole('listitem')
    expect(slip?.textContent).toContain('答复转来的投诉')
    expect(task?.textContent).toContain('与客户约定的事项')
    expect(await faults()).toEqual([])
    await waitFor(() => expect(document.activeElement?.textContent).toContain('答复转来的投诉'))
    await hands.keyboard('1')
    expect(useNavigation.getState().place).toEqual({ name: 'slip', slipId })
  })

  test('is walked by arrows, and K says that a row was seen', async () => {
    const seen: Input<'alarm.acknowledge'>[] = []
    const { host, hands } = await opened([alarm, promise])
    host.answers['alarm.acknowledge'] = (input) => {
      seen.push(input)
      return answer(alarm, {
        ...promise,
        acknowledged: { employeeNo: 'E100', at: '2025-10-20T11:06:00+08:00' },
      })
    }
    await waitFor(() => expect(document.activeElement?.textContent).toContain('确定处理人'))
    await hands.keyboard('{ArrowDown}k')
    expect(seen).toEqual([{ alarmId: promise.alarmId }])
    expect(await screen.findByText('已看，事情还没办完')).toBeTruthy()
    expect(screen.getByRole('button', { name: /^提醒.*1 件待看/ })).toBeTruthy()
  })

  test('gives the keys back to where they were', async () => {
    const { hands } = await opened([alarm])
    await waitFor(() => expect(document.activeElement?.textContent).toContain('确定处理人'))
    await hands.keyboard('{Escape}')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^提醒/ }))
  })

  test('with nothing due says so, and when the next one rings', async () => {
    await opened([])
    expect(await screen.findByText('现在没有到时的事。')).toBeTruthy()
    expect(screen.getByText(/下一次提醒：2099-10-20 12:00/)).toBeTruthy()
    expect(await faults()).toEqual([])
  })

  test('an alarm that is over leaves, with words', async () => {
    const { host, hands } = await opened([alarm])
    host.answers['alarm.acknowledge'] = () => refused('unknown_alarm', 'over')
    host.answers['alarm.list'] = () => answer()
    await hands.click(await screen.findByRole('button', { name: /知道了/ }))
    expect(await screen.findByText('这条提醒已经过去了')).toBeTruthy()
    expect(screen.queryByText('确定处理人')).toBeNull()
  })
})

describe('news', () => {
  test('what rings reloads the bell, and a clicked notification opens its case', async () => {
    let alarms: AlarmView[] = []
    const host = openHost({ 'alarm.list': () => answer(...alarms) })
    await show(<AlarmBell />)
    alarms = [alarm]
    act(() => host.announce({ topic: 'alarm', detail: { count: 1, pressing: true, first: null } }))
    expect(await screen.findByRole('button', { name: /1 件待看/ })).toBeTruthy()
    act(() => host.announce({ topic: 'place', detail: { kind: 'complaint', recordId: caseId } }))
    expect(useNavigation.getState().place).toEqual({ name: 'case', caseId })
    const slip = { kind: 'referral_in', recordId: 'a-slip' } as const
    act(() => host.announce({ topic: 'place', detail: slip }))
    expect(useNavigation.getState().place).toEqual({ name: 'slip', slipId: 'a-slip' })
  })

  test('in a browser that allows it, the desktop shows number, clock and time alone', async () => {
    const shown: [string, NotificationOptions | undefined][] = []
    class Shown extends EventTarget {
      static permission = 'granted'
      constructor(title: string, options?: NotificationOptions) {
        super()
        shown.push([title, options])
      }
    }
    vi.stubGlobal('Notification', Shown)
    const host = openHost({ 'alarm.list': () => answer(alarm) })
    await show(<AlarmBell />)
    const first = {
      kind: alarm.kind,
      recordId: caseId,
      caseNumber: alarm.caseNumber,
      clock: alarm.clock,
      rung: alarm.rung,
      dueAt: '2099-10-20T11:00:00+08:00',
    }
    act(() => host.announce({ topic: 'alarm', detail: { count: 1, pressing: true, first } }))
    act(() => host.announce({ topic: 'alarm', detail: { count: 2, pressing: false, first: null } }))
    expect(
      shown.map(([title, options]) => [title, options?.body, options?.requireInteraction]),
    ).toEqual([
      ['确定处理人：到时', `${alarm.caseNumber}，2099-10-20 11:00 到期`, true],
      ['2 件到时', '', false],
    ])
  })

  test('one that does not allow it says that alarms show here only', async () => {
    vi.stubGlobal('Notification', { permission: 'denied' })
    await opened([alarm])
    expect(await screen.findByText(/浏览器没有允许桌面提醒/)).toBeTruthy()
  })
})

test('an alarm that was seen stays on its case, with who has seen it', async () => {
  openHost({
    'alarm.list': () =>
      answer({
        ...alarm,
        acknowledged: { employeeNo: 'E200', at: '2025-10-20T11:02:00+08:00' },
      }),
  })
  await show(<CaseAlarms caseId={caseId} />)
  expect(await screen.findByText(/E200 已看/)).toBeTruthy()
})

describe('responsibility', () => {
  const person = (employeeNo: string, name: string) => ({
    employeeNo,
    name,
    role: 'teller' as const,
    active: true,
    activatedHere: true,
  })

  test('nobody named says whom urgent cases ring for; naming somebody is one choice', async () => {
    const named: Input<'alarm.nameResponsible'>[] = []
    openHost({
      'staff.list': () => accepted({ people: [person('E200', '大堂经理')] }),
      'alarm.nameResponsible': (input) => {
        named.push(input)
        return accepted({
          firstResponsible: { employeeNo: 'E200', name: '大堂经理', active: true },
          branchHead: null,
        })
      },
    })
    const { useStaff } = await import('#renderer/workstation/setting/staff.state.ts')
    const hands = await show(<ResponsibilitySection />)
    await act(() => useStaff.getState().load())
    expect(await screen.findByText(/紧急投诉会提醒所有主管/)).toBeTruthy()
    expect(await faults()).toEqual([])
    await hands.click(screen.getByLabelText('第一责任人'))
    await hands.click(await screen.findByText('大堂经理 E200'))
    await waitFor(() => expect(named).toEqual([{ firstResponsible: 'E200', branchHead: null }]))
    await waitFor(() => expect(screen.queryByText(/紧急投诉会提醒所有主管/)).toBeNull())
  })

  test('somebody who left is said by name', async () => {
    openHost({
      'alarm.responsibility': () =>
        accepted({
          firstResponsible: { employeeNo: 'E201', name: '前任', active: false },
          branchHead: null,
        }),
    })
    await show(<ResponsibilitySection />)
    expect(await screen.findByText('前任 已离岗，请另行指定。')).toBeTruthy()
  })
})
