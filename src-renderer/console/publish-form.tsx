/** Publishing an entry of the library to every branch: what is typed stays until it is published. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LibraryRow } from '#shared/contract/console-words.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { NO_FIELDS, fieldsOf } from '#shared/phrase/entry.ts'
import { faultWords, isOfEntry, saidNow, withRefused } from '../entry/entry-faults.ts'
import { sendsWithCtrlEnter } from '../ui/keyboard.ts'
import { Key, Notice } from '../ui/page.tsx'
import { ask } from './console.state.ts'
import { EntryEditor, useEntryCheck } from './entry-editor.tsx'
import { useTypedEntries } from './typed.state.ts'

export function PublishForm({
  about,
  row,
  caseTypes,
  published,
}: {
  readonly about: string
  readonly row: LibraryRow | null
  readonly caseTypes: readonly string[]
  readonly published: (code: string) => void
}) {
  const { t } = useTranslation()
  const keep = useTypedEntries((state) => state.keep)
  const typed = useTypedEntries((state) => state.typed[about])
  const fields = useMemo(() => typed ?? (row ? fieldsOf(row.phrase) : NO_FIELDS), [typed, row])
  const [fault, setFault] = useState<Refusal | null>(null)
  const [sending, setSending] = useState(false)
  const [tried, setTried] = useState(row !== null)
  const check = useEntryCheck(fields)
  const faults = saidNow(
    withRefused(check.faults, fault && isOfEntry(fault) ? fault : null),
    fields,
    tried,
  )
  const send = async () => {
    setTried(true)
    setSending(true)
    const seenRevision = row?.revision ?? 0
    const answer = await ask('console.publishPhrase', { entry: fields, seenRevision })
    setSending(false)
    if (!answer.ok) return setFault(answer.refusal)
    published(answer.value.phrase.code)
  }
  return (
    <form
      className="action-form"
      noValidate
      onKeyDown={sendsWithCtrlEnter}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h3>{t('words.edit')}</h3>
      <EntryEditor
        fields={fields}
        check={{ faults, of: check.of }}
        caseTypes={caseTypes}
        known={row !== null}
        change={(change) => {
          setFault(null)
          keep(about, { ...fields, ...change })
        }}
      />
      {fault && !isOfEntry(fault) && <Notice tone="alarm" title={faultWords(t, fault)} />}
      <div className="clock-line">
        <Button type="primary" htmlType="submit" loading={sending}>
          {t('words.publish')} <Key press="Ctrl ↵" />
        </Button>
        <span className="soft">{t('words.publishNote')}</span>
      </div>
    </form>
  )
}
