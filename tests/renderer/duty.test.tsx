/** The day on duty on the screen: seen, filled by the keyboard, refused, contradicted, looked back upon. */
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { DutyPage } from '#renderer/workstation/duty/duty-page.tsx'
import { dayBeside, instantOn } from '#renderer/workstation/duty/day-time.ts'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import { useSession } from '#renderer/workstation/session/session.state.ts'
import { status } from './support/records.ts'
import { DATE, EVENT, WINDOW, at, busyDay, emptyDay } from './support/duty.ts'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

const PEOPLE = [
  { employeeNo: 'E100', name: '王主任', role: 'admin', active: true, activatedHere: true },
  { employeeNo: 'E200', name: '李柜员', role: 'teller', active: true, activatedHere: true },
  { employeeNo: 'E300', name: '赵大堂', role: 'lobby_manager', active: true, activatedHere: true },
] as const

function hostWith(day: DutyDay) {
  return openHost({
    'duty.day': ({ date }) => accepted({ ...day, date: date ?? day.date }),
    'staff.list': () => accepted({ people: [...PEOPLE] }),
  })
}

/** The kit sets two characters apart where no page has told it otherwise. */
const button = (name: string) => new RegExp(`^${[...name].join(' ?')}$`)

/** A past day has no time to propose, so that a test types its own. */
const past: DutyDay = { ...emptyDay, today: '2025-10-21' }

describe('the day', () => {
  test('R-268 says which post stands empty, when, and by which article', async () => {
    const uncovered = [{ post: 'hotline' as const, from: '07:30', to: '14:00', staff: 0 }]
    hostWith({ ...busyDay, roster: { ...busyDay.roster, uncovered } })
    await show(<DutyPage />)
    const line = (await screen.findByText('热线 07:30–14:00 没有人')).closest('li')
    expect(line?.textContent).toContain('18')
  })

  test('says in words who is late, who is missing and what a round found', async () => {
    hostWith(busyDay)
    await show(<DutyPage />)
    await screen.findByText(/08:21 到，只提前 9 分钟（应 10）/)
    expect(screen.getByText('班已开始，还没到岗')).toBeTruthy()
    expect(screen.getByText(/替 李柜员 E200/)).toBeTruthy()
    expect(screen.getByText(/地面有水/)).toBeTruthy()
    expect(screen.getByText(/责任人 赵大堂 E300/)).toBeTruthy()
    expect(screen.getByText('您好，欢迎光临！')).toBeTruthy()
    expect(screen.getByText('1/3')).toBeTruthy()
  })

  test('of which nothing is written offers the roster first', async () => {
    hostWith(emptyDay)
    await show(<DutyPage />)
    await screen.findByText('这一天还没有排班。')
    expect(screen.getByRole('button', { name: button('排班') })).toBeTruthy()
    expect(screen.getByText('还缺：存在的问题')).toBeTruthy()
  })

  test('before is looked back upon, and the way back leads to today', async () => {
    const host = hostWith(emptyDay)
    const hands = await show(<DutyPage />)
    await screen.findByText('这一天还没有排班。')
    await hands.click(screen.getByRole('button', { name: '前一天' }))
    await hands.click(await screen.findByRole('button', { name: '回到今天' }))
    await waitFor(() =>
      expect(host.inputs('duty.day').map(({ date }) => date)).toEqual([null, '2025-10-19', null]),
    )
  })

  test('to come is planned and nothing else', async () => {
    hostWith({ ...emptyDay, today: '2025-10-19' })
    await show(<DutyPage />)
    await screen.findByText(/这一天还没到/)
    expect(screen.queryByText('6S 检查')).toBeNull()
    expect(screen.getByRole('button', { name: button('排班') })).toBeTruthy()
  })

  test('offers nothing to record to whoever may only read', async () => {
    hostWith(busyDay)
    await show(<DutyPage />)
    useSession.setState({ status: { ...status, permissions: ['duty.read'] } })
    await screen.findByText('您可以看，不能记')
    expect(screen.queryByRole('button', { name: button('到岗') })).toBeNull()
  })

  test('that cannot be read says why', async () => {
    const host = hostWith(emptyDay)
    host.away = true
    await show(<DutyPage />)
    expect(await screen.findByText('本机程序没有应答，内容还在，稍后再试')).toBeTruthy()
  })

  test('leads to the reports upward', async () => {
    hostWith(emptyDay)
    const hands = await show(<DutyPage />)
    await hands.click(screen.getByRole('button', { name: '请示汇报' }))
    expect(useNavigation.getState().place).toEqual({ name: 'upward' })
  })
})

