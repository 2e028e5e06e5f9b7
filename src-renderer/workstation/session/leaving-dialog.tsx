/** What is left lying when somebody leaves, each with the way to it. Leaving stays possible. */
import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { sourceWords } from '../../words/source.ts'
import type { Place } from '../frame/places.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { shiftIdTitle } from '../handover/shift-words.ts'
import { type LeavingWarnings, useLeaving } from './leaving.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function LeavingDialog() {
  const { t } = useTranslation()
  const { warnings, stay, leave } = usePicked(useLeaving, 'warnings', 'stay', 'leave')
  const goTo = useNavigation((state) => state.go)
  const go = (place: Place) => {
    stay()
    goTo(place)
  }
  return (
    <Modal
      open={warnings !== null}
      title={t('leaving.title')}
      onCancel={stay}
      destroyOnHidden
      footer={[
        <Button key="leave" onClick={() => void leave()}>
          {t('leaving.leave')}
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={stay}>
          {t('leaving.stay')}
        </Button>,
      ]}
    >
      <ul className="rows">
        {warnings?.map((warning) => (
          <Line
            key={warning.kind === 'unsigned_handover' ? warning.shiftId : warning.kind}
            warning={warning}
            go={go}
          />
        ))}
      </ul>
      <p className="soft">{t('leaving.note', { source: sourceWords(t, 'S4-21(4)') })}</p>
    </Modal>
  )
}

function Line({
  warning,
  go,
}: {
  readonly warning: LeavingWarnings[number]
  readonly go: (place: Place) => void
}) {
  const { t } = useTranslation()
  return warning.kind === 'unsigned_handover' ? (
    <li className="line-still">
      <span>{t('leaving.unsigned', { shift: shiftIdTitle(t, warning.shiftId) })}</span>
      <Button size="small" onClick={() => go({ name: 'shift', shiftId: warning.shiftId })}>
        {t('leaving.toShift')}
      </Button>
    </li>
  ) : (
    <li className="line-still">
      <span>{t('leaving.drafts', { count: warning.count })}</span>
      <Button size="small" onClick={() => go({ name: 'today' })}>
        {t('leaving.toDrafts')}
      </Button>
    </li>
  )
}
