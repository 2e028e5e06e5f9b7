import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { splitPayload } from '#shared/log/envelope.ts'
import { eventType, personal, personalFields } from '#shared/log/event-type.ts'
import {
  aggregateOf,
  allEventTypes,
  hasValidPayload,
  personalFieldsOf,
  readPersonal,
} from '#shared/log/registry.ts'

describe('the registry', () => {
  it('declares each type and version once, with a folder for its aggregate', () => {
    const names = allEventTypes().map(({ type, version }) => `${type}@${version}`)
    expect(new Set(names).size).toBe(names.length)
    for (const { aggregate } of allEventTypes())
      expect(aggregateOf(aggregate), aggregate).toBeDefined()
    expect(aggregateOf('constructor')).toBeUndefined()
  })

  it('has an up-caster for every version above 1', () => {
    for (const { version, upcast } of allEventTypes())
      expect(version === 1 || upcast !== undefined).toBe(true)
  })

  it('marks every free text of a case as personal', () => {
    const free = new Set([
      'customerName',
      'contact',
      'facts',
      'demand',
      'summary',
      'what',
      'reason',
      'text',
      'name',
    ])
    const open = allEventTypes()
      .filter(({ aggregate }) => aggregate === 'complaint' || aggregate === 'staff')
      .flatMap(({ type, version, payload }) =>
        Object.keys(payload.shape)
          .filter((field) => free.has(field) && !personalFieldsOf(type, version).includes(field))
          .map((field) => `${type}.${field}`),
      )
    expect(open).toEqual([])
  })

  it('keeps the mark through nullable and optional', () => {
    const type = eventType({
      type: 'x',
      version: 1,
      aggregate: 'notice',
      merge: 'fact',
      writer: 'hub',
      permission: 'console.instruct',
      payload: {
        a: personal(z.string()).nullable(),
        b: personal(z.string()).optional(),
        c: z.string(),
      },
    })
    expect(personalFields(type.payload)).toEqual(['a', 'b'])
    expect(splitPayload({ a: null, c: 'c' }, ['a', 'b'])).toEqual({
      open: { c: 'c' },
      personal: { a: null },
    })
    expect(splitPayload({ c: 'c' }, ['a', 'b'])).toEqual({ open: { c: 'c' }, personal: null })
  })

  it('judges a payload by its open fields and drops words that do not fit', () => {
    const promise = {
      promiseId: '019a0000-0000-7000-8000-000000000001',
      madeAt: '2025-10-20T10:00:00+08:00',
      dueAt: '2025-10-20T24:00:00+08:00',
    }
    expect(hasValidPayload('complaint.promise_made', 1, promise)).toBe(true)
    expect(hasValidPayload('complaint.promise_made', 1, { ...promise, what: 'words' })).toBe(false)
    expect(hasValidPayload('complaint.promise_made', 1, { ...promise, promiseId: 7 })).toBe(false)
    expect(hasValidPayload('complaint.promise_made', 1, { ...promise, dueAt: 'soon' })).toBe(false)
    expect(readPersonal('complaint.promise_made', 1, { what: 'words', dueAt: 'z' })).toEqual({
      what: 'words',
    })
    expect(readPersonal('complaint.promise_made', 1, { what: 7 })).toEqual({})
  })
})
