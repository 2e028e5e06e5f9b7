/** One phrase in the panel: the words are the button that copies them. */
import { useTranslation } from 'react-i18next'
import type { PromptView } from '#shared/contract/phrase-view.ts'
import { Mark } from '../../ui/mark.tsx'
import { Key } from '../../ui/page.tsx'
import { wordsLanguage } from '../../words/language.ts'
import { BeginWalk } from '../situation/begin-walk.tsx'
import { Pieces } from './pieces.tsx'
import { isSaid, piecesOf } from './prompt-words.ts'

export function PanelPhrase({
  prompt,
  digit,
  copied,
  onCopy,
  onFocus,
  onFavourite,
}: {
  readonly prompt: PromptView
  /** The key that copies it; 0: none. */
  readonly digit: number
  readonly copied: boolean
  readonly onCopy: (prompt: PromptView) => void
  readonly onFocus: (code: string) => void
  readonly onFavourite: (prompt: PromptView) => void
}) {
  const { t } = useTranslation()
  const said = isSaid(prompt)
  const { status, kind, favourite } = prompt
  return (
    <li className={`phrase${said ? '' : ' phrase-unsaid'}`} onFocus={() => onFocus(prompt.code)}>
      <div className="phrase-head">
        {digit > 0 && <Key press={String(digit)} />}
        <span className="phrase-title" lang={wordsLanguage()}>
          {prompt.title}
        </span>
        {copied && <strong>{t('phrase.copied')}</strong>}
        {status === 'caution' && <Mark tone="warning">{t('phrase.caution')}</Mark>}
        {status === 'approved' && kind === 'guide' && <Mark>{t('phrase.guide')}</Mark>}
        {said && (
          <button
            type="button"
            className="phrase-keep"
            aria-pressed={favourite}
            onClick={() => onFavourite(prompt)}
          >
            {t(favourite ? 'phrase.isFavourite' : 'phrase.favourite')}
          </button>
        )}
      </div>
      <button
        type="button"
        className="phrase-text"
        data-row
        lang={wordsLanguage()}
        aria-disabled={!said}
        onClick={said ? () => onCopy(prompt) : undefined}
      >
        <Pieces pieces={piecesOf(t, prompt.template, prompt.known)} />
      </button>
      {prompt.requirement !== null && (
        <p className="phrase-how soft" lang={wordsLanguage()}>
          {prompt.requirement}
        </p>
      )}
      <BeginWalk code={prompt.code} />
      {prompt.reason !== null && (
        <p className="phrase-reason" lang={wordsLanguage()}>
          {prompt.reason}
        </p>
      )}
    </li>
  )
}
