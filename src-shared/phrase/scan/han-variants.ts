/** Folding of Han characters: traditional, simplified and regional forms of one word become one. */
import { z } from 'zod'

/** The generated file `resources/text/han-variants.json`. */
export const hanVariantsSchema = z.strictObject({
  title: z.string().min(1),
  provenance: z.string().min(1),
  licence: z.string().min(1),
  meaning: z.string().min(1),
  groups: z.array(z.string().min(2)).min(1),
})

/** Code point of a form → code point of the form it is folded to; what is absent stays itself. */
export type HanVariants = ReadonlyMap<number, number>

/** Reads the groups: the first character of a group stands for all of it. */
export function hanVariants(file: z.output<typeof hanVariantsSchema>): HanVariants {
  const folded = new Map<number, number>()
  for (const group of file.groups.flatMap((line) => line.split(' '))) {
    const [first, ...forms] = Array.from(group, codePoint)
    for (const form of forms) folded.set(form, first ?? form)
  }
  return folded
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0
}
