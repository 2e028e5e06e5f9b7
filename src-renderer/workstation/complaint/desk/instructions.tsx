/** What head office asks and what was promised: both wait for somebody here. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { Mark } from '../../../ui/mark.tsx'
import { useSecond } from '../../../ui/now.ts'
import { Section } from '../../../ui/page.tsx'
import { momentWords, remainingWords } from '../../../words/moment.ts'
import { useMay } from '../../session/session.state.ts'
import { useCase } from './case.state.ts'

export function InstructionsAndPromises({ detail }: { readonly detail: CaseDetail }) {
  return (
    <>
      {detail.instructions.length > 0 && <Instructions instructions={detail.instructions} />}
      {detail.promises.length > 0 && <Promises promises={detail.promises} />}
    </>
  )
}

function Instructions({ instructions }: { readonly instructions: CaseDetail['instructions'] }) {
  const { t } = useTranslation()
  const now = useSecond()
  const open = useCase((state) => state.open)
  const mayWrite = useMay('complaint.write')
  return (
    <Section title={t('instruction.title')}>
      <ul className="rows">
        {instructions.map((instruction) => (
          <li key={instruction.instructionId} className="line-still instruction">
            <span className="soft">
              {t(`instruction.${instruction.kind}`)} · {instruction.by} ·{' '}
              {momentWords(instruction.at, now)}
            </span>
            <p className="said">{instruction.text ?? t('case.erasedShort')}</p>
            {instruction.closed && (
              <>
                <Mark tone="quiet">
                  {t(instruction.answer ? 'instruction.closed' : 'instruction.withdrawn', {
                    who: instruction.closed.by,
                    at: momentWords(instruction.closed.at, now),
                  })}
                </Mark>
                {instruction.closed.remark !== null && (
                  <p className="said">{instruction.closed.remark}</p>
                )}
              </>
            )}
            {instruction.answer ? (
              <>
                <Mark tone="good">
                  {t('instruction.answered', {
                    who: instruction.answer.by,
                    at: momentWords(instruction.answer.at, now),
                  })}
                </Mark>
                <p className="said">{instruction.answer.text ?? t('case.erasedShort')}</p>
              </>
            ) : instruction.closed ? null : (
              <div className="clock-line">
                {instruction.dueAt !== null && (
                  <Mark
                    tone={remainingWords(t, instruction.dueAt, now).overdue ? 'alarm' : 'warning'}
                  >
                    {remainingWords(t, instruction.dueAt, now).words}
                  </Mark>
                )}
                {mayWrite && (
                  <Button
                    size="small"
                    type="primary"
                    onClick={() => open('answer', instruction.instructionId)}
                  >
                    {t('action.answer')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Promises({ promises }: { readonly promises: CaseDetail['promises'] }) {
  const { t } = useTranslation()
  const now = useSecond()
  return (
    <Section title={t('promise.title')}>
      <ul className="rows">
        {promises.map((promise) => (
          <li key={promise.promiseId} className="line-still">
            <span>{promise.what ?? t('case.erasedShort')}</span>
            <span className="line-foot">
              {promise.contactedAt !== null ? (
                <Mark tone={promise.broken ? 'warning' : 'good'}>
                  {t(promise.broken ? 'promise.keptLate' : 'promise.kept', {
                    at: momentWords(promise.contactedAt, now),
                  })}
                </Mark>
              ) : (
                <Mark tone={promise.broken ? 'alarm' : 'accent'}>
                  {promise.broken
                    ? t('promise.broken')
                    : remainingWords(t, promise.dueAt, now).words}
                </Mark>
              )}
              <span className="soft">
                {promise.by} · {momentWords(promise.dueAt, now)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
