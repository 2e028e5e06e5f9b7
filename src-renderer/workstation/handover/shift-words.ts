/** Shifts and their lines in words. */
import type { TFunction } from 'i18next'
import type { ShiftKey } from '#shared/handover/events.ts'

/** `2025-10-20 上午 · 高柜 1 号`. */
export function shiftTitle(t: TFunction, key: ShiftKey): string {
  return t('shift.name', {
    date: key.date,
    period: t(`period.${key.period}`),
    post: t(`post.${key.post}`),
    position: key.position,
  })
}

/** Name of a balance line: the shipped profiles' lines have words, a branch's own line is its own name. */
export function lineTitle(t: TFunction, name: string): string {
  return t(`line.${name}`, { defaultValue: name })
}
