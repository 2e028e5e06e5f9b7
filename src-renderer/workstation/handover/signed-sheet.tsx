/** The locked end of a sheet: both signatures, its digest, and what came after. */
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/views.ts'
import { Pair, Pairs, Section } from '../../ui/page.tsx'
import { exactMoment } from '../../words/moment.ts'

export function SignedSheet({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const { signatures, digest, previous, afterSignOff } = detail
  const signature = (side: 'outgoing' | 'incoming') => {
    const one = signatures?.[side]
    return one
      ? `${one.employeeNo} · ${t(`role.${one.role}`, { defaultValue: one.role })} · ${exactMoment(one.at)}`
      : '—'
  }
  return (
    <>
      <Section title={t('shift.sign.signed')}>
        <div className="stamp">
          <Pairs>
            <Pair name={t('shift.sign.outgoing')}>{signature('outgoing')}</Pair>
            <Pair name={t('shift.sign.incoming')}>{signature('incoming')}</Pair>
            <Pair name={t('shift.digest')}>
              <span className="digest">{(digest ?? '').match(/.{1,8}/g)?.join(' ')}</span>
            </Pair>
            <Pair name={t('shift.previous')}>
              {previous
                ? `${previous.shiftId} · ${previous.digest.slice(0, 8)}`
                : t('shift.noPrevious')}
            </Pair>
          </Pairs>
          <p className="soft">{t('shift.sign.lockedNote')}</p>
        </div>
      </Section>
      {afterSignOff.length > 0 && (
        <Section title={t('shift.after')} count={afterSignOff.length}>
          <ul className="rows">
            {afterSignOff.map((event) => (
              <li key={event.eventId} className="line-still">
                {t(`event.${event.type}`, { defaultValue: t('event.unknown') })}
                <span className="soft">
                  {event.by} · {exactMoment(event.at)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
