/** Events of a case as a workstation writes them. */
import type { Deed } from './device.ts'

export const CASE_ID = '019a0000-0000-7000-8000-000000000001'

const decision = {
  nature: { value: 'undetermined', primary: null, countedAgainst: null, warnings: [] },
  urgency: { level: 'none', reasons: [], dueAt: null },
  level: { value: 'ordinary', reasons: [], suggestions: [] },
  filing: [],
  alerts: { notify: [], scripts: [], filing: [] },
  deadlines: [
    {
      kind: 'resolve_ordinary',
      startAt: '2025-10-20T10:00:00+08:00',
      dueAt: '2025-10-23T24:00:00+08:00',
      unit: 'working_days',
      state: 'pending',
      provisional: false,
      source: 'S2-19',
      trace: [],
    },
  ],
  explanations: [],
  warnings: [],
}

/** S2-13(5): the case enters the book. */
export function registered(caseId = CASE_ID, more: Record<string, unknown> = {}): Deed {
  return {
    type: 'complaint.registered',
    aggregateId: caseId,
    payload: {
      caseNumber: 'B01-20251020-K7Q-001',
      intakeType: 'complaint',
      channel: 'counter',
      receivedAt: '2025-10-20T10:00:00+08:00',
      firstRecipient: 'E100',
      anonymous: false,
      reception: {
        walkIn: true,
        agitated: false,
        media: false,
        recordingDevice: false,
        gathering: false,
        violence: false,
      },
      harm: {
        beyondDepartmentPower: false,
        considerableHarm: false,
        possibleAdverseEffect: false,
        seriousDamage: false,
      },
      flags: [],
      earlierCalls: [],
      groupSize: null,
      lateEntryReason: null,
      decision,
      customerName: '韩先生',
      contact: '13800000042',
      contactMissingReason: null,
      facts: '柜台排队一小时后被告知缺少材料',
      demand: '当面说明',
      ...more,
    },
  }
}

export function contacted(caseId = CASE_ID, summary = '已致电说明'): Deed {
  return {
    type: 'complaint.contact_logged',
    aggregateId: caseId,
    payload: {
      contactId: '019a0000-0000-7000-8000-0000000000c1',
      at: '2025-10-20T10:30:00+08:00',
      direction: 'outbound',
      channel: 'phone',
      reached: true,
      promiseId: null,
      summary,
    },
  }
}

export function detailsChanged(payload: Record<string, unknown>, base = 0): Deed {
  return { type: 'complaint.details_changed', aggregateId: CASE_ID, payload, base }
}

export function erased(caseId = CASE_ID): Deed {
  return {
    type: 'complaint.personal_erased',
    aggregateId: caseId,
    payload: { basis: 'customer_request', requestedBy: 'E300', certificate: 'XH-2025-001' },
  }
}

/** What only head office may write. */
export function instructed(caseId = CASE_ID): Deed {
  return {
    type: 'complaint.instruction_given',
    aggregateId: caseId,
    payload: {
      instructionId: '019a0000-0000-7000-8000-0000000000d1',
      at: '2025-10-20T10:30:00+08:00',
      kind: 'instruction',
      dueAt: null,
      text: '立即办理',
    },
  }
}

/** The case was found to be a report of wrongdoing. */
export function restricted(caseId = CASE_ID): Deed {
  return {
    type: 'complaint.restricted',
    aggregateId: caseId,
    payload: { at: '2025-10-20T11:00:00+08:00', restrictionReason: 'reported_wrongdoing' },
  }
}
