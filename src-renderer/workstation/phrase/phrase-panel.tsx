/** The words to say, beside the work: found by what is on screen, copied with one digit. */
import { Button, Input, type InputRef, Select } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PromptView } from '#shared/contract/phrase-view.ts'
import { Icon } from '../../ui/icon.tsx'
import { isComposing, walkRows } from '../../ui/keyboard.ts'
import { Empty, Key, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { StripOpener } from '../setting/strip-opener.tsx'
import { Donts } from './donts.tsx'
import { PanelPhrase } from './panel-phrase.tsx'
import { COPIED_MS, copyWords, markFavourite, usePhrases } from './phrase.state.ts'
import { type PromptGroup, dontsOf, inGroups, isSaid, piecesOf, textOf } from './prompt-words.ts'
import { TOPIC_GROUPS, type Topic, topicGroups, topicWords } from './topics.ts'
import { usePicked } from '../../ui/picked.ts'

const DONTS = 2
/** Digits of the keyboard. */
const NUMBERED = 9

export function PhrasePanel() {
  const { t } = useTranslation()
  const open = usePhrases((state) => state.open)
  const summon = usePhrases((state) => state.summon)
  if (open) return <OpenPanel />
  return (
    <aside className="panel panel-shut">
      <button type="button" className="panel-opener" onClick={summon} aria-expanded={false}>
        <Icon name="phrases" />
        <span>{t('phrase.title')}</span>
        <Key press="F7" />
      </button>
    </aside>
  )
}

function OpenPanel() {
  const { t } = useTranslation()
  const { answer, fault, search, toggle, refresh } = usePicked(
    usePhrases,
    'answer',
    'fault',
    'search',
    'toggle',
    'refresh',
  )
  const go = useNavigation((state) => state.go)
  const [at, setAt] = useState<string | null>(null)
  const { copied, copy } = useCopying()
  const panel = useRef<HTMLElement>(null)
  const box = useRef<InputRef>(null)
  useEffect(() => {
    if (answer === null) void refresh()
  }, [answer, refresh])
  const leave = useSummons(panel, box, answer !== null)

  const groups = useMemo(
    () => (answer ? inGroups(answer.prompts, answer.openComplaint && search === '') : []),
    [answer, search],
  )
  const shown = groups.flatMap(({ prompts }) => prompts)
  const said = shown.filter(isSaid).slice(0, NUMBERED)
  const focused = shown.find(({ code }) => code === at) ?? null

  const act = (event: KeyboardEvent): (() => void) | undefined => {
    const typing = event.target instanceof HTMLInputElement
    if (event.key === 'f' && (event.ctrlKey || event.metaKey)) return () => box.current?.focus()
    if (event.ctrlKey || event.altKey || event.metaKey) return undefined
    if (event.key === 'Escape') {
      if (event.target instanceof HTMLElement && event.target.closest('.ant-select'))
        return undefined
      return search === '' ? leave : () => void usePhrases.getState().find('')
    }
    if (typing) {
      if (event.target !== box.current?.input) return undefined
      if (event.key === 'ArrowDown') return () => firstRow(panel.current)?.focus()
      const [best] = said
      return event.key === 'Enter' && best ? () => void copy(best) : undefined
    }
    if (event.key === '/') return () => box.current?.focus()
    if (event.key.toLowerCase() === 's' && focused)
      return () => void markFavourite(focused).then(refresh)
    const wanted = said[Number(event.key) - 1]
    return wanted && (() => void copy(wanted))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) return
    const run = act(event)
    // Letters that mean something to the page behind mean nothing while the words have the keys.
    if (run || (event.key.length === 1 && !event.ctrlKey && !event.metaKey)) event.stopPropagation()
    if (!run) return
    event.preventDefault()
    if (!event.repeat) run()
  }

  return (
    <aside
      className="panel panel-open"
      ref={panel}
      aria-label={t('phrase.title')}
      onKeyDown={onKeyDown}
    >
      <div className="panel-head">
        <h2>{t('phrase.title')}</h2>
        <StripOpener />
        <Button type="text" size="small" onClick={() => go({ name: 'phrases' })}>
          {t('phrase.wholePage')}
        </Button>
        <Button type="text" size="small" onClick={toggle} aria-expanded>
          {t('phrase.fold')} <Key press="F7" />
        </Button>
      </div>
      <Finding box={box} />
      <RefusalNote refusal={fault} />
      <div className="panel-phrases">
        {answer === null && <Waiting label={t('state.loading')} lines={6} />}
        {answer?.prompts.length === 0 && !fault && (
          <Empty text={t(search === '' ? 'phrase.none' : 'phrase.nothingFound')} />
        )}
        {answer?.openComplaint === true && search === '' && (
          <p className="soft phrase-order">{t('phrase.openComplaint')}</p>
        )}
        <Groups
          groups={groups}
          said={said}
          copied={copied}
          onCopy={(prompt) => void copy(prompt)}
          onFocus={setAt}
          onFavourite={(prompt) => void markFavourite(prompt).then(refresh)}
        />
      </div>
      {answer !== null && <Donts donts={dontsOf(focused, shown, answer.donts, DONTS)} />}
      <p className="only-heard" aria-live="polite">
        {copied !== null && t('phrase.copied')}
      </p>
    </aside>
  )
}

