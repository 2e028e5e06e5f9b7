/** Cases whose keeping time is over: what two supervisors have to look at. */
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { Mark } from '../../ui/mark.tsx'
import { Section } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { sourceWords } from '../../words/source.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'

const SHOWN = 20

export function KeptSection() {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const [kept, setKept] = useState<Output<'complaint.listKept'> | null>(null)
  const [fault, setFault] = useState<Refusal | null>(null)
  const load = useCallback(async () => {
    const answer = await call('complaint.listKept', { offset: 0, limit: SHOWN })
    if (answer.ok) setKept(answer.value)
    setFault(answer.ok ? null : answer.refusal)
  }, [])
  useFresh(load)
  const left = (kept?.total ?? 0) - (kept?.rows.length ?? 0)
  return (
    <Section title={t('keeping.listTitle')} count={kept?.total}>
      <RefusalNote refusal={fault} />
      {kept?.total === 0 && <p className="soft">{t('keeping.none')}</p>}
      {kept?.rows.map(({ caseId, caseNumber, keepUntil, source, held, requestedBy }) => (
        <div key={caseId} className="setting-row">
          <Button type="link" className="number" onClick={() => go({ name: 'case', caseId })}>
            {caseNumber}
          </Button>
          <span>
            {held && <Mark tone="warning">{t('keeping.held')}</Mark>}{' '}
            {requestedBy !== null && <Mark tone="accent">{t('erase.request')}</Mark>}{' '}
            <span className="soft">
              {t('field.keepUntil')} <span className="number">{keepUntil}</span> ·{' '}
              {sourceWords(t, source)}
            </span>
          </span>
        </div>
      ))}
      {left > 0 && <p className="soft">{t('keeping.more', { count: left })}</p>}
    </Section>
  )
}
