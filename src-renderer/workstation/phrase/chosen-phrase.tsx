/** One phrase large: its words with their blanks to fill in, the pace, and everything that belongs to it. */
import { Button, Input } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DontView, PromptView } from '#shared/contract/phrase-view.ts'
import { isConfirm, useLetterKeys } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Key, Pair, Pairs } from '../../ui/page.tsx'
import { wordsLanguage } from '../../words/language.ts'
import { sourceWords } from '../../words/source.ts'
import { Donts } from './donts.tsx'
import { useLibrary } from './library.state.ts'
import { markFavourite, usePhrases } from './phrase.state.ts'
import { Pieces } from './pieces.tsx'
import { blankWords, isSaid, piecesOf, textOf } from './prompt-words.ts'
import { ReadAloud, readPieces, useReading } from './read-aloud.tsx'
import { usePicked } from '../../ui/picked.ts'

const LONGEST = 60
/** The workstation knows them for certain: nobody corrects them here. */
const ALWAYS_KNOWN: readonly string[] = ['company', 'employee_no']

export function ChosenPhrase({
  prompt,
  donts,
}: {
  readonly prompt: PromptView
  readonly donts: readonly DontView[]
}) {
  const { t } = useTranslation()
  const { copied, copy: copyOf, refresh } = usePicked(useLibrary, 'copied', 'copy', 'refresh')
  const caseId = usePhrases((state) => state.customer.caseId)
  const [fills, setFills] = useState(prompt.known)
  const pieces = piecesOf(t, prompt.template, fills)
  const reading = useReading(pieces)
  const said = isSaid(prompt)
  const ofCase = Object.keys(prompt.known).filter((name) => !ALWAYS_KNOWN.includes(name))
  const names = [...ofCase, ...prompt.blanks]
  const mark = useCallback(() => void markFavourite(prompt).then(refresh), [prompt, refresh])
  useLetterKeys(useMemo(() => (said ? { s: mark } : {}), [said, mark]))
  const copy = () => void copyOf(prompt.code, textOf(pieces))
  return (
    <article className="chosen" aria-label={t('phrase.chosen')}>
      <div className="phrase-head">
        <h2 lang={wordsLanguage()}>{prompt.title}</h2>
        <span className="soft">{prompt.code}</span>
      </div>
      <Standing prompt={prompt} />
      <p className={`chosen-text${said ? '' : ' phrase-unsaid'}`} lang={wordsLanguage()}>
        {reading.running ? readPieces(pieces, reading.said) : <Pieces pieces={pieces} />}
      </p>
      {said && <ReadAloud reading={reading} />}
      {said && (
        <div className="chosen-hands">
          <Button type="primary" onClick={copy}>
            {t(copied === prompt.code ? 'phrase.copied' : 'phrase.copy')}
          </Button>
          <Button aria-pressed={prompt.favourite} onClick={mark}>
            {t(prompt.favourite ? 'phrase.isFavourite' : 'phrase.favourite')} <Key press="S" />
          </Button>
        </div>
      )}
      {said && names.length > 0 && (
        <fieldset className="chosen-blanks">
          <legend>{t('phrase.blanks')}</legend>
          {names.map((name) => (
            <label key={name}>
              <span>{blankWords(t, name)}</span>
              <Input
                value={fills[name] ?? ''}
                maxLength={LONGEST}
                onChange={(event) => setFills({ ...fills, [name]: event.target.value })}
                onKeyDown={(event) => isConfirm(event) && copy()}
              />
            </label>
          ))}
          <p className="soft">
            {caseId !== null && ofCase.length > 0 && <>{t('phrase.withCase')} · </>}
            {t('phrase.blanksNote')}
          </p>
        </fieldset>
      )}
      <Saying prompt={prompt} />
      <Donts donts={donts} />
      <About prompt={prompt} />
    </article>
  )
}

function Standing({ prompt: { status, kind, reason } }: { readonly prompt: PromptView }) {
  const { t } = useTranslation()
  if (status === 'caution') {
    return (
      <div>
        <Mark tone="warning">{t('phrase.caution')}</Mark>
        <p className="phrase-reason" lang={wordsLanguage()}>
          {reason}
        </p>
      </div>
    )
  }
  return (
    <div>
      <Mark tone={kind === 'guide' ? 'quiet' : 'good'}>
        {t(kind === 'guide' ? 'phrase.guide' : 'phrase.approved')}
      </Mark>
    </div>
  )
}

/** How it is said, and what closes it. */
function Saying({ prompt: { requirement, closing } }: { readonly prompt: PromptView }) {
  const { t } = useTranslation()
  if (requirement === null && closing === null) return null
  return (
    <Pairs>
      {requirement !== null && (
        <Pair name={t('phrase.requirement')}>
          <span lang={wordsLanguage()}>{requirement}</span>
        </Pair>
      )}
      {closing !== null && (
        <Pair name={t('phrase.closing')}>
          <span lang={wordsLanguage()}>
            <Pieces pieces={piecesOf(t, closing.text, {})} />
          </span>
        </Pair>
      )}
    </Pairs>
  )
}

function About({ prompt }: { readonly prompt: PromptView }) {
  const { t } = useTranslation()
  const { source, owner } = prompt
  return (
    <Pairs>
      <Pair name={t('phrase.source')}>{sourceWords(t, source)}</Pair>
      <Pair name={t('phrase.owner')}>{t(`role.${owner}`, { defaultValue: owner })}</Pair>
      <Pair name={t('phrase.valid')}>{useValidity(prompt)}</Pair>
    </Pairs>
  )
}

function useValidity({ validFrom: from, validUntil: until }: PromptView): string {
  const { t } = useTranslation()
  if (from !== null && until !== null) return t('phrase.validBetween', { from, until })
  if (from !== null) return t('phrase.validFrom', { from })
  return until === null ? t('phrase.validAlways') : t('phrase.validUntil', { until })
}
