/** Where the strip opens: where it stood, as long as it can be seen and taken hold of there. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  type StripPlace,
  STRIP_SIZE,
  readStripPlace,
  stripPlace,
  writeStripPlace,
} from '#main/shell/strip-place.ts'
import { removeFolders, temporaryFolder } from '../../support/desk.ts'

afterAll(removeFolders)

const counter: StripPlace = { x: 0, y: 24, width: 1366, height: 744 }
const beside: StripPlace = { x: 1366, y: 0, width: 1920, height: 1080 }
const docked = { x: 1006, y: 24, width: 360, height: 720 }

test.each<[string, StripPlace | null, readonly StripPlace[], StripPlace]>([
  ['the first time at the right edge', null, [counter], docked],
  [
    'where it was',
    { x: 100, y: 90, width: 340, height: 500 },
    [counter],
    { x: 100, y: 90, width: 340, height: 500 },
  ],
  ['on a second screen', { ...docked, x: 1500 }, [counter, beside], { ...docked, x: 1500 }],
  ['back on the first when the second was taken away', { ...docked, x: 1500 }, [counter], docked],
  ['back when its bar is above the screen', { ...docked, y: -40 }, [counter], docked],
  ['back when only a sliver is left', { ...docked, x: 1320 }, [counter], docked],
  [
    'no wider or higher than a small screen',
    null,
    [{ x: 0, y: 0, width: 320, height: 500 }],
    { x: 0, y: 0, width: 320, height: 500 },
  ],
])('%s', (_name, kept, screens, wanted) => {
  expect(stripPlace(kept, screens)).toEqual(wanted)
})

test('is kept in a file of its own; what is torn or nonsense is as good as none', () => {
  const file = join(temporaryFolder('strip'), 'strip.json')
  expect(readStripPlace(file)).toBeNull()
  writeStripPlace(file, docked)
  expect(readStripPlace(file)).toEqual(docked)
  const { minWidth } = STRIP_SIZE
  for (const text of [
    '{"x":1,"y"',
    'null',
    '{"x":0,"y":0,"width":"360","height":720}',
    JSON.stringify({ ...docked, width: minWidth - 1 }),
    JSON.stringify({ ...docked, x: 1e300 }),
  ]) {
    writeFileSync(file, text)
    expect(readStripPlace(file), text).toBeNull()
  }
})
