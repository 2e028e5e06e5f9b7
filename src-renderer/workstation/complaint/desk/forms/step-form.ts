/** How the form of a step is described. One renderer (`step-form-view.tsx`) draws them all. */
import type { ComponentType } from 'react'
import type { CallName } from '#shared/contract/call-names.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import type { DeskLists } from '../desk-lists.state.ts'
import type { StepName } from '../action-names.ts'

/** What was filled in so far, by field. */
export type Values = Readonly<Record<string, unknown>>

/** What a form may look at. */
export interface FormContext {
  readonly detail: CaseDetail
  /** Who sits here. */
  readonly person: string
  readonly branch: string
  /** The minute at which the form was opened, as an instant of the bank. */
  readonly now: string
  /** Null until they are loaded, or when the program could not be asked. */
  readonly lists: DeskLists | null
  /** What the action is about: a referral, a request, a pause. */
  readonly subject: string | null
}

interface FieldBase {
  readonly name: string
  /** The section or article that asks for it; shown where it is missing. */
  readonly source: string
  /** Asked for whenever it is shown. */
  readonly required?: boolean
  /** Shown only while this holds; hidden it is sent empty. */
  readonly when?: (values: Values, context: FormContext) => boolean
  /** Last words of paths under which the rules know this field. */
  readonly also?: readonly string[]
  /** Stands under the box while nothing is wrong: a key under `hint`. */
  readonly hinted?: true
}

type Choices = readonly string[] | ((context: FormContext) => readonly string[])

/** `of` names the words of the choices in the locales. */
export type StepField = FieldBase &
  (
    | {
        readonly kind: 'words'
        readonly max: number
        /** Staff's own sentence, not a name, a number or a place: read for words not to be said. */
        readonly sentence?: true
        readonly suggest?: (context: FormContext) => readonly string[]
      }
    | { readonly kind: 'long'; readonly max: number; readonly rows?: number }
    /** One entry a line. */
    | { readonly kind: 'lines'; readonly rows?: number }
    | {
        readonly kind: 'choice'
        readonly of: string
        readonly values: Choices
        readonly as?: 'bar' | 'list' | 'menu'
      }
    | { readonly kind: 'yesNo'; readonly of: string; readonly as?: 'bar' | 'list' }
    /** One box; `sentence` is the key of what is said beside it. */
    | { readonly kind: 'tick' }
    /** Several boxes, each with a sentence to read out when `said` names them. */
    | {
        readonly kind: 'ticks'
        readonly of: string
        readonly values: Choices
        readonly said?: string
      }
    | { readonly kind: 'person' }
    | { readonly kind: 'people' }
    | { readonly kind: 'moment' }
    | { readonly kind: 'count'; readonly least: number; readonly most: number }
    | { readonly kind: 'scale' }
    | { readonly kind: 'rootCause' }
    | { readonly kind: 'reasons' }
    | { readonly kind: 'evidence' }
    | { readonly kind: 'otherCase' }
    /** Another branch of the organisation. */
    | { readonly kind: 'branch' }
    | { readonly kind: 'money' }
    /** A control that one form alone has. */
    | {
        readonly kind: 'own'
        readonly Control: ComponentType<OwnControl>
        readonly empty: () => unknown
        /** From what the control holds to what the call takes. */
        readonly send?: (value: unknown) => unknown
      }
  )

export interface OwnControl {
  readonly id: string
  readonly context: FormContext
  /** Takes the keys when the form opens. */
  readonly first: boolean
  readonly status: '' | 'error'
  readonly describedBy: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

export type FieldOf<Kind extends StepField['kind']> = Extract<StepField, { readonly kind: Kind }>

export interface Look {
  readonly context: FormContext
  readonly values: Values
}

export interface StepForm {
  readonly call: CallName
  readonly fields: readonly StepField[]
  /** Field that names the thing the form makes; made once, so that a second press writes nothing. */
  readonly makes?: string
  /** Field that names the thing the form is about. */
  readonly about?: string
  /** What the boxes begin with. */
  readonly start?: (context: FormContext) => Values
  /** What to look at before and after filling in. */
  readonly Before?: ComponentType<Look>
  readonly After?: ComponentType<Look>
  /** What the form makes, to be read in the wide column while it is written. */
  readonly Beside?: ComponentType<Look>
  /** Cannot be undone: the button is red and asks for `understood`. */
  readonly final?: true
}

export type StepForms = Readonly<Partial<Record<StepName, StepForm>>>

/** A line of money while it is typed: yuan as text. */
export interface MoneyLine {
  readonly kind: string
  readonly amount: string
  readonly evidenceId: string
}

/** What an empty box of each kind holds. */
export function emptyOf(field: StepField): unknown {
  switch (field.kind) {
    case 'ticks':
    case 'people':
    case 'reasons':
    case 'evidence':
      return []
    case 'money':
      return [{ kind: 'direct_cost', amount: '', evidenceId: '' }] satisfies MoneyLine[]
    case 'own':
      return field.empty()
    case 'tick':
      return false
    case 'yesNo':
    case 'moment':
    case 'count':
    case 'scale':
      return null
    default:
      return ''
  }
}
