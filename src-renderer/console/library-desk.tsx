/** The library as every branch gets it: to look through, to edit, to publish, and how it came about. */
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LibraryRow } from '#shared/contract/console-words.ts'
import { type OfficeFields, fieldsOf } from '#shared/phrase/entry.ts'
import { faultWords } from '../entry/entry-faults.ts'
import { EntryText, lineOf } from '../entry/entry-text.tsx'
import { Mark } from '../ui/mark.tsx'
import { Empty, Notice, Section, Waiting } from '../ui/page.tsx'
import { wordsLanguage } from '../words/language.ts'
import { exactMoment } from '../words/moment.ts'
import { usePackWriting } from '../words/pack-writing.ts'
import { sourceWords } from '../words/source.ts'
import { walkRows } from '../ui/keyboard.ts'
import { useConsoleMay } from './console.state.ts'
import { PublishForm } from './publish-form.tsx'
import { aboutRevision, useTypedEntries } from './typed.state.ts'
import { type History, type LibraryPart, useWords } from './words.state.ts'
import { usePicked } from '../ui/picked.ts'

const OF = ['said', 'published', 'excluded'] as const

export function LibraryDesk() {
  const { t } = useTranslation()
  const written = usePackWriting()
  const mayPublish = useConsoleMay('phrase.publish')
  const { library, search, of, narrow, loadLibrary, history, look } = usePicked(
    useWords,
    'library',
    'search',
    'of',
    'narrow',
    'loadLibrary',
    'history',
    'look',
  )
  /** Null is a new entry, undefined nothing. */
  const [code, setCode] = useState<string | null | undefined>(undefined)
  const choose = (chosen: string | null) => {
    setCode(chosen)
    void look(chosen)
  }
  return (
    <div className="words-two">
      <Section
        title={t('words.library')}
        count={library?.total}
        aside={
          mayPublish && (
            <Button size="small" onClick={() => choose(null)}>
              {t('words.add')}
            </Button>
          )
        }
      >
        <div className="words-tools">
          <Input
            allowClear
            value={search}
            placeholder={t('phrase.search')}
            aria-label={t('phrase.search')}
            onChange={(event) => narrow({ search: event.target.value })}
          />
          <Segmented<LibraryPart>
            aria-label={t('words.library')}
            value={of}
            options={OF.map((one) => ({ value: one, label: t(`words.of.${one}`) }))}
            onChange={(chosen) => narrow({ of: chosen })}
          />
        </div>
        {!library && <Waiting label={t('state.loading')} lines={8} />}
        {library?.rows.length === 0 && <Empty text={t('phrase.nothingFound')} />}
        <ul className="rows" onKeyDown={walkRows}>
          {library?.rows.map((row) => (
            <li key={row.phrase.code}>
              <button
                type="button"
                className="words-row"
                data-row
                aria-current={row.phrase.code === code}
                onClick={() => choose(row.phrase.code)}
              >
                <span className="words-head">
                  <strong>{written(row.phrase.title)}</strong>
                  <span className="soft">{row.phrase.code}</span>
                  <RowMarks row={row} />
                </span>
                <span className="cut-two" lang={wordsLanguage()}>
                  {lineOf(t, written(row.phrase.text))}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {library && library.rows.length < library.total && (
          <p className="soft">{t('words.more', { count: library.total - library.rows.length })}</p>
        )}
      </Section>
      {code !== undefined && (code === null || history) && (
        <Entry
          key={code ?? ''}
          history={code === null ? null : history}
          caseTypes={library?.caseTypes ?? []}
          published={(known) => {
            choose(known)
            void loadLibrary()
          }}
        />
      )}
    </div>
  )
}

function RowMarks({ row }: { readonly row: LibraryRow }) {
  const { t } = useTranslation()
  const typed = useTypedEntries(
    (state) => state.typed[aboutRevision(row.phrase.code, row.revision)] !== undefined,
  )
  return (
    <>
      {typed && <Mark tone="accent">{t('words.unpublished')}</Mark>}
      {row.phrase.status !== 'approved' && (
        <Mark tone="warning">{t(`entry.statusOf.${row.phrase.status}`)}</Mark>
      )}
      {row.revision > 0 && <Mark tone="quiet">{t('words.revision', { count: row.revision })}</Mark>}
      {row.leftAside && <Mark tone="alarm">{t('words.leftAside')}</Mark>}
    </>
  )
}

function Entry({
  history,
  caseTypes,
  published,
}: {
  /** Null for a new entry. */
  readonly history: History | null
  readonly caseTypes: readonly string[]
  readonly published: (code: string) => void
}) {
  const { t } = useTranslation()
  const written = usePackWriting()
  const mayPublish = useConsoleMay('phrase.publish')
  const [done, setDone] = useState(false)
  const row = history?.row ?? null
  const about = aboutRevision(row?.phrase.code ?? '', row?.revision ?? 0)
  const keep = useTypedEntries((state) => state.keep)
  /** A form that takes older words begins anew, without what was refused before. */
  const [taken, setTaken] = useState(0)
  const take = (fields: OfficeFields) => {
    setTaken(taken + 1)
    keep(about, fields)
  }
  return (
    <Section
      opened
      title={row ? `${row.phrase.code} ${written(row.phrase.title)}` : t('words.add')}
    >
      {done && <Notice tone="good" title={t('words.done.published')} />}
      {row?.leftAside && (
        <Notice tone="warning" title={t('words.leftAsideNote')}>
          {faultWords(t, row.leftAside)}
        </Notice>
      )}
      {row && <EntryText text={written(row.phrase.text)} />}
      {row && <p className="soft">{sourceWords(t, row.phrase.source)}</p>}
      {history?.reach && <p>{t('words.reach', history.reach)}</p>}
      {mayPublish && (
        <PublishForm
          key={`${about} ${taken}`}
          about={about}
          row={row}
          caseTypes={caseTypes}
          published={(known) => {
            setDone(true)
            keep(about, null)
            published(known)
          }}
        />
      )}
      {history && <Publications history={history} take={mayPublish ? take : null} />}
    </Section>
  )
}

/** How the entry came about; older words can be taken again. */
function Publications({
  history: { publications, shipped },
  take,
}: {
  readonly history: History
  readonly take: ((fields: OfficeFields) => void) | null
}) {
  const { t } = useTranslation()
  const written = usePackWriting()
  if (publications.length === 0) return null
  const again = (phrase: History['shipped']) =>
    take &&
    phrase && (
      <Button size="small" onClick={() => take(fieldsOf(phrase))}>
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
                {one.proposed && ` · ${t('words.fromBranch')}`}
              </span>
              {one.holds && <Mark tone="good">{t('words.holds')}</Mark>}
              {one.phrase?.status === 'excluded' && (
                <Mark tone="warning">{t('entry.statusOf.excluded')}</Mark>
              )}
            </div>
            {one.phrase ? (
              <EntryText text={written(one.phrase.text)} />
            ) : (
              <p>{t('proposal.unreadable')}</p>
            )}
            {one.phrase?.reason !== undefined && (
              <p className="soft">{written(one.phrase.reason)}</p>
            )}
            {!one.holds && again(one.phrase)}
          </li>
        ))}
        {shipped && (
          <li className="line-still instruction">
            <span>{t('words.shipped')}</span>
            <EntryText text={written(shipped.text)} />
            {again(shipped)}
          </li>
        )}
      </ul>
    </>
  )
}
