/** Verifying a book: whole, with flipped bits, cut, and changed by somebody with the key. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rebuildAll } from '#main/store/care.ts'
import { openStore } from '#main/store/open.ts'
import { verifyStore } from '#main/store/verify.ts'
import { copyOfDay, damage, day, pages, playDayForAll, readability, verify, within } from './day.ts'

playDayForAll()

describe('verify', () => {
  it('finds nothing in a whole book and counts what is there', () => {
    const report = verify(day)
    expect(report.faults).toEqual([])
    expect(report.events).toBe(
      within(day, ({ db }) => db.prepare('SELECT count(*) FROM event').pluck().get()),
    )
    expect(report.events).toBeGreaterThan(30)
  })

  it('names a place for one flipped bit on every kind of page, and never dies of it', () => {
    // One page of each table and index, and every third page of the events, keep this within seconds.
    const names = new Set<string>()
    const chosen = pages.filter(({ name }, index) => {
      const fresh = !names.has(name)
      names.add(name)
      return fresh || (name === 'event' && index % 3 === 0)
    })
    expect(names.size).toBeGreaterThan(14)
    const folder = copyOfDay()
    const whole = readFileSync(join(folder, 'counterbook.db'))
    for (const { page, name } of chosen) {
      writeFileSync(join(folder, 'counterbook.db'), whole)
      damage(folder, page)
      const { faults } = verify(folder)
      const places = faults.map(({ place }) => place)
      expect(faults.length, `page ${page} of ${name}`).toBeGreaterThan(0)
      // Damage is never taken for tampering or for a wrong fold.
      expect(
        faults
          .map(({ code }) => code)
          .filter((code) => ['link', 'hash', 'part', 'body', 'differs'].includes(code)),
        `page ${page} of ${name}`,
      ).toEqual([])
      if (name === 'event') {
        const lost = [...readability(folder)]
          .filter(([, readable]) => !readable)
          .map(([place]) => place)
        expect(lost.length, `page ${page}`).toBeGreaterThan(0)
        const named = faults.filter(({ code, kind }) => kind === 'chain' && code === 'unreadable')
        expect(named.map(({ place }) => place).sort(), `page ${page}`).toEqual(lost.sort())
      }
      if (name === 'aggregate')
        expect(
          faults.some(({ kind, code }) => kind === 'fold' && code === 'unreadable'),
          `page ${page}`,
        ).toBe(true)
      if (
        ['case_row', 'shift_row', 'draft', 'pin_verifier', 'meta', 'event_position'].includes(name)
      ) {
        expect(places, `page ${page} of ${name}`).toContain(name)
      }
    }
  })

  it('says of a file that was cut which events are gone and checks the others', () => {
    const folder = copyOfDay()
    const file = join(folder, 'counterbook.db')
    writeFileSync(file, readFileSync(file).subarray(0, Math.floor(statSync(file).size * 0.6)))
    const seen = readability(folder)
    const lost = [...seen].filter(([, readable]) => !readable).map(([place]) => place)
    expect(lost.length).toBeGreaterThan(0)
    expect(lost.length).toBeLessThan(seen.size)
    const { faults } = verify(folder)
    const named = faults.filter(({ code, kind }) => kind === 'chain' && code === 'unreadable')
    expect(named.map(({ place }) => place).sort()).toEqual(lost.sort())
    expect(faults.filter(({ kind, code }) => kind === 'chain' && code !== 'unreadable')).toEqual([])
  })

  const TAMPERINGS: readonly (readonly [string, string, (place: string) => unknown[]])[] = [
    [
      'a changed byte of a body',
      'UPDATE event SET body = CAST(replace(CAST(body AS TEXT), \'"v":1\', \'"v":2\') AS BLOB) WHERE row = 2',
      (place) => [{ kind: 'chain', code: 'hash', place }],
    ],
    [
      'a body and its hash changed together',
      'UPDATE event SET hash = zeroblob(32) WHERE row = 2',
      (place) => [{ kind: 'chain', code: 'hash', place }],
    ],
    [
      'a deleted event',
      'DELETE FROM event WHERE row = 2',
      (place) => [{ kind: 'chain', code: 'gap', place }],
    ],
    [
      'a changed part',
      'UPDATE event SET part = zeroblob(20) WHERE row = 2',
      (place) => [{ kind: 'chain', code: 'part', place }],
    ],
    [
      'another predecessor',
      'UPDATE event SET prev = zeroblob(32) WHERE row = 2',
      (place) => [{ kind: 'chain', code: 'link', place }],
    ],
  ]
  it.each(TAMPERINGS)('finds %s by somebody with the key', (_what, sql, expected) => {
    const folder = copyOfDay()
    const store = openStore(folder, { create: false })
    for (const trigger of store.db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .pluck()
      .all()) {
      store.db.exec(`DROP TRIGGER ${String(trigger)}`)
    }
    // Row 2 is a staff entry with a name, so that it has a body and a part.
    expect(store.db.prepare('SELECT part IS NOT NULL FROM event WHERE row = 2').pluck().get()).toBe(
      1,
    )
    const at = store.db
      .prepare(
        'SELECT d.id, e.epoch, e.seq FROM event e JOIN device d ON d.number = e.device WHERE e.row = 2',
      )
      .get() as { id: string; epoch: number; seq: number }
    store.db.exec(sql)
    store.close()
    const place = `${at.id.slice(0, 8)}/${at.epoch}/${at.seq}`
    expect(verify(folder).faults.filter(({ kind }) => kind === 'chain')).toEqual(
      expect.arrayContaining(expected(place)),
    )
  })

  it('finds a folded row that no fold gives, and a rebuild mends it', () => {
    const folder = copyOfDay()
    const store = openStore(folder, { create: false })
    store.db.exec(
      "UPDATE aggregate SET displayed = replace(displayed, 'E', 'X') WHERE kind = 'staff'",
    )
    const { faults } = verifyStore(store)
    expect(new Set(faults.map(({ kind, code }) => `${kind} ${code}`))).toEqual(
      new Set(['fold differs']),
    )
    rebuildAll(store)
    expect(verifyStore(store).faults).toEqual([])
    store.close()
  })
})
