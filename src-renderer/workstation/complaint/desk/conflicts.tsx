/** Two workstations wrote at once: what stands and what lost, side by side, one press to swap. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { useMinute } from '../../../ui/now.ts'
import { Notice } from '../../../ui/page.tsx'
import { codeWords } from '../../../words/refusal.ts'
import { sourceWords } from '../../../words/source.ts'
import { momentWords } from '../../../words/moment.ts'
import { call } from '../../../bridge/client.ts'
import { useMay } from '../../session/session.state.ts'
import { useCase } from './case.state.ts'
import { usePicked } from '../../../ui/picked.ts'

type Conflict = CaseDetail['conflicts'][number]

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
  const { busy } = usePicked(useCase, 'busy')
  const choose = useChoice(conflict)
  const mayWrite = useMay('complaint.write')
  const sides = [
    {
      take: 'standing' as const,
      title: t('conflict.standing'),
      words: shown(conflict.standing),
      action: t('conflict.keep'),
    },
    {
      take: 'other' as const,
      title: t('conflict.other', { who: conflict.by, at: momentWords(conflict.at, now) }),
      words: shown(conflict.value),
      action: t('conflict.take'),
    },
  ]
  return (
    <>
      <strong>{t(`field.${conflict.subject}`)}</strong>
      <div className="conflict-sides">
        {sides.map((side) => (
          <div key={side.take} className="conflict-side">
            <span className="soft">{side.title}</span>
            <p className="said">{side.words ?? t('case.erasedShort')}</p>
            {mayWrite && (side.take === 'standing' || side.words !== null) && (
              <Button size="small" loading={busy} onClick={() => void choose(side.take)}>
                {side.action}
              </Button>
            )}
          </div>
        ))}
      </div>
    </>
  )
}

function StepConflict({ conflict }: { readonly conflict: Conflict }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { busy } = usePicked(useCase, 'busy')
  const choose = useChoice(conflict)
  const mayWrite = useMay('complaint.write')
  return (
    <>
      <strong>{t(`event.${conflict.subject}`)}</strong>
      <p>
        {t('conflict.step', { who: conflict.by, at: momentWords(conflict.at, now) })}{' '}
        {codeWords(t, String(conflict.value))}
        {conflict.source !== null && (
          <span className="soft"> {sourceWords(t, conflict.source)}</span>
        )}
      </p>
      {mayWrite && (
        <Button size="small" loading={busy} onClick={() => void choose('standing')}>
          {t('conflict.acknowledge')}
        </Button>
      )}
    </>
  )
}

/** The choice names the conflict, never the words: masked ones can be taken without being shown. */
function useChoice({ eventId, subject }: Conflict) {
  const { run } = usePicked(useCase, 'run')
  return (take: 'standing' | 'other') =>
    run((seen) => call('complaint.settleConflict', { ...seen, eventId, subject, take }))
}

function shown(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
