/** A disk without room: nothing half saved, clear words, and all goes on when there is room again. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openBook } from '#main/service/book.ts'
import { systemClock, systemRandom } from '#main/service/workstation.ts'
import { openStore } from '#main/store/open.ts'
import { storeProblemOf } from '#main/store/store-problem.ts'
import { verifyStore } from '#main/store/verify.ts'
import { staffDescribed } from '#shared/staff/events.ts'
import { accepted } from '#shared/foundation/result.ts'
import { removeFolders, temporaryFolder } from '../../support/desk.ts'
import { projectRoot } from '../../support/program.ts'

afterAll(removeFolders)

it('refuses a save beyond the page limit as a whole and saves again when there is room', () => {
  const store = openStore(temporaryFolder('limit'), { create: true })
  const book = openBook({
    db: store.db,
    clock: systemClock,
    random: systemRandom,
    appVersion: '0.0.0',
    report: () => {},
  })
  const actor = { employeeNo: 'E100', role: 'admin' }
  const save = (count: number) =>
    book.write(actor, (writer) => {
      for (let i = 0; i < count; i += 1) {
        writer.append(staffDescribed, `N${randomBytes(6).toString('hex')}`, {
          name: '柜员',
          role: 'teller',
          active: true,
        })
      }
      return accepted(true)
    })
  expect(save(3).ok).toBe(true)
  store.db.pragma(`max_page_count = ${Number(store.db.pragma('page_count', { simple: true })) + 4}`)
  let full: unknown
  try {
    for (;;) save(20)
  } catch (error) {
    full = error
  }
  expect(full).toMatchObject({ code: 'SQLITE_FULL' })
  const before = store.db.prepare('SELECT count(*) FROM event').pluck().get()
  expect(verifyStore(store).faults).toEqual([])
  store.db.pragma('max_page_count = 100000')
  expect(save(1).ok).toBe(true)
  expect(store.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(Number(before) + 1)
  expect(verifyStore(store).faults).toEqual([])
  expect(storeProblemOf(full)?.message).toContain('What was saved before is still there')
  store.close()
})

interface Report {
  acknowledged: string[]
  refusal: { code: string; message: string }
  refused: string
  drafts: string
  backup: string
  signIn: string
  afterRoom: string
  kept: string[]
  faults: unknown[]
  openedWithoutRoom: string
}

// Only Linux lets a test mount a disk of its own.
describe.runIf(process.platform === 'linux')('on a disk of its own', () => {
  it('keeps what it acknowledged, says what it did not save, and goes on when there is room', () => {
    const place = temporaryFolder('small-disk')
    const program = `mount -t tmpfs -o size=1500k tmpfs ${place} && exec ${process.execPath} tests/support/programs/fill-disk.ts ${join(place, 'data')}`
    const done = spawnSync('unshare', ['-rm', 'sh', '-c', program], {
      cwd: projectRoot,
      encoding: 'utf8',
    })
    expect(done.stderr.replace(/^.*ExperimentalWarning.*$/m, '')).toBe('')
    const report = JSON.parse(done.stdout) as Report
    expect(report.acknowledged.length).toBeGreaterThan(5)
    expect(report.refusal.code).toBe('disk_full')
    expect(report.refusal.message).toContain('this was not saved')
    expect(report.drafts).toBe('disk_full')
    expect(['disk_full', 'backup_failed']).toContain(report.backup)
    expect(report.openedWithoutRoom).toMatch(/^(opened|disk_full)$/)
    expect([report.signIn, report.afterRoom]).toEqual(['saved', 'saved'])
    expect(report.kept).toEqual(expect.arrayContaining(report.acknowledged))
    expect(report.kept).not.toContain(report.refused)
    expect(report.faults).toEqual([])
  })
})
