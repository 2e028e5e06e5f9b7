/** The place beside a form, where what it makes is read while it is written. */
import { type ReactNode, useEffect, useState } from 'react'
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
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => setPlace(document.getElementById(PLACE)), [])
  return place && createPortal(children, place)
}
