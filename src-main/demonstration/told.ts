/** What a customer of the demonstration tells, as the intake takes it down. */
import { NOTHING_MORE } from '#shared/contract/intake-form.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { type EpochMs, formatInstant } from '#shared/foundation/instant.ts'

/** A complaint as the demonstration's files write it. */
export interface Told {
  readonly channel: string
  readonly intakeType?: string
  readonly facts: string
  readonly demand: string
  readonly walkIn?: boolean
  readonly agitated?: boolean
  readonly beyondDepartmentPower?: boolean
}

export interface Caller {
  readonly caseId: string
  readonly receivedAt: EpochMs
  /** Null for somebody who gave no name. */
  readonly customerName: string | null
  readonly contact: string
  readonly earlierCalls: readonly EpochMs[]
}

const INTAKE_TYPES = ['complaint', 'enquiry', 'suggestion', 'praise'] as const

/** Throws for a channel or type that the files should not name: then the demonstration is wrong. */
export function intakeOf(told: Told, caller: Caller): Input<'complaint.register'> {
  const { channel } = told
  const intakeType = INTAKE_TYPES.find((type) => type === (told.intakeType ?? 'complaint'))
  if ((channel !== 'phone' && channel !== 'counter') || intakeType === undefined)
    throw new Error('the demonstration has an unknown channel or type')
  const { customerName } = caller
  return {
    caseId: caller.caseId,
    intakeType,
    channel,
    receivedAt: formatInstant(caller.receivedAt),
    anonymous: customerName === null,
    reception: {
      walkIn: told.walkIn === true,
      agitated: told.agitated === true,
      media: false,
      recordingDevice: false,
      gathering: false,
      violence: false,
    },
    harm: {
      beyondDepartmentPower: told.beyondDepartmentPower === true,
      considerableHarm: false,
      possibleAdverseEffect: false,
      seriousDamage: false,
    },
    flags: [],
    groupSize: null,
    earlierCalls: caller.earlierCalls.map(formatInstant),
    customerName: customerName ?? '',
    contact: customerName === null ? '' : caller.contact,
    contactMissingReason: customerName === null ? '例句未给出联系方式' : '',
    facts: told.facts,
    demand: told.demand,
    lateEntryReason: '',
    ...NOTHING_MORE,
  }
}
