/** What other branches sent here: open ones by their time. */
import { Button, Pagination, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Empty, PageHead, Waiting } from '../../../ui/page.tsx'
import { RefusalNote } from '../../../ui/refusal-note.tsx'
import { useNavigation } from '../../frame/navigation.state.ts'
import { useFresh } from '../../frame/reload.ts'
import { SlipRows } from './slip-rows.tsx'
import { SLIPS_A_PAGE, useSlips } from './slip.state.ts'

const FILTERS = ['open', 'all'] as const

export function SlipsPage() {
  const { t } = useTranslation()
  const { filter, page, rows, total, fault, narrow, loadList } = useSlips()
  const go = useNavigation((state) => state.go)
  useFresh(loadList)
  return (
    <>
      <PageHead
        title={t('slip.title')}
        note={t('slip.note')}
        actions={<Button onClick={() => go({ name: 'complaints' })}>{t('slip.ownCases')}</Button>}
      />
      <div className="list-tools">
        <Segmented
          aria-label={t('list.filter')}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: t(`slip.filter.${value}`) }))}
          onChange={(value) => narrow({ filter: value })}
        />
      </div>
      <RefusalNote refusal={fault} />
      {rows === null && !fault && <Waiting label={t('state.loading')} lines={8} />}
      {rows?.length === 0 && (
        <Empty
          text={t(filter === 'open' ? 'slip.noneOpen' : 'slip.none')}
          action={
            filter === 'open' && (
              <Button onClick={() => narrow({ filter: 'all' })}>{t('slip.showAll')}</Button>
            )
          }
        />
      )}
      {rows && rows.length > 0 && <SlipRows rows={rows} />}
      {total > SLIPS_A_PAGE && (
        <Pagination
          current={page}
          pageSize={SLIPS_A_PAGE}
          total={total}
          showSizeChanger={false}
          onChange={(next) => narrow({ page: next })}
        />
      )}
    </>
  )
}
