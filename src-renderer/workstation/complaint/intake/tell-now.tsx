/** Whom to call in while the customer stands there (S2-13(2)): their number, and that somebody called. */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import type { Decision } from '#shared/complaint/rules/types.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { hostNow } from '../../../ui/now.ts'
import { exactMoment } from '../../../words/moment.ts'
import { sourceWords } from '../../../words/source.ts'
import { useSetting } from '../../setting/setting.state.ts'
import { useIntake } from './intake.state.ts'

type Target = IntakeDraft['alerted'][number]['target']

export function TellNow({
  decision,
  draft,
}: {
  readonly decision: Decision
  readonly draft: IntakeDraft
}) {
  const { t } = useTranslation()
  const { notify, scripts, notes = [] } = decision.alerts
  if (notify.length === 0 && notes.length === 0) return null
  const why = decision.explanations.filter(({ decision: what }) => what === 'alerts')
  return (
    <div className="tell-now" role="alert">
      <strong>{t('rules.tellNow')}</strong>
      {notify.map((target) => (
        <Told key={target} target={target} draft={draft} />
      ))}
      {notes.map((note) => (
        <p key={note}>{t(`receptionNote.${note}`)}</p>
      ))}
      {scripts.length > 0 && <p>{t('rules.say', { scripts: scripts.join(t('list.comma')) })}</p>}
      <ul className="why">
        {why.map(({ rule, source }) => (
          <li key={rule}>
            {t(`rule.${rule}`)} <span className="soft">{sourceWords(t, source)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** One tick a person called: the minute of the tick goes into the book with the case. */
function Told({ target, draft }: { readonly target: Target; readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const change = useIntake((state) => state.change)
  const phone = useSetting((state) => state.alertPhones[target])
  const told = draft.alerted.find((one) => one.target === target)
  const others = draft.alerted.filter((one) => one.target !== target)
  const at = () => formatInstant(Math.floor(hostNow() / MINUTE_MS) * MINUTE_MS)
  return (
    <p className="tell-whom">
      <Checkbox
        checked={told !== undefined}
        onChange={({ target: { checked } }) =>
          change({ alerted: checked ? [...others, { target, at: at() }] : others })
        }
      >
        <span className="tell-name">{t(`notifyTarget.${target}`)}</span>{' '}
        <span className={phone === '' ? 'soft' : 'number'}>
          {phone === '' ? t('rules.noPhone') : phone}
        </span>
        {told && (
          <span className="told">{t('rules.toldAt', { at: exactMoment(told.at).slice(11) })}</span>
        )}
      </Checkbox>
    </p>
  )
}
