/** What every event of a case keeps to, whatever it says. */
import { describe, expect, test } from 'vitest'
import { complaintEvents } from '#shared/complaint/events/index.ts'
import { complaintAggregate } from '#shared/complaint/fold/aggregate.ts'
import { personalFields } from '#shared/log/event-type.ts'
import type { LoggedEvent } from '#shared/log/fold.ts'

const names = (event: (typeof complaintEvents)[number]) => Object.keys(event.payload.shape)

describe('personal words', () => {
  test('a name holds words of a person in every event or in none', () => {
    const personal = new Set(complaintEvents.flatMap(({ payload }) => personalFields(payload)))
    const elsewhere = complaintEvents.flatMap((event) =>
      names(event)
        .filter((name) => personal.has(name) && !personalFields(event.payload).includes(name))
        .map((name) => `${event.type}.${name}`),
    )
    expect(elsewhere).toEqual([])
  })
})

describe('the fold', () => {
  const event = (type: string): LoggedEvent =>
    ({
      id: 'e',
      type,
      typeVersion: 1,
      aggregate: { kind: 'complaint', id: 'c' },
      actor: { employeeNo: 'E1', role: 'teller' },
      occurredAt: '2026-03-02T10:00:00+08:00',
      recordedAt: '2026-03-02T10:00:00+08:00',
      payload: {},
    }) as unknown as LoggedEvent

  test.each(complaintEvents.map(({ type }) => type))(
    '%s is total before there is a case',
    (type) => {
      expect(() => complaintAggregate.evolve(null, event(type))).not.toThrow()
      expect(() => complaintAggregate.obstacle(null, event(type))).not.toThrow()
    },
  )

  test.each(complaintEvents.filter(({ merge }) => merge === 'step').map(({ type }) => type))(
    '%s says why it is not possible without a case',
    (type) => {
      const obstacle = complaintAggregate.obstacle(null, event(type))
      expect(obstacle).toBe(type === 'complaint.registered' ? null : 'not_registered')
    },
  )
})
