/** Notices that pass to the next shift; the incoming person reads each (S4-04(10)). */
import { Button, Checkbox } from 'antd'
import { v7 as uuid } from 'uuid'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { exactMoment } from '../../words/moment.ts'
import { StaffWordsArea } from '../../writing/staff-words.tsx'
import { useMay } from '../session/session.state.ts'
import { useKeptForm } from './kept-words.ts'
import { useShift } from './shift.state.ts'
import { useSigning } from './signing.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function Notices({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const mayWrite = useMay('shift.write')
  const { noticesRead, readNotice } = usePicked(useSigning, 'noticesRead', 'readNotice')
  return (
    <>
      {detail.notices.length === 0 && <p className="soft">{t('shift.notices.none')}</p>}
      <ul className="rows">
        {detail.notices.map((notice) => (
          <li key={notice.noticeId} className="issue">
            <div>
              {notice.text ?? t('shift.wordsGone')}{' '}
              <span className="soft">
                {notice.by} · {exactMoment(notice.at)}
                {notice.readBy.length > 0 &&
                  ` · ${t('shift.notices.readBy', { who: notice.readBy.join('、') })}`}
              </span>
            </div>
            {!detail.row.signed && mayWrite && (
              <Checkbox
                checked={noticesRead.includes(notice.noticeId)}
                onChange={(event) => readNotice(notice.noticeId, event.target.checked)}
              >
                {t('shift.notices.read')}
              </Checkbox>
            )}
          </li>
        ))}
      </ul>
      {!detail.row.signed && mayWrite && <LeaveNotice shiftId={detail.row.shiftId} />}
    </>
  )
}

function LeaveNotice({ shiftId }: { readonly shiftId: string }) {
  const { t } = useTranslation()
  const { write } = usePicked(useShift, 'write')
  const { values, set, sent } = useKeptForm(`notice.${shiftId}`, { text: '' })
  const { text } = values
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const leave = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    const refused = await write('shift.leaveNotice', { noticeId: uuid(), text: text.trim() })
    setRefusal(refused)
    if (refused === null) sent()
  }
  return (
    <form className="notice-leave" onSubmit={(event) => void leave(event)} noValidate>
      <StaffWordsArea
        aria-label={t('shift.notices.text')}
        placeholder={t('shift.notices.text')}
        rows={1}
        maxLength={1000}
        value={text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <Button htmlType="submit" disabled={text.trim() === ''}>
        {t('shift.notices.leave')}
      </Button>
      <RefusalNote refusal={refusal} />
    </form>
  )
}
