/**
 * What head office typed and did not publish, by what it is about: another row, tab or page takes no word of it.
 * Whoever signs in after somebody else begins with nothing.
 */
import { create } from 'zustand'
import type { OfficeFields } from '#shared/phrase/entry.ts'
import type { ForbiddenFields } from '#shared/phrase/forbidden/entry.ts'
import { useConsole } from './console.state.ts'

interface TypedState<Fields> {
  readonly typed: Readonly<Record<string, Fields>>
  /** Null: published, or taken back. */
  keep(about: string, fields: Fields | null): void
}

function createTyped<Fields>() {
  const useTyped = create<TypedState<Fields>>((set, get) => ({
    typed: {},
    keep(about, fields) {
      const { [about]: _before, ...typed } = get().typed
      set({ typed: fields === null ? typed : { ...typed, [about]: fields } })
    },
  }))
  let owner: string | undefined
  useConsole.subscribe(({ status }) => {
    const here = status?.person?.employeeNo
    if (here === undefined || here === owner) return
    owner = here
    useTyped.setState({ typed: {} })
  })
  return useTyped
}

export const useTypedEntries = createTyped<OfficeFields>()
export const useTypedSentences = createTyped<ForbiddenFields>()

/** Words over one revision are no words over the next one, which may be a colleague's. */
export function aboutRevision(code: string, revision: number): string {
  return `${code} ${revision}`
}
