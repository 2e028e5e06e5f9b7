/**
 * What can go wrong with a data folder, in words a branch can act on. A problem never leads to an empty
 * or temporary database: the program stops and says what is kept.
 */
export const STORE_PROBLEMS = [
  'folder_read_only',
  'store_in_use',
  'key_missing',
  'key_damaged',
  'wrong_key',
  'store_damaged',
  'newer_store',
  'migration_changed',
  'disk_full',
  'pragma_refused',
  'backup_failed',
  'store_missing',
  'store_failed',
] as const
export type StoreProblemCode = (typeof STORE_PROBLEMS)[number]

const WORDS: Readonly<Record<StoreProblemCode, string>> = {
  folder_read_only:
    'The data folder cannot be written to. Nothing was changed; give this account the right to write there.',
  store_in_use:
    'Another running Counterbook holds this data folder. Close it first; nothing was changed.',
  key_missing:
    'The key file of this data folder is missing. The data is still there and unreadable without it; restore the key file from its backup.',
  key_damaged:
    'The key file of this data folder is damaged. The data is still there; restore the key file from its backup.',
  wrong_key:
    'This key does not belong to this database. The data is still there; put back the key file that was made with it.',
  store_damaged:
    'The database file is damaged. Nothing was changed; restore the latest backup, sync brings back what head office holds.',
  newer_store:
    'This database was written by a newer Counterbook. Nothing was changed; install that version or a later one.',
  migration_changed:
    'A migration that this database has already run was changed. Nothing was changed; use an unmodified program.',
  disk_full:
    'The disk is full. What was saved before is still there; this was not saved. Free some space and try again.',
  pragma_refused:
    'The database does not accept the safety settings that Counterbook needs. Nothing was changed.',
  backup_failed: 'The backup could not be made or verified. Nothing was changed.',
  store_missing: 'There is no Counterbook data in this folder.',
  store_failed:
    'The disk or the database failed. What was saved before is still there; this was not saved.',
}

/** A problem of the store itself. `detail` is for the log and holds no customer text. */
export class StoreProblem extends Error {
  readonly code: StoreProblemCode
  readonly detail: string

  constructor(code: StoreProblemCode, detail = '') {
    super(WORDS[code])
    this.name = 'StoreProblem'
    this.code = code
    this.detail = detail
  }
}

const BY_SQLITE_CODE: readonly (readonly [prefix: string, code: StoreProblemCode])[] = [
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_NOTADB', 'store_damaged'],
  ['SQLITE_CORRUPT', 'store_damaged'],
  ['SQLITE_READONLY', 'folder_read_only'],
  ['SQLITE_CANTOPEN', 'folder_read_only'],
  ['SQLITE_PERM', 'folder_read_only'],
  ['SQLITE_BUSY', 'store_in_use'],
  ['SQLITE_LOCKED', 'store_in_use'],
  ['SQLITE_IOERR', 'store_failed'],
  ['SQLITE_NOMEM', 'store_failed'],
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
  ['EROFS', 'folder_read_only'],
  ['EACCES', 'folder_read_only'],
  ['EPERM', 'folder_read_only'],
  ['ENOTDIR', 'folder_read_only'],
  ['EEXIST', 'folder_read_only'],
]

/** The problem behind a driver's or file system's error; null when it is something else. */
export function storeProblemOf(error: unknown): StoreProblem | null {
  if (error instanceof StoreProblem) return error
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return null
  const known = BY_SQLITE_CODE.find(([prefix]) => code.startsWith(prefix))
  return known ? new StoreProblem(known[1], code) : null
}

/** Runs `work` and turns store errors into problems; other errors pass. */
export function namingProblems<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    throw storeProblemOf(error) ?? error
  }
}
