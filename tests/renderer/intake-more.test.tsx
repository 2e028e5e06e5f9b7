/** The whole registration at the counter: folded sections, repeats, the reception, other types, old drafts. */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { accepted, refused } from '#shared/foundation/result.ts'
import { IntakePage } from '#renderer/workstation/complaint/intake/intake-page.tsx'
import { useIntake } from '#renderer/workstation/complaint/intake/intake.state.ts'
import { openHost } from './support/host.ts'
import { caseRow, decision, intakeLists, repeatCandidate } from './support/records.ts'
import { clear, show } from './support/show.tsx'

const evaluation = { decision, missing: [], handIn: [], reception: [], hints: [] }
const answers = {
  'complaint.evaluate': () => accepted(evaluation),
  'complaint.findRepeats': () => accepted({ repeats: [] }),
  'complaint.intakeLists': () => accepted(intakeLists),
  'complaint.register': () => accepted(caseRow),
}

afterEach(clear)

const saved = (host: ReturnType<typeof openHost>) => host.inputs('complaint.register').at(-1)
const section = (title: string) => {
  const summary = screen.getByText(title, { selector: '.fold-title' })
  return within(summary.closest('details') as HTMLElement)
}

describe('folded sections', () => {
  test('wait folded, say how much they hold, and lose nothing when they are folded again', async () => {
    const host = openHost(answers)
    const hands = await show(<IntakePage />)
    const who = section('谁在投诉')
    const fold = screen.getByText('谁在投诉').closest('details') as HTMLDetailsElement
    expect(fold.open).toBe(false)
    await hands.click(screen.getByText('谁在投诉'))
    await hands.type(who.getByLabelText('卡尾号'), '6222')
    await hands.click(screen.getByText('谁在投诉'))
    expect(who.getByText('已填 1 项')).toBeTruthy()
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(saved(host)?.cardTail).toBe('6222'))
  })

  test('one that holds a refused field opens by itself and says why there', async () => {
    openHost({
      ...answers,
      'complaint.register': () =>
        refused('in_the_future', 'this cannot lie ahead', { field: 'happenedAt' }),
    })
    const hands = await show(<IntakePage />)
    await hands.click(screen.getByRole('button', { name: /保存登记/ }))
    const matter = screen.getByText('投诉谁、什么业务').closest('details') as HTMLDetailsElement
    await waitFor(() => expect(matter.open).toBe(true))
    expect(within(matter).getByText('时间不能在将来')).toBeTruthy()
  })

  test('an amount is yuan as people type it, and what is none is said', async () => {
    openHost(answers)
    const hands = await show(<IntakePage />)
    const amount = section('投诉谁、什么业务').getByLabelText('涉及金额')
    await hands.type(amount, '一千')
    expect(screen.getByText(/有一格不是金额/)).toBeTruthy()
    await hands.clear(amount)
    await hands.type(amount, '1,234.50')
    expect(useIntake.getState().draft?.amountFen).toBe(123_450)
  })

  test('an earlier call is noted with Enter as it is typed', async () => {
    const host = openHost(answers)
    const hands = await show(<IntakePage />)
    act(() => useIntake.getState().change({ channel: 'phone' }))
    const calls = screen.getByRole('textbox', { name: '之前的来电' })
    await hands.type(calls, '2025-10-20 09:15')
    expect(useIntake.getState().draft?.earlierCalls).toEqual([])
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(host.inputs('complaint.register')).toMatchObject([
        { earlierCalls: ['2025-10-20T09:15:00+08:00'] },
      ]),
    )
  })

  test('one that nobody can read holds the registration, from wherever it is sent, until it is mended', async () => {
    const host = openHost(answers)
    const hands = await show(<IntakePage />)
    act(() => useIntake.getState().change({ channel: 'phone' }))
    const calls = screen.getByRole('textbox', { name: '之前的来电' })
    const refusals = () => screen.getAllByText(/写的时间读不懂/)
    await hands.type(calls, '明天上午{Enter}')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    expect(refusals()).toHaveLength(1)
    await hands.click(screen.getByRole('textbox', { name: /什么事/ }))
    for (const send of [
      () => hands.keyboard('{Control>}{Enter}{/Control}'),
      () => hands.keyboard('{Control>}s{/Control}'),
      () => hands.click(screen.getByRole('button', { name: /保存登记/ })),
    ]) {
      await hands.click(screen.getByRole('textbox', { name: /什么事/ }))
      await send()
      expect(document.activeElement).toBe(calls)
      expect(refusals()).toHaveLength(1)
    }
    act(() => useIntake.getState().change({ channel: 'counter' }))
    await hands.keyboard('{Control>}{Enter}{/Control}')
    expect(screen.getByRole('textbox', { name: '之前的来电' })).toBe(calls)
    expect(host.inputs('complaint.register')).toEqual([])
    await hands.clear(calls)
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(host.inputs('complaint.register')).toMatchObject([{ earlierCalls: [] }]),
    )
  })

  test('one that is written when the screen is locked is there afterwards', async () => {
    openHost(answers)
    const hands = await show(<IntakePage />)
    act(() => useIntake.getState().change({ channel: 'phone' }))
    await hands.type(screen.getByRole('textbox', { name: '之前的来电' }), '明天上午')
    cleanup()
    await show(<IntakePage />)
    expect(screen.getByDisplayValue('明天上午')).toBeTruthy()
  })

  test('the checklist of personal rights is asked whole or not at all', async () => {
    openHost(answers)
    const hands = await show(<IntakePage />)
    const weight = section('轻重与期限')
    await hands.click(weight.getByRole('button', { name: '核对是否涉及人身权利' }))
    expect(Object.values(useIntake.getState().draft?.personalRights ?? {})).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
    await hands.click(weight.getByRole('button', { name: '不核对了' }))
    expect(useIntake.getState().draft?.personalRights).toBeNull()
  })

  test('a paper form names who took it, the signed-in person first', async () => {
    openHost(answers)
    const hands = await show(<IntakePage />)
    const paper = section('补录纸质单')
    await hands.click(paper.getByLabelText('这是先写在纸上的'))
    expect(useIntake.getState().draft?.paper).toEqual({ number: '', takenBy: 'E100' })
    expect(paper.getByText(/期限从那时算起/)).toBeTruthy()
  })
})

