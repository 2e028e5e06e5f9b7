/** Words of an entry as they stand, their places named, so that nobody reads out a brace. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { textPieces, withPlaces } from '#shared/phrase/places.ts'
import { wordsLanguage } from '../words/language.ts'
import { placeWords } from './entry-faults.ts'

/** The same in one line of a list, where no mark can stand. */
export function lineOf(t: TFunction, text: string): string {
  return withPlaces(text, (name) => `【${placeWords(t, name)}】`)
}

export function EntryText({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  return (
    <p className="said" lang={wordsLanguage()}>
      {textPieces(text).map(({ at, text: words, place }) =>
        place === null ? (
          words
        ) : (
          <mark key={at} className="blank">
            {placeWords(t, place)}
          </mark>
        ),
      )}
    </p>
  )
}
