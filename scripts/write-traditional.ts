/**
 * `npm run traditional`: writes resources/text/traditional.json anew. `npm run traditional -- show` prints what
 * people read of the packs, as it stands and as zh-TW shows it.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import {
  inWriting,
  traditionalDictionarySchema,
  traditionalWriting,
} from '#shared/phrase/traditional.ts'
import { traditionalFile } from './traditional.ts'

const file = traditionalFile()
if (process.argv.includes('show')) {
  const writing = traditionalWriting(traditionalDictionarySchema.parse(JSON.parse(file)))
  inWriting([defaultPacks.phrases, defaultPacks.forbidden], (text) => {
    console.log(`${text}\n${writing(text)}\n`)
    return text
  })
} else {
  writeFileSync(join(import.meta.dirname, '..', 'resources', 'text', 'traditional.json'), file)
}
