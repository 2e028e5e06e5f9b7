import { Button, Input, Pagination, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { CustomerName, GravityMarks } from '../workstation/complaint/case-marks.tsx'
import { ClockMark } from '../workstation/complaint/clocks.tsx'
import { Icon } from '../ui/icon.tsx'
import { walkRows } from '../ui/keyboard.ts'
import { Mark } from '../ui/mark.tsx'
import { useMinute } from '../ui/now.ts'
import { Empty, PageHead, Waiting } from '../ui/page.tsx'
import { momentWords } from '../words/moment.ts'
import { CASES_A_PAGE, useConsole } from './console.state.ts'
import { usePicked } from '../ui/picked.ts'

const FILTERS = ['open', 'overdue', 'awaiting', 'finished', 'all'] as const

/** Cases of one branch or of all. */
export function ConsoleCasesPage({ branchId }: { readonly branchId: string | null }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { cases, branches, filter, narrow, go, fault } = usePicked(
    useConsole,
    'cases',
    'branches',
    'filter',
    'narrow',
    'go',
    'fault',
  )
  const branch = branches?.find((row) => row.branchId === branchId)
  return (
    <>
      <PageHead
        title={branch ? `${branch.code} · ${branch.name}` : t('console.place.cases')}
        note={cases ? t('list.total', { count: cases.total }) : undefined}
        actions={
          branchId !== null && (
            <Button onClick={() => go({ name: 'cases', branchId: null })}>
              {t('console.allBranches')}
            </Button>
          )
        }
      />
      <div className="list-tools">
        <Segmented
          aria-label={t('list.filter')}
          value={filter.state}
          options={FILTERS.map((value) => ({ value, label: t(`list.state.${value}`) }))}
          onChange={(state) => narrow({ state })}
        />
        <Input
          allowClear
          className="list-search"
          prefix={<Icon name="search" size={18} />}
          value={filter.search}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          onChange={(event) => narrow({ search: event.target.value })}
        />
      </div>
      {!cases && !fault && <Waiting label={t('state.loading')} lines={8} />}
      {cases?.rows.length === 0 && <Empty text={t('list.none')} />}
      <ol className="rows" onKeyDown={walkRows} aria-label={t('list.cases')}>
        {cases?.rows.map((row) => (
          <li key={row.caseId}>
            <button
              type="button"
              data-row
              className="case-row"
              onClick={() => go({ name: 'case', branchId: row.branchId, caseId: row.caseId })}
            >
              <span className="case-row-main">
                <span className="case-row-head">
                  <strong className="number">{row.caseNumber}</strong>
                  <CustomerName row={row} />
                  <span className="soft">
                    {row.branchCode} · {t(`channel.${row.channel}`)} ·{' '}
                    {momentWords(row.receivedAt, now)}
                  </span>
                </span>
                <span className="case-row-facts">{row.excerpt ?? t('case.erased')}</span>
                <span className="case-row-marks">
                  <Mark tone={row.state === 'closed' ? 'good' : 'accent'}>
                    {t(`caseState.${row.state}`)}
                  </Mark>
                  <GravityMarks row={row} />
                  {row.openInstructions > 0 && (
                    <Mark tone="accent">
                      {t('case.openInstructions', { count: row.openInstructions })}
                    </Mark>
                  )}
                  {row.conflicts > 0 && (
                    <Mark tone="alarm">{t('case.conflicts', { count: row.conflicts })}</Mark>
                  )}
                </span>
              </span>
              <span className="case-row-clock">
                {row.nextClock && (
                  <>
                    <ClockMark clock={row.nextClock} />
                    <span>{t(`deadline.${row.nextClock.kind}`)}</span>
                  </>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {(cases?.total ?? 0) > CASES_A_PAGE && (
        <Pagination
          current={filter.page}
          pageSize={CASES_A_PAGE}
          total={cases?.total ?? 0}
          showSizeChanger={false}
          onChange={(page) => narrow({ page })}
        />
      )}
    </>
  )
}
