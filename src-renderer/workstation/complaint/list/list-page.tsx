import { Button, Input, Pagination, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/icon.tsx'
import { Empty, Key, PageHead, Waiting } from '../../../ui/page.tsx'
import { RefusalNote } from '../../../ui/refusal-note.tsx'
import { useNavigation } from '../../frame/navigation.state.ts'
import { useFresh } from '../../frame/reload.ts'
import { useMay } from '../../session/session.state.ts'
import { CaseRows } from '../case-rows.tsx'
import { PAGE, useComplaintList } from './list.state.ts'
import { usePicked } from '../../../ui/picked.ts'

const FILTERS = ['open', 'finished', 'all'] as const

/** All complaints of the branch: search, filter, arrow keys, Enter. */
export function ComplaintListPage() {
  const { t } = useTranslation()
  const { state, search, page, rows, total, fault, show, load } = usePicked(
    useComplaintList,
    'state',
    'search',
    'page',
    'rows',
    'total',
    'fault',
    'show',
    'load',
  )
  const go = useNavigation((navigation) => navigation.go)
  const mayWrite = useMay('complaint.write')
  useFresh(load)
  return (
    <>
      <PageHead
        title={t('place.complaints')}
        note={rows ? t('list.total', { count: total }) : undefined}
        actions={
          <>
            <Button onClick={() => go({ name: 'slips' })}>{t('slip.title')}</Button>
            {mayWrite && (
              <Button type="primary" onClick={() => go({ name: 'intake' })}>
                {t('place.go.intake')} <Key press="F2" />
              </Button>
            )}
          </>
        }
      />
      <div className="list-tools">
        <Segmented
          aria-label={t('list.filter')}
          value={state}
          options={FILTERS.map((value) => ({ value, label: t(`list.state.${value}`) }))}
          onChange={(value) => show({ state: value })}
        />
        <Input
          allowClear
          className="list-search"
          prefix={<Icon name="search" size={18} />}
          value={search}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          onChange={(event) => show({ search: event.target.value })}
        />
      </div>
      <RefusalNote refusal={fault} />
      {rows === null && !fault && <Waiting label={t('state.loading')} lines={10} />}
      {rows?.length === 0 && (
        <Empty
          text={t(search.trim() !== '' ? 'list.nothingFound' : 'list.none')}
          action={
            search === '' ? undefined : (
              <Button onClick={() => show({ search: '' })}>{t('list.clear')}</Button>
            )
          }
        />
      )}
      {rows && rows.length > 0 && <CaseRows rows={rows} />}
      {total > PAGE && (
        <Pagination
          current={page}
          pageSize={PAGE}
          total={total}
          showSizeChanger={false}
          onChange={(next) => show({ page: next })}
        />
      )}
    </>
  )
}
