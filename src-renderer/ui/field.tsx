/** One thing to fill in: its name, its control, and what is wrong with it, in words, at its place. */
import { type ReactNode, useId } from 'react'

export interface FieldProps {
  readonly label: string
  /** What is wrong; already in words. */
  readonly fault?: ReactNode
  readonly hint?: ReactNode
  readonly required?: boolean
  /** Beside the label, for a switch that changes what is asked. */
  readonly aside?: ReactNode
  readonly children: (control: {
    readonly id: string
    readonly 'aria-invalid': boolean
    readonly 'aria-describedby': string
    readonly status: '' | 'error'
  }) => ReactNode
}

export function Field({ label, fault, hint, required = false, aside, children }: FieldProps) {
  const id = useId()
  const faulty = fault !== undefined && fault !== null && fault !== ''
  return (
    <div className={`field${faulty ? ' field-faulty' : ''}`}>
      <div className="field-head">
        <label htmlFor={id}>
          {label}
          {required && (
            <span className="field-required" aria-hidden="true">
              {' *'}
            </span>
          )}
        </label>
        {aside}
      </div>
      {children({
        id,
        'aria-invalid': faulty,
        'aria-describedby': `${id}-note`,
        status: faulty ? 'error' : '',
      })}
      <div id={`${id}-note`} className="field-note" role={faulty ? 'alert' : undefined}>
        {faulty ? fault : hint}
      </div>
    </div>
  )
}
