/** What other branches sent here: open ones by their time. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../../ui/page.tsx'
import { useNavigation } from '../../frame/navigation.state.ts'
import { useFresh } from '../../frame/reload.ts'
import { RecordList } from '../../record/record-list.tsx'
import { SlipRows } from './slip-rows.tsx'
import { useSlips } from './slip.state.ts'

export function SlipsPage() {
  const { t } = useTranslation()
  const pages = useSlips((state) => state)
  const go = useNavigation((state) => state.go)
  useFresh(pages.loadList)
  return (
    <>
      <PageHead
        title={t('slip.title')}
        note={t('slip.note')}
        actions={<Button onClick={() => go({ name: 'complaints' })}>{t('slip.ownCases')}</Button>}
      />
      <RecordList words="slip" pages={pages}>
        {(rows) => <SlipRows rows={rows} />}
      </RecordList>
    </>
  )
}
