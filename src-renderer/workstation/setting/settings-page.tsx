import { InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/field.tsx'
import { PageHead, Pair, Pairs, Section } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useMay, useSession } from '../session/session.state.ts'
import { AlertPhones } from './alert-phones.tsx'
import { CalendarSection } from './calendar-section.tsx'
import { LanguageSwitch, ThemeSwitch } from './language-switch.tsx'
import { useSetting } from './setting.state.ts'
import { ResponsibilitySection } from './responsibility-section.tsx'
import { StaffSection } from './staff-section.tsx'
import { KeptSection } from '../sealed/kept-section.tsx'
import { StoreSection } from './store-section.tsx'
import { StripSection } from './strip-section.tsx'
import { usePicked } from '../../ui/picked.ts'

export function SettingsPage() {
  const { t } = useTranslation()
  const { autoLockMinutes, syncEveryMinutes, change, fault } = usePicked(
    useSetting,
    'autoLockMinutes',
    'syncEveryMinutes',
    'change',
    'fault',
  )
  const status = useSession((state) => state.status)
  const mayManage = useMay('setting.manage')
  const mayErase = useMay('complaint.erase')
  return (
    <>
      <PageHead title={t('place.settings')} />
      <RefusalNote refusal={fault} />
      <div className="settings">
        <div>
          <Section title={t('setting.screen')}>
            <div className="setting-row">
              <span>{t('setting.language')}</span>
              <LanguageSwitch />
            </div>
            <div className="setting-row">
              <span>{t('setting.theme')}</span>
              <ThemeSwitch />
            </div>
          </Section>
          <Section title={t('setting.workstation')}>
            <div className="two">
              <Field label={t('field.autoLockMinutes')} hint={t('setting.autoLockHint')}>
                {({ status: _status, ...control }) => (
                  <Minutes
                    {...control}
                    max={60}
                    value={autoLockMinutes}
                    disabled={!mayManage}
                    save={(minutes) => void change({ autoLockMinutes: minutes })}
                  />
                )}
              </Field>
              <Field label={t('field.syncEveryMinutes')} hint={t('setting.syncHint')}>
                {({ status: _status, ...control }) => (
                  <Minutes
                    {...control}
                    max={240}
                    value={syncEveryMinutes}
                    disabled={!mayManage}
                    save={(minutes) => void change({ syncEveryMinutes: minutes })}
                  />
                )}
              </Field>
            </div>
            {!mayManage && <p className="soft">{t('setting.supervisorOnly')}</p>}
          </Section>
          <StripSection />
          <AlertPhones />
          <Section title={t('setting.about')}>
            <Pairs>
              <Pair
                name={t('setting.branch')}
              >{`${status?.branch?.code ?? ''} · ${status?.branch?.name ?? ''}`}</Pair>
              <Pair name={t('field.profile')}>
                {status?.branch ? t(`profile.${status.branch.profile}`) : ''}
              </Pair>
              <Pair name={t('setting.device')}>
                <span className="number">{`${status?.device.fingerprint ?? ''} · ${status?.device.tag ?? ''}`}</span>
              </Pair>
              <Pair name={t('setting.host')}>{status ? t(`host.${status.host}`) : ''}</Pair>
              <Pair name={t('setting.version')}>
                <span className="number">{status?.version}</span>
              </Pair>
            </Pairs>
          </Section>
        </div>
        <div>
          <StaffSection />
          <ResponsibilitySection />
          <CalendarSection />
          {mayErase && <KeptSection />}
          {mayManage && <StoreSection />}
        </div>
      </div>
    </>
  )
}

function Minutes({
  value,
  max,
  disabled,
  save,
  ...control
}: {
  readonly value: number
  readonly max: number
  readonly disabled: boolean
  readonly save: (minutes: number) => void
  readonly id: string
}) {
  const { t } = useTranslation()
  return (
    <InputNumber
      {...control}
      // Shows the new value after the host took it, and the old one again when it did not.
      key={value}
      min={1}
      max={max}
      precision={0}
      disabled={disabled}
      defaultValue={value}
      suffix={t('setting.minutes')}
      changeOnBlur
      onBlur={(event) => {
        const minutes = Number(event.target.value)
        if (Number.isInteger(minutes) && minutes >= 1 && minutes <= max && minutes !== value)
          save(minutes)
      }}
    />
  )
}
