/** Words of an entry as they stand, their places named, so that nobody reads out a brace. */
import { useTranslation } from 'react-i18next'
import { placeWords } from './entry-fields.tsx'

export function EntryText({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  return (
    <p className="said" lang="zh-CN">
      {text.split(/(\{\w+\})/).map((piece, at) => {
        const name = /^\{(\w+)\}$/.exec(piece)?.[1]
        // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have no other name
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
