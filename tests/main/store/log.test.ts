/** The log's own locks: events keep their bytes, parts only go, nothing is deleted. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore, type Store } from '#main/store/open.ts'
import { intake, newId, openDesk, removeFolders, setUp } from '../../support/desk.ts'

let store: Store
beforeEach(async () => {
  const desk = openDesk()
  await setUp(desk)
  await desk.must('complaint.register', intake(newId()))
  await desk.close()
  store = openStore(desk.folder, { create: false })
})
afterEach(() => store.close())
afterAll(removeFolders)

const everything = () => store.db.prepare('SELECT * FROM event ORDER BY row').all()

describe('event rows', () => {
  it.each([
    'row = row + 1000',
    'stream = 1',
    'device = device',
    'epoch = 2',
    'seq = seq + 100',
    "kind = 'shift'",
    "aggregate = 'other'",
    "hash = x'00'",
    "prev = x'00'",
    "body = x'00'",
    "part = x'00'",
    "part_salt = x'00'",
    "part = x'00', part_salt = x'00'",
    'retired = 1, retired = 0, body = body',
  ])('refuse %s', (change) => {
    const before = everything()
    expect(() => store.db.prepare(`UPDATE event SET ${change}`).run()).toThrow('event_immutable')
    expect(everything()).toEqual(before)
  })

  it('refuse to be deleted, alone, together and by replacing', () => {
    const before = everything()
    expect(() => store.db.prepare('DELETE FROM event WHERE row = 1').run()).toThrow(
      'event_immutable',
    )
    expect(() => store.db.prepare('DELETE FROM event').run()).toThrow('event_immutable')
    const columns = 'stream, device, epoch, seq, number, kind, aggregate, hash, prev, body'
    for (const verb of ['INSERT', 'INSERT OR REPLACE', 'REPLACE']) {
      const copy = `${verb} INTO event (row, ${columns}) SELECT row, ${columns} FROM event WHERE row = 1`
      expect(() => store.db.prepare(copy).run()).toThrow()
      const sameSeq = `${verb} INTO event (${columns}) SELECT ${columns} FROM event WHERE row = 1`
      expect(() => store.db.prepare(sameSeq).run()).toThrow()
    }
    expect(everything()).toEqual(before)
  })

  it('let a part go, and never come back', () => {
    const erase = 'UPDATE event SET part = NULL, part_salt = NULL'
    store.db.prepare(erase).run()
    expect(
      store.db.prepare('SELECT count(*) FROM event WHERE part IS NOT NULL').pluck().get(),
    ).toBe(0)
    expect(() => store.db.prepare("UPDATE event SET part = x'01'").run()).toThrow('event_immutable')
  })

  it('stay retired once they are', () => {
    store.db.prepare('UPDATE event SET retired = 1 WHERE row = 1').run()
    expect(() => store.db.prepare('UPDATE event SET retired = 0 WHERE row = 1').run()).toThrow(
      'event_immutable',
    )
  })

  it('refuse an attention mark without an event, and columns of another type', () => {
    const mark = "INSERT INTO attention (row, code, at) VALUES (9999, 'x', 0)"
    expect(() => store.db.prepare(mark).run()).toThrow(/FOREIGN KEY/)
    expect(() => store.db.prepare("UPDATE event SET number = 'many' WHERE row = 1").run()).toThrow(
      /INTEGER/,
    )
  })
})
