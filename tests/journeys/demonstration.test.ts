/** The demonstration day is the first journey: customers' own words through the real commands. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { CASE_STATES, OPEN_STATES } from '#shared/complaint/enumerations.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { openDesk, removeFolders, temporaryFolder } from '../support/desk.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

async function counterbook(...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(
    process.execPath,
    [join(root, 'scripts', 'counterbook.ts'), ...args],
    { cwd: root },
  )
  return JSON.parse(stdout) as Record<string, unknown>
}

interface Played {
  people: { employeeNo: string; pin: string }[]
}

afterAll(removeFolders)

describe('the demonstration day', () => {
  it('gives the same log for the same seed and another for another', async () => {
    const folders = [7, 7, 8].map((seed) => ({
      seed,
      folder: join(temporaryFolder('demo'), 'data'),
    }))
    const heads: unknown[] = []
    for (const { seed, folder } of folders) {
      await counterbook('demo', '--data', folder, '--days', '1', '--seed', String(seed))
      expect(await counterbook('store', 'verify', '--data', folder)).toMatchObject({
        ok: true,
        faults: [],
      })
      heads.push((await counterbook('store', 'info', '--data', folder))['head'])
    }
    expect(heads[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(heads[1]).toBe(heads[0])
    expect(heads[2]).not.toBe(heads[0])
  })

  it('fires the rules that the sources name', async () => {
    const folder = join(temporaryFolder('demo'), 'data')
    const { people } = (await counterbook(
      'demo',
      '--data',
      folder,
      '--days',
      '1',
    )) as unknown as Played
    const desk = openDesk(folder)
    try {
      const administrator = people[0] ?? { employeeNo: '', pin: '' }
      await desk.must('session.signIn', administrator)
      const { rows, total } = await desk.must('complaint.list', {
        state: 'all',
        search: '',
        offset: 0,
        limit: 50,
      })
      expect(total).toBe(10)
      const byWords = (words: string) => rows.find(({ excerpt }) => excerpt?.includes(words))
      // S2-16: an agitated walk-in, and two calls within half a working day.
      expect(byWords('业务员为什么不告诉我')).toMatchObject({ urgency: 'level1' })
      expect(byWords('划痕险')).toMatchObject({ urgency: 'level1' })
      // S2-09: beyond the department's power.
      expect(byWords('非第一现场')).toMatchObject({ level: 'major' })
      // One in every state that an open case can have, and one that went the whole way to its closing.
      expect(byWords('速度太慢')).toMatchObject({ state: 'closed' })
      expect(new Set(rows.map(({ state }) => state))).toEqual(
        new Set([...OPEN_STATES.filter((state) => state !== 'reopened'), 'closed']),
      )
      const waiting = byWords('非第一现场')?.caseId ?? ''
      const { course } = await desk.must('complaint.get', { caseId: waiting })
      expect(course.compensations).toMatchObject([{ decided: null }])
      expect(course.apologies).toMatchObject([{ state: 'draft' }])
      const shift = await desk.must('shift.get', { shiftId: '2025-10-20.am.high_counter.1' })
      expect(shift.row.signed).toBe(true)
      expect(shift.carryOver.filter(({ kind }) => kind === 'complaint')).toHaveLength(9)
      const { proposals } = await desk.must('proposal.list', {})
      expect(proposals).toMatchObject([{ replaces: 'SP-05', state: 'waiting', arrived: false }])
      const { lessons } = await desk.must('lesson.list', {})
      expect(lessons).toMatchObject([{ state: 'approved', proposed: null }])
      const { standards } = await desk.must('standard.list', {})
      const read = await desk.must('standard.readers', { code: standards[0]?.code ?? '' })
      expect(read.read.map(({ employeeNo }) => employeeNo).toSorted()).toEqual(['E200', 'E300'])
      // No PIN of anybody stands in any event.
      const pins = people.map(({ pin }) => pin)
      for (const { caseId } of rows) {
        const words = JSON.stringify((await desk.must('complaint.get', { caseId })).timeline)
        for (const pin of pins) expect(words).not.toContain(`"${pin}"`)
      }
    } finally {
      await desk.close()
    }
  })

  it('is a month of signed shifts on working days, with cases in every state, some of them late', async () => {
    const folder = join(temporaryFolder('demo'), 'data')
    const played = (await counterbook('demo', '--data', folder)) as unknown as Played & {
      cases: number
    }
    expect(await counterbook('store', 'verify', '--data', folder)).toMatchObject({ faults: [] })
    const desk = openDesk(folder)
    try {
      await desk.must('session.signIn', played.people[0] ?? { employeeNo: '', pin: '' })
      const { rows: shifts } = await desk.must('shift.list', { limit: 200 })
      const dates = [...new Set(shifts.map(({ key }) => key.date))].toSorted()
      expect(dates[0]).toBe('2025-09-22')
      // The Sunday and the Saturday that are worked for the holiday, and no day of the holiday itself.
      expect(dates).toEqual(expect.arrayContaining(['2025-09-28', '2025-10-11']))
      expect(dates.filter((date) => date >= '2025-10-01' && date <= '2025-10-08')).toEqual([])
      expect(shifts.every(({ signed }) => signed)).toBe(true)
      expect(shifts.filter(({ openingUnverified }) => openingUnverified)).toHaveLength(1)
      expect(shifts.filter(({ differences }) => differences > 0)).toHaveLength(1)
      const list = { search: '', offset: 0, limit: 100 } as const
      const { rows, total } = await desk.must('complaint.list', { ...list, state: 'all' })
      expect(total).toBe(played.cases)
      expect(new Set(rows.map(({ state }) => state))).toEqual(
        new Set(CASE_STATES.filter((state) => !['restricted', 'declined'].includes(state))),
      )
      const details = await Promise.all(
        rows.map(({ caseId }) => desk.must('complaint.get', { caseId })),
      )
      const some = (happened: (detail: CaseDetail) => boolean) => details.some(happened)
      expect(some(({ course }) => course.extensions.some(({ told }) => told !== null))).toBe(true)
      expect(some(({ course }) => course.apologies.some(({ issuedAt }) => issuedAt))).toBe(true)
      expect(
        some(({ course }) => course.compensations.some(({ decided }) => decided?.approved)),
      ).toBe(true)
      expect(some(({ course }) => course.referrals.some(({ refused }) => refused !== null))).toBe(
        true,
      )
      for (const { course, enteredBy } of details) {
        const { verification, natureProposal: proposal } = course
        expect(verification?.by).not.toBe(enteredBy)
        if (proposal?.confirmed) expect(proposal.confirmed.by).not.toBe(proposal.by)
      }
      const states = details.flatMap(({ clocks }) => clocks.map(({ state }) => state))
      expect(states).toEqual(expect.arrayContaining(['met', 'met_late']))
    } finally {
      await desk.close()
    }
  }, 120_000)

  it('refuses a folder that holds something', async () => {
    const folder = temporaryFolder('demo')
    const data = join(folder, 'data')
    await counterbook('demo', '--data', data, '--days', '1')
    await expect(counterbook('demo', '--data', data)).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringContaining('"code":"folder_not_empty"') as string,
    })
  })
})
