import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { Key, Notice } from '../../../ui/page.tsx'
import { exactMoment } from '../../../words/moment.ts'
import { useNavigation } from '../../frame/navigation.state.ts'
import { CaseStateMark, GravityMarks, SyncStateMark } from '../case-marks.tsx'

/** Number, state, how grave, who handles it, and where it is on its way to head office. */
export function CaseHead({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const { row } = detail
  return (
    <header className="case-head">
      <Button type="link" className="case-back" onClick={() => go({ name: 'complaints' })}>
        ← {t('case.back')} <Key press="Esc" />
      </Button>
      <div className="case-title">
        <h1 tabIndex={-1} className="number">
          {row.caseNumber}
        </h1>
        <div className="case-marks">
          <CaseStateMark state={row.state} />
          <GravityMarks row={row} />
          <SyncStateMark sync={row.sync} />
        </div>
      </div>
      <p className="soft">
        {t(`intakeType.${row.intakeType}`)} · {t(`channel.${row.channel}`)} ·{' '}
        {t('case.receivedBy', { at: exactMoment(row.receivedAt), who: row.firstRecipient })}
        {' · '}
        {row.handler === null ? t('case.noHandler') : t('case.handledBy', { who: row.handler })}
      </p>
      {row.needsUpdate && (
        <Notice tone="warning" title={t('case.needsUpdate')}>
          {t('case.needsUpdateNote')}
        </Notice>
      )}
      {detail.erased && (
        <Notice tone="warning" title={t('case.erased')}>
          {t('case.erasedNote')}
        </Notice>
      )}
    </header>
  )
}
