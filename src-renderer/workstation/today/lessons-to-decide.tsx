/** Lessons that wait for this supervisor's decision: one quiet line that leads to them (S4-40). */
import { useTranslation } from 'react-i18next'
import { Section } from '../../ui/page.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { usePractice } from '../practice/practice.state.ts'

export function LessonsToDecide({ count }: { readonly count: number }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const show = usePractice((state) => state.show)
  if (count === 0) return null
  const toLessons = () => {
    void show('lessons')
    go({ name: 'phrases', room: 'practice' })
  }
  return (
    <Section title={t('today.lessons')}>
      <button type="button" className="line" onClick={toLessons}>
        <span>{t('today.lessonsToDecide', { count })}</span>
      </button>
    </Section>
  )
}
