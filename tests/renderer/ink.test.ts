/** How strokes are drawn: a dot, a corner that stays sharp, a bend that is round, thickness by pressure. */
import { expect, test } from 'vitest'
import { inkOf } from '#renderer/workstation/signing/ink.ts'

test('nothing is drawn of nothing, and a dot is a dot', () => {
  expect(inkOf({ x: [], y: [], pressure: null })).toEqual([])
  expect(inkOf({ x: [5], y: [7], pressure: null })).toEqual([{ path: 'M5 7h0', width: 9 }])
})

test('a corner stays sharp: the line leaves it in its new direction', () => {
  const [ink] = inkOf({ x: [0, 90, 90], y: [0, 0, 90], pressure: null })
  expect(ink?.path).toBe('M0 0C30 0 60 0 90 0C90 30 90 60 90 90')
})

test('a bend is round: the line passes in the direction of both neighbours', () => {
  const [ink] = inkOf({ x: [0, 90, 180], y: [0, 0, 60], pressure: null })
  const [, first] = ink?.path.split('C') ?? []
  // It arrives at the second point already turning down.
  expect(first?.split(' ').slice(2, 4).map(Number)[1]).toBeLessThan(0)
})

test('a pen that presses harder writes thicker, and one that does not writes one path', () => {
  const line = { x: [0, 50, 100, 150], y: [0, 5, 0, 5] }
  expect(inkOf({ ...line, pressure: null })).toHaveLength(1)
  const pressed = inkOf({ ...line, pressure: [0, 10, 90, 100] })
  expect(pressed.map(({ width }) => width)).toEqual([4, 8, 12])
  // The stretches hang together.
  expect(pressed[1]?.path.startsWith('M50 5C')).toBe(true)
})

test('points on one spot break nothing', () => {
  expect(inkOf({ x: [9, 9, 9], y: [4, 4, 4], pressure: null })[0]?.path).not.toMatch(/NaN/)
})
