/** What the registers hold when the shift is handed over: written today, open in all. */
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { Mark } from '../../ui/mark.tsx'

export function Registers({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  return (
    <table className="sheet">
      <thead>
        <tr>
          <th scope="col">{t('shift.registers.register')}</th>
          <th scope="col" className="amount">
            {t('shift.registers.today')}
          </th>
          <th scope="col" className="amount">
            {t('shift.registers.open')}
          </th>
        </tr>
      </thead>
      <tbody>
        {detail.registers.map(({ register, today, open }) => (
          <tr key={register}>
            <th scope="row">{t(`shift.registers.kind.${register}`)}</th>
            <td className="amount">{today}</td>
            <td className="amount">
              {open === 0 ? <span className="soft">0</span> : <Mark tone="warning">{open}</Mark>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
