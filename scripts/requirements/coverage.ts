/** Reads the rows of the coverage page and says what is wrong with them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Place, createReferences } from './reference.ts'
import {
  type Row,
  type Section,
  isCatalogueRow,
  needsNamedTest,
  rowSchema,
  sections,
} from './row.ts'

export interface CoveredRow extends Row {
  readonly places: readonly Place[]
}

export interface CoveredSection {
  readonly section: Section
  readonly rows: readonly CoveredRow[]
}

export interface Coverage {
  readonly sections: readonly CoveredSection[]
  /** One line a fault: the file, the row and what is wrong with it. */
  readonly faults: readonly string[]
}

export const DATA_FOLDER = 'docs/requirements'

/** Reads every section of a project folder and checks each row and each thing it names. */
export function readCoverage(root: string, wanted: readonly Section[] = sections): Coverage {
  const references = createReferences(root)
  const faults: string[] = []
  const covered = wanted.map((section) => {
    const { rows, faults: unread } = readRows(root, section)
    faults.push(...unread, ...orderFaults(section, rows))
    const found = rows.map((row): CoveredRow => {
      const places = row.served.flatMap((reference) => {
        const answer = references.find(reference)
        if ('place' in answer) return [answer.place]
        faults.push(`${row.id}: ${reference}: ${answer.fault}`)
        return []
      })
      faults.push(...rowFaults(row))
      return { ...row, places }
    })
    return { section, rows: found }
  })
  faults.push(...strayFiles(root, wanted))
  return { sections: covered, faults }
}

function readRows(root: string, { file }: Section): { rows: Row[]; faults: string[] } {
  const path = `${DATA_FOLDER}/${file}.json`
  const parsed = z.array(z.unknown()).safeParse(JSON.parse(readFileSync(join(root, path), 'utf8')))
  if (!parsed.success) return { rows: [], faults: [`${path}: a list of rows is expected`] }
  const rows: Row[] = []
  const faults: string[] = []
  for (const [index, entry] of parsed.data.entries()) {
    const row = rowSchema.safeParse(entry)
    if (row.success) rows.push(row.data)
    else {
      const id = (entry as { id?: string } | null)?.id ?? `row ${index + 1}`
      const issue = row.error.issues[0]
      faults.push(`${id}: ${issue?.path.join('.')}: ${issue?.message} (${path})`)
    }
  }
  return { rows, faults }
}

/** Each id once, in order, none that the list does not have. */
function orderFaults(section: Section, rows: readonly Row[]): string[] {
  const ids = rows.map(({ id }) => id)
  const missing = section.ids.filter((id) => !ids.includes(id))
  const strange = ids.filter((id) => !section.ids.includes(id))
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  const faults = [
    ...missing.map((id) => `${id}: missing in ${section.file}.json`),
    ...strange.map((id) => `${id}: does not belong into ${section.file}.json`),
    ...twice.map((id) => `${id}: stands twice`),
  ]
  if (faults.length > 0) return faults
  const displaced = ids.find((id, index) => id !== section.ids[index])
  return displaced === undefined ? [] : [`${displaced}: out of order`]
}

function rowFaults(row: Row): string[] {
  const faults: string[] = []
  if (isCatalogueRow(row.id) !== (row.priority !== undefined)) {
    faults.push(`${row.id}: rows of the catalogue have a priority, others have none`)
  }
  if (new Set(row.served).size !== row.served.length) faults.push(`${row.id}: names a place twice`)
  const named = row.served.some(
    (reference) => reference.startsWith('tests/') && reference.endsWith(`#${row.id}`),
  )
  if (needsNamedTest(row) && !named) {
    faults.push(`${row.id}: is called served, so it needs a test named by its id`)
  }
  return faults
}

function strayFiles(root: string, wanted: readonly Section[]): string[] {
  return readdirSync(join(root, DATA_FOLDER))
    .filter((name) => name.endsWith('.json'))
    .filter((name) => !wanted.some(({ file }) => `${file}.json` === name))
    .map((name) => `${DATA_FOLDER}/${name}: belongs to no section`)
}
