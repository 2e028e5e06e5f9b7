/** Who complains and who speaks (R-12 … R-14, S2-04). What we hold already is not asked for. */
import { Checkbox, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { COMPLAINANT_KINDS, REPRESENTED_BY } from '#shared/complaint/events/intake-details.ts'
import { Field } from '../../../../ui/field.tsx'
import { useIntakeLists } from '../intake-lists.state.ts'
import { countFilled, Fold, type SectionProps } from './fold.tsx'
import { ChoiceField, WordsField } from './parts.tsx'

export function WhoSection({ draft, change, faultOf }: SectionProps) {
  const { t } = useTranslation()
  const lists = useIntakeLists((state) => state.lists)
  const words = { faultOf }
  const { representedBy, complainantKind, relation, identityNumber, cardTail } = draft
  const { contactPerson, address, email } = draft
  const filled = countFilled(
    complainantKind,
    relation,
    representedBy !== 'self',
    identityNumber,
    cardTail,
    contactPerson,
    address,
    email,
  )
  return (
    <Fold
      title={t('section.who')}
      why={t('section.whoWhy')}
      filled={filled}
      faulty={WHO.some((name) => faultOf(name) !== undefined)}
    >
      <div className="fields-two">
        <Field label={t('field.complainantKind')}>
          {({ status: _status, ...control }) => (
            <Segmented
              {...control}
              value={complainantKind ?? 'person'}
              options={COMPLAINANT_KINDS.map((value) => ({
                value,
                label: t(`complainantKind.${value}`),
              }))}
              onChange={(kind) => change({ complainantKind: kind })}
            />
          )}
        </Field>
        <ChoiceField
          {...words}
          name="relation"
          value={relation}
          options={lists.relations}
          onChange={(value) => change({ relation: value })}
        />
        <Field label={t('field.representedBy')} fault={faultOf('representedBy')}>
          {(control) => (
            <Select
              {...control}
              value={representedBy}
              options={REPRESENTED_BY.map((value) => ({
                value,
                label: t(`representedBy.${value}`),
              }))}
              onChange={(value) => change({ representedBy: value })}
            />
          )}
        </Field>
        {complainantKind === 'organisation' && (
          <WordsField
            {...words}
            name="contactPerson"
            value={contactPerson}
            maxLength={80}
            onChange={(value) => change({ contactPerson: value })}
          />
        )}
      </div>
      <Papers draft={draft} change={change} faultOf={faultOf} />
      <p className="soft fold-hint">{t('section.askOnlyUseful')}</p>
      <div className="fields-two">
        <WordsField
          {...words}
          name="identityNumber"
          value={identityNumber}
          maxLength={40}
          onChange={(value) => change({ identityNumber: value })}
        />
        <WordsField
          {...words}
          name="cardTail"
          hint={t('section.cardTailHint')}
          value={cardTail}
          maxLength={8}
          onChange={(value) => change({ cardTail: value })}
        />
        {complainantKind !== 'organisation' && (
          <WordsField
            {...words}
            name="contactPerson"
            hint={t('section.contactPersonHint')}
            value={contactPerson}
            maxLength={80}
            onChange={(value) => change({ contactPerson: value })}
          />
        )}
        <WordsField
          {...words}
          name="email"
          value={email}
          maxLength={120}
          onChange={(value) => change({ email: value })}
        />
      </div>
      <WordsField
        {...words}
        name="address"
        value={address}
        maxLength={200}
        onChange={(value) => change({ address: value })}
      />
    </Fold>
  )
}

const WHO = ['relation', 'identityNumber', 'cardTail', 'contactPerson', 'address', 'email']

/** What an agent, an heir or a group hands in; the complaint is heard without it. */
function Papers({ draft, change, faultOf }: SectionProps) {
  const { t } = useTranslation()
  const { representation: papers, representedBy } = draft
  const put = (part: Partial<typeof papers>) => change({ representation: { ...papers, ...part } })
  const line = (
    name:
      | 'principalName'
      | 'agentIdentity'
      | 'agentContact'
      | 'deceasedName'
      | 'proofOfInheritance',
    maxLength: number,
  ) => (
    <WordsField
      name={name}
      path={`representation.${name}`}
      faultOf={faultOf}
      value={papers[name]}
      maxLength={maxLength}
      onChange={(value) => put({ [name]: value })}
    />
  )
  switch (representedBy) {
    case 'self':
      return null
    case 'agent':
      return (
        <div className="fold-papers">
          <div className="fields-two">
            {line('principalName', 80)}
            {line('agentContact', 120)}
            {line('agentIdentity', 80)}
          </div>
          <Checkbox
            checked={papers.authorisationOriginalSigned}
            onChange={(event) => put({ authorisationOriginalSigned: event.target.checked })}
          >
            {t('field.authorisationOriginalSigned')}
          </Checkbox>
          <p className="soft">{t('section.heardAnyway')}</p>
        </div>
      )
    case 'heir':
      return (
        <div className="fold-papers">
          <div className="fields-two">
            {line('deceasedName', 80)}
            {line('proofOfInheritance', 200)}
          </div>
          <p className="soft">{t('section.heardAnyway')}</p>
        </div>
      )
    case 'group_in_person':
      return (
        <div className="fold-papers">
          <Field
            label={t('field.representatives')}
            hint={t('section.representativesHint')}
            fault={faultOf('representation.representatives')}
          >
            {(control) => (
              <Select
                {...control}
                mode="tags"
                open={false}
                tokenSeparators={[',', '，', '、']}
                value={papers.representatives}
                onChange={(names) => put({ representatives: names.slice(0, 20) })}
              />
            )}
          </Field>
        </div>
      )
  }
}
