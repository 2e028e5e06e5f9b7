/** The parts every page is set from: heading, section, empty and waiting states, a hint of a key. */
import { type ReactNode, useEffect, useRef } from 'react'

/** The key that does the same, as it stands on the keyboard. */
export function Key({ press }: { readonly press: string }) {
  return <kbd className="key">{press}</kbd>
}

export function PageHead({
  title,
  note,
  actions,
}: {
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly actions?: ReactNode
}) {
  return (
    <header className="page-head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {note !== undefined && <p className="soft">{note}</p>}
      </div>
      {actions !== undefined && <div className="page-actions">{actions}</div>}
    </header>
  )
}

export function Section({
  title,
  count,
  aside,
  opened = false,
  children,
}: {
  readonly title: string
  readonly count?: number | undefined
  /** Somebody asked for it: it comes into sight, and keys go on from its head. */
  readonly opened?: boolean
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (opened) head.current?.focus()
  }, [opened])
  return (
    <section className="section" aria-label={title}>
      <div className="section-head">
        <h2 ref={head} {...(opened ? { tabIndex: -1 } : {})}>
          {title}
          {count !== undefined && count > 0 && <span className="count">{count}</span>}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** Nothing here: says so, and what can be done. */
export function Empty({ text, action }: { readonly text: string; readonly action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{text}</p>
      {action}
    </div>
  )
}

/** Lines where text will stand. Appears late, so that fast answers do not flicker. */
export function Waiting({ label, lines = 4 }: { readonly label: string; readonly lines?: number }) {
  return (
    <div className="waiting" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="waiting-line" />
      ))}
    </div>
  )
}

/** What happened, what is kept, what to do. */
export function Notice({
  tone,
  title,
  children,
  action,
}: {
  readonly tone: 'alarm' | 'warning' | 'good' | 'accent'
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'alarm' ? 'alert' : 'status'}>
      <div className="notice-body">
        <strong>{title}</strong>
        {children !== undefined && <div>{children}</div>}
      </div>
      {action}
    </div>
  )
}

/** Names and values in two columns; each child is a `Pair`. */
export function Pairs({ children }: { readonly children: ReactNode }) {
  return <dl className="pairs">{children}</dl>
}

export function Pair({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
