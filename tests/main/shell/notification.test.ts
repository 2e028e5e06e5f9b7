/** A notification stands where a customer may see it: what it says, and what it never says. */
import { describe, expect, test } from 'vitest'
import type { Announcements } from '#shared/contract/topics.ts'
import { notificationWords } from '#main/shell/notification-words.ts'

const today = '2025-10-20'
const one: Announcements['alarm'] = {
  count: 1,
  pressing: true,
  first: {
    kind: 'complaint',
    recordId: '01890000-0000-7000-8000-000000000001',
    caseNumber: 'B01-20251020-K7Q-001',
    clock: 'urgent_first_contact',
    rung: 'limit',
    dueAt: '2025-10-20T11:00:00+08:00',
  },
}

describe('a notification', () => {
  test('of one alarm says the clock, the case number and the time', () => {
    expect(notificationWords(one, 'zh-CN', today)).toEqual({
      title: '紧急联系客户：到时',
      body: 'B01-20251020-K7Q-001，11:00 到期',
    })
  })

  test('of several says how many and names the most pressing', () => {
    expect(notificationWords({ ...one, count: 3 }, 'en', today)).toEqual({
      title: '3 alarms',
      body: 'Urgent first contact: due now\nB01-20251020-K7Q-001, due 11:00',
    })
  })

  test('while nobody has unlocked the workstation says only how many', () => {
    const locked = { count: 1, pressing: true, first: null }
    expect(notificationWords(locked, 'zh-CN', today)).toEqual({
      title: '柜面通',
      body: '1 件到时',
    })
    expect(notificationWords(locked, 'en', today).body).toBe('1 alarm')
  })

  test.each([
    ['2025-10-23T24:00:00+08:00', '10-23 24:00'],
    ['2025-10-20T24:00:00+08:00', '24:00'],
    ['2025-10-21T09:00:00+08:00', '10-21 09:00'],
  ])('%s is read as %s', (dueAt, words) => {
    const alarm = { ...one, first: one.first && { ...one.first, dueAt } }
    expect(notificationWords(alarm, 'zh-TW', today).body).toContain(`，${words} 到期`)
  })

  test.each([
    ['instruction', 'zh-CN', '总行要求的答复时间：到时'],
    ['agreed_task', 'zh-CN', '与客户约定的事项：到时'],
    ['agreed_task', 'en', 'Task agreed with the customer: due now'],
    ['referral_in', 'zh-CN', '答复转来的投诉：到时'],
    ['referral_in', 'zh-TW', '答覆轉來的客訴：到時'],
  ] as const)('a time that somebody gave has a name of its own: %s %s', (clock, tag, title) => {
    const alarm = { ...one, first: one.first && { ...one.first, clock } }
    expect(notificationWords(alarm, tag, today).title).toBe(title)
  })
})
