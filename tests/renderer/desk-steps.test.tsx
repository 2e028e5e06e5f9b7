/** The way of a case at the desk: gates that say what they need, and a form for every step. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { caseStepCalls } from '#shared/contract/calls/case-steps.ts'
import { type CallName, callNames } from '#shared/contract/call-names.ts'
import { workstationCalls } from '#shared/contract/workstation.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { noCourse } from '#shared/complaint/no-course.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { may } from '#shared/staff/role.ts'
import { PERMISSIONS } from '#shared/staff/role.ts'
import type { ActionName } from '#renderer/workstation/complaint/desk/action-names.ts'
import { useCase } from '#renderer/workstation/complaint/desk/case.state.ts'
import { STEP_FORMS } from '#renderer/workstation/complaint/desk/forms/steps/index.ts'
import { useSession } from '#renderer/workstation/session/session.state.ts'
import { caseIn, showCase } from './support/case-page.tsx'
import { caseId, status } from './support/records.ts'
import { clear } from './support/show.tsx'

afterEach(clear)

const at = '2025-10-20T10:20:00+08:00'
const done = { at, by: 'E200' }
const id = (last: number) => `01890000-0000-7000-8000-00000000000${last}`

const gates = () => within(screen.getByRole('region', { name: '处理步骤' }))
const gate = (name: string) =>
  gates().getAllByRole('button', { name: new RegExp(`^${name}`) })[0] as HTMLElement

const verification = {
  ...done,
  contactedAt: at,
  ownDepartment: true,
  bySupervisor: true,
  verifiedPoints: '客户确认',
}
const investigation = {
  ...done,
  investigator: 'E200',
  team: [],
  concluded: { ...done, eventId: 'i1', fault: 'ours' as const, findings: '只开了一个窗口' },
}
const proposal = {
  ...done,
  proposalId: id(5),
  reasons: ['V03b'],
  evidenceIds: [],
  incidentBranch: null,
  homeBranch: null,
  originalCaseId: null,
  confirmerNeeds: [],
  clause: null,
  duty: null,
  otherReason: null,
  whereToGo: null,
  confirmed: null,
  returned: null,
}
const solution = {
  ...done,
  eventId: 's1',
  demandWithinRules: 'part' as const,
  recheckOffered: false,
  text: '当面道歉',
  options: ['到店', '上门'],
  singleOptionReason: null,
  legalBasis: '服务承诺第二条',
  alternatives: ['报销交通费'],
  refusalReason: '误工费不在约定之内',
  ourTasks: [],
  customerTasks: [],
}

describe('the line of gates', () => {
  test('says where the case stands, and a shut gate which one comes first', async () => {
    const { hands } = await showCase(caseIn('registered'))
    expect(gate('核实').getAttribute('aria-current')).toBe('step')
    await hands.click(gate('结案'))
    expect(await screen.findByText('结案还差')).toBeTruthy()
    expect(screen.getByText('先完成：答复')).toBeTruthy()
    expect(screen.getByText('投诉管理制度 13(6)')).toBeTruthy()
  })

  test('names every missing thing with its article, and one press leads to the form that brings it', async () => {
    const detail = caseIn('proposing', {
      course: { ...noCourse, verification, investigation, solution },
      gates: [
        {
          step: 'reply',
          missing: [
            { field: 'letter.verifiedFacts', needs: 'x', source: 'R-19' },
            { field: 'letter.remedies.review', needs: 'x', source: 'R-19' },
          ],
        },
      ],
    })
    const { hands } = await showCase(detail)
    await hands.click(gate('答复'))
    const line = (await screen.findByText('经核实的事实、可以申请核查')).closest(
      'li',
    ) as HTMLElement
    expect(within(line).getByText('监管办法第 19 条')).toBeTruthy()
    await hands.click(within(line).getByRole('button', { name: '写处理决定书' }))
    expect(await screen.findByRole('region', { name: '写处理决定书' })).toBeTruthy()
  })

  test('the blocker of the step at which the case stands is open without a press', async () => {
    const detail = caseIn('investigating', {
      course: {
        ...noCourse,
        verification,
        investigation,
        natureProposal: { ...proposal, confirmed: { ...done, bySupervisor: true } },
      },
      gates: [
        { step: 'propose', missing: [{ field: 'contacts', needs: 'x', source: 'S1-26(1a)' }] },
      ],
    })
    await showCase(detail)
    expect(screen.getByText('主动联系客户一次，听客户怎么说')).toBeTruthy()
    expect(gate('方案').textContent).toContain('差 1 项')
  })

  test('the key of a step that is not possible yet says what keeps its gate shut', async () => {
    const { hands } = await showCase(caseIn('registered'))
    await hands.keyboard('x')
    expect(await screen.findByText('结案还差')).toBeTruthy()
    await hands.keyboard('{Escape}')
    expect(screen.queryByText('结案还差')).toBeNull()
  })

  test('arrow keys walk the line', async () => {
    const { hands } = await showCase(caseIn('registered'))
    await hands.keyboard('g')
    expect(document.activeElement?.textContent).toContain('核实')
    await hands.keyboard('{ArrowRight}{Enter}')
    expect(document.activeElement?.textContent).toContain('转办')
    expect(screen.getByText('转办还差')).toBeTruthy()
  })
})

describe('what the moment asks for', () => {
  test('who wrote it down is told that somebody else verifies', async () => {
    await showCase(caseIn('registered', { enteredBy: 'E100' }))
    expect(screen.getByText('要由 E100 以外的人来做')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^核实 1/ })).toBeNull()
  })

  test('who proposed the nature does not confirm it; another may', async () => {
    const course = { ...noCourse, verification, investigation, natureProposal: proposal }
    const judged = caseIn('investigating', {
      course,
      gates: [{ step: 'decide_nature', missing: [] }],
    })
    await showCase({
      ...judged,
      course: { ...course, natureProposal: { ...proposal, by: 'E100' } },
    })
    expect(screen.getAllByText('要由 E100 以外的人来做').length).toBe(2)
    clear()
    const { hands, host } = await showCase(judged, {
      'complaint.confirmNature': () => accepted(judged),
    })
    await hands.keyboard('1')
    await screen.findByRole('region', { name: '确认定性' })
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(host.inputs('complaint.confirmNature')).toHaveLength(1))
    expect(host.inputs('complaint.confirmNature')[0]).toEqual({
      caseId,
      seenVersion: 3,
      proposalId: id(5),
    })
  })

  test('a trainee sees no action that a trainee may not take, and who is waited for', async () => {
    await showCase(caseIn('registered'))
    useSession.setState({
      status: {
        ...status,
        permissions: PERMISSIONS.filter((permission) => may('trainee', permission)),
      },
    })
    expect(await screen.findByText('等主管来做')).toBeTruthy()
    screen.getByRole('button', { name: /其他办理/ }).click()
    await screen.findByRole('textbox', { name: '搜索办理事项' })
    for (const hidden of ['申请补偿', '定级别', '客户撤销', '移交合规（举报）']) {
      expect(screen.queryByRole('button', { name: new RegExp(`^${hidden}`) })).toBeNull()
    }
    expect(screen.getByRole('button', { name: /^提高紧急程度/ })).toBeTruthy()
  })

  test('everything else is one key away and found by its words', async () => {
    const { hands } = await showCase(caseIn('registered'))
    await hands.keyboard('o')
    await hands.type(await screen.findByRole('textbox', { name: '搜索办理事项' }), '撤销{Enter}')
    expect(await screen.findByRole('region', { name: '客户撤销' })).toBeTruthy()
    expect(screen.getByText(/是您本人的决定吗/)).toBeTruthy()
  })

  test('a case that is over suggests nothing, and a closing that nobody reported is still owed', async () => {
    const closing = {
      closedAt: at,
      by: 'E200',
      outcome: 'solved' as const,
      responsibleUnit: '营业室',
      apologised: true,
      reason: '已道歉',
    }
    const report = { ...done, way: 'phoned' as const, receipt: '接报人' }
    const over = (closeReports: CaseDetail['course']['closeReports']) =>
      caseIn('called_back', { course: { ...noCourse, closing, closeReports }, gates: [] })
    await showCase(over([]))
    expect(screen.getByRole('button', { name: '报总行结案 1' })).toBeTruthy()
    clear()
    await showCase(over([report]))
    expect(screen.getByText('现在没有要办的')).toBeTruthy()
  })

  test('an unaccepted answer offers a second look before closing', async () => {
    const detail = caseIn('replied', {
      course: {
        ...noCourse,
        verification,
        investigation,
        natureProposal: { ...proposal, confirmed: { ...done, bySupervisor: true } },
        solution,
        reply: {
          ...done,
          contactId: id(6),
          way: 'phone',
          reached: true,
          accepted: 'no',
          proof: '录音',
          summary: '不同意',
        },
      },
      gates: [
        { step: 'start_investigation', missing: [] },
        { step: 'close', missing: [] },
        { step: 'escalate', missing: [] },
      ],
    })
    await showCase(detail)
    const names = [...document.querySelectorAll('.moment button')].map((one) => one.textContent)
    expect(names).toEqual(['开始调查1', '上报2', '结案3'])
  })
})

describe('forms', () => {
  test('every step has a form, and every form sends what its call takes', async () => {
    const steps = Object.keys(caseStepCalls)
    const called = Object.values(STEP_FORMS).map(({ call }) => call)
    expect(steps.filter((name) => !called.includes(name as CallName))).toEqual([])
    for (const { call, fields, makes, about } of Object.values(STEP_FORMS)) {
      const asked = Object.keys((workstationCalls[call].input as { shape: object }).shape)
      const given = ['caseId', 'seenVersion', ...fields.map(({ name }) => name)]
      if (makes !== undefined) given.push(makes)
      if (about !== undefined) given.push(about)
      // Handing a case to compliance does not ask for the version that was seen.
      const wanted = call === 'complaint.restrict' ? [...asked, 'seenVersion'] : asked
      expect([call, ...given.toSorted()]).toEqual([call, ...wanted.toSorted()])
    }
    expect(callNames).toContain('complaint.deskLists')
  })

  const names = Object.keys(STEP_FORMS) as ActionName[]
  const tens = Array.from({ length: Math.ceil(names.length / 10) }, (_, ten) =>
    names.slice(ten * 10, ten * 10 + 10),
  )
  test.each(tens)('a word for each box: %s and others', async (...some) => {
    await showCase(caseIn('registered'))
    for (const name of some) {
      act(() => useCase.getState().open(name, id(9)))
      const form = document.querySelector('.action-form')
      expect(form?.textContent, name).not.toMatch(/\b(?:ask|hint|field|tick|step|action)\.[a-z]/i)
      expect(form?.querySelector('.ant-btn-primary'), name).toBeTruthy()
    }
  })

  test('a demand beyond the rules opens reason, alternatives and the second look', async () => {
    const detail = caseIn('investigating', { gates: [{ step: 'propose', missing: [] }] })
    const { hands, host } = await showCase(detail, {
      'complaint.proposeSolution': () => accepted(detail),
    })
    act(() => useCase.getState().open('proposeSolution'))
    await hands.click(await screen.findByRole('radio', { name: /超出规定/ }))
    await hands.type(screen.getByLabelText(/不能满足的理由/), '不在约定之内')
    await hands.type(screen.getByLabelText(/替代办法/), '报销交通费{Enter}当面道歉')
    await hands.click(screen.getByRole('checkbox', { name: /重新核实/ }))
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(host.inputs('complaint.proposeSolution')).toHaveLength(1))
    expect(host.inputs('complaint.proposeSolution')[0]).toMatchObject({
      demandWithinRules: 'no',
      refusalReason: '不在约定之内',
      alternatives: ['报销交通费', '当面道歉'],
      recheckOffered: true,
      text: null,
    })
  })

  test('money is typed in yuan, kept in fen, and says who may approve it', async () => {
    const detail = caseIn('proposing')
    const { hands, host } = await showCase(detail, {
      'complaint.requestCompensation': () => accepted(detail),
    })
    act(() => useCase.getState().open('requestCompensation'))
    await hands.type(await screen.findByLabelText('金额'), '1,234.5')
    expect(screen.getByText('1,234.50')).toBeTruthy()
    expect(screen.getByText(/可以批准的：客服主管（2,000.00 以内）、总经理/)).toBeTruthy()
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(host.inputs('complaint.requestCompensation')).toHaveLength(1))
    expect(host.inputs('complaint.requestCompensation')[0]).toMatchObject({
      lines: [{ kind: 'direct_cost', amountFen: 123_450, evidenceId: null }],
      improvementNote: null,
    })
  })

  test('the letter begins with what was found, and its preview follows the typing', async () => {
    const detail = caseIn('proposing', {
      course: { ...noCourse, investigation, solution },
      gates: [{ step: 'reply', missing: [] }],
    })
    const { hands } = await showCase(detail)
    act(() => useCase.getState().open('writeLetter'))
    const facts = await screen.findByLabelText<HTMLTextAreaElement>(/经核实的事实/)
    expect(facts.value).toBe('只开了一个窗口')
    await hands.type(facts, '。')
    // It is read beside the boxes, not below them.
    const preview = screen.getByRole('region', { name: '预览' })
    expect(preview.closest('.desk-main')).toBeTruthy()
    const letter = within(preview)
    expect(letter.getByText('只开了一个窗口。')).toBeTruthy()
    expect(letter.queryByText(/申请核查/)).toBeNull()
    await hands.click(screen.getByRole('checkbox', { name: '申请核查' }))
    expect(letter.getByText(/书面向我行的上级机构申请核查/)).toBeTruthy()
  })

  test('a customer who says no: what to do next is said before it is sent', async () => {
    const { hands } = await showCase(caseIn('proposing'))
    act(() => useCase.getState().open('reply'))
    await screen.findByRole('region', { name: '答复客户' })
    await hands.click(screen.getByText('不接受'))
    expect(await screen.findByText(/换一个人重新核实/)).toBeTruthy()
  })

  test('a second press keeps the id of the first, so that nothing is written twice', async () => {
    const { hands, host } = await showCase(caseIn('registered'), {
      'complaint.withdraw': () => refused('internal_error', 'no'),
      'complaint.addEvidence': () => refused('internal_error', 'no'),
    })
    act(() => useCase.getState().open('addEvidence'))
    await screen.findByRole('region', { name: '加证据' })
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(host.inputs('complaint.addEvidence')).toHaveLength(1))
    await hands.keyboard('{Escape}')
    act(() => useCase.getState().open('addEvidence'))
    await screen.findByRole('region', { name: '加证据' })
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(host.inputs('complaint.addEvidence')).toHaveLength(2))
    const [first, second] = host.inputs('complaint.addEvidence')
    expect(second?.evidenceId).toBe(first?.evidenceId)
  })
})
