/** A sentence that must not be said, while head office writes it: checked and tried out before it is published. */
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ForbiddenRow } from '#shared/contract/console-forbidden.ts'
import type { ConsoleOutput } from '#shared/contract/console.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import {
  type ForbiddenFields,
  NO_FORBIDDEN_FIELDS,
  forbiddenFieldsOf,
} from '#shared/phrase/forbidden/entry.ts'
import { Field } from '../ui/field.tsx'
import { sendsWithCtrlEnter } from '../ui/keyboard.ts'
import { Key, Notice } from '../ui/page.tsx'
import { WordsArea } from '../ui/words-area.tsx'
import { ask } from './console.state.ts'
import { placeOfSentenceFault, sentenceFaultWords } from './sentence-faults.tsx'
import { SentenceFields } from './sentence-fields.tsx'
import { useTypedSentences } from './typed.state.ts'

/** The check runs when fingers rest. */
const REST_MS = 300
const SHOWN: readonly string[] = [
  'wordings',
  'place',
  'severity',
  'suggestion',
  'replacement',
  'reason',
  'source',
  'beside',
  'note',
]

interface Check extends ConsoleOutput<'console.checkForbidden'> {
  /** The text that was tried: stretches belong to it alone. */
  readonly tried: string
}

function useSentenceCheck(code: string | null, fields: ForbiddenFields, tried: string): Check {
  const [check, setCheck] = useState<Check>({ faults: [], found: [], tried: '' })
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const answer = await ask('console.checkForbidden', { code, entry: fields, tried })
      if (!current) return
      setCheck(
        answer.ok ? { ...answer.value, tried } : { faults: [answer.refusal], found: [], tried },
      )
    }, REST_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [code, fields, tried])
  return check
}

export function SentenceForm({
  about,
  row,
  caseTypes,
  published,
}: {
  readonly about: string
  /** Null for a new sentence. */
  readonly row: ForbiddenRow | null
  readonly caseTypes: readonly string[]
  readonly published: (code: string) => void
}) {
  const { t } = useTranslation()
  const keep = useTypedSentences((state) => state.keep)
  const typed = useTypedSentences((state) => state.typed[about])
  const fields = useMemo(
    () => typed ?? (row ? forbiddenFieldsOf(row.entry) : NO_FORBIDDEN_FIELDS),
    [typed, row],
  )
  const [tried, setTried] = useState('')
  const [fault, setFault] = useState<Refusal | null>(null)
  const [sent, setSent] = useState(row !== null)
  const [sending, setSending] = useState(false)
  const code = row?.entry.code ?? null
  const check = useSentenceCheck(code, fields, tried)
  // Whoever has just begun need not be told what is still empty.
  const told = check.faults.filter(
    ({ params, code: what }) =>
      what !== 'nothing_to_change' &&
      (sent ||
        !['too_small', 'reason_missing', 'no_citation'].includes(String(params?.['reason']))),
  )
  const faults = fault?.code === 'invalid_forbidden' && told.length === 0 ? [fault] : told
  const rest = faults.filter((one) => {
    const place = placeOfSentenceFault(one)
    return !SHOWN.includes(place) && !place.startsWith('variants.')
  })
  const send = async () => {
    setSent(true)
    setSending(true)
    const seenRevision = row?.revision ?? 0
    const answer = await ask('console.publishForbidden', { code, entry: fields, seenRevision })
    setSending(false)
    if (!answer.ok) return setFault(answer.refusal)
    published(answer.value.entry.code)
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
      <h3>{t('sentence.edit')}</h3>
      <SentenceFields
        fields={fields}
        faults={faults}
        caseTypes={caseTypes}
        change={(change) => {
          setFault(null)
          keep(about, { ...fields, ...change })
        }}
      >
        <Field label={t('sentence.try')} hint={t('sentence.tryHint')}>
          {(control) => (
            <WordsArea
              {...control}
              rows={2}
              maxLength={500}
              value={tried}
              onChange={(event) => setTried(event.target.value)}
            />
          )}
        </Field>
        {tried !== '' && <Found check={check} code={code} />}
      </SentenceFields>
      {rest.map((one) => (
        <Notice
          key={`${one.field} ${one.message}`}
          tone="alarm"
          title={sentenceFaultWords(t, one)}
        />
      ))}
      {fault && fault.code !== 'invalid_forbidden' && (
        <Notice tone="alarm" title={sentenceFaultWords(t, fault)} />
      )}
      <div className="clock-line">
        <Button type="primary" htmlType="submit" loading={sending}>
          {t('sentence.publish')} <Key press="Ctrl ↵" />
        </Button>
        <span className="soft">{t('sentence.publishNote')}</span>
      </div>
    </form>
  )
}

/** What a text box would underline in the tried words, once the sentence is published. */
function Found({ check, code }: { readonly check: Check; readonly code: string | null }) {
  const { t } = useTranslation()
  const { found, tried } = check
  const own = found.some((hit) => hit.code === code)
  if (found.length === 0) {
    return (
      <p role="status" className="soft">
        {t('sentence.tryNothing')}
      </p>
    )
  }
  return (
    <div role="status">
      <p>
        {t('sentence.tryFound')}
        {found.map((hit) => (
          <span key={`${hit.code} ${hit.start}`} className="sentence-found">
            <mark className="blank" lang="zh-CN">
              {tried.slice(hit.start, hit.end)}
            </mark>{' '}
            {hit.code === code ? t('sentence.tryThis') : hit.code}
          </span>
        ))}
      </p>
      {!own && <p className="soft">{t('sentence.tryMissed')}</p>}
    </div>
  )
}
