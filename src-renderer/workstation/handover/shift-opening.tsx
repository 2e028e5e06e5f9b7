/** Opening a shift: the last signed closing stands locked beside what is counted now. */
import { Button, DatePicker, Input, InputNumber, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { POSTS, SHIFT_PERIODS } from '#shared/handover/events.ts'
import { Field } from '../../ui/field.tsx'
import { Notice, Waiting } from '../../ui/page.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { amountWords, readAmount } from './amount.ts'
import { walkCells } from './grid-keys.ts'
import { Mark } from '../../ui/mark.tsx'
import { StaffWordsLine } from '../../writing/staff-words.tsx'
import { type Opening, differsFromBefore, useShiftList } from './shift-list.state.ts'
import { lineTitle, shiftTitle } from './shift-words.ts'
import { usePicked } from '../../ui/picked.ts'

export function ShiftOpening() {
  const { t } = useTranslation()
  const { opening, prepare, type, open, busy, refusal, leaveOpening } = usePicked(
    useShiftList,
    'opening',
    'prepare',
    'type',
    'open',
    'busy',
    'refusal',
    'leaveOpening',
  )
  const go = useNavigation((state) => state.go)
  if (!opening) return null
  const { key, preparation, openings, reason } = opening
  const begin = async () => {
    const shiftId = await open()
    if (shiftId !== null) go({ name: 'shift', shiftId })
  }
  return (
    <section className="opening" aria-label={t('shift.open.title')}>
      <h2>{t('shift.open.title')}</h2>
      <div className="opening-key">
        <Field label={t('field.date')}>
          {({ status: _status, ...control }) => (
            <DatePicker
              {...control}
              allowClear={false}
              value={dayjs(key.date)}
              onChange={(day: dayjs.Dayjs | null) =>
                day && void prepare({ ...key, date: day.format('YYYY-MM-DD') })
              }
            />
          )}
        </Field>
        <Field label={t('field.period')}>
          {({ status: _status, ...control }) => (
            <Segmented
              {...control}
              value={key.period}
              options={SHIFT_PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
              onChange={(period) => void prepare({ ...key, period })}
            />
          )}
        </Field>
        <Field label={t('field.post')}>
          {(control) => (
            <Select
              {...control}
              value={key.post}
              options={POSTS.map((value) => ({ value, label: t(`post.${value}`) }))}
              onChange={(post) => void prepare({ ...key, post })}
            />
          )}
        </Field>
        <Field label={t('field.position')}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={99}
              precision={0}
              value={key.position}
              onChange={(position) => position !== null && void prepare({ ...key, position })}
            />
          )}
        </Field>
      </div>
      {!preparation && !refusal && <Waiting label={t('state.loading')} />}
      {preparation && preparation.unsignedPrevious !== null && (
        <Notice
          tone="warning"
          title={t('shift.open.unsigned')}
          action={
            <Button
              size="small"
              onClick={() => go({ name: 'shift', shiftId: preparation.unsignedPrevious ?? '' })}
            >
              {t('shift.open.toUnsigned')}
            </Button>
          }
        >
          {t('shift.open.unsignedNote')}
        </Notice>
      )}
      {preparation && preparation.previous === null && preparation.unsignedPrevious === null && (
        <p className="soft">{t('shift.open.first')}</p>
      )}
      {preparation && (
        <table className="sheet" onKeyDown={walkCells}>
          <thead>
            <tr>
              <th scope="col">{t('shift.line')}</th>
              <th scope="col" className="amount">
                {t('shift.previousClosing')}
              </th>
              <th scope="col" className="amount">
                {t('shift.opening')}
              </th>
            </tr>
          </thead>
          <tbody>
            {preparation.lines.map((line, index) => {
              const typed = openings[line.name] ?? ''
              const amount = readAmount(typed, line.unit)
              // A form that was only just opened is no fault yet.
              const faulty = amount === null && (typed !== '' || refusal !== null)
              const differs =
                typed !== '' && line.previousClosing !== null && amount !== line.previousClosing
              return (
                <tr key={line.name}>
                  <th scope="row">
                    {lineTitle(t, line.name)}{' '}
                    <span className="soft">{t(`lineUnit.${line.unit}`)}</span>
                  </th>
                  <td className="amount locked">{amountWords(line.previousClosing, line.unit)}</td>
                  <td>
                    <input
                      className={`cell${faulty ? ' cell-faulty' : differs ? ' cell-differs' : ''}`}
                      data-cell
                      // The first amount is what somebody types after pressing N.
                      autoFocus={index === 0}
                      inputMode="decimal"
                      aria-label={`${lineTitle(t, line.name)} ${t('shift.opening')}`}
                      aria-invalid={faulty}
                      value={typed}
                      onFocus={(event) => event.target.select()}
                      onChange={(event) =>
                        type({ openings: { ...openings, [line.name]: event.target.value } })
                      }
                      onBlur={() =>
                        amount !== null &&
                        type({
                          openings: { ...openings, [line.name]: amountWords(amount, line.unit) },
                        })
                      }
                    />
                    {line.minimum !== null && amount !== null && amount < line.minimum && (
                      <Mark tone="alarm">
                        {t('shift.open.belowMinimum', {
                          minimum: amountWords(line.minimum, line.unit),
                        })}
                      </Mark>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {differsFromBefore(opening) && (
        <Field label={t('field.mismatchReason')} required hint={t('shift.open.mismatchHint')}>
          {(control) => (
            <StaffWordsLine
              {...control}
              value={reason}
              maxLength={500}
              onChange={(event) => type({ reason: event.target.value })}
            />
          )}
        </Field>
      )}
      {preparation && <Arrival opening={opening} />}
      {refusal && <Notice tone="alarm" title={refusalWords(t, refusal)} />}
      <div className="form-foot">
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={!preparation}
          onClick={() => void begin()}
        >
          {t('shift.open.do', { shift: shiftTitle(t, key) })}
        </Button>
        <Button size="large" onClick={leaveOpening}>
          {t('form.cancel')}
        </Button>
      </div>
    </section>
  )
}

/**
 * When the person on duty came, from the day on duty where it stands already; late is a fact and keeps
 * nobody from work (S4-15(1)).
 */
function Arrival({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslation()
  const type = useShiftList((state) => state.type)
  const { preparation, arrivalKind, arrivedAt } = opening
  if (!preparation) return null
  const { arrivedAt: known, rostered } = preparation
  return (
    <div className="opening-key opening-arrival">
      <Field
        label={t('field.arrivedAt')}
        hint={t(known === null ? 'shift.arrival.hint' : 'shift.arrival.known', {
          at: preparation.startsAt.slice(11, 16),
        })}
      >
        {({ status: _status, ...control }) => (
          <Input
            {...control}
            type="time"
            value={known === null ? arrivedAt : known.slice(11, 16)}
            readOnly={known !== null}
            variant={known === null ? 'outlined' : 'filled'}
            onChange={(event) => type({ arrivedAt: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('field.attendanceKind')}
        {...(rostered === null ? {} : { hint: t('shift.arrival.rostered') })}
      >
        {(control) => (
          <Select
            {...control}
            value={arrivalKind}
            disabled={rostered !== null}
            options={preparation.attendanceKinds.map(({ kind, minutes }) => ({
              value: kind,
              label: t(`shift.arrival.kind.${kind}`, { minutes }),
            }))}
            onChange={(kind) => type({ arrivalKind: kind })}
          />
        )}
      </Field>
    </div>
  )
}
