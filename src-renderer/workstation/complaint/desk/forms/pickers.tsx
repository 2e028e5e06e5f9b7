/** Choosing people, reasons, evidence, another case: what the branch and its packs know. */
import { Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#shared/contract/views.ts'
import { call } from '../../../../bridge/client.ts'
import { tabGoesOn } from '../../../../ui/keyboard.ts'
import { momentWords } from '../../../../words/moment.ts'
import { useMinute } from '../../../../ui/now.ts'
import { sourceWords } from '../../../../words/source.ts'
import { useStaff } from '../../../setting/staff.state.ts'
import { useBranches } from '../../referral-in/branches.state.ts'
import { useCase } from '../case.state.ts'
import { useListWords } from '../../../../words/list-words.ts'
import type { ControlProps } from './step-control.tsx'
import type { FieldOf } from './step-form.ts'
import { chosenOf, selectProps } from './select-props.ts'
import { TickGroup } from './tick-group.tsx'
import { usePicked } from '../../../../ui/picked.ts'

/** Active people of the branch; who is complained of is not offered (R-17). */
export function PersonPicker(props: ControlProps<FieldOf<'person'> | FieldOf<'people'>>) {
  const { field, context, value, onChange } = props
  const { t } = useTranslation()
  const people = useStaff((state) => state.people) ?? []
  const { complainedOf } = context.detail.intake
  const options = people
    .filter(({ active, employeeNo }) => active && !complainedOf.includes(employeeNo))
    .map((person) => ({
      value: person.employeeNo,
      label: [person.name, person.employeeNo, t(`role.${person.role}`)].filter(Boolean).join(' · '),
    }))
  return (
    <Select
      {...selectProps(props)}
      {...(field.kind === 'people' ? { mode: 'multiple' as const, onInputKeyDown: tabGoesOn } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      value={chosenOf(value)}
      options={options}
      onChange={onChange}
    />
  )
}

export function RootCausePicker(props: ControlProps) {
  const { context, value, onChange } = props
  const words = useListWords()
  return (
    <Select
      {...selectProps(props)}
      allowClear
      value={chosenOf(value)}
      options={(context.lists?.rootCauses ?? []).map((cause) => ({
        value: cause.value,
        label: words('rootCause', cause.value, cause.label),
      }))}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  )
}

/** Valid and invalid reasons of the rules, and what each chosen one asks for. */
export function ReasonPicker(props: ControlProps) {
  const { context, value, onChange } = props
  const { t } = useTranslation()
  const words = useListWords()
  const reasons = context.lists?.reasons ?? []
  const chosen = value as readonly string[]
  return (
    <>
      <Select
        {...selectProps(props)}
        mode="multiple"
        onInputKeyDown={tabGoesOn}
        showSearch={{ optionFilterProp: 'search' }}
        value={chosen}
        onChange={onChange}
        options={(['valid', 'invalid'] as const).flatMap((nature) => [
          // The kit's own groups carry roles that screen readers must not see; a heading does not.
          { value: nature, label: t(`nature.${nature}`), search: '', disabled: true },
          ...reasons
            .filter((reason) => reason.nature === nature)
            .map(({ code, label }) => {
              const name = `${code} ${words('reason', code, label)}`
              return { value: code, label: name, search: name }
            }),
        ])}
      />
      <ul className="reason-needs">
        {reasons
          .filter(({ code, needs }) => chosen.includes(code) && needs.length > 0)
          .map(({ code, label, needs, source }) => (
            <li key={code}>
              <strong>{words('reason', code, label)}</strong>{' '}
              {needs.map((need) => t(`reasonNeed.${need}`)).join(t('list.comma'))}{' '}
              <span className="soft">{sourceWords(t, source)}</span>
            </li>
          ))}
      </ul>
    </>
  )
}

/** What was gathered on the case; without any, the way to the form that adds some. */
export function EvidencePicker({ context, id, label, value, onChange }: ControlProps) {
  const { t } = useTranslation()
  const open = useCase((state) => state.open)
  const { evidence } = context.detail.course
  if (evidence.length === 0) {
    return (
      <button type="button" id={id} className="way" onClick={() => open('addEvidence')}>
        {t('step.noEvidence')}
      </button>
    )
  }
  return (
    <TickGroup
      id={id}
      label={label}
      ticked={value as readonly string[]}
      onChange={onChange}
      boxes={evidence.map(({ evidenceId, kind, description }) => ({
        value: evidenceId,
        label: `${t(`evidenceKind.${kind}`)} · ${description ?? t('case.erasedShort')}`,
        say: null,
      }))}
    />
  )
}

/** Other branches, known without a line; a branch that never met head office knows of none. */
export function BranchPicker(props: ControlProps) {
  const { value, onChange } = props
  const { t } = useTranslation()
  const { rows, load } = usePicked(useBranches, 'rows', 'load')
  useEffect(() => void load(), [load])
  return (
    <Select
      {...selectProps(props)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={chosenOf(value)}
      notFoundContent={t('slip.noBranches')}
      options={(rows ?? [])
        .filter(({ own }) => !own)
        .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  )
}

/** Another case of this branch, found by its number or words. */
export function OtherCasePicker(props: ControlProps) {
  const { context, value, onChange } = props
  const now = useMinute()
  const [rows, setRows] = useState<readonly CaseRow[]>([])
  const asked = useRef(0)
  const find = async (search: string) => {
    const mine = ++asked.current
    const answer = await call('complaint.list', { state: 'all', search, offset: 0, limit: 8 })
    if (mine === asked.current && answer.ok) setRows(answer.value.rows)
  }
  return (
    <Select
      {...selectProps(props)}
      showSearch={{ filterOption: false, onSearch: (search) => void find(search) }}
      onFocus={() => void find('')}
      value={chosenOf(value)}
      options={rows
        .filter(({ caseId }) => caseId !== context.detail.row.caseId)
        .map((row) => ({
          value: row.caseId,
          label: `${row.caseNumber} · ${momentWords(row.receivedAt, now)} · ${row.excerpt ?? ''}`,
        }))}
      onChange={onChange}
    />
  )
}
