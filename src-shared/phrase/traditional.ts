/** The words of the packs as they are written in Taiwan. */
import { z } from 'zod'

/** The generated file `resources/text/words-zh-TW.json`. */
export const traditionalFileSchema = z.strictObject({
  title: z.string().min(1),
  provenance: z.string().min(1),
  licence: z.string().min(1),
  meaning: z.string().min(1),
  words: z.record(z.string().min(1), z.string().min(1)),
})

/** Text as it stands in a pack → the same text in traditional characters; what is absent stays as it is. */
export type TraditionalWords = ReadonlyMap<string, string>

/** Reads the file. */
export function traditionalWords(file: z.output<typeof traditionalFileSchema>): TraditionalWords {
  return new Map(Object.entries(file.words))
}

/** A text of a pack for whoever reads the interface in `locale`; places `{name}` stay for filling. */
export function writtenFor(locale: string, text: string, words: TraditionalWords): string {
  return locale === 'zh-TW' ? (words.get(text) ?? text) : text
}

/** A pack with every text that has another form in `words` written so; codes and numbers stay. */
export function packInTraditional<Pack>(pack: Pack, words: TraditionalWords): Pack {
  return written(pack, words) as Pack
}

function written(value: unknown, words: TraditionalWords): unknown {
  if (typeof value === 'string') return words.get(value) ?? value
  if (Array.isArray(value)) return value.map((each) => written(each, words))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, written(each, words)]),
  )
}
