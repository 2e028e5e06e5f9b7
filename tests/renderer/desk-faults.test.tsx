/** What a form of the desk lacks: all of it at once, at its box, with the article that asks for it. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { refused } from '#shared/foundation/result.ts'
import type { ActionName } from '#renderer/workstation/complaint/desk/action-names.ts'
import { useCase } from '#renderer/workstation/complaint/desk/case.state.ts'
import { caseIn, showCase } from './support/case-page.tsx'
import { caseId } from './support/records.ts'
import { clear } from './support/show.tsx'

afterEach(clear)

const sent = '{Control>}{Enter}{/Control}'

async function open(name: ActionName) {
  act(() => useCase.getState().open(name))
  await screen.findByRole('button', { name: /Ctrl/ })
}

/** What stands under the box of this name. */
function faultsAt(label: RegExp): readonly string[] {
  const field = screen.getByText(label, { selector: '.field label' }).closest('.field')
  const note = within(field as HTMLElement).queryByRole('alert')
  const lines = note ? within(note).queryAllByRole('listitem') : []
  return lines.length > 0
    ? lines.map((line) => String(line.textContent))
    : [note?.textContent ?? '']
}

test('every missing thing is said at its box with its source, several at once', async () => {
  const detail = caseIn('investigating', { gates: [{ step: 'propose', missing: [] }] })
  const { hands } = await showCase(detail, {
    'complaint.proposeSolution': () =>
      refused('step_incomplete', 'no', {
        field: 'contacts',
        source: 'S1-26(1a)',
        params: {
          missing: 'contacts,solution.text,solution.options,solution.basis',
          sources: 'S1-26(1a),S2-12,S4-39,S3-32',
        },
      }),
  })
  await open('proposeSolution')
  await hands.keyboard(sent)
  expect(await screen.findByText('还差：处理方案（投诉管理制度 12）')).toBeTruthy()
  expect(screen.getByText(/至少两个可选方案.*服务中心手册 39/)).toBeTruthy()
  expect(screen.getByText(/法规或合同依据.*投诉处理手册 32/)).toBeTruthy()
  // What no box of this form brings stands above them, with its article too.
  const above = screen.getByText('记联系：主动联系客户一次，听客户怎么说')
  expect(within(above).getByText('服务与投诉规范 26(1a)')).toBeTruthy()
  // The keys wait in the first box at fault.
  await waitFor(() =>
    expect(document.activeElement?.closest('.field')?.textContent).toContain('请填写'),
  )
})

test('several things missing at one box all stand there, each with its article', async () => {
  const detail = caseIn('proposing')
  const { hands } = await showCase(detail, {
    'complaint.writeLetter': () =>
      refused('step_incomplete', 'no', {
        field: 'letter.remedies.review',
        source: 'R-19',
        params: {
          missing: 'letter.remedies.review,letter.remedies.mediation,letter.basis',
          sources: 'R-19,S3-32,R-19',
        },
      }),
  })
  await open('writeLetter')
  await hands.keyboard(sent)
  await screen.findByText(/可以申请核查/)
  expect(faultsAt(/^告诉客户还有哪些办法/)).toEqual([
    '还差：可以申请核查（监管办法第 19 条）',
    '还差：可以调解（投诉处理手册 32）',
  ])
  expect(faultsAt(/^依据/)).toHaveLength(1)
})

test('an empty verification names what the gate lacks and every empty box at once', async () => {
  const { hands } = await showCase(caseIn('registered'), {
    'complaint.verify': () =>
      refused('step_incomplete', 'no', {
        field: 'verification.contactedAt',
        source: 'S4-06(2)',
        params: { missing: 'verification.contactedAt' },
      }),
  })
  await open('verify')
  await hands.keyboard(sent)
  expect((await screen.findAllByText(/还差：/)).length).toBe(1)
  expect(faultsAt(/^与客户核对了什么/)).toEqual(['请填写（服务中心手册 6(2)）'])
  expect(faultsAt(/^谁来办/)).toEqual(['请填写（服务中心手册 6(3)）'])
})

test('what the event itself asks for is named whole, each at its box', async () => {
  const { hands } = await showCase(caseIn('registered'), {
    'complaint.verify': () =>
      refused('field_required', 'no', {
        field: 'verifiedPoints',
        source: 'S4-06(2)',
        params: { missing: 'verifiedPoints,ownDepartment' },
      }),
  })
  await open('verify')
  await hands.keyboard(sent)
  expect((await screen.findAllByText(/请填写/)).length).toBe(2)
})

test('money that cannot be read is not sent, and the boxes left empty are named with it', async () => {
  const { hands, host } = await showCase(caseIn('proposing'))
  const lines = [{ kind: 'goodwill', amount: '十块', evidenceId: '' }]
  act(() =>
    useCase.getState().keepWords(`${caseId} requestCompensation `, { lines, improvementNote: '' }),
  )
  await open('requestCompensation')
  await hands.keyboard(sent)
  expect(await screen.findByText(/有一格不是金额/)).toBeTruthy()
  expect(faultsAt(/^怎么避免再发生/)).toEqual(['请填写（服务中心手册 39）'])
  expect(host.inputs('complaint.requestCompensation')).toEqual([])
})

test('a refusal that is about no box names no box', async () => {
  const { hands } = await showCase(caseIn('registered'), {
    'complaint.verify': () => refused('same_person', 'no', { source: 'S4-06(2)' }),
  })
  await open('verify')
  await hands.keyboard(sent)
  expect(await screen.findByText(/服务中心手册 6\(2\)/)).toBeTruthy()
  expect(screen.queryByText(/请填写/)).toBeNull()
})
