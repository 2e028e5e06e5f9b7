/** The store of this machine: is it sound, and is there a copy? For those who answer for it. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { Notice, Section } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'

export function StoreSection() {
  const { t } = useTranslation()
  const [busy, setBusy] = useState<'verify' | 'backUp' | null>(null)
  const [report, setReport] = useState<Output<'store.verify'> | null>(null)
  const [copy, setCopy] = useState<Output<'store.backUp'> | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const verify = async () => {
    setBusy('verify')
    const answer = await call('store.verify', {})
    setReport(answer.ok ? answer.value : null)
    setRefusal(answer.ok ? null : answer.refusal)
    setBusy(null)
  }
  const backUp = async () => {
    setBusy('backUp')
    const answer = await call('store.backUp', {})
    setCopy(answer.ok ? answer.value : null)
    setRefusal(answer.ok ? null : answer.refusal)
    setBusy(null)
  }
  return (
    <Section title={t('store.title')}>
      <p className="soft">{t('store.note')}</p>
      <div className="form-foot">
        <Button loading={busy === 'verify'} disabled={busy !== null} onClick={() => void verify()}>
          {t('store.verify')}
        </Button>
        <Button loading={busy === 'backUp'} disabled={busy !== null} onClick={() => void backUp()}>
          {t('store.backUp')}
        </Button>
      </div>
      <RefusalNote refusal={refusal} />
      {report && <Report report={report} />}
      {copy && (
        <Notice tone="good" title={t('store.backedUp', { events: copy.events, file: copy.file })} />
      )}
    </Section>
  )
}

function Report({ report }: { readonly report: Output<'store.verify'> }) {
  const { t } = useTranslation()
  const { events, aggregates, faults } = report
  if (faults.length === 0) {
    return <Notice tone="good" title={t('store.sound', { events, aggregates })} />
  }
  return (
    <Notice tone="alarm" title={t('store.faulty', { count: faults.length })}>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.kind}-${fault.code}-${fault.place}`}>
            {t(`store.faultKind.${fault.kind}`)}{' '}
            <span className="digest">{`${fault.code} ${fault.place}`}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
