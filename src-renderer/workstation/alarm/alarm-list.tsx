/**
 * The list of alarms beside the work, where the words to say stand otherwise. Keys alone are enough:
 * digits open, K has seen.
 */
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlarmView } from '#shared/contract/calls/alarm.ts'
import { isComposing, walkRows } from '../../ui/keyboard.ts'
import { useMinute } from '../../ui/now.ts'
import { Empty, Key, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { momentWords } from '../../words/moment.ts'
import { sourceWords } from '../../words/source.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { useSession } from '../session/session.state.ts'
import { useAlarms } from './alarm.state.ts'
import {
  AlarmMark,
  audienceWords,
  clockName,
  DueWords,
  placeOf,
  recordWords,
} from './alarm-words.tsx'
import { askForDesktop, type DesktopState, desktopState } from './desktop-notification.ts'
import { usePicked } from '../../ui/picked.ts'

/** As many rows as there are digits to open them with. */
const DIGITS = 9

export function AlarmList() {
  const { t } = useTranslation()
  const { alarms, nextAt, fault, acknowledge, toggle } = usePicked(
    useAlarms,
    'alarms',
    'nextAt',
    'fault',
    'acknowledge',
    'toggle',
  )
  const go = useNavigation((state) => state.go)
  const place = useRef<HTMLElement>(null)
  useFocusInside(place)
  const now = useMinute()

  const openRecord = (alarm: AlarmView | undefined) => {
    if (!alarm) return
    toggle(false)
    go(placeOf(alarm))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event)) return
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : null
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-alarm]')
    if (event.key === 'Escape') toggle(false)
    else if (digit !== null) openRecord(alarms?.[digit - 1])
    else if (event.key.toLowerCase() === 'k' && row?.dataset['alarm'] !== undefined) {
      void acknowledge(row.dataset['alarm'])
    } else return walkRows(event)
    event.preventDefault()
    // The page behind has letters and digits of its own.
    event.stopPropagation()
  }

  return (
    <aside
      id="alarm-list"
      ref={place}
      className="panel alarms"
      aria-label={t('alarm.title')}
      onKeyDown={onKeyDown}
    >
      <div className="panel-head">
        <h2 tabIndex={-1}>{t('alarm.title')}</h2>
        <Button type="text" size="small" onClick={() => toggle(false)}>
          {t('alarm.shut')} <Key press="F6" />
        </Button>
      </div>
      <RefusalNote refusal={fault} />
      {alarms === null && !fault && <Waiting label={t('state.loading')} lines={6} />}
      {alarms?.length === 0 && <Empty text={t('alarm.none')} />}
      <ol className="alarm-rows">
        {alarms?.map((alarm, index) => (
          <Row
            key={alarm.alarmId}
            alarm={alarm}
            digit={index < DIGITS ? index + 1 : null}
            onOpen={() => openRecord(alarm)}
            onSeen={() => void acknowledge(alarm.alarmId)}
          />
        ))}
      </ol>
      {alarms !== null && (
        <p className="soft alarm-next">
          {nextAt === null ? t('alarm.noNext') : t('alarm.next', { at: momentWords(nextAt, now) })}
        </p>
      )}
      {alarms !== null && alarms.length > 0 && <p className="soft alarm-hint">{t('alarm.hint')}</p>}
      <DesktopChoice />
    </aside>
  )
}

function Row({
  alarm,
  digit,
  onOpen,
  onSeen,
}: {
  readonly alarm: AlarmView
  readonly digit: number | null
  readonly onOpen: () => void
  readonly onSeen: () => void
}) {
  const { t } = useTranslation()
  const seen = alarm.acknowledged !== null
  return (
    <li className={`alarm${seen ? ' alarm-seen' : ''}`} data-alarm={alarm.alarmId}>
      <button type="button" className="alarm-open" data-row onClick={onOpen}>
        <span className="alarm-head">
          {digit !== null && <span className="row-digit">{digit}</span>}
          <strong>{clockName(t, alarm.clock)}</strong>
          <AlarmMark alarm={alarm} />
        </span>
        <span className="alarm-line">
          <span className="number">{recordWords(t, alarm)}</span>
          <DueWords alarm={alarm} />
        </span>
        <span className="alarm-line soft">{sourceWords(t, alarm.source)}</span>
        {alarm.escalated && (
          <span className="alarm-line">
            {t('alarm.escalated', { to: audienceWords(t, alarm) })}
          </span>
        )}
      </button>
      {seen ? (
        <span className="alarm-done soft">{t('alarm.seen')}</span>
      ) : (
        <Button size="small" onClick={onSeen}>
          {t('alarm.acknowledge')} <Key press="K" />
        </Button>
      )}
    </li>
  )
}

/** The first row has the keys while the list is open; shutting it gives them back. */
function useFocusInside(place: { readonly current: HTMLElement | null }): void {
  const filled = useAlarms((state) => (state.alarms?.length ?? 0) > 0)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    before.current = document.activeElement
    const returnTo = before
    return () => {
      const { activeElement } = document
      const nobody = activeElement === null || activeElement === document.body
      if (nobody && returnTo.current instanceof HTMLElement) returnTo.current.focus()
    }
  }, [])
  useEffect(() => {
    const first = place.current?.querySelector<HTMLElement>('[data-row]')
    const target = first ?? place.current?.querySelector<HTMLElement>('h2')
    target?.focus()
  }, [place, filled])
}

/** In a browser the person decides whether alarms may leave the page. */
function DesktopChoice() {
  const { t } = useTranslation()
  const host = useSession((state) => state.status?.host)
  const [state, setState] = useState<DesktopState>(desktopState)
  if (host !== 'loopback' || state === 'allowed') return null
  return (
    <div className="alarm-desktop">
      <p className="soft">
        {t(state === 'askable' ? 'alarm.desktop.note' : 'alarm.desktop.refused')}
      </p>
      {state === 'askable' && (
        <Button size="small" onClick={() => void askForDesktop().then(setState)}>
          {t('alarm.desktop.ask')}
        </Button>
      )}
    </div>
  )
}
