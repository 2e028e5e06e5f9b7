/** S4-40: a supervisor is told on Today that a lesson waits, in one line that leads there. */
import { screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import { usePractice } from '#renderer/workstation/practice/practice.state.ts'
import { LessonsToDecide } from '#renderer/workstation/today/lessons-to-decide.tsx'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

test('nothing to decide is no line', async () => {
  openHost({})
  await show(<LessonsToDecide count={0} />)
  expect(screen.queryByRole('button')).toBeNull()
})

test('what waits is counted, and the line leads to the lessons', async () => {
  openHost({})
  const hands = await show(<LessonsToDecide count={2} />)
  await hands.click(screen.getByRole('button', { name: '2 个' }))
  expect(useNavigation.getState().place).toEqual({ name: 'phrases', room: 'practice' })
  expect(usePractice.getState().part).toBe('lessons')
})
