/**
 * Where words may lie after healing. Every row of every table is looked at, so that a table that is added
 * tomorrow is looked at too.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { open } from '#main/service/sealed/box.ts'
import { decodeBox } from '#shared/sealed/format.ts'
import { sealedSubmissions } from '#hub/compliance/office.ts'
import { type ReadableDb, allRows } from '#main/store/handle.ts'
import type { BranchLog } from './check-errands.ts'
import type { Machine } from './machine.ts'
import { SEALED_WORD } from './protect.ts'
import { type World, holds } from './world.ts'

/** Begins every word about a customer. */
const SECRET = '机密'

/** Erased and restricted cases, sealed reports, files and lines of the log (I16, I22, I24). */
export async function checkWords(world: World, branches: readonly BranchLog[]): Promise<void> {
  const aggregatesOf = (type: string) =>
    branches.flatMap(({ log }) =>
      log.filter(({ body }) => body.type === type).map(({ body }) => body.aggregate.id),
    )
  const erased = aggregatesOf('complaint.personal_erased').map((id) => `${SECRET}${id}`)
  const restricted = aggregatesOf('complaint.restricted').map((id) => `${SECRET}${id}`)
  for (const machine of world.machines) {
    const { name } = machine
    const text = everythingIn(machine.look())
    const shown = (words: readonly string[]) => words.find((word) => text.includes(word))
    const words = (found: string | undefined) => () => `${name} still holds ${found}`
    holds('I16', shown(erased) === undefined, words(shown(erased)))
    holds('I22', shown(restricted) === undefined, words(shown(restricted)))
    const sealed = everythingIn(machine.look(), ['draft'])
    holds('I24', !sealed.includes(SEALED_WORD), () => `${name} holds the words of a sealed report`)
    checkFiles(machine)
  }
  for (const line of world.logged) {
    const clear = !line.includes(SECRET) && !line.includes(SEALED_WORD)
    holds('I16', clear, () => `a line of a log has words of a person: ${line}`)
  }
  await checkHub(world, erased)
  await checkSealed(world, branches)
}

/** Every value of every row of every table of a store but those left out. */
function everythingIn(db: ReadableDb, leftOut: readonly string[] = []): string {
  const tables = allRows<{ name: string }>(
    db,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  )
  return tables
    .filter(({ name }) => !leftOut.includes(name))
    .flatMap(({ name }) => allRows<Record<string, unknown>>(db, `SELECT * FROM "${name}"`))
    .flatMap((row) => Object.values(row))
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString() : String(value)))
    .join('\n')
}

/** The files say nothing to whoever has not the key, deleted pages and the journal included. */
function checkFiles({ name, folder }: Machine): void {
  for (const file of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, file))
    const clear = bytes.includes(SECRET) || bytes.includes(SEALED_WORD)
    holds('I16', !clear, () => `${name}: ${file} has words in clear`)
  }
}

/** Nothing of an erased case and no sealed word in any table of head office, as text or as bytes. */
async function checkHub(world: World, erased: readonly string[]): Promise<void> {
  const words = [...erased, SEALED_WORD]
  const pattern = [...words, ...words.map((word) => Buffer.from(word).toString('hex'))].join('|')
  const tables = await world.database.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname",
  )
  const found = await world.database.query<{ name: string }>(
    tables
      .map(({ name }) => `SELECT '${name}' AS name FROM ${name} t WHERE t::text ~ $1`)
      .join(' UNION '),
    [pattern],
  )
  const names = found.map(({ name }) => name).join()
  holds('I16', found.length === 0, () => `head office keeps erased or sealed words in ${names}`)
}

/** Every report that was handed in is at head office once, and opens for the office alone. */
async function checkSealed(world: World, branches: readonly BranchLog[]): Promise<void> {
  const handedIn = branches.flatMap(({ log }) =>
    log.filter(({ body, duplicateOf }) => body.type === 'sealed.submitted' && duplicateOf === null),
  )
  if (handedIn.length === 0 || !world.office) return
  const { submissions } = await sealedSubmissions(world.hub.context)
  const ids = (list: readonly string[]) => list.toSorted().join()
  const wanted = handedIn.map(({ body }) => body.aggregate.id)
  const given = ids(submissions.map(({ sealedId }) => sealedId))
  // No other disk has the box: where hub and disk were both put back it may be nowhere any more.
  const forgotten =
    world.reached.has('disk_restored') &&
    (world.reached.has('hub_restored') || world.reached.has('hub_restored_unnoticed'))
  const whole = forgotten ? wanted.filter((id) => given.includes(id)) : wanted
  holds('I24', ids(whole) === given, () => `of the sealed ${ids(wanted)} the office has ${given}`)
  for (const { sealedId, box } of submissions) {
    const decoded = decodeBox(box)
    const content = decoded && open(decoded, sealedId, world.office)
    const readable = content?.words.facts === `${SEALED_WORD}${sealedId}`
    holds('I24', readable, () => `the office cannot read the sealed ${sealedId}`)
  }
}
