/** What a rules pack must not say: rules that name what is not there, and tables with two answers. */
import { CHANNELS } from '../../complaint/enumerations.ts'
import type { ReasonRule, RulesPack } from '../rules-pack.ts'
import { type Objections, type Warnings, objection, repeated } from './objection.ts'
import { alarmObjections } from './rule-alarms.ts'
import { clockObjections } from './rule-clocks.ts'
import { rowObjections } from './rule-rows.ts'
import { SHIPPED_ENUMERATIONS, scriptWarnings } from './shipped.ts'

/** What S2-05 and S2-06 list; sub-codes and further codes are the organisation's. */
const VALID_REASONS = numbered('V', 14)
const INVALID_REASONS = numbered('I', 8)

/** What the contract asks for before a reason counts (catalogue §4.1); a pack may ask for more. */
const NEEDED: Readonly<Record<string, ReasonRule['needs']>> = {
  V12: ['incident_branch'],
  V13: ['home_branch'],
  I02: ['evidence', 'second_person'],
  I03: ['approver'],
  I04: ['original_case'],
  I05: ['customer_withdrawal'],
  I08: ['approver'],
}

const ATTENDANCE_KINDS = ['handover', 'general', 'clerk']
/** Lists that an organisation makes its own; of the others every shipped value is stored somewhere. */
const OPEN_ENUMERATIONS = ['complaintAim', 'rootCause']

/** Refuses, table by table; the clocks first. */
export function* rulesObjections(pack: RulesPack): Objections {
  yield* clockObjections(pack)
  yield* alarmObjections(pack)
  yield* reasonObjections(pack)
  yield* idObjections(pack)
  yield* rowObjections(pack)
  yield* urgencyObjections(pack)
  yield* tableObjections(pack)
  yield* enumerationObjections(pack)
}

/** Scripts of a reception: whether they are there, the phrase pack decides. */
export function* rulesWarnings(pack: RulesPack): Warnings {
  for (const [index, { scripts }] of pack.reception.entries()) {
    yield* scriptWarnings(`reception.${index}.scripts`, scripts)
  }
}

function* reasonObjections({ reasons, levels, handling }: RulesPack): Objections {
  const codes = new Set(reasons.map(({ code }) => code))
  for (const [expected, source] of [
    [VALID_REASONS, 'S2-05'],
    [INVALID_REASONS, 'S2-06'],
  ] as const) {
    const missing = expected.filter((code) => !codes.has(code))
    if (missing.length > 0) yield objection('reasons', `missing: ${missing.join(' ')}`, source)
  }
  for (const [index, { code, nature, needs }] of reasons.entries()) {
    const expected = code.startsWith('V') ? 'valid' : 'invalid'
    if (nature !== expected) {
      const source = expected === 'valid' ? 'S2-05' : 'S2-06'
      yield objection(`reasons.${index}.nature`, `${code} is ${expected}`, source)
    }
    const missing = (NEEDED[code] ?? []).filter((need) => !needs.includes(need))
    if (missing.length > 0) {
      yield objection(`reasons.${index}.needs`, `${code} asks for ${missing.join(' and ')}`)
    }
  }
  for (const [index, { when }] of levels.entries()) {
    if ('reason' in when && !codes.has(when.reason)) {
      yield objection(`levels.${index}.when.reason`, 'no such reason in this pack')
    }
  }
  for (const [index, { proposes }] of handling.intakeHints.entries()) {
    if (proposes !== null && !codes.has(proposes)) {
      yield objection(`handling.intakeHints.${index}.proposes`, 'no such reason in this pack')
    }
  }
}

