/** R-259 What leaves the counter beside its screens, reports of faults and announcements, quotes nobody. */
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { callNames } from '#shared/contract/call-names.ts'
import { maskContact, maskField, maskName } from '#shared/complaint/masking.ts'
import { openWorkstation } from '#main/service/workstation.ts'
import { intake, newId, removeFolders, temporaryFolder } from '../../support/desk.ts'
import { validInputs } from '../../support/valid-inputs.ts'

afterAll(removeFolders)

const SECRET = '鹌鹑5519'

/** The same input with every free text made a secret; what is a code or an id stays. */
function quoting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(quoting)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, quoting(held)]))
  }
  return typeof value === 'string' && /\p{Script=Han}/u.test(value) ? SECRET : value
}

it('R-259 no call puts a word into a fault, an announcement or a refusal', async () => {
  const heard: unknown[] = []
  const workstation = openWorkstation({
    dataFolder: temporaryFolder('quiet'),
    host: 'loopback',
    appVersion: '0.0.0',
    background: false,
    report: (what, error) => heard.push([what, String(error)]),
  })
  workstation.subscribe((announcement) => heard.push(announcement))
  await workstation.call('setup.complete', {
    branchCode: 'B01',
    branchName: '人民路支行',
    profile: 'bank',
    administrator: { employeeNo: 'E100', pin: '482913', name: '管理员' },
  })
  const caseId = newId()
  const registered = intake(caseId, { facts: SECRET, demand: SECRET, customerName: SECRET })
  expect((await workstation.call('complaint.register', registered)).ok).toBe(true)
  const inputs = validInputs()
  for (const name of callNames) {
    if (name.startsWith('session.') || name.startsWith('setup.')) continue
    const input = quoting(inputs[name]) as Record<string, unknown>
    const onCase = 'caseId' in (input ?? {}) ? { ...input, caseId } : input
    const answer = await workstation.call(name, onCase)
    if (!answer.ok) heard.push(answer.refusal)
  }
  await workstation.close()
  expect(heard.length).toBeGreaterThan(5)
  expect(JSON.stringify(heard)).not.toContain(SECRET)
})

it('R-259 a masked value keeps no more than a first character or four last ones', () => {
  const long = fc.string({ unit: 'grapheme', minLength: 7, maxLength: 40 })
  fc.assert(
    fc.property(long, (value) => {
      const characters = [...value]
      expect([...(maskName(value) ?? '')]).toEqual([characters[0], '*', '*'])
      const masked = [...(maskContact(value) ?? '')]
      expect(masked.slice(0, -4).every((one) => one === '*')).toBe(true)
      for (const name of ['identityNumber', 'cardTail', 'address', 'email', 'agentContact']) {
        expect(maskField(name, value)).toBe(maskContact(value))
      }
      expect(maskField('representation', { principalName: value })).toEqual({
        principalName: maskName(value),
      })
    }),
  )
})
