/** Roles, permissions, profiles and lists of the catalogue (§2, §5), as the program has them. */
import { describe, expect, it } from 'vitest'
import { PROFILES } from '#shared/branch/events.ts'
import {
  CASE_STATES,
  CHANNELS,
  ESCALATION_TARGETS,
  FILING_FLAGS,
  INTAKE_TYPES,
} from '#shared/complaint/enumerations.ts'
import { DEADLINE_STATES, LEVELS, URGENCIES } from '#shared/complaint/rules/types.ts'
import { shiftCalls } from '#shared/contract/calls/shift.ts'
import { workstationCalls } from '#shared/contract/workstation.ts'
import { POSTS, SHIFT_PERIODS } from '#shared/handover/events.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import {
  COUNTER_STEPS,
  CUSTOMER_STATES,
  DEMEANOURS,
  LOBBY_MOMENTS,
  PROMPT_ROLES,
} from '#shared/phrase/moments.ts'
import { PERMISSIONS, ROLES, isSupervisor, may } from '#shared/staff/role.ts'

const { rules, profiles } = defaultPacks

function listed(name: string): string[] {
  const found = rules.pack.enumerations.find((entry) => entry.name === name)
  if (!found) throw new Error(`no list ${name}`)
  return found.values.map(({ value }) => value)
}

describe('roles', () => {
  it.each([
    ['R-005', 'trainee', false],
    ['R-005', 'teller', false],
    ['R-005', 'lobby_manager', false],
    ['R-005', 'accounting_supervisor', true],
    ['R-222', 'processing_clerk', false],
    ['R-214', 'service_supervisor', true],
    ['R-316', 'hall_manager', true],
    ['R-230', 'department_head', true],
    ['R-230', 'general_manager', true],
  ] as const)('%s %s: supervises %j, and hears complaints', (_row, role, supervises) => {
    expect(ROLES).toContain(role)
    expect(isSupervisor(role)).toBe(supervises)
    expect(may(role, 'complaint.write')).toBe(true)
    expect(may(role, 'complaint.erase')).toBe(supervises)
  })

  it('R-033 whoever works at the counter takes complaints, and no role may refuse one', () => {
    const away = ROLES.filter((role) => !may(role, 'complaint.write'))
    // Counsel and office are called in, head office has its console: none of them meets customers.
    expect(away).toEqual(['legal_counsel', 'office', 'head_office_service', 'compliance_officer'])
    expect(PERMISSIONS.filter((permission) => permission.includes('refuse'))).toEqual([])
    expect(workstationCalls['complaint.register'].permission).toBe('complaint.write')
    expect(workstationCalls['complaint.escalate'].permission).toBe('complaint.write')
  })

  it('R-199 counsel reads and advises, and closes nothing', () => {
    expect(may('legal_counsel', 'complaint.read')).toBe(true)
    expect(may('legal_counsel', 'complaint.close')).toBe(false)
  })

  it('R-214, R-316 supervisors see all shifts and let people in', () => {
    for (const role of ['service_supervisor', 'hall_manager']) {
      expect(may(role, 'shift.read'), role).toBe(true)
      expect(may(role, 'staff.manage'), role).toBe(true)
    }
  })

  it('R-005 a trainee hears a complaint and neither closes nor signs it away', () => {
    expect(may('trainee', 'complaint.close')).toBe(false)
    expect(shiftCalls['shift.sign'].refusals).toContain('trainee_alone')
  })

  it('R-321 a counter clerk is a teller under another name', () => {
    expect(PROMPT_ROLES).toContain('counter_clerk')
    expect(ROLES).not.toContain('counter_clerk')
  })
})

/** Lists of §5 whose values stand in the rules pack, with the code that uses them. */
const LISTS: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    'R-076 channels',
    'channel',
    CHANNELS,
    ['phone', 'website', 'letter_fax', 'email', 'external_supervisor', 'counter'],
  ],
  [
    'R-051 kinds of intake',
    'intakeType',
    INTAKE_TYPES,
    ['complaint', 'enquiry', 'suggestion', 'praise', 'whistleblowing'],
  ],
  ['R-077, R-078, R-079 levels', 'level', LEVELS, ['ordinary', 'major', 'serious']],
  [
    'R-080 flags',
    'filingFlag',
    FILING_FLAGS,
    ['petition', 'group', 'litigation', 'media_exposure', 'other_major'],
  ],
  ['R-094, R-096, R-097 urgencies', 'urgency', URGENCIES, ['none', 'level1', 'level2', 'level3']],
  [
    'R-119 states of a clock',
    'deadlineState',
    DEADLINE_STATES,
    ['pending', 'due_soon', 'overdue', 'met', 'met_late', 'cancelled'],
  ],
  ['R-023 posts', 'post', POSTS, ['lobby', 'high_counter', 'low_counter', 'hotline']],
  ['R-241 shifts', 'shift', SHIFT_PERIODS, ['am', 'pm']],
]

