/** The key that brings the strip up, for whoever may settle it; a taken key is said. */
import { Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { STRIP_HOTKEYS } from '#shared/contract/strip-hotkeys.ts'
import { subscribe } from '../../bridge/client.ts'
import { Field } from '../../ui/field.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Section } from '../../ui/page.tsx'
import { useMay } from '../session/session.state.ts'
import { useSetting } from './setting.state.ts'
import { useStrip } from './strip.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function StripSection() {
  const { t } = useTranslation()
  const { stripHotkey, change } = usePicked(useSetting, 'stripHotkey', 'change')
  const { available, hotkeyTaken, load } = usePicked(useStrip, 'available', 'hotkeyTaken', 'load')
  const mayManage = useMay('setting.manage')
  useEffect(() => {
    void load()
    return subscribe('settings', () => void load())
  }, [load])
  if (!available) return null
  return (
    <Section title={t('strip.title')}>
      <Field label={t('field.stripHotkey')} hint={t('strip.keyHint')}>
        {({ status: _status, ...control }) => (
          <Select
            {...control}
            value={stripHotkey}
            disabled={!mayManage}
            onChange={(key) => void change({ stripHotkey: key })}
            options={STRIP_HOTKEYS.map((key) => ({
              value: key,
              label: key === 'none' ? t('strip.noKey') : keyWords(key),
            }))}
          />
        )}
      </Field>
      {hotkeyTaken && (
        <Mark tone="warning">{t('strip.keyTaken', { key: keyWords(stripHotkey) })}</Mark>
      )}
    </Section>
  )
}

/** As it stands on the keyboard: `Ctrl Alt H`. */
export function keyWords(key: string): string {
  return key.replace('Control', 'Ctrl').replaceAll('+', ' ')
}
