/** Cases with clocks, for alarms. */
import { noCourse } from '#shared/complaint/no-course.ts'
import { UNMARKED } from '#shared/complaint/privacy-kinds.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { Deadline, DeadlineKind } from '#shared/complaint/rules/types.ts'
import type { AlarmRules } from '#shared/complaint/alarm/alarms.ts'
import { type EpochMs, formatInstant, parseInstant } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'

export const byShippedRules: AlarmRules = {
  rules: defaultPacks.rules,
  calendar: defaultPacks.calendar,
  responsibility: { firstResponsible: 'E500', branchHead: 'E600' },
}

export function at(text: string): EpochMs {
  const parsed = parseInstant(`${text}+08:00`)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

export function clock(kind: DeadlineKind, start: EpochMs, due: EpochMs | string): Deadline {
  return {
    kind,
    startAt: formatInstant(start),
    dueAt: typeof due === 'string' ? due : formatInstant(due),
    unit: defaultPacks.rules.deadlineByKind[kind].unit,
    state: 'pending',
    provisional: false,
    source: defaultPacks.rules.deadlineByKind[kind].source,
    trace: [],
  }
}

/** An open case with these clocks; `change` replaces what a test is about. */
export function caseWith(
  deadlines: readonly Deadline[],
  change: Partial<ComplaintState> = {},
): ComplaintState {
  const state: Partial<ComplaintState> = {
    caseId: 'case-1',
    caseNumber: 'B01-20251020-K7Q-001',
    state: 'registered',
    intakeType: 'complaint',
    channel: 'counter',
    receivedAt: '2025-10-20T10:00:00+08:00',
    recordedAt: '2025-10-20T10:00:00+08:00',
    firstRecipient: 'E200',
    handler: null,
    handlerAssignedAt: null,
    contacts: [],
    promises: [],
    escalations: [],
    instructions: [],
    ...noCourse,
    ...UNMARKED,
    decision: {
      nature: { value: 'undetermined', primary: null, countedAgainst: null, warnings: [] },
      urgency: { level: 'none', reasons: [], dueAt: null },
      level: { value: 'ordinary', reasons: [], suggestions: [] },
      filing: [],
      alerts: { notify: [], scripts: [], filing: [] },
      deadlines: [...deadlines],
      explanations: [],
      warnings: [],
    },
    ...change,
  }
  return state as ComplaintState
}
