/** The words to say, beside the work. */
import { Button, Input, Select } from 'antd'
import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhraseView } from '#shared/contract/views.ts'
import { Icon } from '../../ui/icon.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Empty, Key, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { sourceWords } from '../../words/source.ts'
import { SITUATION_GROUPS, usePhrases } from './phrase.state.ts'

const COPIED_MS = 1600

export function PhrasePanel() {
  const { t } = useTranslation()
  const { open, toggle, situation, follow, search, find, prompts, fault } = usePhrases()
  useEffect(() => {
    if (prompts === null) follow(situation)
  }, [prompts, situation, follow])

  if (!open) {
    return (
      <aside className="panel panel-shut">
        <button type="button" className="panel-opener" onClick={toggle} aria-expanded={false}>
          <Icon name="phrases" />
          <span>{t('phrase.title')}</span>
          <Key press="F7" />
        </button>
      </aside>
    )
  }
  return (
    <aside className="panel" aria-label={t('phrase.title')}>
      <div className="panel-head">
        <h2>{t('phrase.title')}</h2>
        <Button type="text" size="small" onClick={toggle} aria-expanded>
          {t('phrase.fold')} <Key press="F7" />
        </Button>
      </div>
      <Input
        className="phrase-search"
        allowClear
        value={search}
        placeholder={t('phrase.search')}
        aria-label={t('phrase.search')}
        onChange={(event) => void find(event.target.value)}
      />
      {search === '' && (
        <Select
          className="phrase-situation"
          aria-label={t('phrase.situation')}
          value={situation}
          onChange={follow}
          options={Object.entries(SITUATION_GROUPS).map(([group, codes]) => ({
            label: t(`situationGroup.${group}`),
            options: codes.map((code) => ({ value: code, label: t(`situation.${code}`) })),
          }))}
          showSearch={{ optionFilterProp: 'label' }}
          listHeight={480}
        />
      )}
      <RefusalNote refusal={fault} />
      {prompts === null && <Waiting label={t('state.loading')} lines={6} />}
      {prompts?.length === 0 && !fault && (
        <Empty text={t(search === '' ? 'phrase.none' : 'phrase.nothingFound')} />
      )}
      <ol className="phrases">
        {prompts?.map((phrase) => (
          <Phrase key={phrase.code} phrase={phrase} />
        ))}
      </ol>
    </aside>
  )
}

function Phrase({ phrase }: { readonly phrase: PhraseView }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(
      filled.map(({ words, blank }) => (blank ? `【${words}】` : words)).join(''),
    )
    setCopied(true)
    setTimeout(() => setCopied(false), COPIED_MS)
  }
  const filled = parts(t, phrase.text)
  const caution = phrase.status === 'caution'
  return (
    <li className={caution ? 'phrase phrase-caution' : 'phrase'} lang="zh-CN">
      <div className="phrase-head">
        <span>{phrase.title}</span>
        <span className="soft">{phrase.code}</span>
      </div>
      {caution && <Mark tone="warning">{t('phrase.caution')}</Mark>}
      <p className="phrase-text">
        {filled.map(({ words, blank, at }) =>
          blank ? (
            <mark key={at} className="blank">
              {words}
            </mark>
          ) : (
            words
          ),
        )}
      </p>
      {phrase.reason !== null && <p className="phrase-reason">{phrase.reason}</p>}
      <div className="phrase-foot soft">
        <span>{sourceWords(t, phrase.source)}</span>
        {!caution && (
          <Button size="small" type="link" onClick={() => void copy()}>
            {t(copied ? 'phrase.copied' : 'phrase.copy')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** A phrase with its blanks (`{room}`) named, so that nobody reads out a brace. */
function parts(t: TFunction, text: string) {
  return text.split(/(\{\w+\})/).map((piece, at) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1]
    return name === undefined
      ? { at, blank: false, words: piece }
      : { at, blank: true, words: t(`variable.${name}`, { defaultValue: name }) }
  })
}
