import { Button, Input } from 'antd'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { call } from '../../bridge/client.ts'
import { FormField, showRefusal } from '../../ui/form-field.tsx'
import { Notice } from '../../ui/page.tsx'
import { DoorPage } from './door-page.tsx'
import { useSession } from './session.state.ts'

interface Values {
  employeeNo: string
  pin: string
}

/** Signs a person in by employee number and PIN. */
export function SignInScreen() {
  const { t } = useTranslation()
  const branch = useSession((state) => state.status?.branch)
  const adopt = useSession((state) => state.adopt)
  const form = useForm<Values>({ defaultValues: { employeeNo: '', pin: '' } })
  const { errors, isSubmitting } = form.formState

  const signIn = form.handleSubmit(async ({ employeeNo, pin }) => {
    const answer = await call('session.signIn', { employeeNo: employeeNo.trim(), pin })
    if (answer.ok) return adopt(answer.value)
    form.setValue('pin', '')
    showRefusal(form, ['employeeNo', 'pin'], answer.refusal, t)
    form.setFocus('pin')
  })

  return (
    <DoorPage
      title={t('signIn.title')}
      note={branch ? `${branch.code} · ${branch.name}` : undefined}
    >
      <form onSubmit={(event) => void signIn(event)} noValidate>
        <FormField
          control={form.control}
          name="employeeNo"
          label={t('field.employeeNo')}
          rules={{ required: t('form.required') }}
        >
          {(props) => <Input {...props} autoFocus autoComplete="off" size="large" />}
        </FormField>
        <FormField
          control={form.control}
          name="pin"
          label={t('field.pin')}
          hint={t('signIn.pinHint')}
          rules={{ required: t('form.required') }}
        >
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
          {t('signIn.do')}
        </Button>
      </form>
      <p className="soft">{t('signIn.firstTime')}</p>
    </DoorPage>
  )
}
