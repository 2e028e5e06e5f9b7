/** A ladder with one thing broken, and the field that the check names. */
import { expect, test } from 'vitest'
import rulesJson from '#resources/packs/rules-default.json' with { type: 'json' }
import { readPack } from '#shared/pack/read-pack.ts'

type Row = {
  clocks: string[]
  when: Record<string, unknown>
  to: string[]
  source: string
  origin: string
}
const shipped = rulesJson.alarms as unknown as Row[]
const indexOf = (clock: string, time: string) =>
  shipped.findIndex((row) => row.clocks.includes(clock) && time in row.when)

test.each<[string, (rows: Row[]) => Row[], string, string | undefined]>([
  [
    'no alarm at the limit',
    (rows) => rows.filter((_, index) => index !== indexOf('handler_assign', 'limit')),
    'alarms',
    undefined,
  ],
  [
    'lateness stays with the handler',
    (rows) =>
      rows.map((row, index) =>
        index === indexOf('dept_reply', 'everyMinutes') ? { ...row, to: ['handler'] } : row,
      ),
    'alarms',
    undefined,
  ],
  [
    'an urgent case without the first responsible person',
    (rows) =>
      rows.map((row, index) =>
        index === indexOf('urgent_first_contact', 'limit') ? { ...row, to: ['handler'] } : row,
      ),
    'alarms',
    'S2-16',
  ],
  [
    'one moment twice',
    (rows) => [...rows, rows[indexOf('handler_assign', 'limit')] as Row],
    `alarms.${shipped.length}.when`,
    undefined,
  ],
  [
    'a share of a term in days',
    (rows) => [
      ...rows,
      { ...(rows[0] as Row), clocks: ['resolve_major'], when: { dueSoon: true } },
    ],
    `alarms.${shipped.length}.when.dueSoon`,
    undefined,
  ],
])('%s is refused', (_what, breakIt, field, source) => {
  expect(readPack(rulesJson)).toMatchObject({ ok: true, value: { warnings: [] } })
  const read = readPack({ ...rulesJson, alarms: breakIt(structuredClone(shipped)) })
  if (read.ok) throw new Error('accepted')
  expect(read.refusal).toMatchObject({ code: 'invalid_pack', field })
  expect(read.refusal.source).toBe(source)
})
