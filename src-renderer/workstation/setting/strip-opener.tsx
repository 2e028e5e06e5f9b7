/** Opens the strip from the words to say; only where the program has a window of its own. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/session.state.ts'
import { useStrip } from './strip.state.ts'

export function StripOpener() {
  const { t } = useTranslation()
  const inWindow = useSession((state) => state.status?.host === 'electron')
  const toggle = useStrip((state) => state.toggle)
  if (!inWindow) return null
  return (
    <Button type="text" size="small" onClick={() => void toggle()}>
      {t('strip.title')}
    </Button>
  )
}
