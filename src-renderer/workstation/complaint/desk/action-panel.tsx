/** The actions of a case and the form of the one that is open. The form slides beside the work. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { useMinute } from '../../../ui/now.ts'
import { Key, Notice, Section } from '../../../ui/page.tsx'
import { RefusalNote } from '../../../ui/refusal-note.tsx'
import { codeWords } from '../../../words/refusal.ts'
import { momentWords } from '../../../words/moment.ts'
import type { Action } from './actions.ts'
import { useCase } from './case.state.ts'
import { AssignForm, EscalateForm, ReopenForm } from './forms/short-forms.tsx'
import { AnswerForm, RevealForm } from './forms/answer-forms.tsx'
import { CloseForm, EraseForm } from './forms/ending-forms.tsx'
import { CompleteForm } from './forms/complete-form.tsx'
import { ContactForm } from './forms/contact-form.tsx'
import { DetailsForm } from './forms/details-form.tsx'
import { IncidentForm, RepeatForm, RetypeForm } from './forms/intake-forms.tsx'
import { PromiseForm } from './forms/promise-form.tsx'

export function ActionPanel({
  detail,
  actions,
}: {
  readonly detail: CaseDetail
  readonly actions: readonly Action[]
}) {
  const { t } = useTranslation()
  const { action, open, close, refusal } = useCase()
  if (!action) {
    if (actions.length === 0) return null
    return (
      <Section title={t('action.title')}>
        {detail.closingObstacles.length > 0 && detail.row.state !== 'closed' && (
          <p className="soft">
            {t('action.beforeClosing', {
              what: detail.closingObstacles.map((code) => codeWords(t, code)).join(t('list.comma')),
            })}
          </p>
        )}
        <div className="actions">
          {actions.map(({ name, key }) => (
            <Button key={name} onClick={() => open(name)} danger={name === 'erase'}>
              {t(`action.${name}`)} <Key press={key.toUpperCase()} />
            </Button>
          ))}
        </div>
      </Section>
    )
  }
  return (
    <section className="action-form" aria-label={t(`action.${action.name}`)}>
      <div className="section-head">
        <h2>{t(`action.${action.name}`)}</h2>
        <Button type="text" size="small" onClick={close}>
          {t('form.cancel')} <Key press="Esc" />
        </Button>
      </div>
      <Meanwhile />
      <OpenForm detail={detail} />
      <RefusalNote refusal={refusal} />
    </section>
  )
}

function OpenForm({ detail }: { readonly detail: CaseDetail }) {
  const action = useCase((state) => state.action)
  switch (action?.name) {
    case 'contact':
      return <ContactForm detail={detail} />
    case 'promise':
      return <PromiseForm detail={detail} />
    case 'assign':
      return <AssignForm detail={detail} />
    case 'escalate':
      return <EscalateForm detail={detail} />
    case 'details':
      return <DetailsForm detail={detail} />
    case 'complete':
      return <CompleteForm detail={detail} />
    case 'retype':
      return <RetypeForm detail={detail} />
    case 'repeat':
      return <RepeatForm detail={detail} />
    case 'incident':
      return <IncidentForm detail={detail} />
    case 'close':
      return <CloseForm detail={detail} />
    case 'reopen':
      return <ReopenForm detail={detail} />
    case 'answer':
      return <AnswerForm detail={detail} instructionId={action.subject ?? ''} />
    case 'reveal':
      return <RevealForm />
    case 'erase':
      return <EraseForm />
    case undefined:
      return null
  }
}

/** Others wrote while somebody types here: said, never merged into the form. */
function Meanwhile() {
  const { t } = useTranslation()
  const now = useMinute()
  const meanwhile = useCase((state) => state.meanwhile)
  const last = meanwhile.at(-1)
  if (!last) return null
  return (
    <Notice
      tone="warning"
      title={t('case.changedMeanwhile', {
        who: last.by,
        at: momentWords(last.occurredAt, now),
        what: t(`event.${last.type}`),
      })}
    >
      {t('case.yourWordsStay')}
    </Notice>
  )
}
