/** Console sign-in, and the first person with the token that the hub printed. */
import { Button, Input } from 'antd'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../bridge/connection.state.ts'
import { FormField, showRefusal } from '../ui/form-field.tsx'
import { Notice, Waiting } from '../ui/page.tsx'
import { ask, useConsole } from './console.state.ts'
import { ViewSwitches } from './view-switches.tsx'
import { usePicked } from '../ui/picked.ts'

interface Values {
  token: string
  employeeNo: string
  pin: string
}

export function ConsoleDoor() {
  const { t } = useTranslation()
  const { status } = usePicked(useConsole, 'status')
  const connected = useConnection((state) => state.connected)
  return (
    <div className="door">
      <header className="door-head">
        <span className="wordmark">{t('app.name')}</span>
        <ViewSwitches />
      </header>
      <main className="door-sheet">
        <h1>{t(status?.needsSetUp ? 'console.setUp' : 'console.signIn')}</h1>
        {!connected && (
          <Notice tone="alarm" title={t('console.lost')}>
            {t('console.lostNote')}
          </Notice>
        )}
        {status ? (
          <DoorForm first={status.needsSetUp} />
        ) : (
          connected && <Waiting label={t('state.loading')} />
        )}
      </main>
      <footer className="door-foot soft">{t('console.motto')}</footer>
    </div>
  )
}

function DoorForm({ first }: { readonly first: boolean }) {
  const { t } = useTranslation()
  const adopt = useConsole((state) => state.adopt)
  const form = useForm<Values>({
    defaultValues: { token: tokenInAddress(), employeeNo: '', pin: '' },
  })
  const { errors, isSubmitting } = form.formState
  const required = t('form.required')
  const send = form.handleSubmit(async ({ token, employeeNo, pin }) => {
    const person = { employeeNo: employeeNo.trim(), pin }
    const answer = first
      ? await ask('console.setUp', { token: token.trim(), ...person })
      : await ask('console.signIn', person)
    if (answer.ok) {
      // A used token has no business in the address bar.
      history.replaceState(null, '', location.pathname)
      return adopt(answer.value)
    }
    form.setValue('pin', '')
    showRefusal(form, ['token', 'employeeNo', 'pin'], answer.refusal, t)
  })
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      {first && (
        <FormField
          control={form.control}
          name="token"
          label={t('field.token')}
          hint={t('console.tokenHint')}
          rules={{ required }}
        >
          {(props) => <Input {...props} autoFocus autoComplete="off" size="large" />}
        </FormField>
      )}
      <FormField
        control={form.control}
        name="employeeNo"
        label={t('field.employeeNo')}
        rules={{ required }}
      >
        {(props) => <Input {...props} autoFocus={!first} autoComplete="off" size="large" />}
      </FormField>
      <FormField control={form.control} name="pin" label={t('field.pin')} rules={{ required }}>
        {(props) => (
          <Input.Password
            {...props}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            size="large"
          />
        )}
      </FormField>
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
      <Button type="primary" htmlType="submit" size="large" block loading={isSubmitting}>
        {t(first ? 'console.doSetUp' : 'signIn.do')}
      </Button>
    </form>
  )
}

/** The address that the hub prints at its first start carries the token behind the number sign. */
function tokenInAddress(): string {
  return /^#setUp=([0-9a-f]+)$/.exec(location.hash)?.[1] ?? ''
}
