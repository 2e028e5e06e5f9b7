/** A section of the course; without content it is not there. */
import type { ReactNode } from 'react'
import { Section } from '../../../../ui/page.tsx'

export function Part({
  name,
  there,
  aside,
  children,
}: {
  readonly name: string
  readonly there: boolean
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  if (!there) return null
  return (
    <Section title={name} aside={aside}>
      {children}
    </Section>
  )
}
