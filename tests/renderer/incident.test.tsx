/** abuse asks for the supervisor, violence for witnesses, camera and police. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { CaseDetail } from '#shared/contract/views.ts'
import { accepted } from '#shared/foundation/result.ts'
import { CasePage } from '#renderer/workstation/complaint/desk/case-page.tsx'
import { openHost } from './support/host.ts'
import { caseDetail, caseId } from './support/records.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

async function openIncident(detail: CaseDetail) {
  const host = openHost({
    'complaint.get': () => accepted(detail),
    'complaint.recordIncident': () => accepted(detail),
    'staff.list': () =>
      accepted({
        people: [
          {
            employeeNo: 'E300',
            name: '周',
            role: 'hall_manager',
            active: true,
            activatedHere: true,
          },
          { employeeNo: 'E400', name: '吴', role: 'teller', active: true, activatedHere: true },
        ],
      }),
  })
  const hands = await show(<CasePage caseId={caseId} />)
  await screen.findByRole('heading', { name: detail.row.caseNumber })
  await hands.keyboard('i')
  await screen.findByLabelText(/发生了什么/)
  return { host, hands }
}

describe('the record of an incident', () => {
  test('R-189 of abuse holds what was said, that the limit was named, and the supervisor', async () => {
    const { host, hands } = await openIncident(caseDetail)
    expect(screen.queryByLabelText(/报警/)).toBeNull()
    await hands.type(screen.getByLabelText(/发生了什么/), '辱骂柜员')
    await hands.click(screen.getByRole('checkbox', { name: /已请对方尊重，并说明底线/ }))
    await hands.click(screen.getByRole('combobox', { name: /请了哪位主管/ }))
    expect(screen.queryByText('吴 · E400')).toBeNull()
    await hands.click(await screen.findByText('周 · E300'))
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(host.inputs('complaint.recordIncident').at(-1)).toMatchObject({
        kind: 'abuse',
        what: '辱骂柜员',
        limitSaid: true,
        supervisorCalled: 'E300',
      }),
    )
  })

  test('R-181 of violence asks for witnesses, the camera and the police', async () => {
    const alerts = { notify: ['police' as const], scripts: [], filing: [] }
    await openIncident({ ...caseDetail, decision: { ...caseDetail.decision, alerts } })
    expect(screen.getByLabelText(/证人/)).toBeTruthy()
    expect(screen.queryByRole('combobox', { name: /请了哪位主管/ })).toBeNull()
  })
})
