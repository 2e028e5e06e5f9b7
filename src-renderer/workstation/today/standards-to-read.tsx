/** Own standards that wait to be read: one quiet line that leads to them (S1-14). */
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/contract/workstation.ts'
import { Section } from '../../ui/page.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { usePractice } from '../practice/practice.state.ts'

interface Props {
  readonly standards: Output<'today.get'>['standards']
}

export function StandardsToRead({ standards: { unread, reworded } }: Props) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const show = usePractice((state) => state.show)
  const parts = [
    ...(unread > 0 ? [t('today.standardsUnread', { count: unread })] : []),
    ...(reworded > 0 ? [t('today.standardsReworded', { count: reworded })] : []),
  ]
  if (parts.length === 0) return null
  const toStandards = () => {
    void show('standards')
    go({ name: 'phrases', room: 'practice' })
  }
  return (
    <Section title={t('today.standards')}>
      <button type="button" className="line" onClick={toStandards}>
        <span>{parts.join(' · ')}</span>
      </button>
    </Section>
  )
}
