/** Walking a sheet without the mouse: Enter goes on, arrows go where they point. */
import type { KeyboardEvent } from 'react'
import { isComposing } from '../../ui/keyboard.ts'

/** For a table's `onKeyDown`: cells are inputs marked `data-cell` in its rows. */
export function walkCells(event: KeyboardEvent<HTMLTableElement>): void {
  const cell = event.target
  if (isComposing(event) || !(cell instanceof HTMLInputElement) || !('cell' in cell.dataset)) return
  const rows = [...event.currentTarget.querySelectorAll('tr')]
    .map((row) => [...row.querySelectorAll<HTMLInputElement>('[data-cell]')])
    .filter((cells) => cells.length > 0)
  const y = rows.findIndex((cells) => cells.includes(cell))
  const x = rows[y]?.indexOf(cell) ?? -1
  const next = nextCell(event, cell, rows, x, y)
  if (!next) return
  event.preventDefault()
  next.focus()
  next.select()
}

function nextCell(
  event: KeyboardEvent,
  cell: HTMLInputElement,
  rows: readonly (readonly HTMLInputElement[])[],
  x: number,
  y: number,
): HTMLInputElement | undefined {
  const all = rows.flat()
  const at = all.indexOf(cell)
  const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length
  switch (event.key) {
    case 'Enter':
      return all[at + (event.shiftKey ? -1 : 1)]
    case 'ArrowDown':
      return rows[y + 1]?.[x]
    case 'ArrowUp':
      return rows[y - 1]?.[x]
    case 'ArrowRight':
      return whole || cell.selectionStart === cell.value.length ? rows[y]?.[x + 1] : undefined
    case 'ArrowLeft':
      return whole || cell.selectionEnd === 0 ? rows[y]?.[x - 1] : undefined
    default:
      return undefined
  }
}
