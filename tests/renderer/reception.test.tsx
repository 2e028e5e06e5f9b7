/** Somebody stands at the counter: whom to call, which step is open, what was agreed, whose it is. */
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { CaseDetail } from '#shared/contract/views.ts'
import { accepted } from '#shared/foundation/result.ts'
import { PERMISSIONS } from '#shared/staff/role.ts'
import { CasePage } from '#renderer/workstation/complaint/desk/case-page.tsx'
import { momentOf } from '#renderer/workstation/complaint/desk/moment.ts'
import { IntakePage } from '#renderer/workstation/complaint/intake/intake-page.tsx'
import { useIntake } from '#renderer/workstation/complaint/intake/intake.state.ts'
import { AlertPhones } from '#renderer/workstation/setting/alert-phones.tsx'
import { useSetting } from '#renderer/workstation/setting/setting.state.ts'
import { openHost } from './support/host.ts'
import { caseDetail, caseId, decision, intakeLists, settings } from './support/records.ts'
import { clear, show } from './support/show.tsx'

const open = (...fields: readonly (readonly [string, string])[]) =>
  fields.map(([field, source]) => ({ field, code: 'field_required', source }))
const evaluation = { decision, missing: [], handIn: [], hints: [], reception: open() }
const answers = {
  'complaint.evaluate': () => accepted(evaluation),
  'complaint.findRepeats': () => accepted({ repeats: [] }),
  'complaint.intakeLists': () => accepted(intakeLists),
}

afterEach(clear)

describe('R-084 whom to call in', () => {
  test('stands there with the number, or the word that there is none, and a tick keeps the minute', async () => {
    useSetting.setState({ alertPhones: settings.alertPhones })
    openHost(answers)
    const hands = await show(<IntakePage />)
    const now = within(await screen.findByRole('alert'))
    expect(now.getByText('8230001')).toBeTruthy()
    expect(now.getByText('没填电话（F9）')).toBeTruthy()
    const [office, legal] = now.getAllByRole('checkbox')
    if (!office || !legal) throw new Error('two are to be called')
    await hands.click(office)
    await hands.click(legal)
    await hands.click(legal)
    expect(useIntake.getState().draft?.alerted).toEqual([
      { target: 'office', at: expect.stringMatching(/T\d\d:\d\d:00\+08:00$/) },
    ])
    expect(now.getAllByText(/已告知/)).toHaveLength(1)
  })

  test('the numbers are changed in the settings, each when it is left', async () => {
    useSetting.setState({ alertPhones: settings.alertPhones })
    const host = openHost({ 'setting.change': () => accepted(settings) })
    const hands = await show(<AlertPhones />)
    const [, legal] = screen.getAllByRole('textbox')
    if (!legal) throw new Error('legal has a number')
    await hands.click(legal)
    await hands.tab()
    expect(host.inputs('setting.change')).toEqual([])
    await hands.type(legal, ' 8230002 ')
    await hands.tab()
    await waitFor(() =>
      expect(host.inputs('setting.change')).toEqual([
        { alertPhones: { ...settings.alertPhones, legal: '8230002' } },
      ]),
    )
  })
})

describe('R-082, R-085 the guide beside the form', () => {
  test('says how many steps are open and what a ticked one still lacks', async () => {
    openHost({
      ...answers,
      'complaint.evaluate': () =>
        accepted({
          ...evaluation,
          reception: open(['room', 'S2-13(1)'], ['media', 'S2-13(2)'], ['camera', 'S2-13(2)']),
        }),
    })
    const hands = await show(<IntakePage />)
    expect(await screen.findByText(/还有 2 步没做完。/)).toBeTruthy()
    expect(screen.queryByText(/还差：/)).toBeNull()
    await hands.click(screen.getByRole('checkbox', { name: /请到洽谈室坐下/ }))
    expect(await screen.findByText('还差：洽谈室')).toBeTruthy()
  })

  test('says so when everything was done', async () => {
    openHost(answers)
    await show(<IntakePage />)
    expect(await screen.findByText(/四步都做完了。/)).toBeTruthy()
  })
})

describe('where and what was agreed', () => {
  test('R-168 a lawyer is ticked beside what the eyes saw', async () => {
    openHost(answers)
    const hands = await show(<IntakePage />)
    await hands.click(screen.getByRole('checkbox', { name: '律师或代理律师' }))
    expect(useIntake.getState().draft?.reception.legalRepresentative).toBe(true)
  })

  test('R-057 whether a time was kept is asked once one was agreed', async () => {
    openHost(answers)
    await show(<IntakePage />)
    expect(screen.queryByLabelText('实际办到的时间')).toBeNull()
    const { change, draft } = useIntake.getState()
    if (!draft) throw new Error('there is a draft')
    change({ appointment: { ...draft.appointment, committedAt: '2025-10-20T10:30:00+08:00' } })
    expect(await screen.findByLabelText('实际办到的时间')).toBeTruthy()
  })
})

describe('on the desk', () => {
  async function showCase(detail: CaseDetail, more: Parameters<typeof openHost>[0] = {}) {
    openHost({ 'complaint.get': () => accepted(detail), ...more })
    await show(<CasePage caseId={caseId} />)
    await screen.findByRole('heading', { name: detail.row.caseNumber })
  }
  test('R-160 whoever waits without a time is offered one as a next thing', () => {
    const names = (detail: CaseDetail) =>
      momentOf(detail, 'E100', PERMISSIONS).can.map(({ name }) => name)
    expect(names(caseDetail)).not.toContain('promise')
    expect(names({ ...caseDetail, promiseOwed: true }).at(-1)).toBe('promise')
  })

  test('R-057, R-084, R-318 what the intake said of it is read there', async () => {
    await showCase(
      {
        ...caseDetail,
        intake: {
          ...caseDetail.intake,
          place: 'hall',
          alerted: [{ target: 'office', at: '2025-10-20T10:02:00+08:00' }],
          appointment: {
            committedAt: '2025-10-20T09:00:00+08:00',
            keptAt: null,
            explanationAccepted: false,
          },
        },
      },
      {
        'complaint.hints': () =>
          accepted({
            recurrences: [],
            unequal: null,
            nextAction: null,
            appointment: { minutesLate: 60, proposes: 'V04' },
            upgradeSigns: [],
            form: { percent: 100, missing: [], faults: [] },
          }),
      },
    )
    expect(screen.getByText('大堂')).toBeTruthy()
    expect(screen.getByText(/^办公室 2025-10-20 10:02$/)).toBeTruthy()
    expect(screen.getByText(/2025-10-20 09:00 · 一直没来/)).toBeTruthy()
    expect(await screen.findByText(/比约定晚了 60 分钟/)).toBeTruthy()
    expect(screen.getByText(/可以考虑的原因：等候、上门或预约超时/)).toBeTruthy()
  })
})
