/** A list of records: what waits or everything, why it cannot be read, that there is none, and its pages. */
import { Button, Pagination, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { FILTERS, type RecordPages, ROWS_A_PAGE } from './record-pages.ts'

export function RecordList<Row>({
  words,
  pages: { filter, page, rows, total, fault, narrow },
  children,
}: {
  /** The section of the texts that names these records. */
  readonly words: 'slip' | 'upward'
  readonly pages: Omit<RecordPages<Row, unknown>, 'loadList' | 'load'>
  readonly children: (rows: readonly Row[]) => ReactNode
}) {
  const { t } = useTranslation()
  const isOpen = filter === 'open'
  return (
    <>
      <div className="list-tools">
        <Segmented
          aria-label={t('list.filter')}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: t(`${words}.filter.${value}`) }))}
          onChange={(value) => narrow({ filter: value })}
        />
      </div>
      <RefusalNote refusal={fault} />
      {rows === null && !fault && <Waiting label={t('state.loading')} lines={8} />}
      {rows?.length === 0 && (
        <Empty
          text={t(isOpen ? `${words}.noneOpen` : `${words}.none`)}
          action={
            isOpen && (
              <Button onClick={() => narrow({ filter: 'all' })}>{t(`${words}.showAll`)}</Button>
            )
          }
        />
      )}
      {rows && rows.length > 0 && children(rows)}
      {total > ROWS_A_PAGE && (
        <Pagination
          current={page}
          pageSize={ROWS_A_PAGE}
          total={total}
          showSizeChanger={false}
          onChange={(next) => narrow({ page: next })}
        />
      )}
    </>
  )
}
