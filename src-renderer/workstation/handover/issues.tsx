/** Problems of the shift: found in it and passed on with an owner, or found while handing over (S4-15(4)). */
import { Button, Segmented } from 'antd'
import { v7 as uuid } from 'uuid'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { Field } from '../../ui/field.tsx'
import { Mark } from '../../ui/mark.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { exactMoment } from '../../words/moment.ts'
import { StaffWordsLine } from '../../writing/staff-words.tsx'
import { useMay } from '../session/session.state.ts'
import { useKeptForm } from './kept-words.ts'
import { PersonPicker } from './people-pickers.tsx'
import { useShift } from './shift.state.ts'
import { usePicked } from '../../ui/picked.ts'

type Issue = ShiftDetail['issues'][number]
const ORIGINS = ['shift', 'handover'] as const
const NEW_ISSUE = { origin: 'shift', text: '', owner: '', reportedTo: '' }

export function Issues({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const mayWrite = useMay('shift.write')
  return (
    <>
      {detail.issues.length === 0 && <p className="soft">{t('shift.issue.none')}</p>}
      <ul className="rows">
        {detail.issues.map((issue) => (
          <IssueRow key={issue.issueId} issue={issue} mayWrite={mayWrite} />
        ))}
      </ul>
      {!detail.row.signed && mayWrite && <RaiseIssue shiftId={detail.row.shiftId} />}
    </>
  )
}

function IssueRow({ issue, mayWrite }: { readonly issue: Issue; readonly mayWrite: boolean }) {
  const { t } = useTranslation()
  const { write } = usePicked(useShift, 'write')
  const { values, set, sent } = useKeptForm(`settle.${issue.issueId}`, { how: '' })
  const { how } = values
  const [owner, setOwner] = useState(issue.owner ?? '')
  const [reportedTo, setReportedTo] = useState(issue.reportedTo ?? '')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { issueId, settled } = issue
  const alone = issue.owner === null || issue.reportedTo === null
  return (
    <li className="issue">
      <div>
        <Mark tone={settled ? 'good' : issue.origin === 'handover' || alone ? 'alarm' : 'warning'}>
          {t(settled ? 'shift.issue.settled' : `shift.issue.${issue.origin}`)}
        </Mark>{' '}
        <strong>{issue.text ?? t('shift.wordsGone')}</strong>{' '}
        <span className="soft">
          {t('shift.issue.by', { who: issue.by, at: exactMoment(issue.at) })}
          {issue.owner !== null && ` · ${t('case.handledBy', { who: issue.owner })}`}
          {issue.reportedTo !== null &&
            ` · ${t('shift.issue.reported', { who: issue.reportedTo })}`}
        </span>
        {settled && (
          <p className="soft">
            {t('shift.issue.how', {
              how: settled.how ?? t('shift.wordsGone'),
              who: settled.by,
              at: exactMoment(settled.at),
            })}
          </p>
        )}
      </div>
      {!settled && mayWrite && (
        <div className="issue-do">
          {issue.origin === 'shift' && alone && (
            <>
              <PersonPicker aria-label={t('field.owner')} value={owner} onChoose={setOwner} />
              <PersonPicker
                aria-label={t('field.reportedTo')}
                supervisors
                value={reportedTo}
                onChoose={setReportedTo}
              />
              <Button
                disabled={owner === '' || reportedTo === ''}
                onClick={() =>
                  void write('shift.assignIssue', { issueId, owner, reportedTo }).then(setRefusal)
                }
              >
                {t('shift.issue.assign')}
              </Button>
            </>
          )}
          <StaffWordsLine
            aria-label={t('field.how')}
            placeholder={t('shift.issue.howHint')}
            maxLength={500}
            value={how}
            onChange={(event) => set({ how: event.target.value })}
          />
          <Button
            disabled={how.trim() === ''}
            onClick={() =>
              void write('shift.settleIssue', { issueId, how: how.trim() }).then((refused) => {
                setRefusal(refused)
                if (refused === null) sent()
              })
            }
          >
            {t('shift.issue.settle')}
          </Button>
        </div>
      )}
      <RefusalNote refusal={refusal} />
    </li>
  )
}

function RaiseIssue({ shiftId }: { readonly shiftId: string }) {
  const { t } = useTranslation()
  const { write } = usePicked(useShift, 'write')
  const { values, set, sent } = useKeptForm(`issue.${shiftId}`, NEW_ISSUE)
  const { text, owner, reportedTo } = values
  const origin = ORIGINS.find((one) => one === values.origin) ?? 'shift'
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const raise = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    const refused = await write('shift.raiseIssue', {
      issueId: uuid(),
      origin,
      text: text.trim(),
      owner: owner || null,
      reportedTo: reportedTo || null,
    })
    setRefusal(refused)
    if (refused === null) sent()
  }
  return (
    <form className="issue-raise" onSubmit={(event) => void raise(event)} noValidate>
      <Segmented
        aria-label={t('shift.issue.origin')}
        value={origin}
        options={ORIGINS.map((value) => ({ value, label: t(`shift.issue.${value}`) }))}
        onChange={(chosen) => set({ origin: chosen })}
      />
      <Field label={t('shift.issue.text')}>
        {(control) => (
          <StaffWordsLine
            {...control}
            maxLength={500}
            value={text}
            onChange={(event) => set({ text: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('field.owner')}>
        {({ id }) => (
          <PersonPicker id={id} value={owner} onChoose={(chosen) => set({ owner: chosen })} />
        )}
      </Field>
      <Field label={t('field.reportedTo')}>
        {({ id }) => (
          <PersonPicker
            id={id}
            supervisors
            value={reportedTo}
            onChoose={(chosen) => set({ reportedTo: chosen })}
          />
        )}
      </Field>
      <Button htmlType="submit" disabled={text.trim() === ''}>
        {t('shift.issue.raise')}
      </Button>
      <RefusalNote refusal={refusal} />
    </form>
  )
}
