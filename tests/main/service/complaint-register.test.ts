/** Intake at the counter: what is missing, late, impossible or sent twice, and drafts. */
import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { DAY_MS, formatInstant, HOUR_MS, MINUTE_MS } from '#shared/foundation/instant.ts'
import { accepted } from '#shared/foundation/result.ts'
import { eventType } from '#shared/log/event-type.ts'
import { staffDescribed } from '#shared/staff/events.ts'
import { verifyStore } from '#main/store/verify.ts'
import {
  betweenStarts,
  clock,
  desk,
  events,
  refusalOf,
  openCounterForEach,
} from '../../support/counter.ts'
import { addColleague, ADMINISTRATOR, COLLEAGUE, newId } from '../../support/desk.ts'
import { contact, fresh, registered } from './support/case-inputs.ts'

openCounterForEach()

describe('register', () => {
  it.each([
    ['customerName', { customerName: ' 　' }],
    ['contact', { contact: '' }],
    ['facts', { facts: '' }],
    ['demand', { demand: '\n' }],
  ])('asks for %s', async (field, change) => {
    expect(await refusalOf(() => desk.ask('complaint.register', fresh(change)))).toMatchObject({
      code: 'field_required',
      field,
      source: expect.stringMatching(/^S\d-/),
    })
    const { missing } = await desk.must('complaint.evaluate', fresh(change))
    expect(missing.map((entry) => entry.field)).toEqual([field])
  })

  it('needs no name of somebody who gives none, and a reason instead of a contact', async () => {
    const { caseId } = await desk.must(
      'complaint.register',
      fresh({
        anonymous: true,
        customerName: '韩先生',
        contact: '',
        contactMissingReason: '客户不愿提供',
      }),
    )
    const detail = await desk.must('complaint.get', { caseId })
    expect(detail).toMatchObject({
      anonymous: true,
      contact: null,
      contactMissingReason: '客户不愿提供',
    })
    expect(JSON.stringify(detail)).not.toContain('韩')
    expect(await desk.must('complaint.reveal', { caseId, purpose: 'handle_case' })).toMatchObject({
      customerName: null,
      contact: null,
    })
  })

  it('refuses times that cannot be, by field', async () => {
    const later = formatInstant(clock.now() + MINUTE_MS)
    expect(
      await refusalOf(() => desk.ask('complaint.register', fresh({ receivedAt: later }))),
    ).toMatchObject({
      code: 'in_the_future',
      field: 'receivedAt',
    })
    expect(
      await refusalOf(() =>
        desk.ask(
          'complaint.register',
          fresh({ earlierCalls: [formatInstant(clock.now() - HOUR_MS), later] }),
        ),
      ),
    ).toMatchObject({ code: 'in_the_future', field: 'earlierCalls.1' })
    expect(
      await refusalOf(() =>
        desk.ask('complaint.register', fresh({ receivedAt: '2026-03-02T09:00:00' })),
      ),
    ).toMatchObject({ code: 'invalid_input', field: 'receivedAt' })
    expect(
      await refusalOf(() =>
        desk.ask('complaint.register', fresh({ earlierCalls: ['2026-02-30T09:00:00+08:00'] })),
      ),
    ).toMatchObject({ code: 'invalid_input', field: 'earlierCalls.0' })
    expect(
      await refusalOf(() => desk.ask('complaint.evaluate', fresh({ receivedAt: later }))),
    ).toMatchObject({
      code: 'in_the_future',
      field: 'receivedAt',
    })
  })

  it('asks why an entry is late, from the sixteenth minute on', async () => {
    const atLimit = fresh({ receivedAt: formatInstant(clock.now() - 15 * MINUTE_MS) })
    await desk.must('complaint.register', atLimit)
    const late = fresh({ receivedAt: formatInstant(clock.now() - 15 * MINUTE_MS - 1) })
    expect(await refusalOf(() => desk.ask('complaint.register', late))).toMatchObject({
      code: 'late_entry_reason_missing',
      field: 'lateEntryReason',
      source: 'S2-15',
    })
    await desk.must('complaint.register', { ...late, lateEntryReason: '停电' })
  })

  it('sends a report of wrongdoing elsewhere and keeps nothing of it', async () => {
    const report = fresh({ intakeType: 'whistleblowing', facts: '举报某某收受好处' })
    await desk.must('draft.save', {
      draftId: report.caseId,
      kind: 'intake',
      content: { facts: report.facts },
    })
    expect(await refusalOf(() => desk.ask('complaint.register', report))).toMatchObject({
      code: 'whistleblowing_channel',
      field: 'intakeType',
      source: 'S2-06(6)',
    })
    expect(
      (await desk.must('complaint.list', { state: 'all', search: '', offset: 0, limit: 10 })).total,
    ).toBe(0)
    // What was typed is its writer's alone until they discard it (docs/adr/0006).
    expect((await desk.must('draft.list', {})).drafts).toHaveLength(1)
    await addColleague(desk)
    await desk.must('session.signIn', COLLEAGUE)
    expect((await desk.must('draft.list', {})).drafts).toEqual([])
  })

  it('answers the first case to a second click, a lost answer and two clicks at once', async () => {
    const input = fresh()
    const [one, two] = await Promise.all([
      desk.must('complaint.register', input),
      desk.must('complaint.register', input),
    ])
    expect(two).toEqual(one)
    const before = await events()
    const again = await desk.must('complaint.register', {
      ...input,
      facts: '另一份',
      receivedAt: '2026-03-02T09:59:00+08:00',
    })
    expect(again).toMatchObject({
      caseId: one.caseId,
      caseNumber: one.caseNumber,
      version: 1,
      excerpt: one.excerpt,
    })
    expect(await events()).toBe(before)
  })

  it('counts case numbers by the day without gaps or repeats, over refusals and restarts', async () => {
    const numbers: string[] = []
    const take = async () =>
      numbers.push((await desk.must('complaint.register', fresh())).caseNumber)
    await take()
    await desk.ask('complaint.register', fresh({ facts: '' }))
    await take()
    await betweenStarts(() => {})
    await take()
    clock.pass(DAY_MS)
    await take()
    expect(numbers.map((number) => number.split('-').slice(0, 2).join('-'))).toEqual([
      'B01-20260302',
      'B01-20260302',
      'B01-20260302',
      'B01-20260303',
    ])
    expect(numbers.map((number) => number.slice(-3))).toEqual(['001', '002', '003', '001'])
  })

  it('raises a case to level 1 when the customer calls a second time within half a working day', async () => {
    const call = { channel: 'phone' as const, earlierCalls: [formatInstant(clock.now() - HOUR_MS)] }
    const urgent = await desk.must('complaint.register', fresh(call))
    expect(urgent.urgency).toBe('level1')
    expect(urgent.nextClock).toMatchObject({ state: 'pending' })
    const calm = await desk.must(
      'complaint.register',
      fresh({ channel: 'phone', earlierCalls: [formatInstant(clock.now() - 10 * DAY_MS)] }),
    )
    expect(calm.urgency).toBe('none')

    const seen = await registered({ channel: 'phone' })
    clock.pass(HOUR_MS)
    const raised = await desk.must('complaint.logContact', contact(seen, { direction: 'inbound' }))
    expect(raised.row.urgency).toBe('level1')
    expect(raised.clocks.map(({ kind }) => kind)).toContain('urgent_first_contact')
    expect(raised.timeline.map(({ type }) => type)).toEqual([
      'complaint.registered',
      'complaint.contact_logged',
      'complaint.clock_recomputed',
    ])
  })

  it('holds the longest text that the form allows, in the widest characters', async () => {
    const facts = '😀'.repeat(4000)
    const demand = '😀'.repeat(2000)
    const { caseId } = await desk.must('complaint.register', fresh({ facts, demand }))
    expect(await desk.must('complaint.get', { caseId })).toMatchObject({ facts, demand })
    expect(
      await refusalOf(() => desk.ask('complaint.register', fresh({ facts: `${facts}😀` }))),
    ).toMatchObject({
      code: 'invalid_input',
      field: 'facts',
    })
    // Characters that their encoding blows up most, six bytes each in JSON, behind one that can be read.
    const blown = fresh({
      facts: `话${'\u0001'.repeat(3999)}`,
      demand: `求${'\u0001'.repeat(1999)}`,
    })
    await desk.must('complaint.register', blown)
    expect((await desk.must('complaint.get', { caseId: blown.caseId })).facts).toBe(blown.facts)
  })
})