describe('filling in', () => {
  test('R-013 a checklist goes line by line with digits, a fail asks for its remark', async () => {
    const host = hostWith(past)
    host.answers['duty.answerChecklist'] = () => accepted(past)
    const hands = await show(<DutyPage />)
    const row = (await screen.findByText('6S 检查')).closest('li')
    if (!row) throw new Error('no row')
    await hands.click(within(row).getByRole('button', { name: button('填写') }))
    await hands.keyboard('1')
    await hands.keyboard('2')
    await hands.keyboard('地上有纸{Enter}')
    const time = within(row).getByLabelText(/时间/)
    await hands.type(time, '0815')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(host.inputs('duty.answerChecklist')).toEqual([
        {
          date: DATE,
          code: 'six_s',
          at: at('08:15'),
          answers: [
            { line: 'sort', answer: 'pass', remark: '' },
            { line: 'shine', answer: 'fail', remark: '地上有纸' },
          ],
          replaces: null,
        },
      ]),
    )
    await waitFor(() => expect(within(row).queryByLabelText(/时间/)).toBeNull())
  })

  test('R-019 a round without a readable time is not sent', async () => {
    const host = hostWith(past)
    host.answers['duty.patrol'] = () => accepted(past)
    const hands = await show(<DutyPage />)
    const row = (await screen.findByText('巡检 · 营业前')).closest('li')
    if (!row) throw new Error('no row')
    await hands.click(within(row).getByRole('button', { name: button('记下') }))
    await hands.type(within(row).getByLabelText(/时间/), '2575{Enter}')
    await within(row).findByText('时间必须填写')
    expect(host.inputs('duty.patrol')).toEqual([])
    await hands.clear(within(row).getByLabelText(/时间/))
    await hands.type(within(row).getByLabelText(/时间/), '8:05{Enter}')
    await waitFor(() =>
      expect(host.inputs('duty.patrol')).toEqual([
        { date: DATE, slot: 'opening', at: at('08:05'), by: 'E100', findings: [] },
      ]),
    )
  })

  test('R-021 a case that names a customer keeps its words and says so at its place', async () => {
    const host = hostWith(emptyDay)
    host.answers['duty.tellCase'] = () =>
      refused('names_customer', 'no', { field: 'text', source: 'S1-15' })
    const hands = await show(<DutyPage />)
    await hands.click(await screen.findByRole('button', { name: '写一个' }))
    await hands.click(screen.getByRole('combobox', { name: /谁做的/ }))
    await hands.click(await screen.findByTitle(/赵大堂/))
    await hands.type(screen.getByRole('textbox', { name: /做了什么/ }), '韩先生很满意')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(/文字里能看出是哪位客户/)
    await hands.click(screen.getByRole('button', { name: button('取消') }))
    await hands.click(screen.getByRole('button', { name: '写一个' }))
    expect(screen.getByDisplayValue('韩先生很满意')).toBeTruthy()
  })

  test('S4-43(7) work is counted in whole pieces and sent with what it replaces', async () => {
    const counted: DutyDay = {
      ...emptyDay,
      workload: {
        ...emptyDay.workload,
        counts: [
          {
            at: at('17:00'),
            by: 'E100',
            sync: 'confirmed',
            eventId: EVENT,
            employeeNo: 'E100',
            counts: [{ business: 'savings', count: 3 }],
          },
        ],
      },
    }
    const host = hostWith(counted)
    host.answers['duty.countWorkload'] = () => accepted(counted)
    const hands = await show(<DutyPage />)
    await hands.click(await screen.findByRole('button', { name: '填笔数' }))
    const box = screen.getByRole('textbox', { name: '人民币储蓄' })
    await hands.clear(box)
    await hands.type(box, '3.5')
    expect(screen.getByText('笔数是 0 到 99999 的整数')).toBeTruthy()
    await hands.keyboard('{Control>}{Enter}{/Control}')
    expect(host.inputs('duty.countWorkload')).toEqual([])
    await hands.clear(box)
    await hands.type(box, '12{Enter}')
    await waitFor(() =>
      expect(host.inputs('duty.countWorkload')).toEqual([
        {
          date: DATE,
          employeeNo: 'E100',
          counts: [{ business: 'savings', count: 12 }],
          replaces: EVENT,
        },
      ]),
    )
  })
})

