/** Somebody changes the rows that lists are read from: the verification names the record. */
import { expect, it } from 'vitest'
import { rebuildAll } from '#main/store/care.ts'
import { LIST_TABLES } from '#main/store/tables/project.ts'
import { copyOfDay, day, playDayForAll, verify, within } from './day.ts'

playDayForAll()

const TABLES = LIST_TABLES.map(({ kind, table, id }) => [table, kind, id] as const)

it.each(TABLES)('names each record whose rows are gone from %s', (table, kind, id) => {
  const folder = copyOfDay()
  const gone = within(folder, ({ db }) => {
    const records = db.prepare(`SELECT DISTINCT ${id} FROM ${table} ORDER BY 1`).pluck().all()
    db.exec(`DELETE FROM ${table}`)
    return records
  })
  expect(verify(folder).faults).toEqual(
    gone.map((record) => ({
      kind: 'fold',
      code: 'list_differs',
      place: `${kind}/${String(record)}`,
    })),
  )
})

it.each(TABLES)(
  'names a record in %s that no event tells of, and a rebuild mends it',
  (table, kind) => {
    const folder = copyOfDay()
    within(folder, ({ db }) => {
      const columns = db.prepare(`SELECT type FROM pragma_table_info('${table}')`).pluck().all()
      const values = columns.map((type) => (type === 'TEXT' ? "'nowhere'" : '7'))
      db.exec(`INSERT INTO ${table} VALUES (${values.join(', ')})`)
    })
    const invented = { kind: 'fold', code: 'list_differs', place: `${kind}/nowhere` }
    expect(verify(folder).faults).toEqual([invented])
    within(folder, rebuildAll)
    expect(verify(folder).faults).toEqual([])
  },
)

it('names a shift that is made to look unsigned in the list alone', () => {
  const folder = copyOfDay()
  const signed = within(folder, ({ db }) => {
    const ids = db
      .prepare('SELECT shift_id FROM shift_row WHERE signed = 1 ORDER BY 1')
      .pluck()
      .all()
    db.exec('UPDATE shift_row SET signed = 0')
    return ids
  })
  expect(signed.length).toBeGreaterThan(0)
  expect(verify(folder).faults.map(({ place }) => place)).toEqual(
    signed.map((id) => `shift/${String(id)}`),
  )
})

it('changes nothing by looking', () => {
  const rows = () =>
    within(day, ({ db }) =>
      LIST_TABLES.map(({ table }) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()),
    )
  const before = rows()
  verify(day)
  expect(rows()).toEqual(before)
})

it('names a folded row that is no JSON, and checks the others', () => {
  const folder = copyOfDay()
  const place = within(folder, ({ db }) => {
    const id = db.prepare("SELECT min(id) FROM aggregate WHERE kind = 'shift'").pluck().get()
    db.prepare(
      "UPDATE aggregate SET displayed = '{\"state\":' WHERE kind = 'shift' AND id = ?",
    ).run(id)
    db.exec('DELETE FROM duty_day_row')
    return `shift/${String(id)}`
  })
  const { faults } = verify(folder)
  expect(faults).toContainEqual({ kind: 'fold', code: 'unreadable', place })
  expect(faults.some(({ code }) => code === 'list_differs')).toBe(true)
})
