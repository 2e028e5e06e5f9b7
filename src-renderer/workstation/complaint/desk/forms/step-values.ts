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
  /** Everything that is wrong there, each with the section that asks for it. */
  readonly messages: readonly [string, ...string[]]
}

/** What is missing and no box of the form brings. */
export interface MissingElsewhere {
  readonly path: string
  readonly source: string | undefined
}

/**
 * The faults of a refusal at the boxes they belong to, and what belongs to none of them. Where a box is at
 * fault every other box that has to be filled in and is empty is named with it, so that nobody presses
 * once for each.
 */
export function faultsOf(
  t: TFunction,
  fields: readonly StepField[],
  values: Values,
  refusal: Refusal,
): { readonly at: readonly FieldFault[]; readonly elsewhere: readonly MissingElsewhere[] } {
  const named = pathsOf(refusal)
  const gaps = refusal.code !== 'field_required' && named.length > 0
  const things = named.length > 0 ? named : [{ path: refusal.field ?? '' }]
  const elsewhere = gaps ? named.filter(({ path }) => !fieldFor(fields, path)) : []
  const hit = elsewhere.length > 0 || things.some(({ path }) => fieldFor(fields, path))
  if (!hit) return { at: [], elsewhere: [] }
  const at = fields.flatMap((field): readonly FieldFault[] => {
    const here = things.filter(({ path }) => fieldFor(fields, path) === field)
    const [first, ...more] = new Set(
      here.map((thing) => faultWords(t, field, thing, gaps ? null : refusal)),
    )
    if (first !== undefined) return [{ name: field.name, messages: [first, ...more] }]
    return isLeftOut(field, values) ? [{ name: field.name, messages: [required(t, field)] }] : []
  })
  return { at, elsewhere }
}

/** Everything that a refusal names, each with its own source where it says so. */
function pathsOf({ params, source }: Refusal): readonly MissingElsewhere[] {
  const sources = String(params?.['sources'] ?? '').split(',')
  return String(params?.['missing'] ?? '')
    .split(',')
    .map((path, index) => ({ path, source: sources[index] || source }))
    .filter(({ path }) => path !== '' && path !== 'state')
}

/** `refusal` is null for what the rules name as missing; else it says what is wrong. */
function faultWords(
  t: TFunction,
  field: StepField,
  { path, source }: Partial<MissingElsewhere>,
  refusal: Refusal | null,
): string {
  if (refusal === null) {
    const what = t('step.missing', { what: gapWords(t, path ?? '') })
    return withSource(t, what, source ?? field.source)
  }
  const words = refusal.code === 'field_required' ? required(t, field) : refusalWords(t, refusal)
  return atLine(t, path ?? '', words)
}

/** True for a box that has to be filled in and is not. What has a control of its own says so itself. */
function isLeftOut(field: StepField, values: Values): boolean {
  if (field.required !== true || field.kind === 'own' || field.kind === 'money') return false
  const value = values[field.name] ?? ''
  if (Array.isArray(value)) return value.length === 0
  return value === false || (typeof value === 'string' && value.trim() === '')
}

/** A fault in one of several lines says in which. */
function atLine(t: TFunction, path: string, what: string): string {
  const line = /^lines\.(\d+)\./.exec(path)
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

/**
 * What keeps a form from being sent: money that cannot be read, and with it every box left empty, so that
 * all of it is said at once. Everything else the program refuses by itself; null then.
 */
export function faultBeforeSending(
  t: TFunction,
  field: StepField,
  { fields }: StepForm,
  values: Values,
): string | null {
  const money = fields.find(({ kind }) => kind === 'money')
  const fault = money ? moneyFault(t, values[money.name] as readonly MoneyLine[]) : null
  if (fault === null || field === money) return fault
  return isLeftOut(field, values) ? required(t, field) : null
}

function moneyFault(t: TFunction, lines: readonly MoneyLine[]): string | null {
  if (lines.length === 0) return codeWords(t, 'lines_required')
  const unreadable = lines.some(({ amount }) => (readAmount(amount, 'fen') ?? 0) <= 0)
  return unreadable ? codeWords(t, 'amount_unreadable') : null
}

/** Sum of the lines that can be read, in fen. */
export function totalOf(lines: readonly MoneyLine[]): number {
  return lines.reduce((sum, { amount }) => sum + (readAmount(amount, 'fen') ?? 0), 0)
}
