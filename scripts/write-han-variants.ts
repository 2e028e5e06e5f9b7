/** `npm run han-variants`: writes resources/text/han-variants.json anew. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hanVariantsFile } from './han-variants.ts'

writeFileSync(
  join(import.meta.dirname, '..', 'resources', 'text', 'han-variants.json'),
  hanVariantsFile(),
)
