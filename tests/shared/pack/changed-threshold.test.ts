/** Changing a threshold is editing a pack; what was decided before keeps its reasons and its version. */
import { describe, expect, test } from 'vitest'
import { type Decision, decisionSchema } from '#shared/complaint/rules/types.ts'
import { decideCase } from '#shared/complaint/rules/decision/decide.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { readPack } from '#shared/pack/read-pack.ts'
import { type Rules, indexRules } from '#shared/pack/rules-pack.ts'
import rulesJson from '#resources/packs/rules-default.json' with { type: 'json' }

const RECEIVED = Date.parse('2025-10-20T10:00:00+08:00')

/** The shipped rules with one entry changed, read as a pack from outside is read. */
function edited(change: (pack: typeof rulesJson) => void): Rules {
  const copy = structuredClone(rulesJson)
  copy.version += 1
  change(copy)
  const read = readPack(copy)
  if (!read.ok) throw new Error(`${read.refusal.field}: ${read.refusal.message}`)
  if (read.value.pack.kind !== 'rules') throw new Error('not a rules pack')
  return indexRules(read.value.pack)
}

function decide(
  rules: Rules,
  calls: readonly string[] = [],
  groupSize: number | null = null,
): Decision {
  const decided = decideCase(
    {
      intakeType: 'complaint',
      channel: 'phone',
      receivedAt: RECEIVED,
      groupSize,
      contacts: calls.map((at) => ({
        at: Date.parse(at),
        channel: 'phone' as const,
        customerKey: 'c',
        matterKey: 'm',
      })),
    },
    { now: RECEIVED, calendar: defaultPacks.calendar, profile: 'bank', rules },
  )
  if (!decided.ok) throw new Error(decided.refusal.message)
  return decided.value
}

const due = ({ deadlines }: Decision, kind: string) =>
  deadlines.find((deadline) => deadline.kind === kind)?.dueAt

describe('an edited pack decides otherwise', () => {
  test('four working days instead of three', () => {
    const rules = edited((pack) => {
      for (const rule of pack.deadlines) if (rule.kind === 'resolve_ordinary') rule.length = 4
    })
    expect(due(decide(defaultPacks.rules), 'resolve_ordinary')).toBe('2025-10-23T24:00:00+08:00')
    expect(due(decide(rules), 'resolve_ordinary')).toBe('2025-10-24T24:00:00+08:00')
  })

  test('ten people together instead of twenty', () => {
    const rules = edited((pack) => {
      for (const rule of pack.levels) {
        if ('groupSizeAtLeast' in rule.when) rule.when.groupSizeAtLeast = 10
      }
    })
    expect(decide(defaultPacks.rules, [], 12).level.value).toBe('ordinary')
    expect(decide(rules, [], 12).level.value).toBe('major')
  })

  test('a quarter of a working day between two calls instead of half a day', () => {
    const rules = edited((pack) => {
      pack.urgency.phonePair.workingDays = 0.25
    })
    const calls = ['2025-10-20T09:10:00+08:00', '2025-10-20T13:05:00+08:00'] as const
    const until = (rulesThen: Rules) =>
      decideCase(
        {
          intakeType: 'complaint',
          channel: 'phone',
          receivedAt: RECEIVED,
          contacts: calls.map((at) => ({
            at: Date.parse(at),
            channel: 'phone' as const,
            customerKey: 'c',
            matterKey: 'm',
          })),
        },
        {
          now: RECEIVED + 86_400_000,
          calendar: defaultPacks.calendar,
          profile: 'bank',
          rules: rulesThen,
        },
      )
    expect(until(defaultPacks.rules)).toMatchObject({ value: { urgency: { level: 'level1' } } })
    expect(until(rules)).toMatchObject({ value: { urgency: { level: 'none' } } })
  })
})

describe('history explains itself', () => {
  test('every reason names rule, source, facts, pack and version', () => {
    const before = decide(defaultPacks.rules)
    const after = decide(edited(() => undefined))
    for (const [decision, version] of [
      [before, rulesJson.version],
      [after, rulesJson.version + 1],
    ] as const) {
      expect(decision.explanations.length).toBeGreaterThan(3)
      for (const reason of decision.explanations) {
        expect(reason.rule).not.toBe('')
        expect(reason.source).toMatch(/^(S\d-\d{2}|R-\d+|catalogue)/)
        if (reason.pack === rulesJson.pack) expect(reason.version).toBe(version)
      }
      expect(decision.explanations.map(({ decision: about }) => about)).toEqual(
        expect.arrayContaining(['level', 'deadlines']),
      )
    }
  })

  test('a stored decision is read back as it was taken, whatever the pack says now', () => {
    const stored: unknown = JSON.parse(JSON.stringify(decide(defaultPacks.rules)))
    const again = decisionSchema.parse(stored)
    expect(due(again, 'resolve_ordinary')).toBe('2025-10-23T24:00:00+08:00')
    expect(again).toEqual(decide(defaultPacks.rules))
  })
})
