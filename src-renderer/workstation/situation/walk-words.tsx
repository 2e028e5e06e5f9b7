/** The words to say in large letters, with the places that nobody could fill named. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PromptView } from '#shared/contract/phrase-view.ts'
import { copyWords } from '../phrase/phrase.state.ts'
import { Pieces } from '../phrase/pieces.tsx'
import { piecesOf, textOf } from '../phrase/prompt-words.ts'
import { wordsLanguage } from '../../words/language.ts'

export function SaidWords({ words, said }: { readonly words: PromptView; readonly said: boolean }) {
  const { t } = useTranslation()
  return (
    <p className={said ? 'walk-words walk-words-said' : 'walk-words'} lang={wordsLanguage()}>
      <Pieces pieces={piecesOf(t, words.template, words.known)} />
    </p>
  )
}

/** Puts the words where another program can take them. */
export function copyOfWalk(words: PromptView, t: TFunction): void {
  void copyWords(words.code, textOf(piecesOf(t, words.template, words.known)))
}
