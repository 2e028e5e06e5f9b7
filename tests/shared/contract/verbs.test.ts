import { expect, test } from 'vitest'
import { callNames } from '#shared/contract/call-names.ts'
import { pagePolicy } from '#shared/contract/page-policy.ts'
import { buildVerbs } from '#shared/contract/verbs.ts'
import { accepted } from '#shared/foundation/result.ts'

test('there is one verb for each call, and it sends its own name and input', async () => {
  const sent: unknown[] = []
  const verbs = buildVerbs(callNames, (name, input) => {
    sent.push([name, input])
    return Promise.resolve(accepted(name))
  })
  const names = Object.entries(verbs).flatMap(([domain, group]) =>
    Object.keys(group).map((verb) => `${domain}.${verb}`),
  )
  expect(names.toSorted()).toEqual([...callNames].toSorted())
  expect(await verbs.complaint.register({ channel: 'counter' })).toEqual(
    accepted('complaint.register'),
  )
  await verbs.app.status()
  expect(sent).toEqual([
    ['complaint.register', { channel: 'counter' }],
    ['app.status', {}],
  ])
})

test('the page policy lets in the host’s own scripts and nothing unsafe', () => {
  const policy = pagePolicy('abc')
  expect(policy).toContain(`script-src 'self';`)
  expect(policy).toContain(`style-src 'self' 'nonce-abc';`)
  expect(policy).toContain(`require-trusted-types-for 'script'`)
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
})
