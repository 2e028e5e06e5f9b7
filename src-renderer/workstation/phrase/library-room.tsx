/** The library: chapters at the left, their phrases, and the chosen one large, to be read out. */
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PromptView } from '#shared/contract/phrase-view.ts'
import { isComposing, isConfirm, usePageKeys, walkRows } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Empty, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { wordsLanguage } from '../../words/language.ts'
import { Chapters } from './chapters.tsx'
import { ChosenPhrase } from './chosen-phrase.tsx'
import { useLibrary } from './library.state.ts'
import { MannerChooser } from './manner-chooser.tsx'
import { usePhrases } from './phrase.state.ts'
import { Pieces } from './pieces.tsx'
import { dontsOf, inGroups, isSaid, piecesOf, textOf } from './prompt-words.ts'
import { groupOf, topicWords } from './topics.ts'
import { usePicked } from '../../ui/picked.ts'

const DONTS = 4

export function LibraryRoom() {
  const { t } = useTranslation()
  const { topic, search, answer, chosen, copied, fault, find, refresh } = usePicked(
    useLibrary,
    'topic',
    'search',
    'answer',
    'chosen',
    'copied',
    'fault',
    'find',
    'refresh',
  )
  const customer = usePhrases((state) => state.customer)
  const box = useRef<InputRef>(null)
  useEffect(() => void refresh(), [refresh, customer])
  usePageKeys(useMemo(() => ({ 'Control+f': () => box.current?.focus() }), []))
  const prompt = answer?.prompts.find(({ code }) => code === chosen) ?? null
  const said = answer ? dontsOf(prompt, answer.prompts, answer.donts, DONTS) : []
  return (
    <div className="library">
      <Chapters />
      <div className="library-middle">
        <Input
          ref={box}
          allowClear
          value={search}
          maxLength={80}
          placeholder={t('phrase.search')}
          aria-label={t('phrase.search')}
          onChange={(event) => void find(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || isComposing(event)) return
            event.preventDefault()
            document.querySelector<HTMLElement>('.library-list [data-row]')?.focus()
          }}
        />
        {search === '' && topic !== null && groupOf(topic) === 'demeanour' && <MannerChooser />}
        {search === '' && topic !== null && <h2>{topicWords(t, topic)}</h2>}
        {search === '' && topic !== null && groupOf(topic) === 'own' && (
          <p className="soft phrase-order">{t('phrase.own')}</p>
        )}
        {answer?.openComplaint === true && (
          <p className="soft phrase-order">{t('phrase.openComplaint')}</p>
        )}
        <RefusalNote refusal={fault} />
        {answer === null && !fault && <Waiting label={t('state.loading')} lines={8} />}
        {answer?.prompts.length === 0 && <Empty text={t(emptyKey(search, topic))} />}
        <PhraseRows />
        <p className="soft">{t('phrase.keys')}</p>
        <p className="only-heard" aria-live="polite">
          {copied !== null && t('phrase.copied')}
        </p>
      </div>
      {prompt && <ChosenPhrase key={prompt.code} prompt={prompt} donts={said} />}
    </div>
  )
}

function emptyKey(search: string, topic: string | null) {
  if (search !== '') return 'phrase.nothingFound'
  if (topic === 'chapter.favourites') return 'phrase.noFavourites'
  return topic === 'chapter.recent' ? 'phrase.noRecent' : 'phrase.none'
}

function PhraseRows() {
  const { t } = useTranslation()
  const { answer, search, chosen, copied, copy, look } = usePicked(
    useLibrary,
    'answer',
    'search',
    'chosen',
    'copied',
    'copy',
    'look',
  )
  const groups = answer ? inGroups(answer.prompts, answer.openComplaint && search === '') : []
  const onKeyDown = (event: KeyboardEvent, prompt: PromptView) => {
    if (isComposing(event)) return
    if (isConfirm(event) && isSaid(prompt)) {
      event.preventDefault()
      void copy(prompt.code, textOf(piecesOf(t, prompt.template, prompt.known)))
    } else if (event.key === 'ArrowRight') {
      event.preventDefault()
      document.querySelector<HTMLElement>('.chosen input, .chosen button')?.focus()
    }
  }
  return (
    <div className="library-list" role="group" aria-label={t('phrase.list')} onKeyDown={walkRows}>
      {groups.map(({ part, prompts }) => (
        <section key={part ?? 'other'} aria-label={t(`phrasePart.${part ?? 'other'}`)}>
          {groups.length > 1 && (
            <h3 className="phrase-part">{t(`phrasePart.${part ?? 'other'}`)}</h3>
          )}
          <ol>
            {prompts.map((prompt) => (
              <li key={prompt.code}>
                <button
                  type="button"
                  className={`library-row${isSaid(prompt) ? '' : ' phrase-unsaid'}`}
                  data-row
                  aria-current={prompt.code === chosen}
                  onFocus={() => look(prompt.code)}
                  onClick={() => look(prompt.code)}
                  onKeyDown={(event) => onKeyDown(event, prompt)}
                >
                  <span className="library-title" lang={wordsLanguage()}>
                    {prompt.title}
                  </span>
                  {prompt.code === copied && <strong>{t('phrase.copied')}</strong>}
                  {prompt.favourite && <span className="soft">{t('phrase.isFavourite')}</span>}
                  {prompt.status === 'caution' && <Mark tone="warning">{t('phrase.caution')}</Mark>}
                  <span className="library-text soft" lang={wordsLanguage()}>
                    <Pieces pieces={piecesOf(t, prompt.template, prompt.known)} />
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
