/** The desk of one case: gates, conflicts, and words that nobody overwrites. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { obstacleSource } from '#shared/complaint/fold/obstacle-source.ts'
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

describe('others at the same case', () => {
  test('a change from elsewhere is said and the words being typed stay', async () => {
    const newer: CaseDetail = {
      ...caseDetail,
      row: { ...caseDetail.row, version: 4 },
      timeline: [
        ...caseDetail.timeline,
        {
          ...(caseDetail.timeline[0] as CaseDetail['timeline'][number]),
          eventId: 'event-2',
          type: 'complaint.handler_assigned',
          by: 'E300',
          own: false,
          payload: { handler: 'E300' },
        },
      ],
    }
    const { hands, host } = await showCase(caseDetail)
    await hands.keyboard('c')
    await hands.type(await screen.findByLabelText(/说了什么/), '正在写')
    host.answers['complaint.get'] = () => accepted(newer)
    host.announce({ topic: 'records', detail: { changed: [{ kind: 'complaint', id: caseId }] } })
    expect(await screen.findByText(/E300 在 .* 改了这件：定了处理人/)).toBeTruthy()
    expect((screen.getByLabelText(/说了什么/) as HTMLTextAreaElement).value).toBe('正在写')
  })

  test('unsent words survive leaving the form', async () => {
    const { hands } = await showCase(caseDetail)
    await hands.keyboard('c')
    await hands.type(await screen.findByLabelText(/说了什么/), '写了一半')
    await hands.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByLabelText(/说了什么/)).toBeNull())
    await hands.keyboard('c')
    expect((await screen.findByLabelText<HTMLTextAreaElement>(/说了什么/)).value).toBe('写了一半')
  })

  test('a press while the first one is under way sends nothing', async () => {
    const { hands, host } = await showCase(caseDetail, {
      'complaint.logContact': async () => {
        await new Promise((resolve) => setTimeout(resolve, 30))
        return accepted(caseDetail)
      },
    })
    await hands.keyboard('c')
    await hands.type(await screen.findByLabelText(/说了什么/), '已联系')
    await hands.keyboard('{Control>}{Enter}{Enter}{/Control}')
    await waitFor(() => expect(screen.queryByLabelText(/说了什么/)).toBeNull())
    expect(host.inputs('complaint.logContact')).toHaveLength(1)
  })
})

describe('conflicts', () => {
  const at = '2025-10-20T10:20:00+08:00'
  test('stand side by side, and one press takes the other value', async () => {
    const torn: CaseDetail = {
      ...caseDetail,
      conflicts: [
        {
          eventId: 'event-9',
          kind: 'field',
          subject: 'handler',
          value: 'E300',
          standing: 'E200',
          source: null,
          by: 'E100',
          at,
        },
      ],
    }
    const { hands, host } = await showCase(torn, {
      'complaint.settleConflict': () => accepted(caseDetail),
    })
    expect(screen.getByText('E200')).toBeTruthy()
    await hands.click(screen.getByRole('button', { name: '改用这个' }))
    expect(host.inputs('complaint.settleConflict')).toEqual([
      { caseId, seenVersion: 3, eventId: 'event-9', subject: 'handler', take: 'other' },
    ])
  })

  test('a masked value is never sent back as if it were the words', async () => {
    const torn: CaseDetail = {
      ...caseDetail,
      conflicts: [
        {
          eventId: 'event-9',
          kind: 'field',
          subject: 'contact',
          value: '****1111',
          standing: '****0042',
          source: null,
          by: 'E300',
          at,
        },
      ],
    }
    const { hands, host } = await showCase(torn, {
      'complaint.settleConflict': () => accepted(caseDetail),
    })
    await hands.click(screen.getByRole('button', { name: '就用这个' }))
    expect(JSON.stringify(host.inputs('complaint.settleConflict'))).not.toContain('****')
  })

  test.each([
    ['complaint.closed', 'step_not_possible', /现在这一步还不能办/],
    ['complaint.verified', 'same_person', /要换另一个人.*服务中心手册 6\(2\)/],
    ['complaint.nature_confirmed', 'already_decided', /已经有人办过了/],
    ['complaint.referral_accepted', 'not_there', /没有这一项/],
    ['complaint.extension_decided', 'own_complaint', /投诉的是本人.*监管办法第 17 条/],
    ['complaint.letter_written', 'changed_meanwhile', /监管办法第 19 条/],
    ['complaint.compensation_decided', 'over_limit', /超出您岗位的批准限额/],
  ])(
    'a %s that does not count says why and by which section: %s',
    async (subject, value, words) => {
      const source = obstacleSource(subject, value)
      const conflict = { eventId: 'event-9', kind: 'step' as const, subject, value, standing: null }
      await showCase({ ...caseDetail, conflicts: [{ ...conflict, source, by: 'E300', at }] })
      expect(screen.getByText(/这一步不生效/).textContent).toMatch(words)
    },
  )

  test('a step that did not take effect says why', async () => {
    const torn: CaseDetail = {
      ...caseDetail,
      conflicts: [
        {
          eventId: 'event-9',
          kind: 'step',
          subject: 'complaint.closed',
          value: 'reply_missing',
          standing: null,
          source: 'S2-12',
          by: 'E300',
          at,
        },
      ],
    }
    await showCase(torn)
    expect(screen.getByText(/这一步不生效/).textContent).toContain('先给客户答复')
    expect(screen.getByRole('button', { name: '知道了' })).toBeTruthy()
  })
})

test('asking for erasure asks for understanding before it can be pressed', async () => {
  const closed: CaseDetail = { ...caseDetail, row: { ...caseDetail.row, state: 'closed' } }
  const { hands, host } = await showCase(closed, {
    'complaint.requestErasure': () => refused('still_kept', 'no'),
  })
  await hands.keyboard('z')
  const erase = await screen.findByRole('button', { name: /^申请删除个人信息/ })
  expect((erase as HTMLButtonElement).disabled).toBe(true)
  await hands.click(screen.getByRole('checkbox'))
  await hands.click(erase)
  await waitFor(() => expect(host.inputs('complaint.requestErasure')).toHaveLength(1))
  expect(host.inputs('complaint.requestErasure')).toEqual([
    { caseId, seenVersion: 3, basis: 'customer_request' },
  ])
  expect((await screen.findAllByRole('alert')).length).toBeGreaterThan(1)
})
