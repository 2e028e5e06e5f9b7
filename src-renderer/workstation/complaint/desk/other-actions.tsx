/** Everything else that can be done, behind one key, found by its words. */
import { Button, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isConfirm, walkRows } from '../../../ui/keyboard.ts'
import { Key } from '../../../ui/page.tsx'
import { ACTIONS, COMMON } from './actions.ts'
import type { ActionRef } from './action-names.ts'
import { useCase } from './case.state.ts'
import { usePicked } from '../../../ui/picked.ts'

export function OtherActions({ others }: { readonly others: readonly ActionRef[] }) {
  const { t } = useTranslation()
  const { open, othersOpen, showOthers } = usePicked(useCase, 'open', 'othersOpen', 'showOthers')
  const [text, setText] = useState('')
  if (others.length === 0) return null
  const wanted = text.trim().toLowerCase()
  const found = others.filter(({ name }) =>
    // What stands above as a button is not listed twice, but it is found.
    wanted === ''
      ? !COMMON.includes(name)
      : t(`action.${name}`).toLowerCase().includes(wanted) || ACTIONS[name].key === wanted,
  )
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const [first] = found
    if (event.target instanceof HTMLInputElement && isConfirm(event) && first) {
      event.preventDefault()
      open(first.name, first.subject)
    } else walkRows(event)
  }
  return (
    <>
      <Button
        block
        type="text"
        className="others-door"
        aria-expanded={othersOpen}
        onClick={() => showOthers(!othersOpen)}
      >
        <span>{t('action.others')}</span>
        <Key press="O" />
      </Button>
      {othersOpen && (
        <div className="others" role="group" aria-label={t('action.others')} onKeyDown={keys}>
          <Input
            autoFocus
            allowClear
            aria-label={t('action.find')}
            placeholder={t('action.find')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <ul>
            {found.map(({ name, subject }) => (
              <li key={name}>
                <button
                  type="button"
                  data-row
                  className="other"
                  onClick={() => open(name, subject)}
                >
                  <span>{t(`action.${name}`)}</span>
                  {ACTIONS[name].key !== undefined && (
                    <Key press={ACTIONS[name].key.toUpperCase()} />
                  )}
                </button>
              </li>
            ))}
            {found.length === 0 && <li className="soft">{t('action.notFound')}</li>}
          </ul>
        </div>
      )}
    </>
  )
}
