import { Button, Input, Segmented } from 'antd'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { PROFILES } from '#shared/branch/events.ts'
import { call } from '../../bridge/client.ts'
import { FormField, showRefusal } from '../../ui/form-field.tsx'
import { Notice } from '../../ui/page.tsx'
import { DoorPage } from './door-page.tsx'
import { useSession } from './session.state.ts'

interface Values {
  branchCode: string
  branchName: string
  profile: (typeof PROFILES)[number]
  employeeNo: string
  name: string
  pin: string
  pinAgain: string
}

/** The first run: which branch this is, and its first administrator. */
export function SetUpScreen() {
  const { t } = useTranslation()
  const adopt = useSession((state) => state.adopt)
  const form = useForm<Values>({
    defaultValues: {
      branchCode: '',
      branchName: '',
      profile: 'bank',
      employeeNo: '',
      name: '',
      pin: '',
      pinAgain: '',
    },
  })
  const { errors, isSubmitting } = form.formState
  const required = t('form.required')
  const { control } = form

  const complete = form.handleSubmit(async (values) => {
    const answer = await call('setup.complete', {
      branchCode: values.branchCode.trim(),
      branchName: values.branchName,
      profile: values.profile,
      administrator: { employeeNo: values.employeeNo.trim(), name: values.name, pin: values.pin },
    })
    if (answer.ok) return adopt(answer.value)
    showRefusal(form, ['branchCode', 'branchName', 'employeeNo', 'name', 'pin'], answer.refusal, t)
  })

  return (
    <DoorPage wide title={t('setUp.title')} note={t('setUp.note')}>
      <form onSubmit={(event) => void complete(event)} noValidate>
        <div className="set-up">
          <fieldset>
            <legend>{t('setUp.branch')}</legend>
            <FormField
              control={control}
              name="branchCode"
              label={t('field.branchCode')}
              hint={t('setUp.branchCodeHint')}
              rules={{
                required,
                pattern: { value: /^[A-Z0-9]{2,8}$/, message: t('setUp.branchCodeForm') },
              }}
            >
              {(props) => (
                <Input
                  {...props}
                  autoFocus
                  autoComplete="off"
                  maxLength={8}
                  onChange={(event) => props.onChange(event.target.value.toUpperCase())}
                />
              )}
            </FormField>
            <FormField
              control={control}
              name="branchName"
              label={t('field.branchName')}
              rules={{ required }}
            >
              {(props) => <Input {...props} autoComplete="off" maxLength={80} />}
            </FormField>
            <FormField
              control={control}
              name="profile"
              label={t('field.profile')}
              hint={t('setUp.profileHint')}
            >
              {({ status: _status, ...props }) => (
                <Segmented
                  {...props}
                  block
                  options={PROFILES.map((value) => ({ value, label: t(`profile.${value}`) }))}
                />
              )}
            </FormField>
          </fieldset>
          <fieldset>
            <legend>{t('setUp.administrator')}</legend>
            <FormField
              control={control}
              name="employeeNo"
              label={t('field.employeeNo')}
              rules={{ required }}
            >
              {(props) => <Input {...props} autoComplete="off" maxLength={32} />}
            </FormField>
            <FormField control={control} name="name" label={t('field.name')} rules={{ required }}>
              {(props) => <Input {...props} autoComplete="off" maxLength={60} />}
            </FormField>
            <FormField
              control={control}
              name="pin"
              label={t('field.pin')}
              hint={t('setUp.pinHint')}
              rules={{ required, pattern: { value: /^\d{6,12}$/, message: t('setUp.pinForm') } }}
            >
              {(props) => (
                <Input.Password
                  {...props}
                  inputMode="numeric"
                  autoComplete="new-password"
                  maxLength={12}
                />
              )}
            </FormField>
            <FormField
              control={control}
              name="pinAgain"
              label={t('setUp.pinAgain')}
              rules={{
                required,
                validate: (again: string) =>
                  again === form.getValues('pin') || t('setUp.pinDiffers'),
              }}
            >
              {(props) => (
                <Input.Password
                  {...props}
                  inputMode="numeric"
                  autoComplete="new-password"
                  maxLength={12}
                />
              )}
            </FormField>
          </fieldset>
        </div>
        {errors.root && <Notice tone="alarm" title={errors.root.message} />}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" size="large" loading={isSubmitting}>
            {t('setUp.do')}
          </Button>
          <span className="soft">{t('setUp.offline')}</span>
        </div>
      </form>
    </DoorPage>
  )
}
