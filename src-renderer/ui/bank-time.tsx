import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { exactMoment } from '../words/moment.ts'

/** A date and time of the bank's day, whatever zone the machine stands in. */
export function BankTime({
  value,
  onChange,
  ...control
}: {
  readonly value: string | null
  readonly onChange: (instant: string | null) => void
  readonly id?: string
  readonly status?: '' | 'error'
  readonly 'aria-invalid'?: boolean
  readonly 'aria-describedby'?: string
}) {
  return (
    <DatePicker
      {...control}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      needConfirm={false}
      value={value === null ? null : dayjs(exactMoment(value))}
      onChange={(day: dayjs.Dayjs | null) =>
        onChange(day === null ? null : day.format('YYYY-MM-DDTHH:mm:00+08:00'))
      }
    />
  )
}
