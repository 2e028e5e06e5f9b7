/** `counterbook decide`: the whole decision about one case, from its facts alone. */
import { compileCalendar } from '#shared/calendar/work-calendar.ts'
import { decideCase } from '#shared/complaint/rules/decision/decide.ts'
import { accepted } from '#shared/foundation/result.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { type RuleAnswer, answered, notAnswered, schemaRefusal } from './answer.ts'
import { decideInput } from './decide-input.ts'
import { parseJson } from './json-input.ts'

/** JSON text in, the decision or a refusal with its field out. Stores nothing. */
export function decideCommand(text: string): RuleAnswer {
  const json = parseJson(text)
  if (!json.ok) return notAnswered(json.refusal)
  const input = decideInput.safeParse(json.value)
  if (!input.success) return schemaRefusal(input.error)
  const { now, profile, calendar: supplied } = input.data
  const calendar = supplied ? compileCalendar(supplied) : accepted(defaultPacks.calendar)
  if (!calendar.ok) return notAnswered(calendar.refusal, 'calendar')
  const decision = decideCase(input.data.case, {
    now,
    calendar: calendar.value,
    profile,
    rules: defaultPacks.rules,
  })
  return decision.ok ? answered({ ...decision.value }) : notAnswered(decision.refusal, 'case')
}