function Finding({ box }: { readonly box: React.RefObject<InputRef | null> }) {
  const { t } = useTranslation()
  const { search, find, chosen, choose, followed } = usePicked(
    usePhrases,
    'search',
    'find',
    'chosen',
    'choose',
    'followed',
  )
  const following = followed.map((topic) => topicWords(t, topic)).join(t('list.comma'))
  return (
    <>
      <Input
        ref={box}
        className="phrase-search"
        allowClear
        value={search}
        placeholder={t('phrase.search')}
        aria-label={t('phrase.search')}
        maxLength={80}
        onChange={(event) => void find(event.target.value)}
      />
      {search === '' && (
        <Select
          className="phrase-situation"
          aria-label={t('phrase.situation')}
          value={chosen ?? 'follow'}
          onChange={(value) => choose(value === 'follow' ? null : (value as Topic))}
          options={[
            { value: 'follow', label: t('phrase.follow', { topic: following }) },
            ...topicGroups.map((group) => ({
              label: t(`situationGroup.${group}`),
              options: TOPIC_GROUPS[group].map((topic) => ({
                value: topic,
                label: topicWords(t, topic),
              })),
            })),
          ]}
          showSearch={{ optionFilterProp: 'label' }}
          listHeight={480}
        />
      )}
    </>
  )
}

function Groups({
  groups,
  said,
  copied,
  ...hands
}: {
  readonly groups: readonly PromptGroup[]
  readonly said: readonly PromptView[]
  readonly copied: string | null
  readonly onCopy: (prompt: PromptView) => void
  readonly onFocus: (code: string) => void
  readonly onFavourite: (prompt: PromptView) => void
}) {
  const { t } = useTranslation()
  return (
    <div role="presentation" onKeyDown={walkRows}>
      {groups.map(({ part, prompts }) => (
        <section key={part ?? 'other'} aria-label={t(`phrasePart.${part ?? 'other'}`)}>
          {groups.length > 1 && (
            <h3 className="phrase-part">{t(`phrasePart.${part ?? 'other'}`)}</h3>
          )}
          <ol className="phrases">
            {prompts.map((prompt) => (
              <PanelPhrase
                key={prompt.code}
                prompt={prompt}
                digit={said.indexOf(prompt) + 1}
                copied={copied === prompt.code}
                {...hands}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** Copies and says so for a moment. */
function useCopying() {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<string | null>(null)
  const copy = async (prompt: PromptView) => {
    await copyWords(prompt.code, textOf(piecesOf(t, prompt.template, prompt.known)))
    setCopied(prompt.code)
    setTimeout(() => setCopied((code) => (code === prompt.code ? null : code)), COPIED_MS)
  }
  return { copied, copy }
}

function firstRow(panel: HTMLElement | null): HTMLElement | null {
  return panel?.querySelector<HTMLElement>('[data-row]') ?? null
}

/** F7 gives the keys to the words, and Escape back to where they were. Answers how to leave. */
function useSummons(
  panel: React.RefObject<HTMLElement | null>,
  box: React.RefObject<InputRef | null>,
  ready: boolean,
): () => void {
  const { summoned, summonsAnswered } = usePicked(usePhrases, 'summoned', 'summonsAnswered')
  const from = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (!ready || !summoned) return
    summonsAnswered()
    const { activeElement } = document
    if (activeElement instanceof HTMLElement && !panel.current?.contains(activeElement)) {
      from.current = activeElement
    }
    const row = firstRow(panel.current)
    if (row) row.focus()
    else box.current?.focus()
  }, [summoned, summonsAnswered, ready, panel, box])
  return () => {
    if (from.current?.isConnected === true) from.current.focus()
    else document.querySelector<HTMLElement>('main h1')?.focus()
  }
}
