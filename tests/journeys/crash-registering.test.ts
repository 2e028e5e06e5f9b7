/** Kills a workstation at the counter again and again: whatever it acknowledged is there (I1). */
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { openStore } from '#main/store/open.ts'
import { verifyStore } from '#main/store/verify.ts'
import { openDesk, removeFolders, setUp } from '../support/desk.ts'
import { startProgram } from '../support/program.ts'

afterAll(removeFolders)

const KILLS = 22

it(`keeps every acknowledged case over ${KILLS} kills at random moments`, async () => {
  const desk = openDesk()
  await setUp(desk)
  await desk.close()
  const seed = Math.floor(Math.random() * 2 ** 31)
  const random = seeded(seed)
  const acknowledged = new Set<string>()
  let inFlight = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    const program = startProgram('tests/support/programs/register-loop.ts', [desk.folder])
    expect(await program.nextLine(), program.errors.join('\n')).toBe('ready')
    // Some die within their first save, some after many, and each at any moment of the next one.
    for (let saves = Math.floor(random() * 8); saves > 0; saves -= 1) await program.nextLine()
    await after(Math.floor(random() * 12))
    program.child.kill('SIGKILL')
    expect(await program.ended).toBeNull()
    for (const line of program.lines.slice(1)) acknowledged.add(line)

    const store = openStore(desk.folder, { create: false })
    const kept = new Set(store.db.prepare('SELECT case_id FROM case_row').pluck().all() as string[])
    const lost = [...acknowledged].filter((caseId) => !kept.has(caseId))
    expect(lost, `seed ${seed}, kill ${kill}`).toEqual([])
    // At most one save per life can be there without its acknowledgement.
    expect(kept.size - acknowledged.size, `seed ${seed}, kill ${kill}`).toBeLessThanOrEqual(
      kill + 1,
    )
    inFlight = kept.size - acknowledged.size
    const numbers = store.db.prepare('SELECT case_number FROM case_row').pluck().all()
    expect(new Set(numbers).size, `seed ${seed}: a case number twice`).toBe(numbers.length)
    store.close()
  }
  expect(acknowledged.size).toBeGreaterThan(KILLS / 2)
  const store = openStore(desk.folder, { create: false })
  const report = verifyStore(store)
  store.close()
  expect(report.faults, `seed ${seed}`).toEqual([])
  // Set-up writes three events, and each case is one: nothing half saved, nothing twice.
  expect(report.events).toBe(3 + acknowledged.size + inFlight)
})

/** A small generator (mulberry32), so that a failure can be played again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), 1 | state)
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32
  }
}