describe('a draft', () => {
  it('is gone with its case and does not come back with a late autosave', async () => {
    const input = fresh()
    const draft = { draftId: input.caseId, kind: 'intake' as const, content: { facts: '正在输入' } }
    await desk.must('draft.save', draft)
    await desk.must('complaint.register', input)
    expect((await desk.must('draft.list', {})).drafts).toEqual([])
    await desk.must('draft.save', draft)
    expect((await desk.must('draft.list', {})).drafts).toEqual([])
  })

  it('belongs to who writes it', async () => {
    const draft = { draftId: newId(), kind: 'intake' as const, content: { facts: '甲的' } }
    await desk.must('draft.save', draft)
    await addColleague(desk)
    await desk.must('session.signIn', COLLEAGUE)
    expect((await desk.must('draft.list', {})).drafts).toEqual([])
    const refusal = { code: 'not_your_draft', field: 'draftId' }
    expect(await refusalOf(() => desk.ask('draft.save', { ...draft, content: {} }))).toMatchObject(
      refusal,
    )
    expect(
      await refusalOf(() => desk.ask('draft.discard', { draftId: draft.draftId })),
    ).toMatchObject(refusal)
    await desk.must('session.signIn', ADMINISTRATOR)
    expect((await desk.must('draft.list', {})).drafts).toMatchObject([{ content: draft.content }])
    await desk.must('draft.discard', { draftId: draft.draftId })
    expect((await desk.must('draft.list', {})).drafts).toEqual([])
  })

  it('has a limit, and keeps what was saved before it', async () => {
    const draftId = newId()
    await desk.must('draft.save', { draftId, kind: 'intake', content: { facts: '短' } })
    const long = { draftId, kind: 'intake' as const, content: { facts: '长'.repeat(64 * 1024) } }
    expect(await refusalOf(() => desk.ask('draft.save', long))).toMatchObject({
      code: 'draft_too_large',
      field: 'content',
    })
    expect((await desk.must('draft.list', {})).drafts).toMatchObject([{ content: { facts: '短' } }])
  })
})

describe('an event beyond 64 KiB', () => {
  it('is a refusal that takes the whole transaction back', async () => {
    await betweenStarts((store, book) => {
      const wide = eventType({
        type: 'complaint.wide',
        version: 1,
        aggregate: 'complaint',
        merge: 'fact',
        writer: 'workstation',
        permission: 'complaint.write',
        payload: { words: z.string() },
      })
      const count = () => store.db.prepare('SELECT count(*) FROM event').pluck().get()
      const before = count()
      const write = (words: string) =>
        book.write({ employeeNo: 'E100', role: 'admin' }, (writer) => {
          writer.append(staffDescribed, 'E700', { name: '前一个', role: 'teller', active: true })
          writer.append(wide as never, newId(), { words } as never)
          return accepted(true)
        })
      // 22,000 characters of three bytes each.
      expect(write('长'.repeat(22_000))).toMatchObject({ refusal: { code: 'event_too_large' } })
      expect(count()).toBe(before)
      expect(book.fold('staff', 'E700')).toBeNull()
      expect(write('长'.repeat(21_000)).ok).toBe(true)
      expect(verifyStore(store).faults).toEqual([])
    })
  })
})