describe('the roster', () => {
  test('sends only the posts that changed, each with what was seen there', async () => {
    const host = hostWith(busyDay)
    host.answers['duty.roster'] = () => accepted(busyDay)
    const hands = await show(<DutyPage />)
    await hands.click(await screen.findByRole('button', { name: '改排班' }))
    const time = screen.getByRole('textbox', { name: '上班' })
    await hands.clear(time)
    await hands.type(time, '900')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(host.inputs('duty.roster')).toEqual([
        {
          date: DATE,
          slots: [
            {
              ...WINDOW,
              seen: EVENT,
              entries: [
                { position: 1, employeeNo: 'E200', startsAt: at('09:00'), kind: 'handover' },
              ],
            },
          ],
        },
      ]),
    )
  })

  test('leaves the arrow keys, Home and End to the boxes of its form', async () => {
    const host = hostWith(busyDay)
    const hands = await show(<DutyPage />)
    await hands.click(await screen.findByRole('button', { name: '改排班' }))
    const time = screen.getByRole<HTMLInputElement>('textbox', { name: '上班' })
    await hands.click(time)
    await hands.keyboard('{End}{Home}{ArrowUp}{ArrowDown}')
    expect(document.activeElement).toBe(time)
    const period = screen.getByRole('combobox', { name: '班次' })
    await hands.click(period)
    await hands.keyboard('{ArrowDown}{Enter}')
    expect(screen.getByRole('region', { name: '排班' })).toBeTruthy()
    expect(host.inputs('duty.roster')).toEqual([])
  })

  test('S4-15(6) a swap asks another leader’s PIN and never keeps it', async () => {
    const expected: DutyDay = {
      ...busyDay,
      roster: {
        ...busyDay.roster,
        seats: busyDay.roster.seats.slice(1).map((seat) => ({ ...seat, standing: 'expected' })),
      },
    }
    const host = hostWith(expected)
    host.answers['duty.agreeSwap'] = () =>
      refused('wrong_pin', 'no', { field: 'approver.pin', source: 'S4-15(6)' })
    const hands = await show(<DutyPage />)
    useSession.setState({
      status: { ...status, person: { employeeNo: 'E200', name: '李柜员', role: 'teller' } },
    })
    await hands.click(await screen.findByRole('button', { name: button('换班') }))
    await hands.click(screen.getByRole('combobox', { name: /谁来上这一班/ }))
    await hands.click(await screen.findByTitle(/李柜员/))
    await hands.click(screen.getByRole('combobox', { name: /同意的主管/ }))
    // The first list stays in the page, shut.
    await waitFor(() => expect(screen.getAllByTitle(/王主任/).length).toBe(2))
    await hands.click(screen.getAllByTitle(/王主任/).at(-1) as HTMLElement)
    await hands.type(screen.getByLabelText(/PIN/), '123456')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(/工号或 PIN 不对/)
    expect(host.inputs('duty.agreeSwap')).toMatchObject([
      { requester: 'E300', partner: 'E200', approver: { employeeNo: 'E100', pin: '123456' } },
    ])
    expect(screen.queryByDisplayValue('123456')).toBeNull()
  })

  test('of two machines is chosen with one click', async () => {
    const other = [{ position: 1, employeeNo: 'E300', startsAt: at('08:30'), kind: 'handover' }]
    const host = hostWith({
      ...busyDay,
      conflicts: [
        {
          eventId: '01890000-0000-7000-8000-0000000000e2',
          kind: 'field',
          subject: 'am_high_counter',
          value: other,
          by: 'E300',
          at: at('07:50'),
        },
        {
          eventId: '01890000-0000-7000-8000-0000000000e3',
          kind: 'step',
          subject: 'duty_day.meeting_held',
          value: 'already_recorded',
          by: 'E300',
          at: at('08:00'),
        },
      ],
    })
    host.answers['duty.roster'] = () => accepted(busyDay)
    const hands = await show(<DutyPage />)
    await screen.findByText('上午高柜的排班，两台机器写得不一样')
    expect(screen.getByText('已经记过，不用再记')).toBeTruthy()
    await hands.click(screen.getByRole('button', { name: '改用这份' }))
    await waitFor(() =>
      expect(host.inputs('duty.roster')).toEqual([
        { date: DATE, slots: [{ ...WINDOW, seen: EVENT, entries: other }] },
      ]),
    )
  })
})

test.each([
  ['8:30', at('08:30')],
  ['0830', at('08:30')],
  [' 23：59 ', at('23:59')],
  ['24:00', null],
  ['8:60', null],
  ['', null],
  ['830x', null],
])('a typed time %s is %s', (typed, instant) => {
  expect(instantOn(DATE, typed)).toBe(instant)
})

test('days beside another cross months and years', () => {
  expect([dayBeside('2025-12-31', 1), dayBeside('2026-03-01', -1)]).toEqual([
    '2026-01-01',
    '2026-02-28',
  ])
})
