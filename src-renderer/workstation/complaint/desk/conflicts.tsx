/** Two workstations wrote at once: what stands and what lost, side by side, one press to swap. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { useMinute } from '../../../ui/now.ts'
import { Notice } from '../../../ui/page.tsx'
import { codeWords } from '../../../words/refusal.ts'
import { momentWords } from '../../../words/moment.ts'
import { call } from '../../../bridge/client.ts'
import { useMay } from '../../session/session.state.ts'
import { useCase } from './case.state.ts'

type Conflict = CaseDetail['conflicts'][number]

/** These arrive masked: sending one back would write the mask over the words. */
const MASKED = new Set(['customerName', 'contact'])

export function Conflicts({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  if (detail.conflicts.length === 0) return null
  return (
    <Notice tone="alarm" title={t('conflict.title', { count: detail.conflicts.length })}>
      <p>{t('conflict.note')}</p>
      <ul className="conflicts">
        {detail.conflicts.map((conflict) => (
          <li key={`${conflict.eventId}-${conflict.subject}`}>
            {conflict.kind === 'field' ? (
              <FieldConflict conflict={conflict} />
            ) : (
              <StepConflict conflict={conflict} />
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function FieldConflict({ conflict }: { readonly conflict: Conflict }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { run, busy, open } = useCase()
  const masked = MASKED.has(conflict.subject)
  const mayWrite = useMay('complaint.write')
  const value = shown(conflict.value)
  const choose = (wanted: string) =>
    run((seen) =>
      conflict.subject === 'handler'
        ? call('complaint.assignHandler', { ...seen, handler: wanted })
        : call('complaint.changeDetails', { ...seen, [conflict.subject]: wanted }),
    )
  const sides = [
    { title: t('conflict.standing'), words: shown(conflict.standing), action: t('conflict.keep') },
    {
      title: t('conflict.other', { who: conflict.by, at: momentWords(conflict.at, now) }),
      words: value,
      action: t('conflict.take'),
    },
  ]
  return (
    <>
      <strong>{t(`field.${conflict.subject}`)}</strong>
      <div className="conflict-sides">
        {sides.map((side) => (
          <div key={side.title} className="conflict-side">
            <span className="soft">{side.title}</span>
            <p className="said">{side.words ?? t('case.erasedShort')}</p>
            {mayWrite && !masked && side.words !== null && (
              <Button size="small" loading={busy} onClick={() => void choose(side.words ?? '')}>
                {side.action}
              </Button>
            )}
          </div>
        ))}
      </div>
      {masked && mayWrite && (
        <p>
          {t('conflict.masked')}{' '}
          <Button size="small" onClick={() => open('details')}>
            {t('action.details')}
          </Button>
        </p>
      )}
    </>
  )
}

function StepConflict({ conflict }: { readonly conflict: Conflict }) {
  const { t } = useTranslation()
  const now = useMinute()
  return (
    <>
      <strong>{t(`event.${conflict.subject}`)}</strong>
      <p>
        {t('conflict.step', { who: conflict.by, at: momentWords(conflict.at, now) })}{' '}
        {codeWords(t, String(conflict.value))}
      </p>
    </>
  )
}

function shown(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
