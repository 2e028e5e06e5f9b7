import { describe, expect, test } from 'vitest'
import { waitingReminders } from '#shared/duty/waiting-caller.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { at, refusalOf, valueOf } from './moments.ts'

const { waitingReminder } = defaultPacks.profiles.card_company
const start = at('2025-10-20 10:00')

describe('a waiting caller (S4-22(10))', () => {
  test.each([
    [0, 0],
    [59, 0],
    [60, 1],
    [179, 2],
  ])('R-280: after %i seconds %i reminders are due', (seconds, reminders) => {
    const now = start + seconds * 1000
    expect(valueOf(waitingReminders(start, now, waitingReminder))).toBe(reminders)
  })

  test('R-280: refuses a wait from the future', () => {
    expect(refusalOf(waitingReminders(start + 1, start, waitingReminder))).toMatchObject({
      field: 'waitingSince',
      source: 'S4-22(10)',
    })
  })
})
