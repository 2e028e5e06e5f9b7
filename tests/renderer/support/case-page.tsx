/** The desk of one case, shown with a host that knows it. */
import { screen } from '@testing-library/react'
import type { CaseDetail } from '#shared/contract/views.ts'
import { accepted } from '#shared/foundation/result.ts'
import { CasePage } from '#renderer/workstation/complaint/desk/case-page.tsx'
import { openHost } from './host.ts'
import { caseDetail, caseId } from './records.ts'
import { show } from './show.tsx'

export async function showCase(detail: CaseDetail, more: Parameters<typeof openHost>[0] = {}) {
  const host = openHost({ 'complaint.get': () => accepted(detail), ...more })
  const hands = await show(<CasePage caseId={caseId} />)
  await screen.findByRole('heading', { name: detail.row.caseNumber })
  return { host, hands }
}

export function caseIn(
  state: CaseDetail['row']['state'],
  change: Partial<CaseDetail> = {},
): CaseDetail {
  return { ...caseDetail, ...change, row: { ...caseDetail.row, handler: 'E200', state } }
}
