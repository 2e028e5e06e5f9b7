/** Where the person is. Leaving a place saves what is typed there and never asks. */
import { create } from 'zustand'
import { forgetAfterLeaving, saveAll } from '../session/memory.ts'
import type { Place } from './places.ts'

interface NavigationState {
  readonly place: Place
  readonly commandsOpen: boolean
  go(place: Place): void
  openCommands(open: boolean): void
}

export const useNavigation = create<NavigationState>((set) => ({
  place: { name: 'today' },
  commandsOpen: false,
  go(place) {
    void saveAll()
    set({ place, commandsOpen: false })
  },
  openCommands: (commandsOpen) => set({ commandsOpen }),
}))

forgetAfterLeaving(() => useNavigation.setState({ place: { name: 'today' }, commandsOpen: false }))
