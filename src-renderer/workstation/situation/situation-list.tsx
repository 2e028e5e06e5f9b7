/** The situations that branch: pick the one that just began. */
import { Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { subscribe } from '../../bridge/client.ts'
import { walkRows } from '../../ui/keyboard.ts'
import { Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { packWords } from '../../words/pack-words.ts'
import { useWalk } from './walk.state.ts'
import { usePicked } from '../../ui/picked.ts'

/** `caseId` is the case on screen, which the talk may be about; null without one. */
export function SituationList({
  caseId,
  caseNumber,
}: {
  readonly caseId: string | null
  readonly caseNumber: string | null
}) {
  const { t, i18n } = useTranslation()
  const { situations, load, begin, refusal, busy } = usePicked(
    useWalk,
    'situations',
    'load',
    'begin',
    'refusal',
    'busy',
  )
  const [about, setAbout] = useState(true)
  useEffect(() => {
    void load()
    return subscribe('settings', () => void load())
  }, [load])
  return (
    <section className="situations" aria-label={t('walk.list')}>
      <RefusalNote refusal={refusal} />
      {caseId !== null && (
        <Checkbox checked={about} onChange={(event) => setAbout(event.target.checked)}>
          {caseNumber === null
            ? t('walk.aboutCaseOnScreen')
            : t('walk.aboutCase', { number: caseNumber })}
        </Checkbox>
      )}
      {situations === null && !refusal && <Waiting label={t('state.loading')} lines={8} />}
      <ol className="rows" onKeyDown={walkRows}>
        {situations?.map(({ code, title, counted, branching }) => (
          <li key={code}>
            <button
              type="button"
              className="line situation-row"
              data-row
              disabled={busy}
              onClick={() => void begin(code, about ? caseId : null)}
            >
              <span className="situation-code soft">{code}</span>
              <span className="situation-title">{packWords(i18n.language, title)}</span>
              <span className="situation-kind soft">
                {t(branching ? 'walk.branches' : counted ? 'walk.counts' : 'walk.straight')}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
