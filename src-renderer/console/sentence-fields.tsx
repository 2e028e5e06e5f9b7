/** The fields of a sentence that must not be said: what is not said, what is said instead, and why. */
import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import {
  type ForbiddenFields,
  REPLACE_WITH,
  type VariantFields,
} from '#shared/phrase/forbidden/entry.ts'
import { whereOptions } from '../entry/entry-fields.tsx'
import { Field } from '../ui/field.tsx'
import { WordsArea } from '../ui/words-area.tsx'
import { StaffWordsArea, StaffWordsLine } from '../writing/staff-words.tsx'
import { sentenceFaultsAt } from './sentence-faults.tsx'

const PLACES = ['anywhere', 'beginning', 'whole'] as const
const SEVERITIES = ['warn', 'hint'] as const

interface SentenceFieldsProps {
  readonly fields: ForbiddenFields
  readonly faults: readonly Refusal[]
  /** Kinds of case that words are kept for. */
  readonly caseTypes: readonly string[]
  readonly change: (change: Partial<ForbiddenFields>) => void
}

export function SentenceFields({
  fields,
  faults,
  caseTypes,
  change,
  children,
}: SentenceFieldsProps & {
  /** Stands behind the wordings: what they find. */
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  const at = (place: string) => sentenceFaultsAt(t, faults, place)
  const choice = <Value extends string>(
    name: 'severity' | 'place' | 'replaceWith',
    values: readonly Value[],
    label: (value: Value) => string,
    set: (value: Value) => void,
  ) => (
    <Field label={t(`sentence.${name}`)} fault={at(name)}>
      {(control) => (
        <Select
          {...control}
          value={fields[name] as Value}
          options={values.map((value) => ({ value, label: label(value) }))}
          onChange={set}
        />
      )}
    </Field>
  )
  const line = (name: 'reason' | 'note', maxLength: number, required: boolean) => (
    <Field
      label={t(`sentence.${name}`)}
      required={required}
      fault={at(name)}
      hint={t(`sentence.${name}Hint`, { defaultValue: '' })}
    >
      {(control) => (
        <StaffWordsLine
          {...control}
          maxLength={maxLength}
          value={fields[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <Field
        label={t('sentence.wordings')}
        required
        fault={at('wordings')}
        hint={t('sentence.wordingsHint')}
      >
        {(control) => (
          <Wordings
            control={control}
            texts={fields.wordings}
            change={(wordings) => change({ wordings })}
          />
        )}
      </Field>
      <div className="entry-pair">
        {choice(
          'place',
          PLACES,
          (value) => t(`sentence.placeOf.${value}`),
          (place) => change({ place }),
        )}
        {choice(
          'severity',
          SEVERITIES,
          (value) => t(`sentence.severityOf.${value}`),
          (severity) => change({ severity }),
        )}
      </div>
      {children}
      <Variants variants={fields.variants} at={at} change={(variants) => change({ variants })} />
      <Field
        label={t('sentence.suggestion')}
        required
        fault={at('suggestion')}
        hint={t('sentence.suggestionHint')}
      >
        {(control) => (
          <StaffWordsArea
            {...control}
            rows={2}
            maxLength={200}
            value={fields.suggestion}
            onChange={(event) => change({ suggestion: event.target.value })}
          />
        )}
      </Field>
      <div className="entry-pair">
        {choice(
          'replaceWith',
          REPLACE_WITH,
          (value) => t(`sentence.replaceWithOf.${value}`),
          (replaceWith) => change({ replaceWith }),
        )}
        {fields.replaceWith === 'other' && (
          <Field label={t('sentence.replacement')} required fault={at('replacement')}>
            {(control) => (
              <StaffWordsLine
                {...control}
                maxLength={200}
                value={fields.replacement}
                onChange={(event) => change({ replacement: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
      <div className="entry-pair">
        {line('reason', 60, true)}
        <Field
          label={t('sentence.source')}
          required
          fault={at('source')}
          hint={t('entry.sourceHint')}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              value={fields.source}
              onChange={(event) => change({ source: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Beside fields={fields} faults={faults} caseTypes={caseTypes} change={change} />
      {line('note', 300, false)}
    </>
  )
}

/** One wording a line. */
function Wordings({
  control,
  texts,
  change,
}: {
  readonly control: Parameters<Parameters<typeof Field>[0]['children']>[0]
  readonly texts: readonly string[]
  readonly change: (texts: string[]) => void
}) {
  return (
    <WordsArea
      {...control}
      rows={2}
      lang="zh-CN"
      value={texts.join('\n')}
      onChange={({ target: { value } }) => change(value === '' ? [] : value.split('\n'))}
    />
  )
}

/** The same meaning in other words, each group with the place where it counts. */
function Variants({
  variants,
  at,
  change,
}: {
  readonly variants: readonly VariantFields[]
  readonly at: (place: string) => ReturnType<typeof sentenceFaultsAt>
  readonly change: (variants: VariantFields[]) => void
}) {
  const { t } = useTranslation()
  const put = (index: number, part: Partial<VariantFields>) =>
    change(variants.map((variant, other) => (other === index ? { ...variant, ...part } : variant)))
  return (
    <>
      {variants.map((variant, index) => (
        // Groups have no name of their own; they are added behind and taken out by their place.
        <Field
          key={index}
          label={t('sentence.variants')}
          fault={at(`variants.${index}`)}
          hint={t('sentence.variantsHint')}
          aside={
            <span className="sentence-group">
              <Select
                size="small"
                aria-label={t('sentence.place')}
                value={variant.place}
                options={PLACES.map((value) => ({ value, label: t(`sentence.placeOf.${value}`) }))}
                onChange={(place: VariantFields['place']) => put(index, { place })}
              />
              <Button
                size="small"
                onClick={() => change(variants.filter((_one, other) => other !== index))}
              >
                {t('sentence.removeVariant')}
              </Button>
            </span>
          }
        >
          {(control) => (
            <Wordings
              control={control}
              texts={variant.texts}
              change={(texts) => put(index, { texts })}
            />
          )}
        </Field>
      ))}
      <p className="sentence-more">
        <Button
          size="small"
          onClick={() =>
            change([
              ...variants,
              { place: 'anywhere', texts: [], source: '', origin: 'project', note: '' },
            ])
          }
        >
          {t('sentence.addVariant')}
        </Button>
      </p>
    </>
  )
}

/** Beside which words the prompter shows it. */
function Beside({ fields, faults, caseTypes, change }: SentenceFieldsProps) {
  const { t } = useTranslation()
  const groups = whereOptions(t, caseTypes)
  const known = new Map(
    groups.flatMap(({ options }) => options.map(({ value }) => [wordOf(value), value] as const)),
  )
  // Codes of phrases and kinds of case that the library has no words for keep standing as they are.
  const others = fields.beside.filter((word) => !known.has(word))
  return (
    <Field
      label={t('sentence.beside')}
      fault={sentenceFaultsAt(t, faults, 'beside')}
      hint={t('sentence.besideHint')}
    >
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          value={fields.beside.map((word) => known.get(word) ?? `other:${word}`)}
          options={[...groups, ...others.map((word) => ({ value: `other:${word}`, label: word }))]}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen: string[]) => change({ beside: [...new Set(chosen.map(wordOf))] })}
        />
      )}
    </Field>
  )
}

function wordOf(value: string): string {
  return value.slice(value.indexOf(':') + 1)
}
