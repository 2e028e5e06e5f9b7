import { describe, expect, test } from 'vitest'
import { decideCommand } from '#main/command-line/rules/decide.ts'
import { changed, documentedCase, without } from './documented-case.ts'

const minimal = {
  now: '2025-10-20T10:05:00+08:00',
  case: { intakeType: 'complaint', channel: 'phone', receivedAt: '2025-10-20T02:00:00Z' },
}

describe('decide answers', () => {
  test('the documented case exactly', () => {
    const { exitCode, output } = decideCommand(JSON.stringify(documentedCase()))
    expect(exitCode).toBe(0)
    expect(output).toMatchObject({
      ok: true,
      nature: { value: 'valid', primary: 'V12', countedAgainst: 'B02', warnings: [] },
      urgency: { level: 'none', reasons: [], dueAt: null },
      level: { value: 'ordinary', suggestions: [] },
      filing: ['head_office'],
      alerts: { notify: ['office', 'legal'], scripts: ['SP-W1'], filing: [] },
      warnings: [],
    })
    const brief = (output['deadlines'] as Record<string, unknown>[]).map(
      ({ trace: _trace, ...rest }) => rest,
    )
    const common = { state: 'pending', provisional: false }
    const received = '2025-10-20T10:00:00+08:00'
    expect(brief).toEqual([
      {
        kind: 'handler_assign',
        startAt: received,
        dueAt: '2025-10-20T11:00:00+08:00',
        unit: 'elapsed',
        source: 'S1-25(4)',
        ...common,
      },
      {
        kind: 'promised_reply',
        startAt: '2025-10-20T10:04:00+08:00',
        dueAt: '2025-10-20T15:00:00+08:00',
        unit: 'given',
        source: 'S3-28#4',
        ...common,
      },
      {
        kind: 'resolve_ordinary',
        startAt: received,
        dueAt: '2025-10-23T24:00:00+08:00',
        unit: 'working_days',
        source: 'S2-19',
        ...common,
      },
      {
        kind: 'legal_decision',
        startAt: received,
        dueAt: '2025-11-04T24:00:00+08:00',
        aimAt: '2025-11-04T24:00:00+08:00',
        unit: 'natural_days',
        source: 'R-18',
        ...common,
      },
    ])
  })

  test('the three required facts alone, with the shipped calendar and the bank profile', () => {
    const { exitCode, output } = decideCommand(JSON.stringify(minimal))
    expect(exitCode).toBe(0)
    expect(output).toMatchObject({
      nature: { value: 'undetermined', primary: null, countedAgainst: null, warnings: [] },
      filing: [],
      warnings: [],
    })
  })

  test('whatever offset came in, times go out in +08:00', () => {
    const { output } = decideCommand(JSON.stringify(minimal))
    const [first] = output['deadlines'] as { startAt: string; dueAt: string }[]
    expect(first).toMatchObject({
      startAt: '2025-10-20T10:00:00+08:00',
      dueAt: '2025-10-20T11:00:00+08:00',
    })
  })

  test('the business date is the +08:00 date: 16:30Z is already the next day', () => {
    const late = changed(
      { ...minimal, now: '2025-10-21T00:00:00Z' },
      'case.receivedAt',
      '2025-10-20T16:30:00Z',
    )
    const deadlines = decideCommand(late).output['deadlines'] as { kind: string; dueAt: string }[]
    expect(deadlines.find(({ kind }) => kind === 'resolve_ordinary')?.dueAt).toBe(
      '2025-10-24T24:00:00+08:00',
    )
  })

  test('a year nobody has listed, provisionally and with a warning', () => {
    const { output } = decideCommand(
      JSON.stringify({
        now: '2027-02-01T10:00:00+08:00',
        case: { ...minimal.case, receivedAt: '2027-02-01T09:00:00+08:00' },
      }),
    )
    expect(output['warnings']).toEqual(['calendar_missing:2027'])
    const provisional = (output['deadlines'] as { kind: string; provisional: boolean }[])
      .filter((deadline) => deadline.provisional)
      .map(({ kind }) => kind)
    expect(provisional).toEqual(['resolve_ordinary', 'legal_decision'])
  })
})

