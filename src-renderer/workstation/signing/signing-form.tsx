/**
 * People standing here sign: each gives number and PIN, and may write their name. What is missing or wrong
 * stands at its box; Enter goes to the next empty box and from the last one signs.
 */
import { Button } from 'antd'
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import { Notice } from '../../ui/page.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { type useHands, gapsOf, isGiven } from './hands.ts'
import { SignerFields } from './signer-fields.tsx'

interface SigningFormProps<Side extends string> {
  readonly signing: ReturnType<typeof useHands<Side>>
  /** Who has to sign, in the order in which they do. */
  readonly asked: readonly Side[]
  readonly sideWords: (side: Side) => string
  /** Whether their numbers stand on the sheet already: only the PINs are asked for. */
  readonly known?: boolean
  /** Nobody gives a PIN before this person has; the words say so. */
  readonly first?: { readonly side: Side; readonly words: string }
  /** Whether the organisation lets people write their names by hand. */
  readonly handwriting: boolean
  readonly doWords: string
  readonly size?: 'large' | 'middle'
  readonly busy: boolean
  /** A box above the people; it bears `data-box`. */
  readonly above?: { readonly box: string; readonly isMissing: boolean }
  /** What stands above the people; `blamed` once somebody wanted to sign and its box was empty. */
  readonly head: (blamed: boolean) => ReactNode
  readonly children?: ReactNode
  /** Everything a refusal asks for, one sentence each; none when it asks for one thing. */
  readonly severalWords?: (refusal: Refusal) => { title: string; words: readonly string[] } | null
  readonly onSign: () => Promise<Refusal | null>
  readonly onClose: () => void
}

export function SigningForm<Side extends string>(props: SigningFormProps<Side>) {
  const { signing, asked, first, above, busy, onSign, onClose } = props
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  /** Boxes that say what they miss: those that were empty when somebody wanted to go on. */
  const [blamed, setBlamed] = useState<readonly string[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [typedSince, setTypedSince] = useState<readonly string[]>([])
  const missing = [
    ...(above?.isMissing === true ? [above.box] : []),
    ...gapsOf(signing.hands, asked).map(({ side, box }) => `${side}.${box}`),
  ]
  const [firstBox] = useState(missing[0])
  const boxOf = (name: string) =>
    form.current?.querySelector<HTMLElement>(`[data-box="${name}"]:not(:disabled)`) ?? null
  /** The first of these boxes that somebody can type in now. */
  const goTo = (names: readonly string[]) => {
    const box = names.map(boxOf).find((found) => found !== null)
    box?.focus()
    return box !== undefined
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBlamed(missing)
    if (missing.length > 0) return void goTo(missing)
    const refused = await onSign()
    if (refused === null) return onClose()
    setTypedSince([])
    setRefusal(refused)
    signing.wipePins()
    const field = refused.field ?? ''
    // The PINs are gone, so whoever signs first begins again, unless it is a number that is wrong.
    const pins = asked.map((side) => `${side}.pin`)
    requestAnimationFrame(() => goTo(field.endsWith('.employeeNo') ? [field, ...pins] : pins))
  }
  const walk = (event: KeyboardEvent) => {
    const { target } = event
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    if (!(target instanceof HTMLInputElement)) return
    const here = target.dataset['box']
    if (here === undefined || missing.length === 0 || missing.includes(here)) return
    const order = asked.flatMap((side) => [`${side}.employeeNo`, `${side}.pin`])
    const ahead = missing.filter((name) => order.indexOf(name) > order.indexOf(here))
    if (goTo([...ahead, ...missing])) event.preventDefault()
  }

  const names = asked.flatMap((side) =>
    ['employeeNo', 'pin', 'handwriting'].map((box) => `${side}.${box}`),
  )
  const refusedAt = names.find((name) => isAt(refusal, name))
  const several = (refusal && props.severalWords?.(refusal)) ?? null
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} onKeyDown={walk} noValidate>
      {props.head(above !== undefined && blamed.includes(above.box))}
      <div className="two">
        {asked.map((side) => (
          <SignerFields
            key={side}
            side={side}
            words={props.sideWords(side)}
            hand={signing.hands[side]}
            known={props.known === true}
            handwriting={props.handwriting}
            firstBox={firstBox}
            waits={
              first !== undefined && side !== first.side && !isGiven(signing.hands[first.side])
                ? first.words
                : null
            }
            blamed={blamed}
            refusal={
              refusedAt?.startsWith(`${side}.`) === true && !typedSince.includes(refusedAt)
                ? refusal
                : null
            }
            onChange={(change) => {
              const boxes = Object.keys(change).map((box) => `${side}.${box}`)
              setTypedSince((before) => [...before, ...boxes])
              signing.change(side, change)
            }}
            onMissing={(box) => {
              setBlamed([box])
              goTo([box])
            }}
          />
        ))}
      </div>
      {props.children}
      {refusal && (refusedAt === undefined || several) && (
        <Notice tone="alarm" title={several?.title ?? refusalWords(t, refusal)}>
          {several && (
            <ul>
              {several.words.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" size={props.size ?? 'large'} loading={busy}>
          {props.doWords}
        </Button>
        <Button size={props.size ?? 'large'} onClick={onClose}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Also true for what lies inside the box, such as one stroke of a drawing. */
function isAt(refusal: Refusal | null, name: string): boolean {
  return refusal?.field === name || refusal?.field?.startsWith(`${name}.`) === true
}
