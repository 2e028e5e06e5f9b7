/** Malformed copies of a valid input: wrong kinds, foreign keys, broken texts, numbers that are none. */
import { inspect } from 'node:util'

export type Path = readonly string[]
export interface Hostile {
  readonly what: string
  readonly path: Path
  readonly input: unknown
}

const LONG = '长'.repeat(100_001)
const DEEP = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown
const NEVER_TEXT: readonly unknown[] = [
  '好\ud800',
  '\udc00',
  'a\0b',
  1n,
  () => 0,
  Symbol('x'),
  new Date(),
  new Map(),
  DEEP,
]

/** Values that no field of the present kind takes. */
function wrongFor(value: unknown): readonly unknown[] {
  const other = [...NEVER_TEXT, [], {}]
  if (value === null) return [...other, true, Number.NaN]
  switch (typeof value) {
    case 'string':
      return [...other, 1, true, Number.NaN, [value], { toString: value }, LONG]
    case 'number':
      return [
        ...other,
        null,
        String(value),
        true,
        Number.NaN,
        Infinity,
        -Infinity,
        -1,
        1.5,
        1e308,
        -(2 ** 53),
        2 ** 53,
      ]
    case 'boolean':
      return [...other, null, 0, 1, 'true']
    default:
      return Array.isArray(value)
        ? [
            ...NEVER_TEXT,
            {},
            null,
            'x',
            5,
            true,
            Array.from({ length: 1001 }, () => value[0] ?? 'x'),
          ]
        : [...NEVER_TEXT, [], [value], null, 'x', 5, true, Number.NaN]
  }
}

export function* places(value: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
  yield [path, value]
  if (value === null || typeof value !== 'object') return
  for (const [key, member] of Object.entries(value)) yield* places(member, [...path, key])
}

/** A copy with another value at a place. */
export function withAt(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) }
  copy[key] = withAt(copy[key], rest, change)
  return copy
}

function withOwnKey(value: unknown, key: string): unknown {
  return Object.defineProperty({ ...(value as object) }, key, {
    value: 1,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

/** What stands in a draft is the screen's own affair; only its form is checked. */
export const isFree = (path: Path) => path[0] === 'content' && path.length > 1

export function* hostile(valid: unknown): Generator<Hostile> {
  for (const [path, value] of places(valid)) {
    const wrong = isFree(path) ? NEVER_TEXT : wrongFor(value)
    for (const bad of wrong) {
      yield {
        what: `${path.join('.') || 'the input'} as ${describeValue(bad)}`,
        path,
        input: withAt(valid, path, () => bad),
      }
    }
    if (value === null || typeof value !== 'object' || Array.isArray(value)) continue
    const keys =
      path[0] === 'content'
        ? ['__proto__']
        : ['__proto__', 'constructor', 'prototype', 'toString', 'actor', 'x\ud800']
    for (const key of keys) {
      yield {
        what: `${path.join('.')} with ${JSON.stringify(key)}`,
        path,
        input: withAt(valid, path, (old) => withOwnKey(old, key)),
      }
    }
    if (path.length === 0 && Object.keys(value).length > 0) {
      yield { what: 'inherited fields', path, input: Object.create(value) }
    }
  }
}

function describeValue(value: unknown): string {
  if (value === DEEP) return 'a deep nest'
  if (value === LONG) return 'a long text'
  return inspect(value, { depth: 1 }).slice(0, 40)
}
