/** Where the strip stood last, kept in the window's folder beside the book: it concerns this screen alone. */
import { readFileSync, writeFileSync } from 'node:fs'

export interface StripPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Slim enough to stand beside a form, wide enough for seventeen large characters. */
export const STRIP_SIZE = { width: 360, height: 720, minWidth: 300, minHeight: 360 } as const
/** Less of it than this on a screen cannot be taken hold of. */
const SEEN = 80

/**
 * The place to open at: the last one where enough of it is on a screen that is there, else the right edge of
 * the first screen. Core banking fills forms from the left and shows its keys at the bottom, so a band across
 * would cover a menu or the keys; the right edge covers what is mostly empty.
 */
export function stripPlace(kept: StripPlace | null, screens: readonly StripPlace[]): StripPlace {
  if (kept && screens.some((screen) => isSeen(kept, screen))) return kept
  const [first] = screens
  const { width, height } = STRIP_SIZE
  if (!first) return { x: 0, y: 0, width, height }
  return {
    x: first.x + Math.max(0, first.width - width),
    y: first.y,
    width: Math.min(width, first.width),
    height: Math.min(height, first.height),
  }
}

function isSeen(place: StripPlace, screen: StripPlace): boolean {
  const across =
    Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x)
  // The bar by which it is moved is at the top.
  const topIn = place.y >= screen.y && place.y <= screen.y + screen.height - SEEN
  return across >= SEEN && topIn
}

/** Null when nothing was kept, or nothing that can be a place. */
export function readStripPlace(file: string): StripPlace | null {
  try {
    const { x, y, width, height } = JSON.parse(readFileSync(file, 'utf8')) as Partial<StripPlace>
    const { minWidth, minHeight } = STRIP_SIZE
    if (!isLength(x) || !isLength(y) || !isLength(width) || !isLength(height)) return null
    return width >= minWidth && height >= minHeight ? { x, y, width, height } : null
  } catch {
    // The first time there is no file, and a torn one is as good as none.
    return null
  }
}

export function writeStripPlace(file: string, place: StripPlace): void {
  writeFileSync(file, JSON.stringify(place), { mode: 0o600 })
}

function isLength(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(value as number) < 100_000
}
