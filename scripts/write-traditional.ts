/** `npm run traditional`: writes resources/text/words-zh-TW.json anew. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { traditionalFile } from './traditional.ts'

writeFileSync(
  join(import.meta.dirname, '..', 'resources', 'text', 'words-zh-TW.json'),
  traditionalFile(),
)
