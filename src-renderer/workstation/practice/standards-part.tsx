/** Standards: what stands to be read, read to its end, and stated as understood. */
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StandardRow, StandardText } from '#shared/contract/calls/practice.ts'
import { useLetterKeys, walkRows } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Empty, Key, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { wordsLanguage } from '../../words/language.ts'
import { exactMoment } from '../../words/moment.ts'
import { sourceWords } from '../../words/source.ts'
import { useFresh } from '../frame/reload.ts'
import { Pieces } from '../phrase/pieces.tsx'
import { piecesOf } from '../phrase/prompt-words.ts'
import { useMay } from '../session/session.state.ts'
import { useStandards } from './standard.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function StandardsPart() {
  const { t } = useTranslation()
  const { rows, open, load, read, fault } = usePicked(
    useStandards,
    'rows',
    'open',
    'load',
    'read',
    'fault',
  )
  const watches = useMay('staff.manage')
  useFresh(load)
  const list = useRef<HTMLOListElement>(null)
  const readLast = useRef<string | null>(null)
  // Keys go on at the row that was left.
  useEffect(() => {
    if (open === null && readLast.current !== null) {
      list.current?.querySelector<HTMLElement>(`[data-row="${readLast.current}"]`)?.focus()
    }
    readLast.current = open?.code ?? null
  }, [open])
  if (open) return <Reading key={`${open.code} ${open.digest}`} standard={open} />
  if (rows === null) return <Waiting label={t('state.loading')} lines={6} />
  if (rows.length === 0 && !fault) return <Empty text={t('standard.none')} />
  return (
    <section aria-label={t('practice.parts.standards')}>
      <p className="soft">{t('standard.note')}</p>
      <RefusalNote refusal={fault} />
      <ol ref={list} className="rows" onKeyDown={walkRows}>
        {rows.map((row) => (
          <li key={row.code}>
            <button
              type="button"
              className="line situation-row"
              data-row={row.code}
              onClick={() => void read(row.code, watches)}
            >
              <span className="situation-title" lang={wordsLanguage()}>
                {row.title}
              </span>
              <span className="soft">{sourceWords(t, row.source)}</span>
              <Standing row={row} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Standing({ row }: { readonly row: StandardRow }) {
  const { t } = useTranslation()
  const { version, readVersion, readAt, read } = row
  if (read && readAt !== null) {
    return <Mark tone="good">{t('standard.read', { version, at: exactMoment(readAt) })}</Mark>
  }
  return (
    <Mark tone="accent">
      {readVersion === null
        ? t('standard.unread', { version })
        : // A hub that was put back gives a number a second time; the words are others all the same.
          readVersion === version
          ? t('standard.reworded', { version })
          : t('standard.newVersion', { version, before: readVersion })}
    </Mark>
  )
}

function Reading({ standard }: { readonly standard: StandardText }) {
  const { t } = useTranslation()
  const { close, state, fault, busy } = usePicked(useStandards, 'close', 'state', 'fault', 'busy')
  const watches = useMay('staff.manage')
  const [atEnd, setAtEnd] = useState(false)
  const end = useRef<HTMLParagraphElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  const { read } = standard
  const keys = useMemo(() => ({ escape: close }), [close])
  useLetterKeys(keys)
  useEffect(() => head.current?.focus(), [])
  useEffect(() => {
    if (!end.current) return undefined
    const seen = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setAtEnd(true)
    })
    seen.observe(end.current)
    return () => seen.disconnect()
  }, [])
  return (
    <article className="standard" aria-label={standard.title}>
      <Button type="link" className="case-back" onClick={close}>
        ← {t('standard.back')} <Key press="Esc" />
      </Button>
      <header className="exercise-head">
        <h2 ref={head} tabIndex={-1} lang={wordsLanguage()}>
          {standard.title}
        </h2>
        <Standing row={standard} />
      </header>
      {standard.sections.map(({ title, lines }) => (
        <section key={title} className="standard-section">
          <h3 lang={wordsLanguage()}>{title}</h3>
          <ol>
            {lines.map((line) => (
              <Line key={line.code} line={line} />
            ))}
          </ol>
        </section>
      ))}
      <p ref={end} className="soft">
        {t('standard.end', { source: sourceWords(t, standard.source) })}
      </p>
      <RefusalNote refusal={fault} />
      {!read && (
        <div className="form-foot">
          <Button
            type="primary"
            size="large"
            disabled={!atEnd}
            loading={busy}
            onClick={() => void state(watches)}
          >
            {t('standard.understood')}
          </Button>
          <span className="soft">{t(atEnd ? 'standard.toEmployer' : 'standard.toTheEnd')}</span>
        </div>
      )}
      <Readers />
    </article>
  )
}

function Line({ line }: { readonly line: StandardText['sections'][number]['lines'][number] }) {
  const { t } = useTranslation()
  const { avoid, title, text, requirement, caution, source } = line
  return (
    <li className="standard-line">
      <div lang={wordsLanguage()}>
        {avoid === null ? (
          <strong>{title}</strong>
        ) : (
          <p>
            <Mark tone="warning">{t('standard.avoid')}</Mark> <s>{avoid}</s>
          </p>
        )}
        <p className="standard-words">
          {avoid !== null && <span className="soft">{t('standard.instead')} </span>}
          <Pieces pieces={piecesOf(t, text, {})} />
        </p>
        {requirement !== null && <p className="walk-asks">{requirement}</p>}
        {caution !== null && <Mark tone="warning">{caution}</Mark>}
      </div>
      <span className="soft">{sourceWords(t, source)}</span>
    </li>
  )
}

/** For whoever supervises: who has read the version that stands, and who has not yet. */
function Readers() {
  const { t } = useTranslation()
  const readers = useStandards((state) => state.readers)
  if (!readers) return null
  const { waiting, read, version } = readers
  return (
    <Section title={t('standard.readers', { version })}>
      {waiting.length === 0 ? (
        <Mark tone="good">{t('standard.everybody')}</Mark>
      ) : (
        <p>
          <span className="soft">{t('standard.waiting', { count: waiting.length })}</span>{' '}
          {waiting
            .map(({ employeeNo, name }) => `${name ?? employeeNo}（${employeeNo}）`)
            .join('、')}
        </p>
      )}
      <ul className="rows">
        {read.map(({ employeeNo, name, at }) => (
          <li key={employeeNo} className="line-still">
            <span>{`${name ?? employeeNo}（${employeeNo}）`}</span>
            <span className="soft number">{exactMoment(at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
