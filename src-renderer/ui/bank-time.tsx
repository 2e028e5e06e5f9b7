import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import {
  type ChangeEvent,
  type ComponentProps,
  type ReactNode,
  type Ref,
  createContext,
  use,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { exactMoment } from '../words/moment.ts'
import { isUnreadableTime, writtenTime } from './typed-time.ts'

export interface BankTimeProps {
  /** An instant; null or empty for none; a text that nobody can read as a time stands as it was written. */
  readonly value: string | null
  /**
   * Told with every key: the instant as soon as one can be read, null for an empty box, else the text as it
   * stands. A form sends it on, and it is refused in words; it never goes on holding an older time.
   */
  readonly onChange: (written: string | null) => void
  readonly id?: string
  readonly status?: '' | 'error'
  readonly 'aria-invalid'?: boolean
  readonly 'aria-describedby'?: string
  readonly 'aria-label'?: string
}

/**
 * A date and time of the bank's day, whatever zone the machine stands in. The calendar takes a typed text only
 * when it is left, and a moment later; so the text is read here, key by key, and what the calendar says counts
 * only where a hand chose in it.
 */
export function BankTime({ value, onChange, ...control }: BankTimeProps) {
  const { t } = useTranslation()
  const noteId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  /** The calendar's own answers are about what hands wrote, and late, until a hand goes into it. */
  const written = useRef(false)
  const [within, setWithin] = useState(false)
  const unreadable = isUnreadableTime(value)
  const shown = typed !== null && writtenTime(typed) === (value || null) ? typed : null
  const box = useMemo(
    () => ({
      shown: shown ?? (unreadable ? value : null),
      write(text: string) {
        written.current = true
        setTyped(text)
        onChange(writtenTime(text))
      },
    }),
    [shown, unreadable, value, onChange],
  )
  const choose = (day: dayjs.Dayjs | null) => {
    if (written.current && day !== null) return
    setTyped(null)
    onChange(day === null ? null : day.format('YYYY-MM-DDTHH:mm:00+08:00'))
  }
  const chosen = (): void => {
    written.current = false
  }
  const told = unreadable && !within && control.status !== 'error'
  return (
    <>
      <Written value={box}>
        <DatePicker
          {...control}
          {...(unreadable ? { status: 'error', 'aria-invalid': true } : {})}
          aria-describedby={[control['aria-describedby'], told && noteId].filter(Boolean).join(' ')}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          needConfirm={false}
          preserveInvalidOnBlur
          components={PARTS}
          panelRender={(panel) => <Chosen chosen={chosen}>{panel}</Chosen>}
          value={value === null || value === '' || unreadable ? null : dayjs(exactMoment(value))}
          onFocus={() => setWithin(true)}
          onBlur={() => setWithin(false)}
          onKeyDown={({ key }) => key === 'Enter' && setWithin(false)}
          onCalendarChange={(day) => choose(day as dayjs.Dayjs | null)}
          onChange={choose}
        />
      </Written>
      {told && (
        <p id={noteId} className="field-faulty field-note" role="alert">
          {t('refusal.input.wrong_moment')}
        </p>
      )}
    </>
  )
}

/** A hand in the calendar: from then on its answers count. */
function Chosen({
  chosen,
  children,
}: {
  readonly chosen: () => void
  readonly children: ReactNode
}) {
  return (
    <div onPointerDownCapture={chosen} onClickCapture={chosen} onKeyDownCapture={chosen}>
      {children}
    </div>
  )
}

interface WrittenBox {
  /** Null where the calendar's own text is right. */
  readonly shown: string | null
  write(text: string): void
}

const Written = createContext<WrittenBox>({ shown: null, write: () => undefined })

/** The calendar's text box, read with every key before the calendar hears of it. */
function TimeInput({ ref, ...props }: ComponentProps<'input'> & { ref?: Ref<HTMLInputElement> }) {
  const { shown, write } = use(Written)
  return (
    <input
      {...props}
      ref={ref}
      value={shown ?? props.value}
      onChange={(event: ChangeEvent<HTMLInputElement>) => {
        write(event.target.value)
        props.onChange?.(event)
      }}
    />
  )
}

const PARTS = { input: TimeInput }
