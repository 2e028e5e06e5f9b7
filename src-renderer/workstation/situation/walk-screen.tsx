/** One walk: what to say now, what is still missing, what the customer does. It fits the strip as it fits a page. */
import { Button } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { subscribe } from '../../bridge/client.ts'
import { hostNow } from '../../ui/now.ts'
import { isComposing, useLetterKeys } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Key, Notice } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { packWords } from '../../words/pack-words.ts'
import { sourceWords } from '../../words/source.ts'
import { Donts } from '../phrase/donts.tsx'
import { isOutsideControl } from './free-keys.ts'
import { WalkNeeds, WalkRecords } from './walk-asks.tsx'
import { WalkClock } from './walk-clock.tsx'
import { SaidWords, copyOfWalk } from './walk-words.tsx'
import { type WalkView, useWalk } from './walk.state.ts'
import { usePicked } from '../../ui/picked.ts'

/** `openRecord` brings the form of a call before the person, wherever that is. */
export function WalkScreen({ openRecord }: { readonly openRecord: (call: string) => void }) {
  const { t, i18n } = useTranslation()
  const { walk, refusal, busy, tell, begin, leave } = usePicked(
    useWalk,
    'walk',
    'refusal',
    'busy',
    'tell',
    'begin',
    'leave',
  )
  useFollowedBook()
  useWalkKeys()
  const head = useRef<HTMLHeadingElement>(null)
  const at = walk && `${walk.view.situation} ${walk.view.begunAt}`
  // A walk that begins has the keys: whatever had the focus before is gone from the screen.
  useEffect(() => head.current?.focus(), [at])
  if (!walk) return null
  const { view } = walk
  const title = packWords(i18n.language, view.title)
  const again = () => void begin(view.situation, walk.state.caseId)
  const words = view.say ?? view.lastSaid
  return (
    <article className="walk" aria-label={title}>
      <header className="walk-head">
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        <span className="soft">{sourceWords(t, view.source)}</span>
      </header>
      {view.neverEnded && view.outcome === null && (
        <Mark tone="accent">{t('walk.neverEnded')}</Mark>
      )}
      {view.outcome === null ? (
        <>
          {words && (
            <section className="walk-say" aria-label={t('walk.say')} aria-live="polite">
              <div className="walk-count soft">
                <span>
                  {view.say
                    ? view.of > 1 &&
                      t(view.repeated ? 'walk.time' : 'walk.sentence', {
                        number: view.said + 1,
                        of: view.of,
                      })
                    : t('walk.allSaid')}
                </span>
                <span>{words.code}</span>
              </div>
              <SaidWords words={words} said={view.say === null} />
              {words.requirement !== null && <p className="walk-asks">{words.requirement}</p>}
              {words.status === 'caution' && words.reason !== null && (
                <Mark tone="warning">{words.reason}</Mark>
              )}
              <div className="walk-do">
                {view.say && (
                  <Button
                    type="primary"
                    disabled={busy}
                    onClick={() => void tell({ kind: 'said' })}
                  >
                    {t('walk.said')} <Key press={t('walk.spaceKey')} />
                  </Button>
                )}
                <Button disabled={words.status === 'caution'} onClick={() => copyOfWalk(words, t)}>
                  {t('phrase.copy')} <Key press="C" />
                </Button>
              </div>
            </section>
          )}
          <WalkClock view={view} />
          <WalkNeeds view={view} />
          <WalkRecords view={view} openRecord={openRecord} />
          {view.advice !== null && (
            <p className="walk-advice">{packWords(i18n.language, view.advice)}</p>
          )}
          <Replies view={view} />
          <RefusalNote refusal={refusal} />
          <Donts donts={view.donts.slice(0, DONTS_SHOWN)} />
        </>
      ) : (
        <Notice tone="good" title={t(`walk.outcome.${view.outcome}`)} />
      )}
      <footer className="walk-foot">
        <Button size="small" type="text" onClick={again}>
          {t('walk.again')}
        </Button>
        <Button size="small" type="text" onClick={() => void leave()}>
          {t('walk.other')} <Key press="Esc" />
        </Button>
      </footer>
    </article>
  )
}

/** What the customer does: a digit each. Those that do not count yet stay to be seen. */
function Replies({ view }: { readonly view: WalkView }) {
  const { t, i18n } = useTranslation()
  const { tell, busy } = usePicked(useWalk, 'tell', 'busy')
  return (
    <section className="walk-replies" aria-label={t('walk.replies')}>
      <h3>{t('walk.replies')}</h3>
      <ol>
        {view.replies.map(({ reply, label, open, ends }, at) => (
          <li key={reply}>
            <button
              type="button"
              className={ends ? 'reply reply-ends' : 'reply'}
              // It can be tried, and then says what comes first.
              aria-disabled={!open}
              disabled={busy}
              onClick={() => void tell({ kind: 'replied', reply })}
            >
              <Key press={String(at + 1)} />
              <span>{packWords(i18n.language, label)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The nearest ones: more would stand between a person and the next words. */
const DONTS_SHOWN = 2

/** Digits are replies, Space and Enter "said"; a button that has the focus keeps its own keys. */
function useWalkKeys(): void {
  const { t } = useTranslation()
  const { walk, tell, leave } = usePicked(useWalk, 'walk', 'tell', 'leave')
  const keys = useMemo(() => {
    if (!walk) return {}
    const { view } = walk
    const over = view.outcome !== null
    const words = view.say ?? view.lastSaid
    return {
      ...Object.fromEntries(
        view.replies.map(({ reply }, at) => [
          String(at + 1),
          () => !over && void tell({ kind: 'replied', reply }),
        ]),
      ),
      ...(words && words.status !== 'caution' ? { c: () => copyOfWalk(words, t) } : {}),
      escape: () => void leave(),
    }
  }, [walk, tell, leave, t])
  useLetterKeys(keys)
  const saying = walk !== null && walk.view.say !== null && walk.view.outcome === null
  useEffect(() => {
    if (!saying) return
    const heard = (event: KeyboardEvent) => {
      if ((event.key !== ' ' && event.key !== 'Enter') || event.repeat || isComposing(event)) return
      if (event.ctrlKey || event.altKey || event.metaKey || !isOutsideControl()) return
      event.preventDefault()
      void tell({ kind: 'said' })
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  }, [saying, tell])
}

/** News of the book and the end of a pause show by themselves. */
function useFollowedBook(): void {
  const refresh = useWalk((state) => state.refresh)
  const until = useWalk((state) => state.walk?.view.waitUntil ?? null)
  useEffect(() => {
    // In another language the same words are written otherwise.
    const leave = (['records', 'settings'] as const).map((topic) =>
      subscribe(topic, () => void refresh()),
    )
    return () => {
      for (const one of leave) one()
    }
  }, [refresh])
  useEffect(() => {
    if (until === null) return
    const timer = setTimeout(() => void refresh(), Math.max(0, until - hostNow()) + LATE_MS)
    return () => clearTimeout(timer)
  }, [until, refresh])
}

/** The two clocks are read one after the other: a little late is never too soon. */
const LATE_MS = 60
