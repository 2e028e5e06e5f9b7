/**
 * What a row may name, and whether it is really there:
 *
 * - `src-shared/…/nature.ts#classifyNature`: an export of a source file;
 * - `resources/packs/….json#deadlines.callback`: an entry, by key or by its code, kind, id or name;
 * - `call:complaint.register`, `event:complaint.registered`: a call or an event of the contract;
 * - `tests/….test.ts#T-37`: a test named by the id;
 * - any of these files alone, when all of it serves.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { exportedNames, namesId, testNames } from './source-names.ts'

/** A reference that was found: what to show, and the file it leads to. */
export interface Place {
  readonly label: string
  readonly path: string
}

export type Found = { readonly place: Place } | { readonly fault: string }

/** Answers references of one project folder; reads each file once. */
export interface References {
  find(reference: string): Found
}

export function createReferences(root: string): References {
  const codes = new Map<string, string>()
  const answers = new Map<string, Found>()
  const read = (path: string): string => {
    const code = codes.get(path) ?? readFileSync(join(root, path), 'utf8')
    codes.set(path, code)
    return code
  }
  const declaredIn = (patterns: readonly string[], text: string): string | null =>
    globSync([...patterns], { cwd: root })
      .map((path) => path.replaceAll('\\', '/'))
      .sort()
      .find((path) => read(path).includes(text)) ?? null

  const named = (kind: string, name: string): Found => {
    const path =
      kind === 'call'
        ? declaredIn(CALL_FILES, `  '${name}': `)
        : declaredIn(EVENT_FILES, `  type: '${name}',\n`)
    return path === null
      ? { fault: `there is no ${kind} ${name}` }
      : { place: { label: name, path } }
  }

  const find = (reference: string): Found => {
    const [, kind, name] = /^(call|event):(.+)$/.exec(reference) ?? []
    if (kind !== undefined && name !== undefined) return named(kind, name)
    const [path = '', fragment] = reference.split('#')
    if (!isFile(root, path)) return { fault: `there is no file ${path}` }
    const file = path.split('/').at(-1) ?? path
    if (fragment === undefined) return { place: { label: file, path } }
    if (/\.test\.tsx?$/.test(path)) {
      return namesId(testNames(path, read(path)), fragment)
        ? { place: { label: `test ${fragment}`, path } }
        : { fault: `no test in ${path} is named by ${fragment}` }
    }
    if (/\.tsx?$/.test(path)) {
      return exportedNames(path, read(path)).has(fragment)
        ? { place: { label: fragment, path } }
        : { fault: `${path} does not export ${fragment}` }
    }
    if (path.endsWith('.json')) {
      return hasEntry(JSON.parse(read(path)), fragment.split('.'))
        ? { place: { label: `${file.replace('.json', '')}: ${fragment}`, path } }
        : { fault: `${path} has no entry ${fragment}` }
    }
    return { fault: `nothing can be named inside ${path}` }
  }

  return {
    find(reference) {
      const answer = answers.get(reference) ?? find(reference)
      answers.set(reference, answer)
      return answer
    },
  }
}

const CALL_FILES = [
  'src-shared/contract/calls/*.ts',
  'src-shared/contract/console.ts',
  'src-shared/contract/console-words.ts',
  'src-shared/contract/console-forbidden.ts',
]
const EVENT_FILES = [
  'src-shared/**/events.ts',
  'src-shared/**/*-events.ts',
  'src-shared/**/events/*.ts',
]

/** Keys by which an entry of a list is called; the first that stands there decides. */
const ENTRY_KEYS = ['code', 'ethics', 'id', 'kind', 'name', 'field', 'value', 'sign', 'year']

function hasEntry(value: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path
  if (key === undefined) return true
  if (Array.isArray(value)) {
    return value.some((entry: unknown) => entry === key || nameOf(entry) === key)
      ? rest.length === 0 ||
          value.some((entry: unknown) => nameOf(entry) === key && hasEntry(entry, rest))
      : false
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
  return hasEntry((value as Record<string, unknown>)[key], rest)
}

function nameOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null
  const key = ENTRY_KEYS.find((candidate) => Object.hasOwn(entry, candidate))
  return key === undefined ? null : String((entry as Record<string, unknown>)[key])
}

function isFile(root: string, path: string): boolean {
  return !path.includes('..') && existsSync(join(root, path)) && statSync(join(root, path)).isFile()
}
