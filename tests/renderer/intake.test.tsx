/** Registering a case: by keyboard, once, and without losing a word. */
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { accepted, refused } from '#shared/foundation/result.ts'
import { IntakePage } from '#renderer/workstation/complaint/intake/intake-page.tsx'
import { useIntake } from '#renderer/workstation/complaint/intake/intake.state.ts'
import { openHost } from './support/host.ts'
import { caseRow, decision, intakeLists } from './support/records.ts'
import { clear, show } from './support/show.tsx'

const evaluation = { decision, missing: [], handIn: [], reception: [], hints: [] }
const answers = {
  'complaint.evaluate': () => accepted(evaluation),
  'complaint.findRepeats': () => accepted({ repeats: [] }),
  'complaint.intakeLists': () => accepted(intakeLists),
}

afterEach(clear)

describe('registering', () => {
  test('four fields and one key; the number shows only after the answer', async () => {
    let answer = (): void => undefined
    const host = openHost({
      ...answers,
      'complaint.register': () =>
        new Promise((resolve) => {
          answer = () => resolve(accepted(caseRow))
        }),
    })
    const hands = await show(<IntakePage />)
    await hands.type(screen.getByLabelText(/客户称呼/), '韩先生')
    await hands.type(screen.getByLabelText(/联系方式/), '13800000042')
    await hands.type(screen.getByLabelText(/什么事/), '等了三个小时')
    await hands.type(screen.getByLabelText(/想要什么/), '当面道歉')
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(host.inputs('complaint.register')).toHaveLength(1))
    expect(screen.queryByText(caseRow.caseNumber)).toBeNull()
    answer()
    expect(await screen.findByText(caseRow.caseNumber)).toBeTruthy()
    expect(screen.getByText('已存本机')).toBeTruthy()
    expect(host.inputs('complaint.register')[0]).toMatchObject({
      customerName: '韩先生',
      contact: '13800000042',
      facts: '等了三个小时',
      demand: '当面道歉',
      channel: 'counter',
    })
  })

  test('a double click saves once', async () => {
    const host = openHost({
      ...answers,
      'complaint.register': async () => {
        await new Promise((resolve) => setTimeout(resolve, 30))
        return accepted(caseRow)
      },
    })
    const hands = await show(<IntakePage />)
    await hands.dblClick(await screen.findByRole('button', { name: /保存登记/ }))
    expect(await screen.findByText(caseRow.caseNumber)).toBeTruthy()
    expect(host.inputs('complaint.register')).toHaveLength(1)
  })

  test('Enter that belongs to the input method saves nothing', async () => {
    const host = openHost({ ...answers, 'complaint.register': () => accepted(caseRow) })
    await show(<IntakePage />)
    const name = screen.getByLabelText(/客户称呼/)
    fireEvent.keyDown(name, { key: 'Enter', ctrlKey: true, isComposing: true })
    fireEvent.keyDown(name, { key: 'Enter', ctrlKey: true, keyCode: 229 })
    fireEvent.keyDown(name, { key: 'Enter', isComposing: true })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(host.inputs('complaint.register')).toHaveLength(0)
  })

  test('a refusal stands at its field, in words and with its article', async () => {
    openHost({
      ...answers,
      'complaint.register': () =>
        refused('field_required', 'a required field is empty', {
          field: 'demand',
          source: 'S1-25(1)',
        }),
    })
    const hands = await show(<IntakePage />)
    await hands.click(await screen.findByRole('button', { name: /保存登记/ }))
    expect(await screen.findByText('想要什么必须填写（服务与投诉规范 25(1)）')).toBeTruthy()
    expect(screen.getByLabelText(/想要什么/).getAttribute('aria-invalid')).toBe('true')
  })

  test('the rules answer at the side: whom to tell now, why, and the days they counted', async () => {
    openHost(answers)
    const hands = await show(<IntakePage />)
    expect(await screen.findByText('办公室')).toBeTruthy()
    expect(screen.getByText('法律部门')).toBeTruthy()
    expect(screen.getByText('客户携带录音录像设备')).toBeTruthy()
    await hands.click(screen.getByRole('button', { name: '看怎么数的' }))
    expect(screen.getByText('不算 · 放假 · 国庆节')).toBeTruthy()
    expect(screen.getByText('第 3 天 · 调休上班')).toBeTruthy()
  })
})

describe('the draft', () => {
  test('is kept soon after the last key, under the id that the case will have', async () => {
    const host = openHost({ ...answers, 'complaint.register': () => accepted(caseRow) })
    const hands = await show(<IntakePage />)
    await hands.type(screen.getByLabelText(/什么事/), '等了很久')
    await waitFor(
      () => expect(host.inputs('draft.save').at(-1)?.content['facts']).toBe('等了很久'),
      { timeout: 2000 },
    )
    expect(await screen.findByText('草稿已存在本机')).toBeTruthy()
    await hands.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(caseRow.caseNumber)
    expect(host.inputs('complaint.register')[0]?.caseId).toBe(host.inputs('draft.save')[0]?.draftId)
  })

  test('comes back as it was', async () => {
    openHost(answers)
    useIntake.getState().resume({
      draftId: '01890000-0000-7000-8000-00000000000a',
      kind: 'intake',
      content: { facts: '上次写到一半', channel: 'phone', anonymous: true },
      updatedAt: '2025-10-20T10:00:00+08:00',
    })
    await show(<IntakePage />)
    expect((screen.getByLabelText(/什么事/) as HTMLTextAreaElement).value).toBe('上次写到一半')
    expect(useIntake.getState().draft).toMatchObject({
      channel: 'phone',
      anonymous: true,
      demand: '',
    })
  })

  test('is kept as soon as the program answers again', async () => {
    const host = openHost(answers)
    const hands = await show(<IntakePage />)
    host.away = true
    await hands.type(screen.getByLabelText(/什么事/), '断线时写的')
    expect(await screen.findByText(/草稿没存上/, {}, { timeout: 3000 })).toBeTruthy()
    host.away = false
    await waitFor(
      () => expect(host.inputs('draft.save').at(-1)?.content['facts']).toBe('断线时写的'),
      { timeout: 5000 },
    )
  })
})
