/** How Han characters are read, so that words are found by the letters somebody types for them. */
import { z } from 'zod'

/** The generated file `resources/text/han-readings.json`. */
export const hanReadingsSchema = z.strictObject({
  title: z.string().min(1),
  provenance: z.string().min(1),
  licence: z.string().min(1),
  meaning: z.string().min(1),
  readings: z.record(z.string().regex(/^[a-zü]+$/), z.string().min(1)),
})

/** A character → its syllables without tones; what is absent is found as it is written only. */
export type HanReadings = ReadonlyMap<string, readonly string[]>

/** Reads the table the other way round: of a character all its readings (重: chong, zhong). */
export function hanReadings(file: z.output<typeof hanReadingsSchema>): HanReadings {
  const found = new Map<string, string[]>()
  for (const [syllable, characters] of Object.entries(file.readings)) {
    for (const character of characters) {
      const readings = found.get(character)
      if (readings) readings.push(syllable)
      else found.set(character, [syllable])
    }
  }
  return found
}
