/** R-18 in the forms of terms: the date that would follow stands there before anything is sent. */
import { act, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { accepted } from '#shared/foundation/result.ts'
import { useCase } from '#renderer/workstation/complaint/desk/case.state.ts'
import { caseIn, showCase } from './support/case-page.tsx'
import { clear } from './support/show.tsx'

afterEach(clear)

const dates = {
  dueAt: '2025-11-19T24:00:00+08:00',
  simple: '2025-11-04T24:00:00+08:00',
  complex: '2025-11-19T24:00:00+08:00',
  extended: '2025-12-19T24:00:00+08:00',
  notExtended: null,
  source: 'R-18',
}

const form = (name: string) => within(screen.getByRole('region', { name }))

test('the extension form shows the date before and after, with its article', async () => {
  await showCase(caseIn('investigating'), { 'complaint.legalDates': () => accepted(dates) })
  act(() => useCase.getState().open('requestExtension'))
  const pair = (await form('申请延期').findByText('延期后')).closest('div') as HTMLElement
  expect(within(pair).getByText('2025-12-19 24:00')).toBeTruthy()
  expect(within(pair).getByText('监管办法第 18 条')).toBeTruthy()
  expect(form('申请延期').getByText('2025-11-19 24:00')).toBeTruthy()
})

test('a term that cannot be extended says why, and shows no date of an extension', async () => {
  const why = { ...dates, extended: null, notExtended: 'extension_needs_complex' }
  await showCase(caseIn('investigating'), { 'complaint.legalDates': () => accepted(why) })
  act(() => useCase.getState().open('requestExtension'))
  expect(await form('申请延期').findByText(/先定为情况复杂/)).toBeTruthy()
  expect(form('申请延期').queryByText('延期后')).toBeNull()
})

test('the date follows from the complexity that is chosen', async () => {
  const { hands } = await showCase(caseIn('investigating'), {
    'complaint.legalDates': () => accepted(dates),
  })
  act(() => useCase.getState().open('judgeComplexity'))
  await form('定难易').findByText('2025-11-19 24:00')
  await hands.click(form('定难易').getByRole('radio', { name: /简单/ }))
  expect(await form('定难易').findByText('2025-11-04 24:00')).toBeTruthy()
})
