/** What is said once a report has left this machine. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Key } from '../../ui/page.tsx'
import { useNavigation } from '../frame/navigation.state.ts'

/** Shown once; whoever leaves it cannot come back to it. */
export function Receipt({ receipt }: { readonly receipt: string }) {
  const { t } = useTranslation()
  return (
    <div className="saved" role="status">
      <p className="saved-word">{t('sealed.done')}</p>
      <p className="soft">{t('sealed.receipt')}</p>
      <p className="saved-number number">{receipt}</p>
      <p>{t('sealed.doneNote')}</p>
      <Leave />
    </div>
  )
}

function Leave() {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  return (
    <div className="form-foot">
      <Button type="primary" size="large" autoFocus onClick={() => go({ name: 'today' })}>
        {t('place.today')} <Key press="↵" />
      </Button>
    </div>
  )
}
