/** `counterbook reconcile`: balance lines, totals and cash, in integer fen. */
import { z } from 'zod'
import { type Result, accepted } from '#shared/foundation/result.ts'
import { reconcileCash, reconcileRow, reconcileTotals } from '#shared/handover/rules/reconcile.ts'
import { type RuleAnswer, answered, notAnswered, schemaRefusal } from './answer.ts'
import { word, yuan } from './fields.ts'
import { parseJson } from './json-input.ts'

const line = z.strictObject({
  name: word,
  opening: yuan,
  in: yuan,
  out: yuan,
  closing: yuan,
  previousClosing: yuan.nullish(),
})

const reconcileInput = z.strictObject({
  lines: z.array(line).max(1000).optional(),
  totals: z.strictObject({ billing: yuan, operators: z.array(yuan).max(1000) }).optional(),
  cash: z
    .strictObject({
      book: yuan,
      counts: z.array(z.strictObject({ denomination: yuan, count: z.int().min(0) })).max(1000),
    })
    .optional(),
})
type ReconcileInput = z.output<typeof reconcileInput>

/** JSON text in, the comparison or a refusal with its field out. Parts that are absent stay absent. */
export function reconcileCommand(text: string): RuleAnswer {
  const json = parseJson(text)
  if (!json.ok) return notAnswered(json.refusal)
  const input = reconcileInput.safeParse(json.value)
  if (!input.success) return schemaRefusal(input.error)
  const output: Record<string, unknown> = {}
  for (const part of [linesPart, totalsPart, cashPart]) {
    const answer = part(input.data)
    if (!answer.ok) return notAnswered(answer.refusal)
    Object.assign(output, answer.value)
  }
  return answered(output)
}

function linesPart({ lines }: ReconcileInput): Result<object> {
  if (!lines) return accepted({})
  const answers: object[] = []
  for (const [index, { name, ...row }] of lines.entries()) {
    const answer = under(`lines.${index}`, reconcileRow(row))
    if (!answer.ok) return answer
    const { ok, expected, difference, problem } = answer.value
    answers.push({ name, ok, expectedFen: expected, differenceFen: difference, problem })
  }
  return accepted({ lines: answers })
}

function totalsPart({ totals }: ReconcileInput): Result<object> {
  if (!totals) return accepted({})
  const answer = under('totals', reconcileTotals(totals.billing, totals.operators))
  if (!answer.ok) return answer
  const { ok, difference } = answer.value
  return accepted({ totals: { ok, differenceFen: difference } })
}

function cashPart({ cash }: ReconcileInput): Result<object> {
  if (!cash) return accepted({})
  const answer = under('cash', reconcileCash(cash.book, cash.counts))
  if (!answer.ok) return answer
  const { ok, sum, difference } = answer.value
  return accepted({ cash: { ok, countedFen: sum, differenceFen: difference } })
}

function under<Value>(prefix: string, answer: Result<Value>): Result<Value> {
  if (answer.ok) return answer
  const field = [prefix, answer.refusal.field ?? ''].filter((part) => part !== '').join('.')
  return { ok: false, refusal: { ...answer.refusal, field } }
}
