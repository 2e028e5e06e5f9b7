/** One record on screen: the way back, its head, what a newer program or a faster colleague did, what one can do. */
import { Button } from 'antd'
import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { exactMoment } from '../../words/moment.ts'
import { codeWords } from '../../words/refusal.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'
import type { RecordPages } from './record-pages.ts'

interface ShownRecord {
  readonly row: { readonly needsUpdate: boolean }
  readonly conflicts: readonly {
    readonly by: string
    readonly at: string
    readonly reason: string
  }[]
}

interface RecordDeskProps<Detail extends ShownRecord> {
  readonly id: string
  readonly pages: Pick<RecordPages<unknown, Detail>, 'detail' | 'detailFault' | 'load'>
  readonly back: { readonly place: { readonly name: 'slips' | 'upward' }; readonly words: string }
  /** How somebody is named; by their number where nothing else is known. */
  readonly who?: (employeeNo: string) => string
  readonly title: (detail: Detail) => ReactNode
  readonly marks: (detail: Detail) => ReactNode
  readonly note: (detail: Detail) => ReactNode
  readonly children: (detail: Detail) => ReactNode
  readonly side: (detail: Detail) => ReactNode
}

export function RecordDesk<Detail extends ShownRecord>(props: RecordDeskProps<Detail>) {
  const { id, back, who = (employeeNo: string) => employeeNo } = props
  const { detail, detailFault, load } = props.pages
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  useFresh(
    useCallback(() => load(id), [load, id]),
    useCallback((changed: string) => changed === id, [id]),
  )
  const wayBack = (
    <Button type="link" className="case-back" onClick={() => go(back.place)}>
      ← {back.words}
    </Button>
  )
  if (!detail) {
    return (
      <>
        {wayBack}
        <RefusalNote refusal={detailFault} />
        {!detailFault && <Waiting label={t('state.loading')} lines={8} />}
      </>
    )
  }
  return (
    <article className="desk" key={id}>
      <div className="desk-main">
        <header className="case-head">
          {wayBack}
          <h1 tabIndex={-1}>{props.title(detail)}</h1>
          <div className="case-marks">{props.marks(detail)}</div>
          <p className="soft">{props.note(detail)}</p>
        </header>
        {detail.row.needsUpdate && (
          <Notice tone="warning" title={t('case.needsUpdate')}>
            {t('case.needsUpdateNote')}
          </Notice>
        )}
        {/* Written here, and not taken up: the record was gone, or somebody was faster. */}
        {detail.conflicts.map(({ by, at, reason }) => (
          <Notice key={`${by} ${at} ${reason}`} tone="warning" title={codeWords(t, reason)}>
            {t('slip.notTaken', { who: who(by), at: exactMoment(at) })}
          </Notice>
        ))}
        {props.children(detail)}
      </div>
      <div className="desk-side">{props.side(detail)}</div>
    </article>
  )
}
