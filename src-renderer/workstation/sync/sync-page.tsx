/** What head office has, what it has not, what needs a person, and how to reach it. */
import { Button, Input } from 'antd'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '#shared/contract/views.ts'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { FormField, showRefusal } from '../../ui/form-field.tsx'
import { Mark } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { Notice, PageHead, Pair, Pairs, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { codeWords } from '../../words/refusal.ts'
import { exactMoment, momentWords, spanWords } from '../../words/moment.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'
import { useMay } from '../session/session.state.ts'
import { syncWords } from './sync-word.tsx'
import { useSync } from './sync.state.ts'
import { usePicked } from '../../ui/picked.ts'

/** Beyond this a wrong clock is said (design: skew above two minutes). */
const NOTABLE_SKEW_MS = 2 * MINUTE_MS
const ADDRESS_FORM = 'https://'
const CODE_FORM = 'CB1-…'

export function SyncPage() {
  const { t } = useTranslation()
  const { status, fault, load, sendNow, busy } = usePicked(
    useSync,
    'status',
    'fault',
    'load',
    'sendNow',
    'busy',
  )
  const mayManage = useMay('sync.manage')
  useFresh(load)
  if (!status)
    return fault ? (
      <RefusalNote refusal={fault} />
    ) : (
      <Waiting label={t('state.loading')} lines={6} />
    )
  return (
    <>
      <PageHead
        title={t('place.sync')}
        note={t('sync.note')}
        actions={
          status.enrolled && (
            <Button
              type="primary"
              size="large"
              loading={busy || status.running}
              onClick={() => void sendNow()}
            >
              {t('sync.sendNow')}
            </Button>
          )
        }
      />
      <RefusalNote refusal={fault} />
      <Figures status={status} />
      <Attention status={status} />
      <div className="sync-two">
        <Section title={t('sync.connection')}>
          <Connection status={status} />
        </Section>
        {!status.enrolled && (
          <Section title={t('sync.enrol.title')}>
            {mayManage ? <EnrolForm /> : <p className="soft">{t('sync.enrol.supervisorOnly')}</p>}
          </Section>
        )}
      </div>
    </>
  )
}

function Figures({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { tone, words } = syncWords(t, status, now)
  return (
    <div className={`sync-figures loud loud-${tone}`}>
      <div className="loud-words">
        <span className="loud-name">{words}</span>
        <span className="soft">{t('sync.honest')}</span>
      </div>
      <dl className="figures">
        {(['waiting', 'sent', 'confirmed'] as const).map((figure) => (
          <div key={figure}>
            <dt>{t(`sync.figure.${figure}`)}</dt>
            <dd className="number">{status[figure]}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Attention({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  if (status.attention.length === 0) return null
  return (
    <Section title={t('sync.attention')} count={status.attention.length}>
      <ul className="rows">
        {status.attention.map((item) => (
          <li key={item.eventId} className="line-still attention">
            <Mark tone="alarm">{codeWords(t, item.code)}</Mark>
            <span>
              {t(`event.${item.type}`, { defaultValue: t('event.unknown') })} ·{' '}
              {exactMoment(item.at)}
            </span>
            <span className="soft">{t('sync.attentionDo')}</span>
            {(item.aggregateKind === 'complaint' || item.aggregateKind === 'shift') && (
              <Button
                size="small"
                onClick={() =>
                  go(
                    item.aggregateKind === 'complaint'
                      ? { name: 'case', caseId: item.aggregateId }
                      : { name: 'shift', shiftId: item.aggregateId },
                  )
                }
              >
                {t('sync.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Connection({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { clockOffsetMs, lastProblem } = status
  const skewed = clockOffsetMs !== null && Math.abs(clockOffsetMs) > NOTABLE_SKEW_MS
  return (
    <>
      {lastProblem && (
        <Notice tone="warning" title={codeWords(t, lastProblem.code)}>
          {t('sync.problemAt', { at: momentWords(lastProblem.at, now) })}
        </Notice>
      )}
      {skewed && (
        <Notice
          tone="warning"
          title={t(clockOffsetMs > 0 ? 'sync.clockSlow' : 'sync.clockFast', {
            time: spanWords(t, Math.abs(clockOffsetMs)),
          })}
        >
          {t('sync.clockNote')}
        </Notice>
      )}
      <Pairs>
        <Pair name={t('sync.hub')}>{status.hubUrl ?? t('sync.notEnrolled')}</Pair>
        <Pair name={t('sync.lastContact')}>
          {status.lastContactAt === null ? t('sync.never') : exactMoment(status.lastContactAt)}
        </Pair>
        <Pair name={t('sync.nextAttempt')}>
          {status.nextAttemptAt === null ? '—' : momentWords(status.nextAttemptAt, now)}
        </Pair>
        <Pair name={t('sync.clock')}>
          {clockOffsetMs === null
            ? t('sync.clockUnknown')
            : skewed
              ? spanWords(t, Math.abs(clockOffsetMs))
              : t('sync.clockAgrees')}
        </Pair>
        <Pair name={t('sync.device')}>
          <span className="digest">{status.deviceId.match(/.{1,8}/g)?.join(' ')}</span>
        </Pair>
        <Pair name={t('sync.epoch')}>
          <span className="number">{status.epoch}</span>
        </Pair>
      </Pairs>
    </>
  )
}

function EnrolForm() {
  const { t } = useTranslation()
  const enrol = useSync((state) => state.enrol)
  const form = useForm({ defaultValues: { hubUrl: '', code: '' } })
  const { errors, isSubmitting } = form.formState
  const required = t('form.required')
  const send = form.handleSubmit(async ({ hubUrl, code }) => {
    const refusal = await enrol(hubUrl.trim(), code.trim())
    if (refusal) showRefusal(form, ['hubUrl', 'code'], refusal, t)
  })
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <p className="soft">{t('sync.enrol.note')}</p>
      <FormField
        control={form.control}
        name="hubUrl"
        label={t('field.hubUrl')}
        rules={{ required }}
      >
        {(props) => <Input {...props} autoComplete="off" placeholder={ADDRESS_FORM} />}
      </FormField>
      <FormField
        control={form.control}
        name="code"
        label={t('field.code')}
        hint={t('sync.enrol.codeHint')}
        rules={{ required }}
      >
        {(props) => (
          <Input {...props} autoComplete="off" className="number" placeholder={CODE_FORM} />
        )}
      </FormField>
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
      <Button type="primary" htmlType="submit" loading={isSubmitting}>
        {t('sync.enrol.do')}
      </Button>
    </form>
  )
}
