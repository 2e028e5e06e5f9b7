/** A component that names what it reads of a store is drawn again for that alone, not for every key in a box. */
import type { StoreApi, UseBoundStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

/** The named values of a store; they are compared one by one. */
export function usePicked<State extends object, Name extends keyof State>(
  useStore: UseBoundStore<StoreApi<State>>,
  ...names: readonly Name[]
): Pick<State, Name> {
  return useStore(
    useShallow(
      (state) => Object.fromEntries(names.map((name) => [name, state[name]])) as Pick<State, Name>,
    ),
  )
}
