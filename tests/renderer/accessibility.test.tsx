/**
 * Names, roles and structure of every screen, judged by axe. Colours are judged by computation in
 * tokens.test.ts: here nothing is painted.
 */
import { screen } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { accepted } from '#shared/foundation/result.ts'
import { App } from '#renderer/workstation/app.tsx'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import type { Place } from '#renderer/workstation/frame/places.ts'
import { useSession } from '#renderer/workstation/session/session.state.ts'
import { openHost } from './support/host.ts'
import {
  caseDetail,
  caseId,
  caseRow,
  decision,
  intakeLists,
  repeatCandidate,
  shiftDetail,
  status,
} from './support/records.ts'
import { busyDay, upwardDetail } from './support/duty.ts'
import { someWords } from './support/phrases.ts'
import { choices, detailOf, differenceRow, lossRow } from './support/registers.ts'
import { slipDetail, slipRow } from './support/slips.ts'
import { clear, show } from './support/show.tsx'
import { busyCounter, quietToday } from './support/today.ts'

afterEach(clear)

function answeringHost() {
  return openHost({
    'today.get': () =>
      accepted({
        ...quietToday,
        cases: [{ ...caseRow, nextClock: decision.deadlines[0] ?? null }],
        openCases: 1,
        slips: [slipRow],
        shifts: [shiftDetail.row],
        counter: busyCounter,
        calendarAlarm: { year: 2026, state: 'soon' },
        storeFaults: 2,
      }),
    'complaint.evaluate': () =>
      accepted({ decision, missing: [], handIn: [], reception: [], hints: [] }),
    'complaint.findRepeats': () => accepted({ repeats: [repeatCandidate] }),
    'complaint.intakeLists': () => accepted(intakeLists),
    'complaint.list': () => accepted({ rows: [caseRow], total: 1 }),
    'complaint.get': () => accepted(caseDetail),
    'referralIn.list': () => accepted({ rows: [slipRow], total: 1 }),
    'referralIn.get': () => accepted(slipDetail),
    'register.choices': () => accepted(choices),
    'register.list': () => accepted({ rows: [differenceRow], next: null }),
    'register.get': () => accepted(detailOf(lossRow, [{ step: 'follow_up', obstacle: null }])),
    'duty.day': () => accepted(busyDay),
    'upward.list': () => accepted({ rows: [upwardDetail.row], total: 1 }),
    'upward.get': () => accepted(upwardDetail),
    'shift.list': () => accepted({ rows: [shiftDetail.row] }),
    'shift.get': () => accepted(shiftDetail),
    'phrase.find': () => accepted(someWords),
    'staff.list': () =>
      accepted({
        people: [
          { employeeNo: 'E200', name: null, role: 'teller', active: true, activatedHere: false },
        ],
      }),
  })
}

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
  })
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}

const places: readonly (readonly [Place, string | RegExp])[] = [
  [{ name: 'today' }, caseRow.caseNumber],
  [{ name: 'intake' }, '办公室'],
  [{ name: 'complaints' }, caseRow.caseNumber],
  [{ name: 'register' }, '-50.00'],
  [{ name: 'register_row', rowId: lossRow.rowId }, '持卡人来办'],
  [{ name: 'case', caseId }, '经过'],
  [{ name: 'duty' }, '班已开始，还没到岗'],
  [{ name: 'upward' }, '待向直属领导补报'],
  [{ name: 'upwardReport', reportId: upwardDetail.row.reportId }, '正在扩散'],
  [{ name: 'slips' }, slipRow.fromName],
  [{ name: 'slip', slipId: slipRow.slipId }, '要我们做什么'],
  [{ name: 'handover' }, /高柜 1 号/],
  [{ name: 'shift', shiftId: shiftDetail.row.shiftId }, '尾箱现金'],
  [{ name: 'phrases' }, '怎样倾听'],
  [{ name: 'sync' }, '接入前的记录会一并上送，一条不丢。'],
  [{ name: 'settings' }, 'E200'],
]

test.each(places)('$name has names for everything', async (place, sign) => {
  answeringHost()
  await show(<App />)
  useNavigation.setState({ place })
  await screen.findAllByText(sign)
  expect(await faults()).toEqual([])
})

test.each([
  ['set-up', { needsSetUp: true, person: null, branch: null }, '开始使用'],
  ['sign-in', { person: null }, '登录'],
  ['lock', { locked: true }, '解锁'],
] as const)('%s has names for everything', async (_name, change, sign) => {
  answeringHost()
  await show(<App />)
  useSession.setState({ status: { ...status, ...change } })
  await screen.findByRole('button', { name: sign })
  expect(await faults()).toEqual([])
})

test('the judge sees a field without a name', async () => {
  await show(<input />)
  expect((await faults()).join()).toContain('label')
})
