/** A workstation whose clock and timers the test turns, and what it rang. */
import { afterEach, expect } from 'vitest'
import type { Announcement, Announcements } from '#shared/contract/topics.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import type { WorkstationOptions } from '#main/service/workstation.ts'
import type { Timer } from '#main/sync/engine.ts'
import {
  type MovableClock,
  type TestDesk,
  intake,
  movableClock,
  newId,
  openDesk,
  removeFolders,
  temporaryFolder,
} from '../../../support/desk.ts'

export const MONDAY = Date.parse('2025-10-20T10:00:00+08:00')
export type Rung = Announcements['alarm']

/** A workstation, its timers and what it rang. */
export interface Watched {
  readonly desk: TestDesk
  readonly clock: MovableClock
  readonly rang: Rung[]
  /** Lets time pass; timers go off at their moments. */
  pass(ms: number): Promise<void>
}

let open: Watched[] = []

/** Ends them after each test, which fails when one of them reported a fault. */
export function endWatchedAfterEach(): void {
  afterEach(async () => {
    const faults = open.flatMap(({ desk }) => desk.faults)
    for (const { desk } of open) await desk.close()
    open = []
    removeFolders()
    if (faults.length > 0) throw new Error(`reported: ${JSON.stringify(faults)}`)
  })
}

export function watched(
  folder = temporaryFolder('alarm'),
  startAt = MONDAY,
  options: Partial<WorkstationOptions> = {},
): Watched {
  const clock = movableClock(startAt)
  let timers: { at: number; work: () => void }[] = []
  const timer: Timer = {
    after(ms, work) {
      const one = { at: clock.monotonic() + ms, work }
      timers.push(one)
      return () => {
        timers = timers.filter((other) => other !== one)
      }
    },
  }
  const desk = openDesk(folder, { clock, timer, background: true, ...options })
  const rang: Rung[] = []
  desk.workstation.subscribe((heard: Announcement) => {
    if (heard.topic === 'alarm' && heard.detail.count > 0) rang.push(heard.detail)
  })
  const made: Watched = {
    desk,
    clock,
    rang,
    async pass(ms) {
      const end = clock.monotonic() + ms
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
        if (!next) break
        timers = timers.filter((other) => other !== next)
        clock.pass(Math.max(0, next.at - clock.monotonic()))
        next.work()
        await Promise.resolve()
      }
      clock.pass(end - clock.monotonic())
    },
  }
  open.push(made)
  return made
}

/** Ends the workstation of a folder and starts it again some time later. */
export async function restarted(before: Watched, afterMs: number): Promise<Watched> {
  open = open.filter((other) => other !== before)
  expect(before.desk.faults).toEqual([])
  await before.desk.close()
  return watched(before.desk.folder, before.clock.now() + afterMs)
}

export async function register(
  at: Watched,
  change: Parameters<typeof intake>[1] = {},
): Promise<string> {
  const caseId = newId()
  const receivedAt = formatInstant(at.clock.now())
  await at.desk.must('complaint.register', intake(caseId, { receivedAt, ...change }))
  return caseId
}

/** What rings for whoever is signed in. */
export const listed = async ({ desk }: Watched) =>
  (await desk.must('alarm.list', { caseId: null })).alarms
/** Each ringing as how many, of which clock, on which rung. */
export const clocks = (rang: readonly Rung[]) =>
  rang.map(({ count, first }) => `${count} ${first?.clock ?? '-'} ${first?.rung ?? '-'}`)
