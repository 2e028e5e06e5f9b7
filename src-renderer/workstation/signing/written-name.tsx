/** A name as it was written by hand, drawn from its strokes: sharp at every size, in the ink of the page. */
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { HANDWRITING_BOX, type Handwriting } from '#shared/handover/handwriting.ts'
import { type Line, inkOf } from './ink.ts'

const { width, height } = HANDWRITING_BOX
export const VIEW_BOX = `0 0 ${width} ${height}`

export function WrittenName({
  who,
  handwriting,
}: {
  readonly who: string
  readonly handwriting: Handwriting
}) {
  const { t } = useTranslation()
  return (
    <svg
      className="written-name"
      viewBox={VIEW_BOX}
      role="img"
      aria-label={t('handwriting.of', { who })}
    >
      {handwriting.strokes.map((stroke, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- strokes have no name but their place
        <Ink key={index} line={stroke} />
      ))}
    </svg>
  )
}

/** One stroke; it is drawn again only when it changed. */
export const Ink = memo(function Ink({ line }: { readonly line: Line }) {
  return (
    <g fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round">
      {inkOf(line).map(({ path, width: thick }) => (
        <path key={path} d={path} strokeWidth={thick} />
      ))}
    </g>
  )
})
