/** Open items that carry themselves over to the next shift: kind, age, when due, and who answers. */
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { CarryOverItem } from '#shared/handover/carry-over.ts'
import { REGISTER_KINDS } from '#shared/register/enumerations.ts'
import { Mark } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { momentWords, msOf, spanWords } from '../../words/moment.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { itemSubject } from './shift-words.ts'

export function CarryOver({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  if (detail.carryOver.length === 0) return <p className="soft">{t('shift.nothingOpen')}</p>
  const more = detail.carryOverTotal - detail.carryOver.length
  // A sheet that is signed shows its items as they stood then.
  const until = detail.signatures ? msOf(detail.signatures.signedAt) : null
  return (
    <table className="sheet">
      <thead>
        <tr>
          <th scope="col">{t('shift.item.kind')}</th>
          <th scope="col">{t('shift.item.subject')}</th>
          <th scope="col">{t('shift.item.age')}</th>
          <th scope="col">{t('shift.item.dueAt')}</th>
          <th scope="col">{t('shift.item.owner')}</th>
        </tr>
      </thead>
      <tbody>
        {detail.carryOver.map((item) => (
          <ItemRow key={`${item.kind}:${item.id}`} item={item} detail={detail} until={until} />
        ))}
        {more > 0 && (
          <tr>
            <td colSpan={5} className="soft">
              {t('shift.moreOpen', { count: more })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function ItemRow({
  item,
  detail,
  until,
}: {
  readonly item: CarryOverItem
  readonly detail: ShiftDetail
  readonly until: number | null
}) {
  const { t } = useTranslation()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  const target = targetOf(item, detail)
  const late = item.dueAt !== null && msOf(item.dueAt) < (until ?? now)
  return (
    <tr>
      <th scope="row">{t(`carryOver.${item.kind}`)}</th>
      <td className="number">
        {target === null ? (
          itemSubject(t, item)
        ) : (
          <button type="button" className="cell-link" onClick={() => go(target)}>
            {itemSubject(t, item)}
          </button>
        )}
      </td>
      <td>
        <time dateTime={item.since}>
          {t('shift.age', { time: spanWords(t, Math.max(0, (until ?? now) - msOf(item.since))) })}
        </time>
      </td>
      <td>
        {item.dueAt === null ? (
          <span className="soft">—</span>
        ) : late ? (
          <Mark tone="alarm">{momentWords(item.dueAt, now)}</Mark>
        ) : (
          momentWords(item.dueAt, now)
        )}
      </td>
      <td>{item.owner === null ? <Mark tone="alarm">{t('shift.nobody')}</Mark> : item.owner}</td>
    </tr>
  )
}

const REGISTERS: ReadonlySet<string> = new Set(REGISTER_KINDS)

/** Where the item lives; what belongs to a case leads to the case of the same number. */
function targetOf({ kind, id, subject }: CarryOverItem, { carryOver, row }: ShiftDetail) {
  if (kind === 'slip') return { name: 'slip', slipId: id } as const
  if (kind === 'upward_report') return { name: 'upwardReport', reportId: id } as const
  if (REGISTERS.has(kind)) return { name: 'register_row', rowId: id } as const
  if (kind === 'issue') {
    return subject === row.shiftId ? null : ({ name: 'shift', shiftId: subject } as const)
  }
  const theCase =
    kind === 'complaint'
      ? id
      : carryOver.find((other) => other.kind === 'complaint' && other.subject === subject)?.id
  return theCase === undefined ? null : ({ name: 'case', caseId: theCase } as const)
}