describe('decide refuses, naming the field', () => {
  const example = documentedCase()
  test.each<[string, unknown]>([
    ['now', '2025-10-20T10:05:00'],
    ['now', 1_760_926_000],
    ['now', '9999-12-31T00:00:00Z'],
    ['profile', 'hospital'],
    ['calendar.from', '2025-02-30'],
    ['calendar.workday.0', ['09:00']],
    ['calendar.restDays', '2025-10-01'],
    ['case.receivedAt', '2025-10-20T10:00:00'],
    ['case.receivedAt', '2025-10-20T10:06:00+08:00'],
    ['case.receivedAt', '2025-10-20T10:00:00+25:00'],
    ['case.receivedAt', '20 October'],
    ['case.receivedAt', null],
    ['case.intakeType', 'rant'],
    ['case.channel', 'pigeon'],
    ['case.contacts', null],
    ['case.contacts.0.at', '2025-10-20T09:10'],
    ['case.contacts.0.customerKey', ''],
    ['case.reception.media', 'yes'],
    ['case.harm.seriousDamage', 1],
    ['case.flags.0', 'riot'],
    ['case.nature.investigated', 'true'],
    ['case.nature.evidence.0', 17],
    ['case.groupSize', 19.5],
    ['case.groupSize', -1],
    ['case.groupSize', '20'],
    ['case.groupSize', 1e300],
    ['case.promises.0.dueAt', '2025-10-20T10:03:00+08:00'],
    ['case.promises.0.madeAt', '2025-10-20T11:00:00+08:00'],
    ['case.complexity', 'hard'],
    ['case.closedAt', '2025-10-21T10:00:00+08:00'],
    ['case.events.reportedAt', '2025-10-21T10:00:00+08:00'],
    ['case.nature.incidentBranch', null],
    ['case.nature.investigator', 'E300'],
  ])('%s = %j', (field, value) => {
    const { exitCode, output } = decideCommand(changed(example, field, value))
    expect(exitCode).toBe(2)
    expect(output).toMatchObject({ ok: false, code: 'invalid_input', field })
    expect(output['message']).toBeTruthy()
  })

  test.each(['now', 'case', 'case.intakeType', 'case.channel', 'case.receivedAt'])(
    '%s left out',
    (field) => {
      expect(decideCommand(without(example, field))).toMatchObject({
        exitCode: 2,
        output: { code: 'invalid_input', field },
      })
    },
  )

  test.each([
    'surprise',
    'case.Nature',
    'case.nature.sub',
    'case.contacts.0.name',
    'calendar.year',
  ])('the unknown key %s', (field) => {
    expect(decideCommand(changed(example, field, 1))).toMatchObject({
      exitCode: 2,
      output: { code: 'invalid_input', field },
    })
  })

  test('a rule refusal carries its source', () => {
    const { output } = decideCommand(without(example, 'case.nature.incidentBranch'))
    expect(output).toMatchObject({ field: 'case.nature.incidentBranch', source: 'S2-05(12)' })
  })

  test('T-17, T-18, T-19, T-20: what an invalid nature still needs', () => {
    const refusedField = (nature: object) => {
      const { exitCode, output } = decideCommand(
        changed(example, 'case.nature', { investigated: true, ...nature }),
      )
      return exitCode === 2 ? output['field'] : null
    }
    expect(refusedField({ reasons: ['I02'], investigator: 'E1', confirmer: 'E2' })).toBe(
      'case.nature.evidence',
    )
    expect(refusedField({ reasons: ['I03'] })).toBe('case.nature.approver')
    expect(refusedField({ reasons: ['I04'] })).toBe('case.nature.originalCaseId')
    expect(refusedField({ reasons: ['I05'] })).toBe('case.nature.withdrawal')
    expect(refusedField({ reasons: [] })).toBe('case.nature.reasons')
    expect(refusedField({ reasons: ['I06'] })).toBeNull()
  })
})
