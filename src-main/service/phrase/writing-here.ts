/** How words of the packs are written for whoever reads the interface of this workstation. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Writing,
  asItStands,
  traditionalDictionarySchema,
  traditionalWriting,
} from '#shared/phrase/traditional.ts'
import { resourcesFolder } from '../../folders.ts'

let traditional: Writing | null = null

/** The dictionary is read when zh-TW is first shown; the other languages never wait for it. */
export function writingFor(locale: string): Writing {
  return locale === 'zh-TW' ? (traditional ??= readTraditional()) : asItStands
}

function readTraditional(): Writing {
  const file = join(resourcesFolder(), 'text', 'traditional.json')
  return traditionalWriting(
    traditionalDictionarySchema.parse(JSON.parse(readFileSync(file, 'utf8'))),
  )
}
