/** Writing a proposal: from an entry that stands or from nothing, checked while it is typed. */
import { Button, Select } from 'antd'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryFields, faultAt } from '../../entry/entry-fields.tsx'
import { faultWordsByName, placeOfFault, saidNow, withRefused } from '../../entry/entry-faults.ts'
import { Field } from '../../ui/field.tsx'
import { isComposing } from '../../ui/keyboard.ts'
import { Key, Notice } from '../../ui/page.tsx'
import { StaffWordsArea } from '../../writing/staff-words.tsx'
import { entryTyped, replacesOf, useProposals, whyOf } from './proposal.state.ts'

/** Fields that show their own faults; what belongs to none of them stands above the button. */
const SHOWN = ['title', 'text', 'source', 'where', 'roles', 'requirement', 'offersBusiness', 'why']

export function ProposalForm() {
  const { t } = useTranslation()
  const state = useProposals((all) => all)
  const { base, typed, entries, caseTypes, tried, sent, beginFrom, type, send } = state
  const [sending, setSending] = useState(false)
  const fields = entryTyped({ base, typed })
  const { check, refused } = state
  const faults = saidNow(withRefused(check.faults, refused), fields, tried)
  const rest = faults.filter((fault) => !SHOWN.includes(placeOfFault(fault)))
  const submit = async () => {
    if (sending) return
    setSending(true)
    await send()
    setSending(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey || event.key !== 'Enter' || isComposing(event) || event.repeat) return
    event.preventDefault()
    void submit()
  }
  return (
    <form
      className="action-form"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{t('proposal.write')}</h2>
      {sent && <Notice tone="good" title={t('proposal.sent')} />}
      <Field label={t('proposal.replaces')} hint={t('proposal.replacesHint')}>
        {(control) => (
          <Select
            {...control}
            allowClear
            placeholder={t('proposal.fresh')}
            value={replacesOf(typed) ?? undefined}
            options={entries.map(({ code, title, text }) => ({
              value: code,
              label: `${code} ${title}`,
              words: `${code} ${title} ${text}`,
            }))}
            showSearch={{ optionFilterProp: 'words' }}
            onChange={(code: string | undefined) => void beginFrom(code ?? null)}
          />
        )}
      </Field>
      <EntryFields
        fields={fields}
        check={{ faults, of: check.of }}
        caseTypes={caseTypes}
        change={type}
      />
      <Field label={t('proposal.why')} required fault={faultAt(t, faults, 'why')}>
        {(control) => (
          <StaffWordsArea
            {...control}
            rows={2}
            maxLength={500}
            value={whyOf(typed)}
            onChange={(event) => type({ why: event.target.value })}
          />
        )}
      </Field>
      {rest.map((fault) => (
        <Notice
          key={`${fault.field} ${fault.message}`}
          tone="alarm"
          title={faultWordsByName(t, fault)}
        />
      ))}
      <div className="clock-line">
        <Button type="primary" htmlType="submit" loading={sending}>
          {t('proposal.send')} <Key press="Ctrl+Enter" />
        </Button>
        <span className="soft">{t('proposal.kept')}</span>
      </div>
    </form>
  )
}
