/** What every menu of a form has: its name, its first place, and whether it is refused. */
import type { ControlProps } from './step-control.tsx'

/** The attributes of a menu; its choices, value and change are the control's own. */
export function selectProps({ id, bind, status, first, invalid, describedBy }: ControlProps) {
  return {
    id,
    ref: bind,
    status,
    autoFocus: first,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
  }
}

/** A menu shows nothing rather than an empty word. */
export function chosenOf(value: unknown): unknown {
  return value === '' ? null : value
}
