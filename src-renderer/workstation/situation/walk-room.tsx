/** The room of walks on the page of words: the situations, and the one that is being walked. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCase } from '../complaint/desk/case.state.ts'
import { openRecordHere } from './record-forms.ts'
import { SituationList } from './situation-list.tsx'
import { WalkScreen } from './walk-screen.tsx'
import { useWalk } from './walk.state.ts'

export function WalkRoom() {
  const { t } = useTranslation()
  const walking = useWalk((state) => state.walk !== null)
  const restore = useWalk((state) => state.restore)
  const row = useCase((state) => state.detail?.row ?? null)
  useEffect(() => {
    if (!useWalk.getState().walk) void restore()
  }, [restore])
  if (walking) return <WalkScreen openRecord={(call) => void openRecordHere(call, t)} />
  return <SituationList caseId={row?.caseId ?? null} caseNumber={row?.caseNumber ?? null} />
}
