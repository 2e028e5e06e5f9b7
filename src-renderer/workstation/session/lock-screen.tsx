import { Button, Input } from 'antd'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { call } from '../../bridge/client.ts'
import { FormField, showRefusal } from '../../ui/form-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/page.tsx'
import { DoorPage } from './door-page.tsx'
import { useSession } from './session.state.ts'

/** Locked: nothing of the book is on the page, only who locked it. */
export function LockScreen() {
  const { t } = useTranslation()
  const person = useSession((state) => state.status?.person)
  const adopt = useSession((state) => state.adopt)
  const signOut = useSession((state) => state.signOut)
  const form = useForm<{ pin: string }>({ defaultValues: { pin: '' } })
  const { errors, isSubmitting } = form.formState

  const unlock = form.handleSubmit(async ({ pin }) => {
    const answer = await call('session.unlock', { pin })
    if (answer.ok) return adopt(answer.value)
    form.setValue('pin', '')
    showRefusal(form, ['pin'], answer.refusal, t)
    form.setFocus('pin')
  })

  return (
    <DoorPage title={t('lock.title')} note={t('lock.note')}>
      <p className="lock-person">
        <Icon name="person" />
        <strong>{person?.name ?? person?.employeeNo}</strong>
        <span className="soft">{person?.name ? person.employeeNo : ''}</span>
      </p>
      <form onSubmit={(event) => void unlock(event)} noValidate>
        <FormField
          control={form.control}
          name="pin"
          label={t('field.pin')}
          rules={{ required: t('form.required') }}
        >
          {(props) => (
            <Input.Password
              {...props}
              autoFocus
              inputMode="numeric"
              autoComplete="off"
              maxLength={12}
              size="large"
            />
          )}
        </FormField>
        {errors.root && <Notice tone="alarm" title={errors.root.message} />}
        <Button type="primary" htmlType="submit" size="large" block loading={isSubmitting}>
          {t('lock.unlock')}
        </Button>
      </form>
      <Button type="link" onClick={() => void signOut()}>
        {t('lock.otherPerson')}
      </Button>
    </DoorPage>
  )
}
