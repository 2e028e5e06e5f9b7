/**
 * The forms of a room, kept as one draft of the host while somebody types: they stand there again after
 * a look elsewhere, a lock, a power cut. What was sent is taken out; an empty draft is thrown away.
 */
import { v7 as uuid } from 'uuid'
import type { DraftKind } from '#shared/contract/calls/work.ts'
import { forgetAfterLeaving, saveBeforeLeaving } from '../session/memory.ts'
import { createAutosave } from './autosave.ts'
import { useDrafts } from './draft.state.ts'

/** What is typed, by form. */
export type TypedForms<Typed> = Readonly<Record<string, Readonly<Record<string, Typed>>>>

/** The id under which a record being typed will stand, kept with its words: no crash makes two of one. */
export const RECORD_ID = 'recordId'

/** What takes the typed words of a room out of the memory of its screens. */
const rooms = new Map<DraftKind, () => void>()

/** Throws away everything that is typed in a room and not saved. */
export async function discardRoom(kind: DraftKind, draftId: string): Promise<void> {
  rooms.get(kind)?.()
  await useDrafts.getState().discard(draftId)
}

export interface KeptForms {
  /** Something was typed or sent. */
  touch(): void
  /** Puts back, once for each person, what the host kept. */
  restore(): Promise<void>
}

export function keepForms<Typed>({
  kind,
  read,
  put,
  clear,
}: {
  readonly kind: DraftKind
  readonly read: () => TypedForms<Typed>
  /** Takes what was kept; what is typed meanwhile stays. */
  readonly put: (forms: TypedForms<unknown>) => void
  readonly clear: () => void
}): KeptForms {
  let draftId = uuid()
  let restored = false
  const autosave = createAutosave(async () => {
    const forms = Object.fromEntries(
      Object.entries(read()).filter(([, typed]) => saysAnything(typed)),
    )
    const drafts = useDrafts.getState()
    if (Object.keys(forms).length > 0) return drafts.keep({ draftId, kind, content: { forms } })
    if (drafts.drafts.some((draft) => draft.draftId === draftId)) await drafts.discard(draftId)
    return null
  })
  saveBeforeLeaving(() => autosave.flush())
  rooms.set(kind, () => {
    autosave.stop()
    draftId = uuid()
    clear()
  })
  forgetAfterLeaving(() => {
    autosave.stop()
    draftId = uuid()
    restored = false
  })
  return {
    touch: () => autosave.touch(),
    async restore() {
      if (restored) return
      restored = true
      await useDrafts.getState().load()
      const kept = useDrafts.getState().drafts.find((draft) => draft.kind === kind)
      if (!kept) return
      draftId = kept.draftId
      put(formsOf(kept.content['forms']))
    },
  }
}

/** False for a form whose boxes were emptied again. */
function saysAnything(typed: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(typed).some(
    ([name, value]) =>
      name !== RECORD_ID &&
      value !== null &&
      value !== '' &&
      value !== false &&
      !(Array.isArray(value) && value.length === 0),
  )
}

/** What another program version wrote is taken as far as it has the shape of forms. */
function formsOf(content: unknown): TypedForms<unknown> {
  return isRecord(content)
    ? Object.fromEntries(
        Object.entries(content).flatMap(([form, typed]) =>
          isRecord(typed) ? [[form, typed] as const] : [],
        ),
      )
    : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Of what was typed that which this form holds, in the kind of value that it holds there. */
export function fitting<Values extends object>(
  first: Values,
  typed: Readonly<Record<string, unknown>> | undefined,
): Values {
  const taken = Object.entries(typed ?? {}).filter(([name, value]) => {
    if (!(name in first)) return false
    const own = (first as Record<string, unknown>)[name]
    if (own === null || value === null) return true
    return typeof own === typeof value && Array.isArray(own) === Array.isArray(value)
  })
  return { ...first, ...Object.fromEntries(taken) }
}
