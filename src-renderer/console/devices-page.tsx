/** Workstations that may write, codes that let new ones in, and shutting one out. */
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { ConsoleOutput } from '#shared/contract/console.ts'
import { FormField, showRefusal } from '../ui/form-field.tsx'
import { Mark } from '../ui/mark.tsx'
import { Empty, Notice, PageHead, Section, Waiting } from '../ui/page.tsx'
import { exactMoment } from '../words/moment.ts'
import { refusalWords } from '../words/refusal.ts'
import { ask, useConsole, useConsoleMay } from './console.state.ts'
import { usePicked } from '../ui/picked.ts'

export function DevicesPage() {
  const { t } = useTranslation()
  const { devices, fault, load } = usePicked(useConsole, 'devices', 'fault', 'load')
  const mayManage = useConsoleMay('console.manage')
  const [refusal, setRefusal] = useState<string | null>(null)
  const revoke = async (deviceId: string) => {
    const answer = await ask('console.revokeDevice', { deviceId })
    setRefusal(answer.ok ? null : refusalWords(t, answer.refusal))
    await load()
  }
  return (
    <>
      <PageHead title={t('console.place.devices')} note={t('console.devicesNote')} />
      {mayManage && <EnrolCode />}
      {refusal !== null && <Notice tone="alarm" title={refusal} />}
      <Section title={t('console.devices')} count={devices?.length}>
        {!devices && !fault && <Waiting label={t('state.loading')} />}
        {devices?.length === 0 && <Empty text={t('console.noDevices')} />}
        <ul className="rows">
          {devices?.map((device) => (
            <li key={device.deviceId} className="device-row">
              <strong>
                {device.branchCode} · {device.label}
              </strong>
              <span className="digest">{device.deviceId.slice(0, 8)}</span>
              <span className="soft">
                {t('console.enrolledAt', { at: exactMoment(device.enrolledAt) })}
                {' · '}
                {device.lastContactAt === null
                  ? t('console.neverSpoke')
                  : t('console.lastContact', { at: exactMoment(device.lastContactAt) })}
                {' · '}
                {t('console.eventCount', { count: device.events })}
              </span>
              {device.revokedAt !== null && (
                <Mark tone="alarm">
                  {t('console.revokedAt', { at: exactMoment(device.revokedAt) })}
                </Mark>
              )}
              {device.revokedAt === null && mayManage && (
                <Popconfirm
                  title={t('console.revokeQuestion')}
                  description={t('console.revokeNote')}
                  okText={t('console.revoke')}
                  cancelText={t('form.cancel')}
                  onConfirm={() => void revoke(device.deviceId)}
                >
                  <Button size="small" danger>
                    {t('console.revoke')}
                  </Button>
                </Popconfirm>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function EnrolCode() {
  const { t } = useTranslation()
  const [code, setCode] = useState<ConsoleOutput<'console.enrolCode'> | null>(null)
  const form = useForm({ defaultValues: { branchCode: '', branchName: '' } })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async ({ branchCode, branchName }) => {
    const name = branchName.trim()
    const answer = await ask('console.enrolCode', {
      branchCode: branchCode.trim(),
      branchName: name === '' ? null : name,
    })
    if (answer.ok) setCode(answer.value)
    else showRefusal(form, ['branchCode', 'branchName'], answer.refusal, t)
  })
  return (
    <Section title={t('console.enrolCode')}>
      <form className="enrol-code" onSubmit={(event) => void send(event)} noValidate>
        <FormField
          control={form.control}
          name="branchCode"
          label={t('field.branchCode')}
          rules={{
            required: t('form.required'),
            pattern: { value: /^[A-Z0-9]{2,8}$/, message: t('setUp.branchCodeForm') },
          }}
        >
          {(props) => (
            <Input
              {...props}
              autoComplete="off"
              maxLength={8}
              onChange={(event) => props.onChange(event.target.value.toUpperCase())}
            />
          )}
        </FormField>
        <FormField
          control={form.control}
          name="branchName"
          label={t('field.branchName')}
          hint={t('console.newBranchHint')}
        >
          {(props) => <Input {...props} autoComplete="off" maxLength={80} />}
        </FormField>
        <Button type="primary" htmlType="submit" loading={isSubmitting}>
          {t('console.makeCode')}
        </Button>
      </form>
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
      {code && (
        <Notice tone="good" title={<span className="digest enrol-code-shown">{code.code}</span>}>
          {t('console.codeNote', { branch: code.branchCode, at: exactMoment(code.expiresAt) })}
        </Notice>
      )}
    </Section>
  )
}
