/** Who works here, who may sign in at this workstation, and letting somebody in. */
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '#shared/staff/role.ts'
import { FormField, showRefusal } from '../../ui/form-field.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Notice, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useMay } from '../session/session.state.ts'
import { useStaff } from './staff.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function StaffSection() {
  const { t } = useTranslation()
  const { people, fault, load } = usePicked(useStaff, 'people', 'fault', 'load')
  const mayManage = useMay('staff.manage')
  const [form, setForm] = useState<{ readonly activate: string } | 'add' | null>(null)
  useEffect(() => void load(), [load])
  return (
    <Section
      title={t('staff.title')}
      count={people?.length}
      aside={
        mayManage && (
          <Button size="small" onClick={() => setForm('add')}>
            {t('staff.add')}
          </Button>
        )
      }
    >
      <RefusalNote refusal={fault} />
      {form === 'add' && <AddForm onDone={() => setForm(null)} />}
      {people === null && !fault && <Waiting label={t('state.loading')} />}
      <ul className="rows">
        {people?.map((person) => (
          <li key={person.employeeNo} className="staff-row">
            <strong>{person.name ?? person.employeeNo}</strong>
            <span className="number soft">{person.employeeNo}</span>
            <span>{t(`role.${person.role}`)}</span>
            <span className="staff-state">
              {!person.active && <Mark>{t('staff.left')}</Mark>}
              {person.active && person.activatedHere && (
                <Mark tone="good">{t('staff.activeHere')}</Mark>
              )}
              {person.active && !person.activatedHere && (
                <Mark tone="warning">{t('staff.notYet')}</Mark>
              )}
              {person.active && !person.activatedHere && mayManage && (
                <Button size="small" onClick={() => setForm({ activate: person.employeeNo })}>
                  {t('staff.activate')}
                </Button>
              )}
            </span>
            {form !== null && form !== 'add' && form.activate === person.employeeNo && (
              <ActivateForm employeeNo={person.employeeNo} onDone={() => setForm(null)} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface NewPerson {
  employeeNo: string
  name: string
  role: Role
}

function AddForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation()
  const add = useStaff((state) => state.add)
  const form = useForm<NewPerson>({ defaultValues: { employeeNo: '', name: '', role: 'teller' } })
  const { errors, isSubmitting } = form.formState
  const required = t('form.required')
  const send = form.handleSubmit(async (values) => {
    const refusal = await add({ ...values, employeeNo: values.employeeNo.trim() })
    if (refusal) showRefusal(form, ['employeeNo', 'name', 'role'], refusal, t)
    else onDone()
  })
  return (
    <form className="action-form" onSubmit={(event) => void send(event)} noValidate>
      <div className="two">
        <FormField
          control={form.control}
          name="employeeNo"
          label={t('field.employeeNo')}
          rules={{ required }}
        >
          {(props) => <Input {...props} autoFocus autoComplete="off" maxLength={32} />}
        </FormField>
        <FormField control={form.control} name="name" label={t('field.name')} rules={{ required }}>
          {(props) => <Input {...props} autoComplete="off" maxLength={60} />}
        </FormField>
      </div>
      <FormField control={form.control} name="role" label={t('field.role')}>
        {(props) => (
          <Select
            {...props}
            options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          />
        )}
      </FormField>
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={isSubmitting}>
          {t('staff.add')}
        </Button>
        <Button onClick={onDone}>{t('form.cancel')}</Button>
      </div>
    </form>
  )
}

/** The person chooses a PIN here, standing beside the supervisor who is signed in. */
function ActivateForm({
  employeeNo,
  onDone,
}: {
  readonly employeeNo: string
  readonly onDone: () => void
}) {
  const { t } = useTranslation()
  const activate = useStaff((state) => state.activate)
  const form = useForm({ defaultValues: { pin: '', pinAgain: '' } })
  const { errors, isSubmitting } = form.formState
  const required = t('form.required')
  const send = form.handleSubmit(async ({ pin }) => {
    const refusal = await activate(employeeNo, pin)
    if (refusal) showRefusal(form, ['pin'], refusal, t)
    else onDone()
  })
  return (
    <form className="action-form" onSubmit={(event) => void send(event)} noValidate>
      <p className="soft">{t('staff.activateNote')}</p>
      <div className="two">
        <FormField
          control={form.control}
          name="pin"
          label={t('field.pin')}
          hint={t('setUp.pinHint')}
          rules={{ required, pattern: { value: /^\d{6,12}$/, message: t('setUp.pinForm') } }}
        >
          {(props) => (
            <Input.Password
              {...props}
              autoFocus
              inputMode="numeric"
              autoComplete="new-password"
              maxLength={12}
            />
          )}
        </FormField>
        <FormField
          control={form.control}
          name="pinAgain"
          label={t('setUp.pinAgain')}
          rules={{
            required,
            validate: (again: string) => again === form.getValues('pin') || t('setUp.pinDiffers'),
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
      </div>
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={isSubmitting}>
          {t('staff.activate')}
        </Button>
        <Button onClick={onDone}>{t('form.cancel')}</Button>
      </div>
    </form>
  )
}