/** Lists that only the pack has. */
const PACK_LISTS: readonly (readonly [string, string, readonly string[]])[] = [
  ['R-053 natures', 'nature', ['valid', 'invalid', 'undetermined']],
  [
    'R-026 root causes',
    'rootCause',
    ['product_quality', 'service_nonstandard', 'unfamiliar_product'],
  ],
  ['R-040, R-041, R-042 faults', 'fault', ['ours', 'shared', 'misunderstanding']],
  [
    'R-142, R-296 aims',
    'complaintAim',
    ['vent', 'solve_problem', 'compensation', 'improper_gain', 'publicity'],
  ],
  [
    'R-255, R-256 handover errors',
    'handoverError',
    ['omitted', 'wrongly_given', 'wrongly_received', 'absence_by_swap'],
  ],
  [
    'R-264 reasons to report upward',
    'escalationReason',
    ['market_competition', 'confidentiality_leak', 'serious_error', 'beyond_scope'],
  ],
]

describe('lists', () => {
  it.each(LISTS)('%s', (_row, name, inCode, values) => {
    expect(listed(name)).toEqual(values)
    expect(inCode).toEqual(values)
  })

  it.each(PACK_LISTS)('%s', (_row, name, values) => {
    expect(listed(name)).toEqual(values)
  })

  it('R-020, R-022, R-143 moments, steps and states of mind', () => {
    expect([LOBBY_MOMENTS.length, COUNTER_STEPS.length, CUSTOMER_STATES.length]).toEqual([9, 7, 6])
    expect(LOBBY_MOMENTS).toContain('onsite_complaint')
    expect(DEMEANOURS).toContain('abusive')
  })

  it('R-264, R-318 a case can be raised to whoever answers for it', () => {
    expect(ESCALATION_TARGETS).toEqual(
      expect.arrayContaining(['first_responsible_person', 'hall_manager', 'general_manager']),
    )
  })

  it('R-081 the states that steps reach today', () => {
    expect(CASE_STATES).toEqual(expect.arrayContaining(['registered', 'closed', 'reopened']))
  })
})

describe('profiles', () => {
  it.each([
    ['bank', ['总行', '省分行', '支行', '网点']],
    ['insurer', ['总公司', '省分公司', '中心支公司', '县级支公司']],
    ['card_company', ['公司', '分公司', '部门', '营业厅']],
  ] as const)('R-109 %s has its four levels', (profile, labels) => {
    const levels = profiles[profile].orgLevels.values
    expect(levels.map(({ value }) => value)).toEqual([
      'head_office',
      'provincial_branch',
      'central_sub_branch',
      'county_outlet',
    ])
    expect(levels.map(({ label }) => label)).toEqual(labels)
  })

  it.each([
    ['bank', ['account_holder', 'joint_holder', 'prospect', 'authorised_agent', 'other']],
    [
      'insurer',
      ['policyholder', 'insured', 'beneficiary', 'prospect', 'authorised_agent', 'other'],
    ],
    ['card_company', ['cardholder', 'merchant', 'payment_point', 'other']],
  ] as const)('R-052, R-211 %s knows who its customers are', (profile, relations) => {
    const values = profiles[profile].customerRelations.values.map(({ value }) => value)
    expect(values).toEqual(expect.arrayContaining([...relations]))
  })

  it('R-225, R-241 the lines of the handover sheet are those of the organisation', () => {
    const lines = (profile: 'bank' | 'card_company') =>
      profiles[profile].balanceLines.map(({ code, unit }) => `${code} ${unit}`)
    expect(lines('card_company')).toEqual(['mobile fen', 'unicom fen', 'telecom fen'])
    expect(lines('bank')).toEqual([
      'cash_box fen',
      'atm fen',
      'blank_vouchers piece',
      'seals piece',
      'keys piece',
    ])
  })

  it.each(PROFILES)(
    'R-011, R-013, R-014, R-019, R-024, R-182, R-272 %s knows its lobby',
    (profile) => {
      const { patrolSlots, dailyForms, checklists, rituals } = profiles[profile].lobby
      expect([patrolSlots.values.length, dailyForms.values.length]).toEqual([3, 2])
      expect(rituals.values.map(({ value }) => value)).toEqual([
        'morning_meeting',
        'greeting',
        'evening_meeting',
      ])
      const linesOf = (code: string) =>
        checklists.find((list) => list.code === code)?.lines.map(({ value }) => value) ?? []
      expect(linesOf('six_s')).toEqual([
        'sort',
        'set_in_order',
        'shine',
        'standardise',
        'sustain',
        'safety',
      ])
      expect(linesOf('opening')).toEqual(expect.arrayContaining(['cleaned', 'complaint_room']))
      expect(linesOf('closing')).toContain('last_customer_seen_off')
      expect(linesOf('flow').length).toBeGreaterThan(0)
    },
  )

  it('R-101 who calls back is set, and is not the handler', () => {
    for (const profile of PROFILES) {
      expect(profiles[profile].callbackUnit.label.length, profile).toBeGreaterThan(0)
    }
  })

  it('R-246, R-247, R-267 the card company has its days, fee and hours', () => {
    expect(profiles.card_company.replacement).toMatchObject({ days: 7, feeFen: 2500 })
    expect(profiles.card_company.serviceHours).toMatchObject({ from: '07:30', to: '20:30' })
  })
})
