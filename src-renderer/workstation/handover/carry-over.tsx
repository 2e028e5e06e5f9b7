/** Open cases that carry themselves over to the next shift, with age and the person who answers. */
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/views.ts'
import { Mark } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { msOf, spanWords } from '../../words/moment.ts'
import { useNavigation } from '../frame/navigation.state.ts'

export function CarryOver({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  if (detail.carryOver.length === 0) return <p className="soft">{t('shift.nothingOpen')}</p>
  const more = detail.carryOverTotal - detail.carryOver.length
  return (
    <ul className="rows">
      {detail.carryOver.map((item) => (
        <li key={item.caseId}>
          <button
            type="button"
            className="line line-wide"
            onClick={() => go({ name: 'case', caseId: item.caseId })}
          >
            <strong className="number">{item.caseNumber}</strong>
            {!detail.row.signed && (
              <span className="soft">
                {t('shift.age', { time: spanWords(t, Math.max(0, now - msOf(item.receivedAt))) })}
              </span>
            )}
            {item.assignedTo === null ? (
              <Mark tone="alarm">{t('shift.nobody')}</Mark>
            ) : (
              <span>{t('case.handledBy', { who: item.assignedTo })}</span>
            )}
          </button>
        </li>
      ))}
      {more > 0 && <li className="soft">{t('shift.moreOpen', { count: more })}</li>}
    </ul>
  )
}
