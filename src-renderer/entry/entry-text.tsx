/** Words of an entry as they stand, their places named, so that nobody reads out a brace. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { placeWords } from './entry-fields.tsx'

/** The same in one line of a list, where no mark can stand. */
export function lineOf(t: TFunction, text: string): string {
  return text.replace(/\{(\w+)\}/g, (_place, name: string) => `【${placeWords(t, name)}】`)
}

export function EntryText({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  return (
    <p className="said" lang="zh-CN">
      {text.split(/(\{\w+\})/).map((piece, at) => {
        const name = /^\{(\w+)\}$/.exec(piece)?.[1]
        return name === undefined ? (
          piece
        ) : (
          <mark key={at} className="blank">
            {placeWords(t, name)}
          </mark>
        )
      })}
    </p>
  )
}
