/** After the commit, and only then: the number, where it is saved, and what is next. */
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#shared/contract/views.ts'
import { useLetterKeys, usePageKeys } from '../../../ui/keyboard.ts'
import { Key, Notice } from '../../../ui/page.tsx'
import { useNavigation } from '../../frame/navigation.state.ts'
import { LoudClock } from '../clocks.tsx'
import { useCase } from '../desk/case.state.ts'
import { useIntake } from './intake.state.ts'

export function IntakeSaved({
  row,
  violent,
}: {
  readonly row: CaseRow
  /** Somebody became violent: the record of it comes first (S3-34#5). */
  readonly violent: boolean
}) {
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
  const record = () => {
    open()
    void useCase
      .getState()
      .load(row.caseId)
      .then(() => useCase.getState().open('incident'))
  }
  return (
    <div className="saved" role="status">
      <p className="saved-word">{t('intake.savedHere')}</p>
      <p className="saved-number number">{row.caseNumber}</p>
      <p>
        <span className="soft">{t('intake.savedNote')}</span>
      </p>
      {row.nextClock && <LoudClock clock={row.nextClock} />}
      {violent && (
        <Notice
          tone="alarm"
          title={t('incident.first')}
          action={<Button onClick={record}>{t('action.incident')}</Button>}
        >
          {t('incident.firstNote')}
        </Notice>
      )}
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
