/** Branches by silence: the one that has not spoken for longest stands first. */
import { useTranslation } from 'react-i18next'
import type { BranchRow } from '#shared/contract/console-views.ts'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { walkRows } from '../ui/keyboard.ts'
import { Mark, type Tone } from '../ui/mark.tsx'
import { Empty, PageHead, Waiting } from '../ui/page.tsx'
import { exactMoment, spanWords } from '../words/moment.ts'
import { useConsole } from './console.state.ts'
import { usePicked } from '../ui/picked.ts'

const QUIET_MINUTES = 60
const SILENT_MINUTES = 24 * 60

function silence(row: BranchRow): Tone {
  if (row.silentMinutes === null) return 'quiet'
  if (row.silentMinutes >= SILENT_MINUTES) return 'alarm'
  return row.silentMinutes >= QUIET_MINUTES ? 'warning' : 'good'
}

export function BranchesPage() {
  const { t } = useTranslation()
  const { branches, go, fault } = usePicked(useConsole, 'branches', 'go', 'fault')
  const rows = branches?.toSorted(
    (one, other) => (other.silentMinutes ?? 0) - (one.silentMinutes ?? 0),
  )
  return (
    <>
      <PageHead title={t('console.place.branches')} note={t('console.branchesNote')} />
      {!rows && !fault && <Waiting label={t('state.loading')} lines={6} />}
      {rows?.length === 0 && <Empty text={t('console.noBranches')} />}
      {rows && rows.length > 0 && (
        <table className="sheet" onKeyDown={walkRows}>
          <thead>
            <tr>
              <th scope="col">{t('console.branch')}</th>
              <th scope="col">{t('console.silence')}</th>
              <th scope="col" className="amount">
                {t('console.open')}
              </th>
              <th scope="col" className="amount">
                {t('console.overdue')}
              </th>
              <th scope="col" className="amount">
                {t('console.devices')}
              </th>
              <th scope="col" className="amount">
                {t('console.events')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.branchId}>
                <th scope="row">
                  <button
                    type="button"
                    data-row
                    className="cell-link"
                    onClick={() => go({ name: 'cases', branchId: row.branchId })}
                  >
                    {row.code} · {row.name}
                  </button>
                </th>
                <td>
                  <Mark tone={silence(row)}>
                    {row.silentMinutes === null
                      ? t('console.neverSpoke')
                      : row.silentMinutes < 1
                        ? t('console.justNow')
                        : t('console.silentFor', {
                            time: spanWords(t, row.silentMinutes * MINUTE_MS),
                          })}
                  </Mark>{' '}
                  <span className="soft">
                    {row.lastContactAt === null ? '' : exactMoment(row.lastContactAt)}
                  </span>
                </td>
                <td className="amount">{row.openCases}</td>
                <td className="amount">
                  {row.overdueCases > 0 ? <Mark tone="alarm">{row.overdueCases}</Mark> : 0}
                </td>
                <td className="amount">{row.devices}</td>
                <td className="amount">
                  {row.events}{' '}
                  {row.broken > 0 && (
                    <Mark tone="alarm">{t('console.broken', { count: row.broken })}</Mark>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
