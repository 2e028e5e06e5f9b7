/** `sealed open`: reading what was handed to the compliance office, on the office's own machine. */
import { existsSync, readFileSync } from 'node:fs'
import type { z } from 'zod'
import { decodeBox, keyFileSchema, receiptOf, sealedExportSchema } from '#shared/sealed/format.ts'
import { isWholePair, open } from '../service/sealed/box.ts'
import type { CommandOutput } from './command-output.ts'
import { InputRefused, readOptions, required } from './options.ts'

const SEALED_HELP = `counterbook sealed open --key FILE --in FILE
  Opens what \`hub sealed --out FILE\` wrote and prints it as one line of JSON. Both files stay where they
  are; nothing is sent anywhere. A box that this key does not open is named with opened: false.`

/** Exit code 0 also when some boxes stay closed: they may be sealed to an earlier key. */
export async function sealedCommand(
  args: readonly string[],
  output: CommandOutput,
): Promise<number> {
  const [action, ...rest] = args
  if (action === '--help' || action === undefined) return output.help(SEALED_HELP)
  if (action !== 'open') throw new InputRefused('command', 'sealed open')
  const options = readOptions(rest, ['key', 'in'])
  if (options.help) return output.help(SEALED_HELP)
  const key = readAs(keyFileSchema, required(options.key, 'key'), '--key')
  if (!isWholePair(key)) throw new InputRefused('--key', 'the two halves do not belong together')
  const exported = readAs(sealedExportSchema, required(options.in, 'in'), '--in')
  const submissions = exported.submissions.map(({ sealedId, branch, receivedAt, box }) => {
    const sealed = decodeBox(box)
    const content = sealed && open(sealed, sealedId, key)
    const head = { receipt: receiptOf(sealedId), branch, receivedAt, opened: content !== null }
    if (content === null) return head
    const { words, branchName, handedInBy, handedInAt } = content
    return { ...head, branchName, handedInBy, handedInAt, ...words }
  })
  output.json({ ok: true, submissions })
  return 0
}

function readAs<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  field: string,
): z.infer<Schema> {
  if (!existsSync(file)) throw new InputRefused(field, 'there is no such file')
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new InputRefused(field, 'this file is no JSON')
  }
  const read = schema.safeParse(value)
  if (!read.success) throw new InputRefused(field, 'this file is not what belongs here')
  return read.data
}
