/**
 * A name written by hand under a sheet: strokes as integers in a fixed box, never a picture. It stands in
 * the signature, so that the digest of the sheet covers every stroke. It proves nothing that the PIN does
 * not prove: it is what the paper showed.
 *
 * Bounded so that five of them and a full list of open items still fit into one event.
 */
import { z } from 'zod'
import { canonicalJson } from '../foundation/bytes.ts'

/** The box in which all strokes lie, left above is 0, 0. Screens scale it; nothing is stored in pixels. */
export const HANDWRITING_BOX = { width: 1000, height: 300 } as const

/** Bounds of one drawing; `bytes` is its size as JSON, `reach` the least width or height of what is a name. */
export const HANDWRITING_LIMITS = { strokes: 40, points: 256, bytes: 3072, reach: 30 } as const

const column = (max: number) =>
  z.array(z.int().min(0).max(max)).min(1).max(HANDWRITING_LIMITS.points)

/** One movement of the pen, point by point. Pressure in percent, null where the device measures none. */
const strokeSchema = z
  .strictObject({
    x: column(HANDWRITING_BOX.width),
    y: column(HANDWRITING_BOX.height),
    pressure: column(100).nullable(),
  })
  .refine(({ x, y, pressure }) => x.length === y.length && (pressure ?? x).length === x.length, {
    message: 'as many of each as there are points',
  })
export type Stroke = Readonly<z.infer<typeof strokeSchema>>

/** Refuses what is empty or a mere dot, and what is larger than the bounds. */
export const handwritingSchema = z
  .strictObject({ strokes: z.array(strokeSchema).min(1).max(HANDWRITING_LIMITS.strokes) })
  .refine(({ strokes }) => reachOf(strokes) >= HANDWRITING_LIMITS.reach, {
    message: 'a drawing, not a dot',
  })
  .refine(({ strokes }) => isWithinBounds(strokes), { message: 'too many points' })
export type Handwriting = Readonly<z.infer<typeof handwritingSchema>>

/** A point as a pen gives it, in units of the box; it may lie beside the box. Pressure from 0 to 1. */
export interface DrawnPoint {
  readonly x: number
  readonly y: number
  readonly pressure: number | null
}

/**
 * What was drawn, as it is stored: rounded, kept inside the box, and thinned out just as far as the bounds
 * ask for. Strokes beyond the bound are left out. Null when nothing was drawn, or no more than a dot.
 */
export function handwritingOf(drawn: readonly (readonly DrawnPoint[])[]): Handwriting | null {
  const lines = drawn
    .filter((line) => line.length > 0)
    .slice(0, HANDWRITING_LIMITS.strokes)
    .map((line) => ({ line, weights: weightsOf(line) }))
  const strokesAt = (tolerance: number) =>
    lines.map(({ line, weights }) =>
      strokeOf(line.filter((_point, index) => (weights[index] ?? 0) > tolerance)),
    )
  // Half a unit lies far below what an eye sees; from there on as coarse as it must be.
  let tolerance = 0.5
  let strokes = strokesAt(tolerance)
  while (!isWithinBounds(strokes)) {
    tolerance *= 1.3
    strokes = strokesAt(tolerance)
  }
  const parsed = handwritingSchema.safeParse({ strokes })
  return parsed.success ? parsed.data : null
}

function strokeOf(points: readonly DrawnPoint[]): Stroke {
  const pressures = points.flatMap(({ pressure }) => pressure ?? [])
  return {
    x: points.map(({ x }) => within(x, HANDWRITING_BOX.width)),
    y: points.map(({ y }) => within(y, HANDWRITING_BOX.height)),
    pressure:
      pressures.length === points.length ? pressures.map((one) => within(one * 100, 100)) : null,
  }
}

function within(value: number, max: number): number {
  return Math.min(max, Math.max(0, Math.round(value)))
}

/**
 * How far the line would miss each point if it were left out (Ramer, Douglas, Peucker); a point never weighs
 * more than the one that split its stretch, and both ends stay whatever happens.
 */
function weightsOf(line: readonly DrawnPoint[]): readonly number[] {
  const end = line.length - 1
  const weights = line.map((_point, index) =>
    index === 0 || index === end ? Number.POSITIVE_INFINITY : 0,
  )
  const open: (readonly [number, number, number])[] = [[0, end, Number.POSITIVE_INFINITY]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to, bound] = span
    const [start, stop] = [line[from], line[to]]
    if (!start || !stop) continue
    let [farthest, distance] = [-1, 0]
    for (let index = from + 1; index < to; index += 1) {
      const away = distanceTo(start, stop, line[index] ?? start)
      if (away > distance) [farthest, distance] = [index, away]
    }
    if (farthest < 0) continue
    const weight = Math.min(bound, distance)
    weights[farthest] = weight
    open.push([from, farthest, weight], [farthest, to, weight])
  }
  return weights
}

/** From a point to the piece of line between two others. */
function distanceTo(start: DrawnPoint, end: DrawnPoint, point: DrawnPoint): number {
  const [along, down] = [end.x - start.x, end.y - start.y]
  const square = along * along + down * down
  const share =
    square === 0 ? 0 : ((point.x - start.x) * along + (point.y - start.y) * down) / square
  const at = Math.min(1, Math.max(0, share))
  return Math.hypot(point.x - start.x - at * along, point.y - start.y - at * down)
}

function isWithinBounds(strokes: readonly Stroke[]): boolean {
  const points = strokes.reduce((sum, { x }) => sum + x.length, 0)
  return (
    points <= HANDWRITING_LIMITS.points &&
    // Digits, brackets and names only: a character is a byte.
    canonicalJson({ strokes }).length <= HANDWRITING_LIMITS.bytes
  )
}

/** The larger of width and height of the whole drawing. */
function reachOf(strokes: readonly Stroke[]): number {
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  return Math.max(span(strokes.flatMap(({ x }) => x)), span(strokes.flatMap(({ y }) => y)))
}