describe('possible repeats', () => {
  test('stand beside the form before it is saved; choosing one asks about new facts', async () => {
    const host = openHost({
      ...answers,
      'complaint.findRepeats': () => accepted({ repeats: [repeatCandidate] }),
    })
    const hands = await show(<IntakePage />)
    await hands.type(screen.getByLabelText(/联系方式/), '13800000042')
    expect(await screen.findByText(repeatCandidate.caseNumber)).toBeTruthy()
    expect(screen.getByText(/电话相同、内容相近/)).toBeTruthy()
    await hands.click(screen.getByRole('button', { name: '就是这件' }))
    await hands.click(screen.getByText('是', { selector: '.ant-segmented-item-label' }))
    await hands.type(screen.getByLabelText('新的事实和理由'), '当天的小票')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(saved(host)?.repeatOf).toEqual({
        caseId: repeatCandidate.caseId,
        newFacts: true,
        what: '当天的小票',
        sameCustomer: false,
      }),
    )
  })

  test('words alone ask whether it is the same customer', async () => {
    openHost({
      ...answers,
      'complaint.findRepeats': () =>
        accepted({ repeats: [{ ...repeatCandidate, signs: ['similar_text'] }] }),
    })
    const hands = await show(<IntakePage />)
    await hands.type(screen.getByLabelText(/什么事/), '等了三个小时')
    await hands.click(await screen.findByRole('button', { name: '就是这件' }))
    await hands.click(screen.getByLabelText('已确认是同一位客户'))
    expect(useIntake.getState().draft?.repeatOf?.sameCustomer).toBe(true)
  })

  test('the same numbers are looked up once', async () => {
    const host = openHost(answers)
    const hands = await show(<IntakePage />)
    await hands.type(screen.getByLabelText(/联系方式/), '13800000042')
    await waitFor(() =>
      expect(host.inputs('complaint.findRepeats').at(-1)?.contact).toHaveLength(11),
    )
    const asked = host.inputs('complaint.findRepeats').length
    await hands.click(screen.getByLabelText('情绪激动'))
    await waitFor(() =>
      expect(host.inputs('complaint.evaluate').at(-1)?.reception.agitated).toBe(true),
    )
    expect(host.inputs('complaint.findRepeats')).toHaveLength(asked)
  })
})

