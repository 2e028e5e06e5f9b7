/** The page before the frame: set-up, sign-in and lock stand on the same sheet. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch, ThemeSwitch } from '../setting/language-switch.tsx'

export function DoorPage({
  title,
  note,
  wide = false,
  children,
}: {
  readonly title: string
  readonly note?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div className="door">
      <header className="door-head">
        <span className="wordmark">{t('app.name')}</span>
        <span className="door-switches">
          <ThemeSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <main className={`door-sheet${wide ? ' door-wide' : ''}`}>
        <h1>{title}</h1>
        {note !== undefined && <p className="soft door-note">{note}</p>}
        {children}
      </main>
      <footer className="door-foot soft">{t('app.motto')}</footer>
    </div>
  )
}
