/** The forms of all steps by the name of their action. */
import type { StepName } from '../../action-names.ts'
import type { StepForm } from '../step-form.ts'
import { answerForms } from './answer.tsx'
import { endingForms } from './ending.tsx'
import { examinationForms } from './examination.tsx'
import { recordForms } from './records.tsx'
import { remedyForms } from './remedy.tsx'
import { termForms } from './term.tsx'

export const STEP_FORMS = {
  ...examinationForms,
  ...remedyForms,
  ...answerForms,
  ...termForms,
  ...endingForms,
  ...recordForms,
} as Readonly<Record<StepName, StepForm>>
