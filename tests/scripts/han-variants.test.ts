import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hanVariantsFile } from '#scripts/han-variants.ts'

test('the shipped character forms are what the generator makes of its dictionaries', () => {
  const path = join(import.meta.dirname, '../../resources/text/han-variants.json')
  expect(readFileSync(path, 'utf8')).toBe(hanVariantsFile())
})
