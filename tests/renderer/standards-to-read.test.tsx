/** S1-14, R-016: whoever has standards to read is told so on Today, in one line that leads there. */
import { screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { useNavigation } from '#renderer/workstation/frame/navigation.state.ts'
import { usePractice } from '#renderer/workstation/practice/practice.state.ts'
import { StandardsToRead } from '#renderer/workstation/today/standards-to-read.tsx'
import { openHost } from './support/host.ts'
import { clear, show } from './support/show.tsx'

afterEach(clear)

describe('R-016 standards on Today', () => {
  test('nothing to read is no line', async () => {
    openHost({})
    await show(<StandardsToRead standards={{ unread: 0, reworded: 0 }} />)
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('unread and reworded ones stand apart, and the line leads to where they are read', async () => {
    openHost({})
    const hands = await show(<StandardsToRead standards={{ unread: 2, reworded: 1 }} />)
    await hands.click(screen.getByRole('button', { name: '2 项还没读 · 1 项改了字，请再读' }))
    expect(useNavigation.getState().place).toEqual({ name: 'phrases', room: 'practice' })
    expect(usePractice.getState().part).toBe('standards')
  })
})
