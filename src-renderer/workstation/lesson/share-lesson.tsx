/** On the desk of a case that is over: the way to write for colleagues what was learned from it (S4-40). */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isFinished } from '#shared/complaint/lifecycle/steps.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { usePractice } from '../practice/practice.state.ts'
import { useMay } from '../session/session.state.ts'
import { useLessons } from './lesson.state.ts'

export function ShareLesson({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const mayShare = useMay('complaint.handle')
  const { caseId, state, intakeType, ownComplaint } = detail.row
  if (!mayShare || ownComplaint || intakeType !== 'complaint' || !isFinished(state)) return null
  const share = () => {
    void useLessons.getState().write(caseId)
    void usePractice.getState().show('lessons')
    go({ name: 'phrases', room: 'practice' })
  }
  return (
    <Button block type="text" className="others-door lesson-share" onClick={share}>
      <span>{t('lesson.share')}</span>
    </Button>
  )
}
