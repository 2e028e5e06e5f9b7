/** People of the branch by name and number. */
import { Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isSupervisor } from '#shared/staff/role.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { useStaff } from '../setting/staff.state.ts'

/** Answers the words for an employee number: the name, where it is known, and the number. */
export function useWho(): (employeeNo: string) => string {
  const people = useStaff((state) => state.people)
  return (employeeNo) => {
    const name = people?.find((one) => sameEmployee(one.employeeNo, employeeNo))?.name
    return name ? `${name} ${employeeNo}` : employeeNo
  }
}

/** Loads the people once a page that names them is shown. */
export function usePeople(): void {
  const load = useStaff((state) => state.load)
  useEffect(() => void load(), [load])
}

interface PersonSelectProps {
  readonly value: string | null
  readonly onChange: (employeeNo: string | null) => void
  /** Only whoever may consent to a swap. */
  readonly leaders?: boolean
  readonly allowClear?: boolean
  readonly autoFocus?: boolean
  readonly id?: string
  readonly status?: '' | 'error'
  readonly 'aria-label'?: string
  readonly 'aria-invalid'?: boolean
  readonly 'aria-describedby'?: string
}

/** One active person of the branch, found by name or number. */
export function PersonSelect({ value, onChange, leaders = false, ...props }: PersonSelectProps) {
  const { t } = useTranslation()
  const people = useStaff((state) => state.people) ?? []
  const options = people
    .filter(({ active, role }) => active && (!leaders || isSupervisor(role)))
    .map(({ employeeNo, name, role }) => ({
      value: employeeNo,
      label: [name, employeeNo, t(`role.${role}`)].filter(Boolean).join(' · '),
    }))
  return (
    <Select
      {...props}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value}
      options={options}
      onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
    />
  )
}
