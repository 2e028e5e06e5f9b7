/** The documented example of `decide`, changed where a test needs it. */

/** A mutable copy of the example input, as plain JSON data. */
export function documentedCase(): Record<string, unknown> & { case: Record<string, unknown> } {
  return {
    now: '2025-10-20T10:05:00+08:00',
    profile: 'bank',
    calendar: {
      workday: [['09:00', '17:00']],
      restDays: ['2025-10-01'],
      makeUpWorkdays: ['2025-09-28'],
      from: '2025-09-01',
      to: '2025-12-31',
    },
    case: {
      intakeType: 'complaint',
      channel: 'counter',
      receivedAt: '2025-10-20T10:00:00+08:00',
      contacts: [
        {
          at: '2025-10-20T09:10:00+08:00',
          channel: 'phone',
          customerKey: 'c1',
          matterKey: 'm1',
        },
      ],
      reception: {
        walkIn: true,
        agitated: false,
        media: false,
        recordingDevice: true,
        gathering: false,
        violence: false,
      },
      harm: {
        beyondDepartmentPower: false,
        considerableHarm: false,
        possibleAdverseEffect: false,
        seriousDamage: false,
      },
      flags: ['petition'],
      nature: {
        reasons: ['V12'],
        investigated: true,
        evidence: ['recording 17'],
        incidentBranch: 'B02',
        homeBranch: 'B01',
        originalCaseId: null,
        withdrawal: null,
        approver: null,
        investigator: 'E100',
        confirmer: 'E200',
      },
      department: { receivedAt: null, repliedAt: null },
      promises: [
        {
          madeAt: '2025-10-20T10:04:00+08:00',
          dueAt: '2025-10-20T15:00:00+08:00',
          contactedAt: null,
        },
      ],
      complexity: 'simple',
      extension: null,
      groupSize: null,
      complainedOf: 'E300',
      closedAt: null,
      events: {
        handlerAssignedAt: null,
        firstContactAt: null,
        reportedAt: null,
        calledBackAt: null,
      },
    },
  }
}

/** Sets a dotted path in a copy of the data and returns the copy as JSON text. */
export function changed(data: unknown, path: string, value: unknown): string {
  const copy = structuredClone(data)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const place = keys.reduce<unknown>(
    (inside, key) => (inside as Record<string, unknown>)[key],
    copy,
  ) as Record<string, unknown>
  place[last] = value
  return JSON.stringify(copy)
}

/** The same with the key taken away. */
export function without(data: unknown, path: string): string {
  return changed(data, path, undefined)
}
