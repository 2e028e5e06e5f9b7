/** From what a form holds to what its call takes, and from a refusal back to the boxes it names. */
import type { TFunction } from 'i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import { codeWords, refusalWords } from '../../../../words/refusal.ts'
import { sourceWords } from '../../../../words/source.ts'
import { readAmount } from '../../../handover/amount.ts'
import { gapWords } from '../gap-words.ts'
import {
  type FormContext,
  type MoneyLine,
  type StepField,
  type StepForm,
  type Values,
  emptyOf,
} from './step-form.ts'

/** The fields that are shown for these values. */
export function shownFields(
  { fields }: StepForm,
  values: Values,
  context: FormContext,
): readonly StepField[] {
  return fields.filter(({ when }) => when?.(values, context) ?? true)
}

/** What the boxes begin with, before anything was typed. */
export function startOf(plan: StepForm, context: FormContext, newId: () => string): Values {
  return {
    ...Object.fromEntries(plan.fields.map((field) => [field.name, emptyOf(field)])),
    ...plan.start?.(context),
    ...(plan.makes === undefined ? {} : { [plan.makes]: newId() }),
  }
}

/** The input of the call, without the case. A box that is not shown is sent empty. */
export function inputOf(plan: StepForm, values: Values, context: FormContext): Values {
  const shown = new Set(shownFields(plan, values, context).map(({ name }) => name))
  return {
    ...Object.fromEntries(
      plan.fields.map((field) => [
        field.name,
        sent(field, shown.has(field.name) ? values[field.name] : emptyOf(field)),
      ]),
    ),
    ...(plan.makes === undefined ? {} : { [plan.makes]: values[plan.makes] }),
    ...(plan.about === undefined ? {} : { [plan.about]: context.subject }),
  }
}

function sent(field: StepField, value: unknown): unknown {
  switch (field.kind) {
    case 'lines':
      return String(value)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    case 'money':
      return (value as readonly MoneyLine[]).map(({ kind, amount, evidenceId }) => ({
        kind,
        amountFen: readAmount(amount, 'fen') ?? 0,
        evidenceId: evidenceId === '' ? null : evidenceId,
      }))
    case 'own':
      return field.send ? field.send(value) : value
    case 'yesNo':
      return value === null ? null : value === 'yes'
    default:
      return value === '' ? null : value
  }
}

export interface FieldFault {
  readonly name: string
  readonly message: string
}

/** The faults of a refusal at the boxes they belong to, and the paths that belong to none of them. */
export function faultsOf(
  t: TFunction,
  fields: readonly StepField[],
  refusal: Refusal,
): { readonly at: readonly FieldFault[]; readonly elsewhere: readonly string[] } {
  const missing = String(refusal.params?.['missing'] ?? '')
    .split(',')
    .filter((path) => path !== '' && path !== 'state')
  if (refusal.code !== 'step_incomplete' && missing.length === 0) {
    const field = fieldFor(fields, refusal.field ?? '')
    const message = field && refusal.code === 'field_required' ? required(t, field) : null
    if (!field) return { at: [], elsewhere: [] }
    const words = message ?? refusalWords(t, refusal)
    return { at: [{ name: field.name, message: atLine(t, refusal, words) }], elsewhere: [] }
  }
  const place = (field: StepField | undefined) => (field ? fields.indexOf(field) : fields.length)
  const found = missing
    .map((path) => ({ path, field: fieldFor(fields, path) }))
    .toSorted((one, other) => place(one.field) - place(other.field))
  return {
    at: found.flatMap(({ path, field }) =>
      field
        ? [
            {
              name: field.name,
              message: withSource(t, t('step.missing', { what: gapWords(t, path) }), field.source),
            },
          ]
        : [],
    ),
    elsewhere: found.flatMap(({ path, field }) => (field ? [] : [path])),
  }
}

/** A fault in one of several lines says in which. */
function atLine(t: TFunction, { field }: Refusal, what: string): string {
  const line = /^lines\.(\d+)\./.exec(field ?? '')
  if (!line) return what
  return t('step.broughtBy', { action: t('money.line', { number: Number(line[1]) + 1 }), what })
}

/** "Please fill in", with the section that asks for it. */
function required(t: TFunction, { source }: StepField): string {
  return withSource(t, t('form.required'), source)
}

function withSource(t: TFunction, reason: string, source: string): string {
  return t('refusal.withSource', { reason, source: sourceWords(t, source) })
}

/** The field that a path of the rules speaks of: by its last word, else by any of them. */
function fieldFor(fields: readonly StepField[], path: string): StepField | undefined {
  const parts = path.split('.').filter((part) => !/^\d+$/.test(part))
  const last = parts.at(-1) ?? ''
  return (
    fields.find(({ name }) => name === last) ??
    fields.find(({ also }) => also?.includes(last) === true) ??
    fields.find(({ name }) => parts.includes(name))
  )
}

/** What is wrong with lines of money before they are sent; null when they can be read. */
export function moneyFault(t: TFunction, lines: readonly MoneyLine[]): string | null {
  if (lines.length === 0) return codeWords(t, 'lines_required')
  const unreadable = lines.some(({ amount }) => (readAmount(amount, 'fen') ?? 0) <= 0)
  return unreadable ? codeWords(t, 'amount_unreadable') : null
}

/** Sum of the lines that can be read, in fen. */
export function totalOf(lines: readonly MoneyLine[]): number {
  return lines.reduce((sum, { amount }) => sum + (readAmount(amount, 'fen') ?? 0), 0)
}
