/** Whom an urgent case rings for (S2-16), and who hears of what is late. */
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/contract/workstation.ts'
import { Field } from '../../ui/field.tsx'
import { Notice, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useFresh } from '../frame/reload.ts'
import { useMay } from '../session/session.state.ts'
import { useResponsibility } from './responsibility.state.ts'
import { useStaff } from './staff.state.ts'
import { usePicked } from '../../ui/picked.ts'

type Named = Output<'alarm.responsibility'>
type Duty = keyof Named

export function ResponsibilitySection() {
  const { t } = useTranslation()
  const { named, fault, load } = usePicked(useResponsibility, 'named', 'fault', 'load')
  const mayName = useMay('setting.manage')
  useFresh(load)
  return (
    <Section title={t('alarm.responsible.title')}>
      <p className="soft">{t('alarm.responsible.note')}</p>
      <RefusalNote refusal={fault} />
      {!named && !fault && <Waiting label={t('state.loading')} lines={2} />}
      {named && <Gap named={named} />}
      {named && (
        <div className="two">
          <DutyField duty="firstResponsible" named={named} mayName={mayName} />
          <DutyField duty="branchHead" named={named} mayName={mayName} />
        </div>
      )}
      {!mayName && <p className="soft">{t('alarm.responsible.supervisorOnly')}</p>}
    </Section>
  )
}

/** Nobody is named, or whoever is has left: says whom urgent cases ring for meanwhile. */
function Gap({ named }: { readonly named: Named }) {
  const { t } = useTranslation()
  const { firstResponsible, branchHead } = named
  const left = [firstResponsible, branchHead].find((person) => person?.active === false)
  if (left) {
    const name = left.name ?? left.employeeNo
    return <Notice tone="warning" title={t('alarm.responsible.left', { name })} />
  }
  if (firstResponsible) return null
  return (
    <Notice
      tone="warning"
      title={
        branchHead
          ? t('alarm.responsible.standInHead', { name: branchHead.name ?? branchHead.employeeNo })
          : t('alarm.responsible.standIn')
      }
    />
  )
}

function DutyField({
  duty,
  named,
  mayName,
}: {
  readonly duty: Duty
  readonly named: Named
  readonly mayName: boolean
}) {
  const { t } = useTranslation()
  const people = useStaff((state) => state.people)
  const name = useResponsibility((state) => state.name)
  const numbers = {
    firstResponsible: named.firstResponsible?.employeeNo ?? null,
    branchHead: named.branchHead?.employeeNo ?? null,
  }
  const words = (person: { readonly employeeNo: string; readonly name: string | null }) =>
    person.name === null ? person.employeeNo : `${person.name} ${person.employeeNo}`
  const active = people?.filter((person) => person.active) ?? []
  const current = named[duty]
  // Somebody who left stands there by name until another is chosen.
  const known = current && !active.some(({ employeeNo }) => employeeNo === current.employeeNo)
  return (
    <Field label={t(`alarm.responsible.${duty}`)}>
      {({ status: _status, ...control }) => (
        <Select<string>
          {...control}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          disabled={!mayName}
          value={current?.employeeNo ?? null}
          placeholder={t('alarm.responsible.nobody')}
          options={[...active, ...(known ? [current] : [])].map((person) => ({
            value: person.employeeNo,
            label: words(person),
          }))}
          onChange={(chosen: string | undefined) =>
            void name({ ...numbers, [duty]: chosen ?? null })
          }
        />
      )}
    </Field>
  )
}
