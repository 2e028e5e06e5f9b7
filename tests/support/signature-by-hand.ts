/** A name somebody wrote with a pen that measures pressure: two strokes and a dot. */
import type { Handwriting } from '#shared/handover/handwriting.ts'

export const BY_HAND: Handwriting = {
  strokes: [
    { x: [120, 260, 310], y: [80, 210, 90], pressure: [20, 80, 40] },
    { x: [400, 620], y: [150, 140], pressure: [50, 55] },
    { x: [700], y: [60], pressure: [90] },
  ],
}
