/** The places of the workstation and the keys that lead there. A new screen gets its row here. */
import type { IconName } from '../../ui/icon.tsx'

/** Rooms of the page of words; `phrase/phrase-rooms.tsx` lists those that stand. */
export type PhraseRoomName = 'library' | 'walk' | 'practice' | 'proposal'

/** Where a person is. Detail places belong to the list place before them. */
export type Place =
  | { readonly name: 'today' }
  | { readonly name: 'intake' }
  | { readonly name: 'complaints' }
  | { readonly name: 'case'; readonly caseId: string }
  | { readonly name: 'slips' }
  | { readonly name: 'slip'; readonly slipId: string }
  | { readonly name: 'handover' }
  | { readonly name: 'shift'; readonly shiftId: string }
  | { readonly name: 'register' }
  | { readonly name: 'register_row'; readonly rowId: string }
  /** Null is today. */
  | { readonly name: 'day'; readonly date: string | null }
  | { readonly name: 'duty' }
  | { readonly name: 'upward' }
  | { readonly name: 'upwardReport'; readonly reportId: string }
  /** Without a room the library. */
  | { readonly name: 'phrases'; readonly room?: PhraseRoomName }
  | { readonly name: 'sync' }
  | { readonly name: 'settings' }

export interface NavigationRow {
  readonly name:
    | 'today'
    | 'intake'
    | 'complaints'
    | 'handover'
    | 'register'
    | 'duty'
    | 'phrases'
    | 'sync'
    | 'settings'
  readonly icon: IconName
  readonly key: string
  /** Without it the row is not shown; settings are for everyone. */
  readonly permission: string | null
}

export const navigation: readonly NavigationRow[] = [
  { name: 'today', icon: 'today', key: 'F1', permission: 'complaint.read' },
  { name: 'intake', icon: 'intake', key: 'F2', permission: 'complaint.write' },
  { name: 'complaints', icon: 'complaints', key: 'F3', permission: 'complaint.read' },
  { name: 'handover', icon: 'handover', key: 'F4', permission: 'shift.read' },
  { name: 'register', icon: 'register', key: 'F5', permission: 'register.read' },
  { name: 'duty', icon: 'duty', key: 'F10', permission: 'duty.read' },
  // F7 is the panel, which is for speaking; its page, for looking things up, lies beside it.
  { name: 'phrases', icon: 'phrases', key: 'Shift+F7', permission: 'phrase.read' },
  { name: 'sync', icon: 'sync', key: 'F8', permission: 'sync.read' },
  { name: 'settings', icon: 'settings', key: 'F9', permission: null },
]

/** The navigation row under which a place is shown. */
export function rowOf(place: Place): NavigationRow['name'] {
  if (place.name === 'register_row') return 'register'
  if (place.name === 'upward' || place.name === 'upwardReport') return 'duty'
  if (place.name === 'case' || place.name === 'slips' || place.name === 'slip') return 'complaints'
  return place.name === 'shift' || place.name === 'day' ? 'handover' : place.name
}
