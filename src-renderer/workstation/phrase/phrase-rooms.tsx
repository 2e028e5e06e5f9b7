/**
 * The rooms of the page of words. A new room is one row here, its name in `PhraseRoomName`
 * (`frame/places.ts`) and its words under `phraseRoom` in the three languages.
 */
import type { ComponentType } from 'react'
import type { PhraseRoomName } from '../frame/places.ts'
import { WalkRoom } from '../situation/walk-room.tsx'
import { PracticeRoom } from '../practice/practice-room.tsx'
import { ProposalRoom } from '../proposal/proposal-room.tsx'
import { LibraryRoom } from './library-room.tsx'

export interface PhraseRoom {
  readonly key: PhraseRoomName
  /** Key of the word on its tab. */
  readonly title: `phraseRoom.${PhraseRoomName}`
  readonly Room: ComponentType
}

/** In the order of the tabs; the first one opens when none is named. */
export const phraseRooms: readonly [PhraseRoom, ...PhraseRoom[]] = [
  { key: 'library', title: 'phraseRoom.library', Room: LibraryRoom },
  { key: 'walk', title: 'phraseRoom.walk', Room: WalkRoom },
  { key: 'practice', title: 'phraseRoom.practice', Room: PracticeRoom },
  { key: 'proposal', title: 'phraseRoom.proposal', Room: ProposalRoom },
]
