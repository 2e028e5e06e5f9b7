/** How long a case is kept and why, what holds it, and who asked that its words go. */
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { Mark } from '../../ui/mark.tsx'
import { Section } from '../../ui/page.tsx'
import { exactMoment } from '../../words/moment.ts'
import { sourceWords } from '../../words/source.ts'

type Privacy = CaseDetail['privacy']

/** On the desk of a case that has ended or is held; an open one says nothing about it. */
export function CaseKeeping({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const { privacy, erased } = detail
  if (erased || (privacy.retention === null && privacy.holds.length === 0)) return null
  return (
    <Section title={t('keeping.title')}>
      <KeepingNote privacy={privacy} />
      {privacy.holds.length > 0 && (
        <ul className="plain-facts">
          {privacy.holds.map(({ holdId, holdReason, holdReference, by, at, lifted }) => (
            <li key={holdId}>
              {lifted === null && <Mark tone="warning">{t('keeping.held')}</Mark>}{' '}
              {t('hold.standing', {
                reason: t(`holdReason.${holdReason}`),
                who: by,
                at: exactMoment(at),
              })}{' '}
              <span className="number">{holdReference}</span>{' '}
              {lifted !== null && (
                <span className="soft">
                  {t('hold.lifted', { reason: t(`liftReason.${lifted.liftReason}`) })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function KeepingNote({ privacy }: { readonly privacy: Privacy }) {
  const { t } = useTranslation()
  const { retention, erasureRequest } = privacy
  return (
    <>
      <p>
        {retention === null
          ? t('keeping.open')
          : t('keeping.until', {
              date: retention.keepUntil,
              years: retention.years,
              source: sourceWords(t, retention.source),
            })}{' '}
        {retention?.over === true && <Mark tone="warning">{t('keeping.over')}</Mark>}
      </p>
      {retention !== null && retention.note !== '' && (
        <p className="soft">{t('keeping.unconfirmed')}</p>
      )}
      {erasureRequest !== null && (
        <p>
          {t('keeping.requested', {
            who: erasureRequest.by,
            at: exactMoment(erasureRequest.at),
            basis: t(`eraseBasis.${erasureRequest.basis}`),
          })}
        </p>
      )}
    </>
  )
}
