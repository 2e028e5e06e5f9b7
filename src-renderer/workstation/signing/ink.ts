/** How a stroke is drawn: smooth curves through its points, corners kept, as thick as the pen pressed. */

/** Points in units of the box, pressure in percent. */
export interface Line {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly pressure: readonly number[] | null
}

export interface InkPath {
  readonly path: string
  /** Thickness in units of the box. */
  readonly width: number
}

type Point = readonly [number, number]

/** What a pen without pressure writes. */
const PLAIN = 7
/** Two directions this unlike (cosine) are a corner: it stays sharp. */
const CORNER = 0.2

/** One path for each stretch of one thickness; a single point is a dot. */
export function inkOf({ x, y, pressure }: Line): readonly InkPath[] {
  const points = x.map((across, index): Point => [across, y[index] ?? 0])
  const thickness = (index: number) =>
    pressure === null ? PLAIN : 4 + 2 * Math.round((pressure[index] ?? 50) / 25)
  const [start] = points
  if (start === undefined) return []
  if (points.length === 1) return [{ path: `M${at(start)}h0`, width: thickness(0) + 2 }]
  const paths: { path: string; width: number }[] = []
  for (const [index, from] of points.entries()) {
    const to = points[index + 1]
    if (to === undefined) break
    const curve = curveTo(points[index - 1], from, to, points[index + 2])
    const width = Math.round((thickness(index) + thickness(index + 1)) / 2)
    const last = paths.at(-1)
    if (last?.width === width) last.path += curve
    else paths.push({ path: `M${at(from)}${curve}`, width })
  }
  return paths
}

/** A curve between two points that leaves and arrives in the direction of their neighbours. */
function curveTo(
  before: Point | undefined,
  from: Point,
  to: Point,
  after: Point | undefined,
): string {
  const reach = Math.hypot(to[0] - from[0], to[1] - from[1]) / 3
  const out = direction(before, from, to)
  const back = direction(from, to, after)
  const [leave, arrive] = [out ?? toward(from, to), back ?? toward(from, to)]
  const first: Point = [from[0] + leave[0] * reach, from[1] + leave[1] * reach]
  const second: Point = [to[0] - arrive[0] * reach, to[1] - arrive[1] * reach]
  return `C${at(first)} ${at(second)} ${at(to)}`
}

/** Where the line runs at `point`; null at an end and at a corner. */
function direction(
  before: Point | undefined,
  point: Point,
  after: Point | undefined,
): Point | null {
  if (before === undefined || after === undefined) return null
  const [came, goes] = [toward(before, point), toward(point, after)]
  return came[0] * goes[0] + came[1] * goes[1] < CORNER ? null : toward(before, after)
}

function toward(from: Point, to: Point): Point {
  const [across, down] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(across, down)
  return length === 0 ? [0, 0] : [across / length, down / length]
}

function at([x, y]: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
}
