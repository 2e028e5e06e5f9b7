/** The form of an action: its own, or the one that its description asks for. */
import type { CaseDetail } from '#shared/contract/views.ts'
import type { ActionRef } from './action-names.ts'
import { AnswerForm, RevealForm } from './forms/answer-forms.tsx'
import { CompleteForm } from './forms/complete-form.tsx'
import { ContactForm } from './forms/contact-form.tsx'
import { DetailsForm } from './forms/details-form.tsx'
import { IncidentForm } from './forms/incident-form.tsx'
import { RepeatForm, RetypeForm } from './forms/intake-forms.tsx'
import { PromiseForm } from './forms/promise-form.tsx'
import { StepFormView } from './forms/step-form-view.tsx'
import { STEP_FORMS } from './forms/steps/index.ts'

export function OpenForm({
  detail,
  action: { name, subject },
}: {
  readonly detail: CaseDetail
  readonly action: ActionRef
}) {
  switch (name) {
    case 'contact':
      return <ContactForm detail={detail} />
    case 'promise':
      return <PromiseForm detail={detail} />
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
    case 'answer':
      return <AnswerForm detail={detail} instructionId={subject ?? ''} />
    case 'reveal':
      return <RevealForm />
    default:
      // Another action is another form, not the same one with other boxes.
      return (
        <StepFormView
          key={`${name} ${subject}`}
          name={name}
          plan={STEP_FORMS[name]}
          detail={detail}
        />
      )
  }
}
