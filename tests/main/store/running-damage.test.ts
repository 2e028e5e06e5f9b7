/** A page that goes bad under a running workstation, or before its start: words, and the folder stays free. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOrCreateKeys } from '#main/store/key-file.ts'
import { openSecondConnection, type Store } from '#main/store/open.ts'
import { StoreProblem } from '#main/store/store-problem.ts'
import { ADMINISTRATOR, intake, newId, openDesk, setUp } from '../../support/desk.ts'
import { command, copyOfDay, damage, pages, playDayForAll, within } from './day.ts'

playDayForAll()

describe('under a running workstation', () => {
  it('is named by every call that meets it, also by the look at who is signed in', async () => {
    const desk = openDesk()
    await setUp(desk)
    const caseId = newId()
    await desk.must('complaint.register', intake(caseId))
    const other = openSecondConnection(desk.folder, readOrCreateKeys(desk.folder))
    other.pragma('wal_checkpoint(TRUNCATE)')
    const file = join(desk.folder, 'counterbook.db')
    const whole = readFileSync(file)
    for (const page of pagesOf(other, 'aggregate')) damage(desk.folder, page)
    forgetPages(other)
    for (const ask of [
      () => desk.ask('complaint.get', { caseId }),
      () => desk.ask('complaint.register', intake(newId())),
      () => desk.ask('app.status', {}),
    ]) {
      expect(await ask()).toMatchObject({ ok: false, refusal: { code: 'store_damaged' } })
    }
    expect(desk.faults.length).toBeGreaterThan(0)
    // The disk comes back to its senses: so does the workstation, with what it had.
    writeFileSync(file, whole)
    forgetPages(other)
    expect((await desk.must('complaint.get', { caseId })).row.caseId).toBe(caseId)
    other.close()
    await desk.close()
  })
})

function pagesOf(db: Store['db'], table: string): number[] {
  return db.prepare('SELECT pageno FROM dbstat WHERE name = ?').pluck().all(table) as number[]
}

/** A commit by another connection makes the workstation read its pages again. */
function forgetPages(other: Store['db']): void {
  other.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES ('seen', '1')").run()
  other.pragma('wal_checkpoint(TRUNCATE)')
}

describe('before the start', () => {
  it.each(['event', 'aggregate', 'meta', 'event_aggregate'])(
    'in %s stops it with words where it must, and never holds the folder',
    async (table) => {
      const folder = copyOfDay()
      // Another program version folds anew at its start, and so reads everything.
      within(folder, ({ db }) => db.prepare("DELETE FROM meta WHERE name = 'foldProgram'").run())
      damage(folder, pages.find(({ name }) => name === table)?.page ?? 0)
      try {
        await openDesk(folder).close()
      } catch (error) {
        expect(error).toBeInstanceOf(StoreProblem)
        expect(error).toMatchObject({ code: 'store_damaged' })
      }
      const { code, json } = await command('store', 'verify', '--data', folder)
      expect({ code, ok: json['ok'] }).toEqual({ code: 1, ok: false })
      for (const action of ['rebuild', 'info', 'backup']) {
        const answer = await command('store', action, '--data', folder)
        if (answer.code !== 0)
          expect([action, answer.json['code']]).toEqual([
            action,
            expect.stringMatching(/^(store_damaged|backup_failed)$/),
          ])
      }
    },
  )

  it('in the staff list alone lets nobody in and says why', async () => {
    const folder = copyOfDay()
    for (const { page, name } of pages) if (name === 'aggregate') damage(folder, page)
    const desk = openDesk(folder)
    expect(await desk.ask('session.signIn', ADMINISTRATOR)).toMatchObject({
      ok: false,
      refusal: { code: expect.stringMatching(/^(store_damaged|wrong_pin|not_activated)$/) },
    })
    expect(await desk.ask('app.status', {})).toMatchObject({
      ok: false,
      refusal: { code: 'store_damaged' },
    })
    await desk.close()
  })
})
