/** Numbers of whoever is called in at once when press, a lawyer or violence comes in (S2-13(2)). */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { NOTIFY_TARGETS } from '#shared/complaint/rules/types.ts'
import { Field } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'
import { useMay } from '../session/session.state.ts'
import { useSetting } from './setting.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function AlertPhones() {
  const { t } = useTranslation()
  const { alertPhones, change } = usePicked(useSetting, 'alertPhones', 'change')
  const mayManage = useMay('setting.manage')
  return (
    <Section title={t('setting.alertPhones')}>
      <p className="soft">{t('setting.alertPhonesNote')}</p>
      <div className="two">
        {NOTIFY_TARGETS.map((target) => (
          <Field key={target} label={t(`notifyTarget.${target}`)}>
            {({ status: _status, ...control }) => (
              <Input
                {...control}
                // Shows the new number after the host took it, and the old one again when it did not.
                key={alertPhones[target]}
                className="number"
                maxLength={40}
                autoComplete="off"
                disabled={!mayManage}
                defaultValue={alertPhones[target]}
                onBlur={(event) => {
                  const phone = event.target.value.trim()
                  if (phone === alertPhones[target]) return
                  void change({ alertPhones: { ...alertPhones, [target]: phone } })
                }}
              />
            )}
          </Field>
        ))}
      </div>
    </Section>
  )
}
