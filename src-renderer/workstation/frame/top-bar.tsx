/** Branch, person, search, head office and the lock: what must be true at a glance. */
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { Key } from '../../ui/page.tsx'
import { LANGUAGES, type Language } from '../../words/language.ts'
import { AlarmBell } from '../alarm/alarm-bell.tsx'
import { LeavingDialog } from '../session/leaving-dialog.tsx'
import { useLeaving } from '../session/leaving.state.ts'
import { useMay, useSession } from '../session/session.state.ts'
import { useSetting } from '../setting/setting.state.ts'
import { useSync } from '../sync/sync.state.ts'
import { SyncMark } from '../sync/sync-word.tsx'
import { useNavigation } from './navigation.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function TopBar() {
  const { t } = useTranslation()
  const { status, lock } = usePicked(useSession, 'status', 'lock')
  const leave = useLeaving((state) => state.ask)
  const { go, openCommands } = usePicked(useNavigation, 'go', 'openCommands')
  const sync = useSync((state) => state.status)
  const { locale, change } = usePicked(useSetting, 'locale', 'change')
  const { branch, person } = status ?? {}
  const mayHear = useMay('complaint.read')

  return (
    <header className="top">
      <div className="top-branch">
        <strong>{branch?.name}</strong>
        <span className="soft">{branch?.code}</span>
      </div>
      <button type="button" className="top-search" onClick={() => openCommands(true)}>
        <Icon name="search" size={18} />
        <span>{t('command.open')}</span>
        <Key press="Ctrl K" />
      </button>
      <div className="top-end">
        {mayHear && <AlarmBell />}
        <button type="button" className="top-sync" onClick={() => go({ name: 'sync' })}>
          <SyncMark status={sync} />
        </button>
        <Dropdown
          trigger={['click']}
          autoFocus
          menu={{
            selectedKeys: [locale],
            items: LANGUAGES.map((language) => ({
              key: language,
              label: t(`language.${language}`),
            })),
            onClick: ({ key }) => void change({ locale: key as Language }),
          }}
        >
          <Button
            type="text"
            // What stands on the button is part of its name, so that it can be called by voice.
            aria-label={`${t('setting.language')} ${t(`language.short.${locale}`)}`}
          >
            {t(`language.short.${locale}`)}
          </Button>
        </Dropdown>
        <Dropdown
          trigger={['click']}
          autoFocus
          menu={{
            items: [{ key: 'leave', label: t('session.signOut') }],
            onClick: () => void leave(),
          }}
        >
          <Button type="text" className="top-person">
            <strong>{person?.name ?? person?.employeeNo}</strong>
            <span className="soft">{person ? t(`role.${person.role}`) : ''}</span>
          </Button>
        </Dropdown>
        <Button
          icon={<Icon name="lock" size={18} />}
          onClick={() => void lock()}
          title={t('session.lockHint')}
        >
          {t('session.lock')}
          <Key press="Ctrl L" />
        </Button>
      </div>
      <LeavingDialog />
    </header>
  )
}
