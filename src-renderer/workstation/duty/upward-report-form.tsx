/** A new report upward. */
import { Button, Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ESCALATION_TARGETS } from '#shared/complaint/enumerations.ts'
import { ESCALATION_REASONS } from '#shared/complaint/rules/kinds.ts'
import { call } from '../../bridge/client.ts'
import { Field } from '../../ui/field.tsx'
import { StaffWordsArea, StaffWordsLine } from '../../writing/staff-words.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { Sheet, useUpwardForm } from './upward-sheet.tsx'
import { useUpward } from './upward.state.ts'

type Target = (typeof ESCALATION_TARGETS)[number]

/** S4-17(2)(3): one of four reasons; an emergency may pass a level over. */
export function ReportForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const reportId = useUpward((state) => state.nextId)
  const form = useUpwardForm('report', () => ({
    reason: 'beyond_scope' as (typeof ESCALATION_REASONS)[number],
    to: 'hall_manager' as Target,
    skippedLevel: false,
    emergencyReason: '',
    directLeader: null as Target | null,
    content: '',
  }))
  const { reason, to, skippedLevel, emergencyReason, directLeader, content } = form.values
  const targets = ESCALATION_TARGETS.map((value) => ({
    value,
    label: t(`escalationTarget.${value}`),
  }))
  const submit = async () => {
    const done = await form.send(
      call('upward.report', {
        reportId,
        reason,
        to,
        skippedLevel,
        emergencyReason: skippedLevel ? emergencyReason : null,
        directLeader: skippedLevel ? directLeader : null,
        content,
      }),
    )
    if (done) go({ name: 'upwardReport', reportId })
  }
  return (
    <Sheet
      title={t('upward.new')}
      label={t('upward.send')}
      form={form}
      fields={['content', 'emergencyReason', 'directLeader']}
      submit={() => void submit()}
      aside={
        <Button size="small" onClick={onClose}>
          {t('form.cancel')}
        </Button>
      }
    >
      <div className="duty-pair">
        <Field label={t('upward.reason')} required>
          {(control) => (
            <Select
              {...control}
              value={reason}
              options={ESCALATION_REASONS.map((value) => ({
                value,
                label: t(`escalationReason.${value}`),
              }))}
              onChange={(chosen) => form.set({ reason: chosen })}
            />
          )}
        </Field>
        <Field label={t('upward.to')} required>
          {(control) => (
            <Select
              {...control}
              value={to}
              options={targets}
              onChange={(chosen) => form.set({ to: chosen })}
            />
          )}
        </Field>
      </div>
      <Field label={t('upward.content')} required fault={form.faultAt('content')}>
        {(control) => (
          <StaffWordsArea
            {...control}
            rows={4}
            autoFocus
            maxLength={2000}
            value={content}
            onChange={(event) => form.set({ content: event.target.value })}
          />
        )}
      </Field>
      <Checkbox
        checked={skippedLevel}
        onChange={(event) => form.set({ skippedLevel: event.target.checked })}
      >
        {t('upward.skips')}
      </Checkbox>
      {skippedLevel && (
        <div className="duty-pair">
          <Field label={t('upward.emergency')} required fault={form.faultAt('emergencyReason')}>
            {(control) => (
              <StaffWordsLine
                {...control}
                maxLength={500}
                value={emergencyReason}
                onChange={(event) => form.set({ emergencyReason: event.target.value })}
              />
            )}
          </Field>
          <Field
            label={t('upward.directLeader')}
            required
            hint={t('upward.directLeaderHint')}
            fault={form.faultAt('directLeader')}
          >
            {(control) => (
              <Select
                {...control}
                value={directLeader}
                options={targets}
                onChange={(chosen) => form.set({ directLeader: chosen })}
              />
            )}
          </Field>
        </div>
      )}
    </Sheet>
  )
}
