/** Sentences to choose from, each with its digit; afterwards the right one and the chosen one are marked. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLetterKeys, walkRows } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Key } from '../../ui/page.tsx'
import { wordsLanguage } from '../../words/language.ts'
import { Pieces } from '../phrase/pieces.tsx'
import { piecesOf } from '../phrase/prompt-words.ts'

export function Options({
  options,
  right,
  chosen,
  disabled,
  onChoose,
}: {
  readonly options: readonly { readonly code: string; readonly text: string }[]
  readonly right: string | null
  readonly chosen: string | null
  readonly disabled: boolean
  readonly onChoose: (code: string) => void
}) {
  const { t } = useTranslation()
  const keys = useMemo(
    () =>
      disabled
        ? {}
        : Object.fromEntries(
            options.map(({ code }, at) => [String(at + 1), () => onChoose(code)] as const),
          ),
    [options, disabled, onChoose],
  )
  useLetterKeys(keys)
  return (
    <ol className="practice-options" onKeyDown={walkRows}>
      {options.map(({ code, text }, at) => (
        <li key={code}>
          <button
            type="button"
            className="reply"
            data-row
            disabled={disabled}
            onClick={() => onChoose(code)}
          >
            <Key press={String(at + 1)} />
            <span lang={wordsLanguage()}>
              <Pieces pieces={piecesOf(t, text, {})} />
            </span>
            {right === code && <Mark tone="good">{t('practice.rightWords')}</Mark>}
            {right !== null && right !== code && chosen === code && (
              <Mark>{t('practice.yourChoice')}</Mark>
            )}
          </button>
        </li>
      ))}
    </ol>
  )
}
