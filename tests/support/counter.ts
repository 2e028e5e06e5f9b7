/**
 * A counter for one test: a workstation that is set up, with a clock that the test moves. The bindings
 * follow what happens: after a restart `desk` is the new one.
 */
import { afterAll, afterEach, beforeEach } from 'vitest'
import { formatInstant } from '#shared/foundation/instant.ts'
import { accepted, type Refusal, type Result } from '#shared/foundation/result.ts'
import { type Book, openBook, type Writer } from '#main/service/book.ts'
import { systemRandom } from '#main/service/workstation.ts'
import { openStore, type Store } from '#main/store/open.ts'
import {
  ADMINISTRATOR,
  type MovableClock,
  movableClock,
  openDesk,
  refusalsMet,
  removeFolders,
  setUp,
  type TestDesk,
} from './desk.ts'

/** A Monday morning with ordinary days around it. */
const MORNING = Date.parse('2026-03-02T10:00:00+08:00')

export let clock: MovableClock
export let desk: TestDesk

/** Opens a counter before each test of the file; a fault that nobody expected fails the test. */
export function openCounterForEach(): void {
  beforeEach(async () => {
    clock = movableClock(MORNING)
    desk = openDesk(undefined, { clock })
    await setUp(desk)
  })
  afterEach(async () => {
    await desk.close()
    if (desk.faults.length > 0)
      throw new Error(`faults were reported: ${JSON.stringify(desk.faults)}`)
  })
  afterAll(removeFolders)
}

/** Ends the workstation, lets `work` look at its book, and starts it again with somebody signed in. */
export async function betweenStarts<Value>(
  work: (store: Store, book: Book) => Value,
): Promise<Value> {
  await desk.close()
  const store = openStore(desk.folder, { create: false })
  const options = {
    db: store.db,
    clock,
    random: systemRandom,
    appVersion: '9.0.0',
    report: () => {},
  }
  const value = work(store, openBook(options))
  store.close()
  desk = openDesk(desk.folder, { clock })
  await desk.must('session.signIn', ADMINISTRATOR)
  return value
}

/** Writes past the gate, as head office, an arrival or another program version would. */
export async function writePast(work: (writer: Writer) => unknown): Promise<void> {
  const written = await betweenStarts((_store, book) =>
    book.write({ employeeNo: 'E100', role: 'admin' }, (writer) => accepted(work(writer))),
  )
  if (!written.ok) throw new Error(written.refusal.code)
}

export const now = (): string => formatInstant(clock.now())

/** Events in the book: nothing has left it yet. */
export const events = async (): Promise<number> => (await desk.must('sync.status', {})).waiting

/** The refusal that a call answers, which must have written nothing. */
export async function refusalOf(ask: () => Promise<Result<unknown>>): Promise<Refusal> {
  const before = await events()
  const answer = await ask()
  if (answer.ok) throw new Error('it was accepted')
  if ((await events()) !== before)
    throw new Error(`${answer.refusal.code}, and something was written`)
  return answer.refusal
}

/** Refusals that these calls declare and this file has not met, as `call code`. */
export function refusalsNotMet(
  calls: Readonly<Record<string, { readonly refusals: readonly string[] }>>,
  names: readonly string[],
): string[] {
  return names
    .flatMap((name) => (calls[name]?.refusals ?? []).map((code) => `${name} ${code}`))
    .filter((entry) => !refusalsMet.has(entry))
    .sort()
}
