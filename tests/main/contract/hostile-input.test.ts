/** Every call of the contract against inputs that no screen sends: refused by field, and nothing is stored. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CallName, callNames } from '#shared/contract/call-names.ts'
import { recordStepCalls } from '#shared/contract/calls/case-records.ts'
import { caseStepCalls } from '#shared/contract/calls/case-steps.ts'
import { workstationCalls } from '#shared/contract/workstation.ts'
import { type Permission, may } from '#shared/staff/role.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { readOrCreateKeys } from '#main/store/key-file.ts'
import { openSecondConnection, type Store } from '#main/store/open.ts'
import {
  expectOfContract,
  openDesk,
  removeFolders,
  setUp,
  type TestDesk,
} from '../../support/desk.ts'
import { validInputs } from '../../support/valid-inputs.ts'
import { hostile, isFree, places, withAt } from './hostile-values.ts'

let desk: TestDesk
/** Sees every commit of the workstation, whatever was written. */
let witness: Store['db']
const commits = () => witness.pragma('data_version', { simple: true })

beforeAll(async () => {
  desk = openDesk()
  await setUp(desk)
  witness = openSecondConnection(desk.folder, readOrCreateKeys(desk.folder))
})
afterAll(async () => {
  witness.close()
  await desk.close()
  removeFolders()
})

const names = callNames.map((name) => [name] as const)

/**
 * Steps of a case take what is still empty, so that their refusal can name everything that is missing
 * (contract/calls/step-input.ts); the case of these inputs does not exist.
 */
const isStep = (name: CallName) =>
  name in caseStepCalls || name in recordStepCalls || MAY_BE_EMPTY.includes(name)
/** A signature that is missing is a blocker with its own words; nobody has to say when they came. */
const MAY_BE_EMPTY: readonly CallName[] = ['shift.sign', 'shift.open']
/** Whoever tries is an administrator, who holds not every permission. */
const isOwn = (name: CallName) => {
  const { permission } = workstationCalls[name]
  return (
    permission === 'anyone' || permission === 'signed_in' || may('admin', permission as Permission)
  )
}

/** The signed-in person stays the same, whatever is thrown at the calls. */
const answerOf = async (name: CallName, input: unknown) => await desk.workstation.call(name, input)

describe('a malformed input', () => {
  it.each(names)('of %s is refused by its field', async (name) => {
    const before = commits()
    const wrong: unknown[] = []
    let tried = 0
    for (const { what, path, input } of hostile(validInputs()[name])) {
      tried += 1
      const answer = await answerOf(name, input)
      const refusal: Refusal | null = answer.ok ? null : answer.refusal
      const named = path.length === 0 || (refusal?.field ?? '').split('.')[0] === path[0]
      if (refusal !== null && isStep(name) && workstationCalls[name].input.safeParse(input).success)
        continue
      if (refusal?.code === 'not_permitted' && !isOwn(name)) continue
      if (refusal?.code !== 'invalid_input' || !named) wrong.push({ what, refusal })
    }
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(20)
    expect(commits()).toBe(before)
    expect(desk.faults).toEqual([])
  })

  it.each(names)(
    'of %s without one of its fields is refused, or the field is optional',
    async (name) => {
      const valid = validInputs()[name] as Record<string, unknown>
      const before = commits()
      for (const [path, value] of places(valid)) {
        if (
          value === null ||
          typeof value !== 'object' ||
          Array.isArray(value) ||
          path[0] === 'content'
        )
          continue
        for (const key of Object.keys(value)) {
          const input = withAt(valid, path, (old) => {
            const { [key]: _gone, ...rest } = old as Record<string, unknown>
            return rest
          })
          if (workstationCalls[name].input.safeParse(input).success) {
            expect(
              // One may stand nowhere in particular and be shown everything.
              [
                'complaint.changeDetails',
                'calendar.changeBranchDays',
                'setting.change',
                'phrase.find',
              ],
              `${name} without ${key}`,
            ).toContain(name)
            continue
          }
          if (!isOwn(name)) continue
          const answer = await answerOf(name, input)
          expect(answer).toMatchObject({
            ok: false,
            refusal: { code: 'invalid_input', field: [...path, key].join('.') },
          })
        }
      }
      expect(commits()).toBe(before)
    },
  )
})

describe('what a screen may leave empty', () => {
  it.each(names)('of %s is answered by its own row, never by a fault', async (name) => {
    const valid = validInputs()[name]
    for (const [path, value] of places(valid)) {
      if (typeof value !== 'string' || isFree(path)) continue
      for (const word of [
        '',
        ' ',
        '　',
        null,
        '\u202e\u200b',
        '0',
        '-1',
        "'; DROP TABLE event; --",
        '%_',
        '9999-99-99T99:99:99+08:00',
      ]) {
        expectOfContract(
          name,
          await answerOf(
            name,
            withAt(valid, path, () => word),
          ),
        )
      }
    }
    expect(desk.faults).toEqual([])
  })
})

it('meets any value at all without a fault', async () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
  })
  const shaped = (name: CallName) => {
    const keys = Object.keys(validInputs()[name])
    return fc.record(Object.fromEntries(keys.map((key) => [key, anything])))
  }
  const before = commits()
  for (const name of callNames) {
    if (Object.keys(validInputs()[name]).length === 0 || !isOwn(name)) continue
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, shaped(name)), async (input) => {
        if (workstationCalls[name].input.safeParse(input).success) return
        const answer = await answerOf(name, input)
        expect(answer).toMatchObject({ ok: false, refusal: { code: 'invalid_input' } })
      }),
      { numRuns: 60 },
    )
  }
  expect(commits()).toBe(before)
  expect(desk.faults).toEqual([])
})

it('knows no call by another name', async () => {
  for (const name of [
    '',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'complaint',
    'COMPLAINT.GET',
    'complaint.get ',
    'console.cases',
  ]) {
    expect(await desk.workstation.call(name, {})).toMatchObject({
      ok: false,
      refusal: { code: 'unknown_call', field: 'name' },
    })
  }
})

it('has a handler and a valid sample for every call', () => {
  expect(Object.keys(workstationCalls).sort()).toEqual([...callNames].sort())
  for (const name of callNames) {
    const sample = workstationCalls[name].input.safeParse(validInputs()[name])
    expect(sample.success, name).toBe(true)
  }
})
