/** Choosing a person of this branch by name and number. */
import { Select } from 'antd'
import { type ComponentProps, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isSupervisor } from '#shared/staff/role.ts'
import { useStaff } from '../setting/staff.state.ts'
import { usePicked } from '../../ui/picked.ts'

type Control = Pick<ComponentProps<typeof Select>, 'id' | 'status' | 'aria-label'>

/** Everybody who works here, or only the supervisors. An empty value means nobody yet. */
export function PersonPicker({
  value,
  onChoose,
  supervisors = false,
  ...control
}: Control & {
  readonly value: string
  readonly onChoose: (employeeNo: string) => void
  readonly supervisors?: boolean
}) {
  const { t } = useTranslation()
  const { people, load } = usePicked(useStaff, 'people', 'load')
  useEffect(() => void load(), [load])
  const offered = (people ?? []).filter(
    ({ active, role }) => active && (!supervisors || isSupervisor(role)),
  )
  return (
    <Select
      {...control}
      placeholder={control['aria-label']}
      value={value || null}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={offered.map(({ employeeNo, name, role }) => ({
        value: employeeNo,
        label: [name, employeeNo, t(`role.${role}`)].filter(Boolean).join(' · '),
      }))}
      onChange={(chosen: string | undefined) => onChoose(chosen ?? '')}
    />
  )
}