/** An explanation names a rule by its id alone, so one id is one rule. */
function* idObjections(pack: RulesPack): Objections {
  const { ordinaryLevel, natureRules, urgency } = pack
  const rows = (table: 'levels' | 'upgradeSigns' | 'filing' | 'reception') =>
    pack[table].map(({ id }, index) => ({ id, field: `${table}.${index}.id` }))
  const ids = [
    { id: ordinaryLevel.id, field: 'ordinaryLevel.id' },
    ...Object.entries(natureRules).map(([name, { id }]) => ({
      id,
      field: `natureRules.${name}.id`,
    })),
    { id: urgency.phonePair.id, field: 'urgency.phonePair.id' },
    { id: urgency.agitatedWalkIn.id, field: 'urgency.agitatedWalkIn.id' },
    ...rows('levels'),
    ...rows('upgradeSigns'),
    ...rows('filing'),
    ...rows('reception'),
    ...pack.reasons.map(({ name }, index) => ({
      id: `reason ${name}`,
      field: `reasons.${index}.name`,
    })),
  ]
  for (const [, { field }] of repeated(ids, ({ id }) => id)) {
    yield objection(field, 'another rule has this id')
  }
}

function* urgencyObjections({ urgency }: RulesPack): Objections {
  const { phonePair, agitatedWalkIn, rank } = urgency
  for (const [index, channel] of phonePair.channels.entries()) {
    if (!(CHANNELS as readonly string[]).includes(channel)) {
      const message = `a channel is one of ${CHANNELS.join(', ')}`
      yield objection(`urgency.phonePair.channels.${index}`, message, 'S2-07')
    }
  }
  if (phonePair.workingDays <= 0) {
    yield objection('urgency.phonePair.workingDays', 'a time above 0', 'S2-16')
  }
  for (const [name, { level }] of Object.entries({ phonePair, agitatedWalkIn })) {
    if (level === 'none') yield objection(`urgency.${name}.level`, 'this is urgent', 'S2-16')
  }
  if (rank.order[0] !== 'none') yield objection('urgency.rank.order.0', 'none is the lowest')
}

/** Tables that are read by a key: a second row would be a second answer. */
function* tableObjections(pack: RulesPack): Objections {
  const { handling, attendance } = pack
  for (const [index] of repeated(attendance, ({ kind }) => kind)) {
    yield objection(`attendance.${index}.kind`, 'this kind has its minutes already')
  }
  const missing = ATTENDANCE_KINDS.filter((kind) => !attendance.some((row) => row.kind === kind))
  if (missing.length > 0) yield objection('attendance', `missing: ${missing.join(' ')}`)
  for (const [index] of repeated(pack.upgradeSigns, ({ sign }) => sign)) {
    yield objection(`upgradeSigns.${index}.sign`, 'this sign has its number already')
  }
  for (const [index] of repeated(pack.requiredFields, ({ field }) => field)) {
    yield objection(`requiredFields.${index}.field`, 'this field is asked for already')
  }
  for (const [index] of repeated(handling.intakeHints, ({ code }) => code)) {
    yield objection(`handling.intakeHints.${index}.code`, 'another hint has this code')
  }
  for (const [index] of repeated(handling.compensation.limits, ({ role }) => role)) {
    yield objection(`handling.compensation.limits.${index}.role`, 'this role has its limit already')
  }
  if (handling.phone.fewestDigits > handling.phone.mostDigits) {
    yield objection('handling.phone.fewestDigits', 'no more than the most digits')
  }
  if (handling.homeVisit.supervisors > handling.homeVisit.persons) {
    yield objection('handling.homeVisit.supervisors', 'no more than the people who go')
  }
}

function* enumerationObjections({ enumerations }: RulesPack): Objections {
  for (const [index] of repeated(enumerations, ({ name }) => name)) {
    yield objection(`enumerations.${index}.name`, 'this list is there already')
  }
  const given = new Map(enumerations.map(({ name, values }, index) => [name, { index, values }]))
  for (const [name, values] of SHIPPED_ENUMERATIONS) {
    const list = given.get(name)
    if (!list) yield objection('enumerations', `missing: ${name}`)
    else if (!OPEN_ENUMERATIONS.includes(name)) {
      const labelled = list.values.map(({ value }) => value)
      const missing = values.filter((value) => !labelled.includes(value))
      if (missing.length > 0) {
        yield objection(`enumerations.${list.index}.values`, `missing: ${missing.join(' ')}`)
      }
    }
  }
}

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${`${index + 1}`.padStart(2, '0')}`)
}
