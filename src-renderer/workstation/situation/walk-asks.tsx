/** What a step asks for: things to learn or agree, and records that have to stand in the book. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  businessDateOf,
  formatInstant,
  startOfDay,
} from '#shared/foundation/instant.ts'
import { BankTime } from '../../ui/bank-time.tsx'
import { Mark } from '../../ui/mark.tsx'
import { hostNow, useMinute } from '../../ui/now.ts'
import { momentWords, msOf } from '../../words/moment.ts'
import { useMay } from '../session/session.state.ts'
import { permissionOf } from './record-forms.ts'
import { type WalkView, useWalk } from './walk.state.ts'
import { usePicked } from '../../ui/picked.ts'

type Need = WalkView['needs'][number]

export function WalkNeeds({ view }: { readonly view: WalkView }) {
  const { t } = useTranslation()
  if (view.needs.length === 0) return null
  return (
    <section className="walk-asked" aria-label={t('walk.needs')}>
      <h3>{t('walk.needs')}</h3>
      <ul>
        {view.needs.map((need) => (
          <li key={need.need}>
            {need.given ? (
              <Given need={need} agreedFor={view.agreedFor} />
            ) : need.isTime ? (
              <TimeNeed need={need} />
            ) : (
              <PlainNeed need={need} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Given({ need, agreedFor }: { readonly need: Need; readonly agreedFor: number | null }) {
  const { t } = useTranslation()
  const now = useMinute()
  const time = need.isTime && agreedFor !== null ? momentWords(formatInstant(agreedFor), now) : ''
  return (
    <Mark tone="good">
      {t(`walk.need.${need.need}`)} {time}
    </Mark>
  )
}

function PlainNeed({ need: { need } }: { readonly need: Need }) {
  const { t } = useTranslation()
  const { tell, busy } = usePicked(useWalk, 'tell', 'busy')
  return (
    <>
      <span>{t(`walk.need.${need}`)}</span>
      <Button
        size="small"
        disabled={busy}
        onClick={() => void tell({ kind: 'given', need, for: null })}
      >
        {t(`walk.needDone.${need}`)}
      </Button>
    </>
  )
}

/** A time is said to the minute: three usual ones, and any other. */
function TimeNeed({ need: { need } }: { readonly need: Need }) {
  const { t } = useTranslation()
  const { tell } = usePicked(useWalk, 'tell')
  const [other, setOther] = useState(false)
  const give = (at: number) => void tell({ kind: 'given', need, for: at })
  const five = startOfDay(businessDateOf(hostNow())) + FIVE
  return (
    <>
      <span>{t(`walk.need.${need}`)}</span>
      <div className="quick">
        <Button size="small" onClick={() => give(inAnHour())}>
          {t('promise.inAnHour')}
        </Button>
        {five > hostNow() && (
          <Button size="small" onClick={() => give(five)}>
            {t('promise.todayFive')}
          </Button>
        )}
        <Button size="small" onClick={() => give(five + DAY_MS)}>
          {t('promise.tomorrowFive')}
        </Button>
        {other ? (
          <OtherTime give={give} />
        ) : (
          <Button size="small" onClick={() => setOther(true)}>
            {t('walk.otherTime')}
          </Button>
        )}
      </div>
    </>
  )
}

/** A time that is written counts when it is said to be the one: a walk goes on from it. */
function OtherTime({ give }: { readonly give: (at: number) => void }) {
  const { t } = useTranslation()
  const [at, setAt] = useState<string | null>(null)
  const ms = at === null ? Number.NaN : msOf(at)
  const take = () => {
    if (!Number.isNaN(ms)) give(ms)
  }
  return (
    <form
      className="quick"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      <BankTime value={at} onChange={setAt} aria-label={t('walk.otherTime')} />
      <Button size="small" htmlType="submit" disabled={Number.isNaN(ms)}>
        {t('walk.takeTime')}
      </Button>
    </form>
  )
}

const FIVE = 17 * HOUR_MS
const inAnHour = () => Math.ceil((hostNow() + HOUR_MS) / MINUTE_MS) * MINUTE_MS

/** Records: a form is one press away, and nobody's word stands for one. */
export function WalkRecords({
  view,
  openRecord,
}: {
  readonly view: WalkView
  readonly openRecord: (call: string) => void
}) {
  const { t } = useTranslation()
  if (view.creates.length === 0) return null
  return (
    <section className="walk-asked" aria-label={t('walk.records')}>
      <h3>{t('walk.records')}</h3>
      <ul>
        {view.creates.map(({ call, made }) => (
          <li key={call}>
            {made ? (
              <Mark tone="good">{recordWords(t, call)}</Mark>
            ) : (
              <RecordToMake call={call} openRecord={openRecord} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function RecordToMake({
  call,
  openRecord,
}: {
  readonly call: string
  readonly openRecord: (call: string) => void
}) {
  const { t } = useTranslation()
  const may = useMay(permissionOf(call))
  return (
    <>
      <span>{recordWords(t, call)}</span>
      {may ? (
        <Button size="small" onClick={() => openRecord(call)}>
          {t('walk.openForm')}
        </Button>
      ) : (
        <span className="soft">{t('walk.askColleague')}</span>
      )}
    </>
  )
}

function recordWords(t: ReturnType<typeof useTranslation>['t'], call: string): string {
  return t(`walk.record.${call.replace('.', '_')}`, { defaultValue: call })
}
