/** The tables of the rules pack: whole, labelled, and of one mind with the code that reads them. */
import { describe, expect, test } from 'vitest'
import rulesJson from '#resources/packs/rules-default.json' with { type: 'json' }
import { LIFECYCLE_STATES } from '#shared/complaint/lifecycle/steps.ts'
import { REMEDIES } from '#shared/complaint/rules/duty/decision-letter.ts'
import {
  COMPENSATION_KINDS,
  CRISIS_PLAN_HEADINGS,
  ESCALATION_REASONS,
  GROUP_PREPARATIONS,
  PAUSE_KINDS,
  PERSONAL_RIGHTS_ISSUES,
  SANCTIONS,
} from '#shared/complaint/rules/kinds.ts'
import { NOTICE_WAYS } from '#shared/complaint/rules/duty/notice.ts'
import { rulesPackSchema } from '#shared/pack/rules-pack.ts'
import { rules } from './case-facts.ts'

describe('every closed list of the code has its labels in the pack', () => {
  test.each<[string, readonly string[]]>([
    ['caseState', LIFECYCLE_STATES],
    ['sanction', SANCTIONS],
    ['compensationKind', COMPENSATION_KINDS],
    ['personalRightsIssue', PERSONAL_RIGHTS_ISSUES],
    ['crisisPlanHeading', CRISIS_PLAN_HEADINGS],
    ['groupPreparation', GROUP_PREPARATIONS],
    ['pauseKind', PAUSE_KINDS],
    ['remedy', REMEDIES],
    ['noticeWay', NOTICE_WAYS],
    ['escalationReason', ESCALATION_REASONS],
  ])('%s', (list, values) => {
    const found = rules.pack.enumerations.filter(({ name }) => name === list)
    expect(found.map((entry) => entry.values.map(({ value }) => value))).toEqual([[...values]])
    for (const { label } of found.flatMap((entry) => entry.values)) {
      expect(label).toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('a table that does not hold together is refused', () => {
  const broken: Record<string, (pack: typeof rulesJson) => void> = {
    'a pause missing': (pack) => void pack.law.pauses.pop(),
    'a pause twice': (pack) => void pack.law.pauses.push(...pack.law.pauses.slice(0, 1)),
    'a keeping time missing': (pack) => void pack.law.retention.pop(),
    'a kind of payment missing': (pack) => void pack.handling.compensation.kinds.pop(),
    'a column twice': (pack) =>
      void pack.handling.formColumns.push(...pack.handling.formColumns.slice(0, 1)),
    'a reason to report missing': (pack) => void pack.handling.escalationReasons.pop(),
    'a scale upside down': (pack) => void (pack.lifecycle.satisfaction.lowest = 5),
    'a team of one': (pack) => void (pack.law.investigationTeam.atLeast = 1),
    'a limit of nothing': (pack) => {
      for (const limit of pack.handling.compensation.limits) limit.upToFen = 0
    },
  }

  test.each(Object.entries(broken))('%s', (_what, breakIt) => {
    const pack = structuredClone(rulesJson)
    expect(rulesPackSchema.safeParse(pack).success).toBe(true)
    breakIt(pack)
    expect(rulesPackSchema.safeParse(pack).success).toBe(false)
  })
})

describe('what is not confirmed is labelled', () => {
  test('keeping times are a choice of the organisation with a note', () => {
    for (const row of rules.pack.law.retention) {
      expect(row).toMatchObject({ origin: 'project', note: expect.stringMatching(/^Unconfirmed/) })
    }
  })

  test('numbers the sources do not give say so', () => {
    const { law, lifecycle, handling } = rules.pack
    const open = [
      law.pauseDays,
      law.investigationTeam,
      lifecycle.bounces,
      lifecycle.callback,
      handling.lateEntry,
      handling.recurrence,
      handling.repeat,
      ...handling.compensation.limits,
    ]
    for (const entry of open) {
      expect(entry.origin).toBe('project')
      expect(entry.note ?? '').not.toBe('')
    }
  })

  test('numbers of the regulation name their article', () => {
    const { review, representatives, pauses } = rules.pack.law
    for (const entry of [review, representatives, ...pauses]) {
      expect(entry).toMatchObject({
        origin: 'regulation',
        source: expect.stringMatching(/^R-\d{2}$/),
      })
    }
  })
})
