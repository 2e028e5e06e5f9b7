/** The place beside a form, where what it makes is read while it is written. */
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStays } from '../../../ui/stays.ts'

const PLACE = 'desk-beside'

/** Stands first in the wide column of the desk; empty until a form fills it. */
export function Beside() {
  const place = useStays<HTMLDivElement>()
  return <div id={PLACE} className="desk-beside" ref={place} />
}

/** Shows its content in that place. */
export function ShownBeside({ children }: { readonly children: ReactNode }) {
  // The desk stands before a form can be opened on it.
  const [place] = useState(() => document.getElementById(PLACE))
  return place && createPortal(children, place)
}
