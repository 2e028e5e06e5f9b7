/** One sentence that must not be said: as it stands, being written, switched off, and how it came about. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ForbiddenRow } from '#shared/contract/console-forbidden.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import type { ForbiddenPhrase } from '#shared/pack/forbidden-pack.ts'
import { dontWords } from '#shared/phrase/dont.ts'
import { type ForbiddenFields, forbiddenFieldsOf } from '#shared/phrase/forbidden/entry.ts'
import { Field } from '../ui/field.tsx'
import { Mark } from '../ui/mark.tsx'
import { Notice, Section } from '../ui/page.tsx'
import { exactMoment } from '../words/moment.ts'
import { usePackWriting } from '../words/pack-writing.ts'
import { sourceWords } from '../words/source.ts'
import { StaffWordsLine } from '../writing/staff-words.tsx'
import { ask, useConsoleMay } from './console.state.ts'
import { aboutRevision, useTypedSentences } from './typed.state.ts'
import type { ForbiddenHistory } from './forbidden.state.ts'
import { sentenceFaultWords } from './sentence-faults.tsx'
import { SentenceForm } from './sentence-form.tsx'
import { useWords } from './words.state.ts'
import { wordsLanguage } from '../words/language.ts'

export function Sentence({
  history,
  done,
  changed,
}: {
  /** Null for a new sentence. */
  readonly history: ForbiddenHistory | null
  readonly done: string
  readonly changed: (code: string, words: string) => void
}) {
  const { t } = useTranslation()
  const written = usePackWriting()
  const mayPublish = useConsoleMay('phrase.publish')
  const library = useWords((state) => state.library)
  const row = history?.row ?? null
  const about = aboutRevision(row?.entry.code ?? '', row?.revision ?? 0)
  const keep = useTypedSentences((state) => state.keep)
  /** A form that takes older words begins anew, without what was refused before. */
  const [taken, setTaken] = useState(0)
  const take = (fields: ForbiddenFields) => {
    setTaken(taken + 1)
    keep(about, fields)
  }
  const top = useRef<HTMLDivElement>(null)
  // The keys stand far below; what came of them is said at the head.
  useEffect(() => {
    if (done !== '') top.current?.scrollIntoView({ block: 'center' })
  }, [done])
  return (
    <Section
      opened
      title={row ? `${row.entry.code} ${written(dontWords(row.entry))}` : t('sentence.add')}
    >
      <div ref={top}>{done !== '' && <Notice tone="good" title={done} />}</div>
      {row?.leftAside && (
        <Notice tone="warning" title={t('sentence.leftAsideNote')}>
          {sentenceFaultWords(t, row.leftAside)}
        </Notice>
      )}
      {row && row.switchedOff !== null && (
        <Notice tone="warning" title={t('sentence.offBecause', { why: row.switchedOff })}>
          {t('sentence.restore')}
        </Notice>
      )}
      {row ? <SentenceText entry={row.entry} /> : <p className="soft">{t('sentence.newCode')}</p>}
      {history?.reach && <p>{t('words.reach', history.reach)}</p>}
      {mayPublish && (
        <SentenceForm
          key={`${about} ${taken}`}
          about={about}
          row={row}
          caseTypes={library?.caseTypes ?? []}
          published={(code) => {
            keep(about, null)
            changed(code, t('sentence.done'))
          }}
        />
      )}
      {mayPublish && row && row.switchedOff === null && (
        <SwitchOff row={row} done={(code) => changed(code, t('sentence.doneOff'))} />
      )}
      {history && <Publications history={history} take={mayPublish ? take : null} />}
    </Section>
  )
}

/** What is said instead and why, as a text box says it. */
function SentenceText({ entry }: { readonly entry: ForbiddenPhrase }) {
  const { t } = useTranslation()
  const written = usePackWriting()
  return (
    <>
      <p className="said" lang={wordsLanguage()}>
        {written(entry.suggestion)}
      </p>
      {entry.reason !== undefined && <p lang={wordsLanguage()}>{written(entry.reason)}</p>}
      <p className="soft">{sourceWords(t, entry.source)}</p>
    </>
  )
}

function SwitchOff({
  row,
  done,
}: {
  readonly row: ForbiddenRow
  readonly done: (code: string) => void
}) {
  const { t } = useTranslation()
  const [why, setWhy] = useState('')
  const [fault, setFault] = useState<Refusal | null>(null)
  const [sending, setSending] = useState(false)
  const send = async () => {
    setSending(true)
    const { code } = row.entry
    const input = { code, why, seenRevision: row.revision }
    const answer = await ask('console.switchOffForbidden', input)
    setSending(false)
    if (!answer.ok) return setFault(answer.refusal)
    done(code)
  }
  const ofWhy = fault?.field === 'why'
  return (
    <form
      className="sentence-off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h3>{t('sentence.off')}</h3>
      <Field
        label={t('sentence.offWhy')}
        required
        hint={t('sentence.offNote')}
        fault={ofWhy ? sentenceFaultWords(t, fault) : undefined}
      >
        {(control) => (
          <StaffWordsLine
            {...control}
            maxLength={200}
            value={why}
            onChange={(event) => {
              setFault(null)
              setWhy(event.target.value)
            }}
          />
        )}
      </Field>
      {fault && !ofWhy && <Notice tone="alarm" title={sentenceFaultWords(t, fault)} />}
      <div className="clock-line">
        <Button htmlType="submit" loading={sending}>
          {t('sentence.off')}
        </Button>
      </div>
    </form>
  )
}

/** How the sentence came about; an older form can be taken again. */
function Publications({
  history: { publications, shipped },
  take,
}: {
  readonly history: ForbiddenHistory
  readonly take: ((fields: ForbiddenFields) => void) | null
}) {
  const { t } = useTranslation()
  if (publications.length === 0) return null
  const again = (entry: ForbiddenPhrase | null) =>
    take &&
    entry && (
      <Button size="small" onClick={() => take(forbiddenFieldsOf(entry))}>
        {t('words.takeAgain')}
      </Button>
    )
  return (
    <>
      <h3>{t('words.history')}</h3>
      <ul className="rows">
        {publications.map((one) => (
          <li key={`${one.revision} ${one.at}`} className="line-still instruction">
            <div className="words-head">
              <span>{t('words.revision', { count: one.revision })}</span>
              <span className="soft">
                {one.by} · {exactMoment(one.at)}
              </span>
              {one.holds && <Mark tone="good">{t('words.holds')}</Mark>}
            </div>
            {one.switchedOff !== null && (
              <p>{t('sentence.offBecause', { why: one.switchedOff })}</p>
            )}
            {one.entry ? <SentenceWords entry={one.entry} /> : <p>{t('proposal.unreadable')}</p>}
            {(!one.holds || one.switchedOff !== null) && again(one.entry)}
          </li>
        ))}
        {shipped && (
          <li className="line-still instruction">
            <span>{t('sentence.shipped')}</span>
            <SentenceWords entry={shipped} />
            {again(shipped)}
          </li>
        )}
      </ul>
    </>
  )
}

function SentenceWords({ entry }: { readonly entry: ForbiddenPhrase }) {
  const written = usePackWriting()
  return (
    <p lang={wordsLanguage()}>
      {written(entry.wordings.join('；'))} → {written(entry.suggestion)}
    </p>
  )
}
