/** The desk of a case in the middle of its life, and its forms, judged by axe. */
import { act, screen } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { noCourse } from '#shared/complaint/no-course.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { accepted } from '#shared/foundation/result.ts'
import type { ActionName } from '#renderer/workstation/complaint/desk/action-names.ts'
import { CasePage } from '#renderer/workstation/complaint/desk/case-page.tsx'
import { useCase } from '#renderer/workstation/complaint/desk/case.state.ts'
import { openHost } from './support/host.ts'
import { caseDetail, caseId } from './support/records.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

const done = { at: '2025-10-20T10:20:00+08:00', by: 'E200' }

/** Something of everything that a case can have on it. */
const full: CaseDetail = {
  ...caseDetail,
  row: { ...caseDetail.row, state: 'proposing', handler: 'E200' },
  bounces: 1,
  gates: [{ step: 'reply', missing: [{ field: 'letter.basis', needs: 'x', source: 'R-19' }] }],
  course: {
    ...noCourse,
    verification: {
      ...done,
      contactedAt: done.at,
      ownDepartment: false,
      bySupervisor: true,
      verifiedPoints: '客户确认',
    },
    referrals: [
      {
        ...done,
        referralId: 'r1',
        toUnit: '运营管理部',
        toBranch: 'B02',
        dueAt: '2025-10-21T10:20:00+08:00',
        task: '查叫号记录',
        accepted: { at: done.at, acceptedBy: 'E200' },
        refused: null,
        answered: { ...done, feedback: '已查明' },
      },
    ],
    evidence: [
      {
        ...done,
        evidenceId: 'e1',
        kind: 'system_record',
        whereKept: '流水 0417',
        description: '叫号机记录',
      },
    ],
    investigation: {
      ...done,
      investigator: 'E200',
      team: ['E300'],
      concluded: { ...done, eventId: 'i1', fault: 'shared', findings: '只开了一个窗口' },
    },
    compensations: [
      {
        ...done,
        requestId: 'c1',
        lines: [{ kind: 'direct_cost', amountFen: 8650, evidenceId: 'e1' }],
        limits: [{ role: 'service_supervisor', upToFen: 200_000 }],
        improvementNote: null,
        decided: null,
      },
    ],
    pauses: [
      {
        pauseId: 'p1',
        kind: 'mediation',
        by: 'E200',
        startedAt: done.at,
        notedAt: done.at,
        endedAt: null,
        body: '调解中心',
        consentAt: null,
        consentNotedAt: null,
        proof: null,
      },
    ],
  },
}

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}

test.each([
  null,
  'verify',
  'refer',
  'proposeNature',
  'proposeSolution',
  'requestCompensation',
  'decideCompensation',
  'writeLetter',
  'reply',
  'callBack',
  'erase',
] as const satisfies readonly (ActionName | null)[])('with %s open', async (name) => {
  openHost({ 'complaint.get': () => accepted(full) })
  await show(<CasePage caseId={caseId} />)
  await screen.findByRole('heading', { name: full.row.caseNumber })
  act(() => {
    if (name === null) useCase.getState().showOthers(true)
    else useCase.getState().open(name, 'c1')
  })
  expect(await faults()).toEqual([])
})
