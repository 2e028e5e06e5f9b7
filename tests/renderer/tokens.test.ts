/** Contrast of every text colour on every ground it stands on, computed as WCAG 2.2 does. */
import { describe, expect, test } from 'vitest'
import { type Palette, palettes } from '#renderer/ui/tokens.ts'

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const pairs: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ...(['ink', 'softInk', 'accent', 'alarm', 'warning', 'good'] as const).flatMap((text) =>
    (['ground', 'sheet', 'shade'] as const).map((ground) => [text, ground] as const),
  ),
  ['accent', 'accentWash'],
  ['softInk', 'accentWash'],
  ['alarm', 'alarmWash'],
  ['softInk', 'alarmWash'],
  ['warning', 'warningWash'],
  ['softInk', 'warningWash'],
  ['good', 'goodWash'],
  ['softInk', 'goodWash'],
  ['onAccent', 'accent'],
  ['onAccent', 'alarm'],
  ['onAccent', 'warning'],
]

describe.each([
  ['paper', 4.5, 3],
  ['high_contrast', 7, 4.5],
] as const)('%s', (theme, forText, forShapes) => {
  test.each(pairs)(`%s on %s reaches ${forText}`, (text, ground) => {
    expect(contrast(palettes[theme][text], palettes[theme][ground])).toBeGreaterThanOrEqual(forText)
  })
  test.each(['edge', 'focus'] as const)(`%s is told from the ground by ${forShapes}`, (shape) => {
    for (const ground of ['ground', 'sheet'] as const) {
      expect(contrast(palettes[theme][shape], palettes[theme][ground])).toBeGreaterThanOrEqual(
        forShapes,
      )
    }
  })
})
