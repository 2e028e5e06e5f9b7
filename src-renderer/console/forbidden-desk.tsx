/** Sentences that must not be said, as every branch is reminded of them: to look through, edit, try and publish. */
import { Button, Input, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ForbiddenRow } from '#shared/contract/console-forbidden.ts'
import { dontWords } from '#shared/phrase/dont.ts'
import { walkRows } from '../ui/keyboard.ts'
import { Mark } from '../ui/mark.tsx'
import { Empty, Section, Waiting } from '../ui/page.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { usePicked } from '../ui/picked.ts'
import { usePackWriting } from '../words/pack-writing.ts'
import { useConsoleMay } from './console.state.ts'
import { type ForbiddenPart, useForbidden } from './forbidden.state.ts'
import { Sentence } from './sentence.tsx'
import { aboutRevision, useTypedSentences } from './typed.state.ts'
import { loadWritingLists } from './writing-lists.ts'
import { wordsLanguage } from '../words/language.ts'

const OF = ['looked_for', 'published', 'switched_off'] as const

export function ForbiddenDesk() {
  const { t } = useTranslation()
  const mayPublish = useConsoleMay('phrase.publish')
  const { list, search, of, fault, narrow, load, history, look } = usePicked(
    useForbidden,
    'list',
    'search',
    'of',
    'fault',
    'narrow',
    'load',
    'history',
    'look',
  )
  /** Null is a new sentence, undefined nothing. */
  const [code, setCode] = useState<string | null | undefined>(undefined)
  const [done, setDone] = useState('')
  useEffect(() => {
    void load()
  }, [load])
  const choose = (chosen: string | null) => {
    setDone('')
    setCode(chosen)
    void look(chosen)
  }
  const changed = (known: string, words: string) => {
    choose(known)
    setDone(words)
    void load()
    void loadWritingLists()
  }
  return (
    <>
      <RefusalNote refusal={fault} />
      <div className="words-two">
        <Section
          title={t('sentence.list')}
          count={list?.total}
          aside={
            mayPublish && (
              <Button size="small" onClick={() => choose(null)}>
                {t('sentence.add')}
              </Button>
            )
          }
        >
          <div className="words-tools">
            <Input
              allowClear
              value={search}
              placeholder={t('sentence.search')}
              aria-label={t('sentence.search')}
              onChange={(event) => narrow({ search: event.target.value })}
            />
            <Segmented<ForbiddenPart>
              aria-label={t('sentence.list')}
              value={of}
              options={OF.map((one) => ({ value: one, label: t(`sentence.of.${one}`) }))}
              onChange={(chosen) => narrow({ of: chosen })}
            />
          </div>
          {!list && <Waiting label={t('state.loading')} lines={8} />}
          {list?.rows.length === 0 && <Empty text={t('sentence.none')} />}
          <ul className="rows" onKeyDown={walkRows}>
            {list?.rows.map((row) => (
              <Row
                key={row.entry.code}
                row={row}
                current={row.entry.code === code}
                choose={choose}
              />
            ))}
          </ul>
          {list && list.rows.length < list.total && (
            <p className="soft">{t('sentence.more', { count: list.total - list.rows.length })}</p>
          )}
        </Section>
        {code !== undefined && (code === null || history) && (
          <Sentence
            key={code ?? ''}
            history={code === null ? null : history}
            done={done}
            changed={changed}
          />
        )}
      </div>
    </>
  )
}

function Row({
  row: { entry, revision, switchedOff, leftAside },
  current,
  choose,
}: {
  readonly row: ForbiddenRow
  readonly current: boolean
  readonly choose: (code: string) => void
}) {
  const { t } = useTranslation()
  const written = usePackWriting()
  const typed = useTypedSentences(
    (state) => state.typed[aboutRevision(entry.code, revision)] !== undefined,
  )
  return (
    <li>
      <button
        type="button"
        className="words-row"
        data-row
        aria-current={current}
        onClick={() => choose(entry.code)}
      >
        <span className="words-head">
          <strong lang={wordsLanguage()}>{written(dontWords(entry))}</strong>
          <span className="soft">{entry.code}</span>
          {typed && <Mark tone="accent">{t('words.unpublished')}</Mark>}
          {entry.severity === 'hint' && <Mark tone="quiet">{t('sentence.severityOf.hint')}</Mark>}
          {revision > 0 && <Mark tone="quiet">{t('words.revision', { count: revision })}</Mark>}
          {switchedOff !== null && <Mark tone="warning">{t('sentence.of.switched_off')}</Mark>}
          {leftAside && <Mark tone="alarm">{t('words.leftAside')}</Mark>}
        </span>
        <span className="cut-two" lang={wordsLanguage()}>
          {written(entry.suggestion)}
        </span>
      </button>
    </li>
  )
}