describe('the reception', () => {
  test('S2-13: its steps are ticked beside the form and saved with it', async () => {
    const host = openHost(answers)
    const hands = await show(<IntakePage />)
    await hands.click(await screen.findByLabelText(/请到洽谈室坐下/))
    await hands.type(screen.getByLabelText('洽谈室'), '一号室')
    await hands.click(screen.getByLabelText(/听完并复述确认/))
    await hands.click(screen.getByText('客户更正了'))
    await hands.type(screen.getByLabelText('客户更正的话'), '是上午')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(saved(host)?.walkInRecord).toMatchObject({
        ledAt: expect.stringContaining('+08:00'),
        room: '一号室',
        readBack: 'corrected',
        correction: '是上午',
      }),
    )
  })

  test('S3-34#5: violence asks for the record of it first', async () => {
    openHost(answers)
    const hands = await show(<IntakePage />)
    await hands.click(screen.getByLabelText('推搡暴力'))
    await hands.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('请先写下刚才发生的事')).toBeTruthy()
  })

  test('is not asked of somebody on the telephone', async () => {
    openHost(answers)
    const hands = await show(<IntakePage />)
    await screen.findByText('上门接待')
    await hands.click(screen.getByText('电话'))
    await waitFor(() => expect(screen.queryByText('上门接待')).toBeNull())
  })
})

describe('other types', () => {
  test('E-19: an enquiry that is more says so, and one key switches it', async () => {
    openHost({
      ...answers,
      'complaint.evaluate': () =>
        accepted({
          ...evaluation,
          hints: [
            {
              code: 'privacy',
              intakeType: 'complaint',
              proposes: null,
              words: ['怎么知道我买'],
              source: 'S3-48',
            },
          ],
        }),
    })
    const hands = await show(<IntakePage />)
    useIntake.getState().change({ intakeType: 'enquiry' })
    expect(await screen.findByText(/听起来是个人信息的事/)).toBeTruthy()
    expect(screen.getByLabelText(/想问什么/)).toBeTruthy()
    await hands.keyboard('{Alt>}t{/Alt}')
    expect(useIntake.getState().draft?.intakeType).toBe('complaint')
  })

  test('a praise asks whom, and for nothing wanted', async () => {
    openHost(answers)
    await show(<IntakePage />)
    useIntake.getState().change({ intakeType: 'praise' })
    expect(await screen.findByLabelText('表扬谁')).toBeTruthy()
    expect(screen.queryByLabelText(/想要什么/)).toBeNull()
  })
})

test('a draft of another program opens with every field that still fits', async () => {
  openHost(answers)
  useIntake.getState().resume({
    draftId: '01890000-0000-7000-8000-00000000000a',
    kind: 'intake',
    content: {
      facts: '上次写到一半',
      reception: { walkIn: true },
      amountFen: 'viel',
      somethingNew: 1,
    },
    updatedAt: '2025-10-20T10:00:00+08:00',
  })
  await show(<IntakePage />)
  expect(useIntake.getState().draft).toMatchObject({
    facts: '上次写到一半',
    amountFen: null,
    reception: { walkIn: true, violence: false },
  })
  expect(useIntake.getState().draft).not.toHaveProperty('somethingNew')
})
