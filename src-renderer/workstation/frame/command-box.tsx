/** Ctrl+K: one box for cases, commands and phrases. */
import { Input, Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dialogPlace } from '../../ui/dialog-place.ts'
import { Icon } from '../../ui/icon.tsx'
import { isConfirm } from '../../ui/keyboard.ts'
import { Key } from '../../ui/page.tsx'
import { useAlarms } from '../alarm/alarm.state.ts'
import { usePhrases } from '../phrase/phrase.state.ts'
import { useSession } from '../session/session.state.ts'
import { useSetting } from '../setting/setting.state.ts'
import { useStrip } from '../setting/strip.state.ts'
import { useSync } from '../sync/sync.state.ts'
import { useCommands } from './command.state.ts'
import { useNavigation } from './navigation.state.ts'
import { useNavigationRows } from './side-bar.tsx'
import { usePicked } from '../../ui/picked.ts'

interface Choice {
  readonly id: string
  readonly group: 'case' | 'command' | 'phrase'
  readonly title: string
  readonly note: ReactNode
  readonly run: () => void
}

function useChoices(): readonly Choice[] {
  const { t } = useTranslation()
  const { text, cases, phrases } = usePicked(useCommands, 'text', 'cases', 'phrases')
  const rows = useNavigationRows()
  const { go, openCommands } = usePicked(useNavigation, 'go', 'openCommands')
  const { locale, theme, change } = usePicked(useSetting, 'locale', 'theme', 'change')
  const inWindow = useSession((state) => state.status?.host === 'electron')
  const command = (id: string, title: string, note: ReactNode, run: () => void): Choice => ({
    id,
    group: 'command',
    title,
    note,
    run: () => {
      openCommands(false)
      run()
    },
  })
  const commands = [
    ...rows.map((row) =>
      command(row.name, t(`place.go.${row.name}`), <Key press={row.key.replace('+', ' ')} />, () =>
        go({ name: row.name }),
      ),
    ),
    ...(rows.some(({ name }) => name === 'duty')
      ? [command('upward', t('place.go.upward'), null, () => go({ name: 'upward' }))]
      : []),
    command(
      'lock',
      t('session.lockNow'),
      <Key press="Ctrl L" />,
      () => void useSession.getState().lock(),
    ),
    command('send', t('sync.sendNow'), null, () => void useSync.getState().sendNow()),
    command('alarms', t('place.go.alarms'), <Key press="F6" />, () =>
      useAlarms.getState().toggle(true),
    ),
    command('panel', t('phrase.toggle'), <Key press="F7" />, () => usePhrases.getState().summon()),
    ...(inWindow
      ? [command('strip', t('strip.toggle'), null, () => void useStrip.getState().toggle())]
      : []),
    command(
      'contrast',
      t(theme === 'paper' ? 'theme.toHighContrast' : 'theme.toPaper'),
      null,
      () => void change({ theme: theme === 'paper' ? 'high_contrast' : 'paper' }),
    ),
    ...(['zh-CN', 'zh-TW', 'en'] as const)
      .filter((language) => language !== locale)
      .map((language) =>
        command(
          `language-${language}`,
          t(`language.${language}`),
          t('setting.language'),
          () => void change({ locale: language }),
        ),
      ),
  ]
  const wanted = text.trim().toLowerCase()
  return [
    ...cases.map((row) => ({
      id: row.caseId,
      group: 'case' as const,
      title: row.caseNumber,
      note: `${row.customerName ?? t('case.anonymous')} · ${row.excerpt ?? t('case.erasedShort')}`,
      run: () => go({ name: 'case', caseId: row.caseId }),
    })),
    ...commands.filter(({ title }) => title.toLowerCase().includes(wanted)),
    ...phrases.map((phrase) => ({
      id: phrase.code,
      group: 'phrase' as const,
      title: phrase.title,
      note: phrase.text,
      run: () => {
        openCommands(false)
        void usePhrases.getState().find(phrase.code)
        usePhrases.getState().summon()
      },
    })),
  ]
}

export function CommandBox() {
  const { t } = useTranslation()
  const open = useNavigation((state) => state.commandsOpen)
  const openCommands = useNavigation((state) => state.openCommands)
  const clear = useCommands((state) => state.clear)
  return (
    <Modal
      open={open}
      onCancel={() => openCommands(false)}
      afterClose={clear}
      footer={null}
      closable={false}
      destroyOnHidden
      getContainer={dialogPlace}
      width={640}
      title={<span className="only-heard">{t('command.open')}</span>}
      className="command-box"
    >
      <CommandList />
    </Modal>
  )
}

function CommandList() {
  const { t } = useTranslation()
  const { text, search, searching } = usePicked(useCommands, 'text', 'search', 'searching')
  const choices = useChoices()
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, choices.length - 1)

  const onKeyDown = (event: KeyboardEvent) => {
    if (isConfirm(event)) {
      event.preventDefault()
      choices[at]?.run()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setChosen((at + step + choices.length) % Math.max(1, choices.length))
    }
  }
  return (
    <>
      <Input
        autoFocus
        size="large"
        value={text}
        prefix={<Icon name="search" size={18} />}
        placeholder={t('command.placeholder')}
        role="combobox"
        aria-expanded
        aria-controls="command-choices"
        aria-activedescendant={choices[at] ? `choice-${at}` : undefined}
        aria-label={t('command.open')}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setChosen(0)
          void search(event.target.value)
        }}
      />
      <div id="command-choices" role="listbox" aria-label={t('command.open')} className="choices">
        {choices.map((choice, index) => (
          <div key={`${choice.group}-${choice.id}`} role="presentation">
            {choices[index - 1]?.group !== choice.group && (
              <div className="choice-group soft">{t(`command.group.${choice.group}`)}</div>
            )}
            <button
              type="button"
              id={`choice-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className="choice"
              onClick={choice.run}
              onPointerMove={() => setChosen(index)}
            >
              <span className="choice-title">{choice.title}</span>
              <span className="choice-note soft">{choice.note}</span>
            </button>
          </div>
        ))}
        {choices.length === 0 && !searching && (
          <p className="soft choice-none">{t('command.nothing')}</p>
        )}
      </div>
    </>
  )
}
