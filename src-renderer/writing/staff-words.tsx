/**
 * The boxes for words that staff say, send or put on record as their own. What should not be said is
 * underlined while it is written, with better words one key away: Alt+Enter replaces, Alt+↓ and Alt+↑ go
 * from one to the next. It hints and never stands in the way of saving. Sources: S1-28, S1-29, S4-27.
 *
 * Boxes for names, numbers and searches, and for words that are only the customer's, stay plain; which box
 * is which is written down in tests/fences/text-boxes.test.ts.
 */
import { Input } from 'antd'
import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useId,
  useRef,
  useState,
} from 'react'
import { type Replacement, replacementOf } from '#shared/phrase/scan/replacement.ts'
import type { Span } from '#shared/phrase/scan/choose-hits.ts'
import type { PhraseHit } from '#shared/phrase/scan/scan-phrases.ts'
import { isComposing } from '../ui/keyboard.ts'
import { WordsArea } from '../ui/words-area.tsx'
import { HintLine } from './hint-line.tsx'
import { useHintCount } from './hint-count.state.ts'
import { hitAt, hitBeside, segmentsOf } from './hits.ts'
import { Mirror, bringIntoSight } from './mirror.tsx'
import { controlIn, replaceWords } from './replace-words.ts'
import { useScanner } from './scanner.state.ts'
import { useHits } from './use-hits.ts'

/** What keeps a text from being sent, where it stands in the text as it is shown. */
interface Faulty {
  readonly faultsAt?: readonly Span[] | undefined
}

/** A box for sentences of staff. */
export function StaffWordsArea({
  className,
  faultsAt,
  ...props
}: ComponentProps<typeof WordsArea> & Faulty) {
  return (
    <Scanned {...readOf(props)} className={className} faultsAt={faultsAt} line={false}>
      {(described) => <WordsArea {...props} {...described} />}
    </Scanned>
  )
}

/** A box for one line of staff. */
export function StaffWordsLine({
  className,
  faultsAt,
  ...props
}: ComponentProps<typeof Input> & Faulty) {
  return (
    <Scanned {...readOf(props)} className={className} faultsAt={faultsAt} line>
      {(described) => <Input {...props} {...described} />}
    </Scanned>
  )
}

interface Read {
  /** Null: nobody can write here now. */
  readonly text: string | null
  readonly maxLength: number
  readonly describedBy: string | undefined
}

function readOf(props: {
  readonly value?: ComponentProps<typeof Input>['value']
  readonly maxLength?: number | undefined
  readonly disabled?: boolean | undefined
  readonly readOnly?: boolean | undefined
  readonly 'aria-describedby'?: string | undefined
}): Read {
  const off = props.disabled === true || props.readOnly === true
  return {
    text: off ? null : String(props.value ?? ''),
    maxLength: props.maxLength ?? Number.POSITIVE_INFINITY,
    describedBy: props['aria-describedby'],
  }
}

function Scanned({
  text,
  maxLength,
  describedBy,
  className = '',
  faultsAt = [],
  line,
  children,
}: Read &
  Faulty & {
    readonly className: string | undefined
    readonly line: boolean
    readonly children: (described: { 'aria-describedby'?: string }) => ReactNode
  }) {
  const lineId = useId()
  const box = useRef<HTMLDivElement>(null)
  const [composing, setComposing] = useState(false)
  const [caret, setCaret] = useState(0)
  const [chosen, setChosen] = useState<PhraseHit | null>(null)
  const phraseOf = useScanner((state) => state.scanner?.phraseOf)
  const hits = useHits(text, composing)
  const current = hits.find((hit) => isSame(hit, chosen)) ?? hitAt(hits, caret)
  const phrase = current && phraseOf?.(current.code)
  const replacement =
    current && phrase && fitting(replacementOf(phrase, text ?? '', current), text, current)

  /** Null where there is nothing to put, or no room for it. */
  function fitting(found: Replacement | null, around: string | null, hit: PhraseHit) {
    const length = (around ?? '').length - (hit.end - hit.start) + (found?.text.length ?? 0)
    return length <= maxLength ? found : null
  }
  function replace() {
    const control = controlIn(box.current)
    if (!control || !current || !replacement) return
    setChosen(null)
    replaceWords(control, current, replacement)
    setCaret(control.selectionStart ?? 0)
    useHintCount.getState().replace()
  }
  function walk(step: 1 | -1) {
    const control = controlIn(box.current)
    const next = hitBeside(hits, current, step)
    if (!control || !next) return
    control.focus()
    control.setSelectionRange(next.start, next.end)
    setChosen(next)
    setCaret(next.start)
    bringIntoSight(control, next)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (!current || isComposing(event) || !event.altKey) return
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Enter') replace()
    else if (event.key === 'ArrowDown') walk(1)
    else if (event.key === 'ArrowUp') walk(-1)
    else return
    // Neither the form nor the page hears it.
    event.preventDefault()
    event.stopPropagation()
  }
  function onSelect({ target }: SyntheticEvent) {
    const at = (target as HTMLTextAreaElement).selectionStart ?? 0
    setCaret(at)
    if (chosen && at !== chosen.start) setChosen(null)
  }

  const described = [describedBy, current && lineId].filter(Boolean).join(' ')
  return (
    <div className={`staff-words ${className}`.trim()}>
      <div
        ref={box}
        className="staff-words-box"
        onKeyDownCapture={onKeyDown}
        onSelect={onSelect}
        onInput={onSelect}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      >
        {children(described === '' ? {} : { 'aria-describedby': described })}
        {hits.length + faultsAt.length > 0 && (
          <Mirror
            text={text ?? ''}
            segments={segmentsOf(text ?? '', hits, current, faultsAt)}
            line={line}
          />
        )}
      </div>
      {current && phrase && (
        <HintLine
          id={lineId}
          hit={current}
          phrase={phrase}
          at={hits.indexOf(current) + 1}
          of={hits.length}
          refused={faultsAt.some(({ start, end }) => start < current.end && current.start < end)}
          text={text ?? ''}
          onReplace={replacement ? replace : null}
          onNext={() => walk(1)}
        />
      )}
    </div>
  )
}

function isSame(hit: PhraseHit, other: PhraseHit | null): boolean {
  return hit.code === other?.code && hit.start === other.start && hit.end === other.end
}
