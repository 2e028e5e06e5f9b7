/** After the commit, and only then: the number, where it is saved, and what is next. */
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#shared/contract/views.ts'
import { useLetterKeys, usePageKeys } from '../../../ui/keyboard.ts'
import { Key } from '../../../ui/page.tsx'
import { useNavigation } from '../../frame/navigation.state.ts'
import { LoudClock } from '../clocks.tsx'
import { useIntake } from './intake.state.ts'

export function IntakeSaved({ row }: { readonly row: CaseRow }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const begin = useIntake((state) => state.begin)
  const next = useMemo(() => ({ n: begin }), [begin])
  const page = useMemo(() => ({ F2: begin }), [begin])
  useLetterKeys(next)
  usePageKeys(page)
  const open = () => {
    begin()
    go({ name: 'case', caseId: row.caseId })
  }
  return (
    <div className="saved" role="status">
      <p className="saved-word">{t('intake.savedHere')}</p>
      <p className="saved-number number">{row.caseNumber}</p>
      <p>
        <span className="soft">{t('intake.savedNote')}</span>
      </p>
      {row.nextClock && <LoudClock clock={row.nextClock} />}
      <div className="form-foot">
        <Button type="primary" size="large" autoFocus onClick={open}>
          {t('intake.openCase')} <Key press="↵" />
        </Button>
        <Button size="large" onClick={begin}>
          {t('intake.next')} <Key press="N" />
        </Button>
        <Button size="large" onClick={() => go({ name: 'today' })}>
          {t('place.today')} <Key press="F1" />
        </Button>
      </div>
    </div>
  )
}
