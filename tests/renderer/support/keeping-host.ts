/** A host that keeps drafts as the workstation does, over any number of starts of the page. */
import type { Input, Output } from '#shared/contract/workstation.ts'
import { accepted } from '#shared/foundation/result.ts'
import { forgetAll, saveAll } from '#renderer/workstation/session/memory.ts'
import { openHost } from './host.ts'

export type Draft = Output<'draft.save'>

export interface KeepingHost {
  /** What it keeps, the newest first. */
  drafts: Draft[]
  open(more: Parameters<typeof openHost>[0]): ReturnType<typeof openHost>
}

export function keepingHost(): KeepingHost {
  const keeping: KeepingHost = {
    drafts: [],
    open: (more) =>
      openHost({
        'draft.list': () => accepted({ drafts: keeping.drafts }),
        'draft.save': (draft: Input<'draft.save'>) => {
          const saved = { ...draft, updatedAt: '2025-10-20T10:00:00+08:00' }
          const others = keeping.drafts.filter(({ draftId }) => draftId !== draft.draftId)
          keeping.drafts = [saved, ...others]
          return accepted(saved)
        },
        'draft.discard': ({ draftId }) => {
          keeping.drafts = keeping.drafts.filter((draft) => draft.draftId !== draftId)
          return accepted({})
        },
        ...more,
      }),
  }
  return keeping
}

/** The page dies with all its memory; the host has what it was sent. */
export async function crash(): Promise<void> {
  await saveAll()
  forgetAll()
}
