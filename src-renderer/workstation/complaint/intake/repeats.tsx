/** Possible repeats beside the form, before anything is saved. No customer is marked by them (E-12). */
import { Button, Checkbox, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RepeatCandidateView } from '#shared/contract/calls/case-intake.ts'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import { Field } from '../../../ui/field.tsx'
import { useMinute } from '../../../ui/now.ts'
import { Section } from '../../../ui/page.tsx'
import { WordsArea } from '../../../ui/words-area.tsx'
import { momentWords } from '../../../words/moment.ts'
import { useFieldFault } from './field-fault.ts'
import { useIntake } from './intake.state.ts'
import { usePicked } from '../../../ui/picked.ts'

export function Repeats({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const { repeats, change } = usePicked(useIntake, 'repeats', 'change')
  const { repeatOf } = draft
  const chosen = repeatOf && repeats.find(({ caseId }) => caseId === repeatOf.caseId)
  if (repeats.length === 0 && !repeatOf) return null
  const shown = repeatOf ? repeats.filter(({ caseId }) => caseId === repeatOf.caseId) : repeats
  return (
    <Section
      title={t(repeatOf ? 'repeat.chosen' : 'repeat.title')}
      count={repeatOf ? undefined : repeats.length}
    >
      {!repeatOf && <p className="soft">{t('repeat.note')}</p>}
      <ul className="repeats">
        {shown.map((candidate) => (
          <Candidate
            key={candidate.caseId}
            candidate={candidate}
            action={
              repeatOf ? (
                <Button size="small" onClick={() => change({ repeatOf: null })}>
                  {t('repeat.drop')}
                </Button>
              ) : (
                <Button
                  size="small"
                  onClick={() =>
                    change({
                      repeatOf: {
                        caseId: candidate.caseId,
                        newFacts: null,
                        what: '',
                        sameCustomer: false,
                      },
                    })
                  }
                >
                  {t('repeat.choose')}
                </Button>
              )
            }
          />
        ))}
      </ul>
      {repeatOf && (
        <Question
          draft={draft}
          repeatOf={repeatOf}
          known={chosen?.signs.some((sign) => sign !== 'similar_text') === true}
        />
      )}
    </Section>
  )
}

function Candidate({
  candidate,
  action,
}: {
  readonly candidate: RepeatCandidateView
  readonly action: React.ReactNode
}) {
  const { t } = useTranslation()
  const now = useMinute()
  return (
    <li>
      <p className="repeat-head">
        <strong className="number">{candidate.caseNumber}</strong>{' '}
        <span className="soft">{momentWords(candidate.receivedAt, now)}</span>
      </p>
      <p>
        {candidate.signs.map((sign) => t(`repeatSign.${sign}`)).join(t('list.comma'))}
        {' · '}
        {t(`caseState.${candidate.state}`)}
      </p>
      {candidate.excerpt !== null && <p className="said">{candidate.excerpt}</p>}
      {action}
    </li>
  )
}

/** The question of R-18, and the customer where no number tells. */
function Question({
  draft,
  repeatOf,
  known,
}: {
  readonly draft: IntakeDraft
  readonly repeatOf: NonNullable<IntakeDraft['repeatOf']>
  readonly known: boolean
}) {
  const { t } = useTranslation()
  const change = useIntake((state) => state.change)
  const faultOf = useFieldFault()
  const put = (part: Partial<typeof repeatOf>) =>
    change({ repeatOf: { ...repeatOf, ...part } } satisfies Partial<typeof draft>)
  return (
    <>
      <Field
        label={t('repeat.newFacts')}
        required
        hint={t(`repeat.then.${String(repeatOf.newFacts)}`)}
        fault={faultOf('repeatOf.newFacts')}
      >
        {({ status: _status, ...control }) => (
          <Segmented
            {...control}
            value={String(repeatOf.newFacts)}
            options={['null', 'false', 'true'].map((value) => ({
              value,
              label: t(`answer.${value}`),
            }))}
            onChange={(value) => put({ newFacts: value === 'null' ? null : value === 'true' })}
          />
        )}
      </Field>
      {repeatOf.newFacts === true && (
        <Field label={t('repeat.what')}>
          {(control) => (
            <WordsArea
              {...control}
              rows={2}
              maxLength={1000}
              value={repeatOf.what}
              onChange={(event) => put({ what: event.target.value })}
            />
          )}
        </Field>
      )}
      {!known && (
        <Checkbox
          checked={repeatOf.sameCustomer}
          onChange={(event) => put({ sameCustomer: event.target.checked })}
        >
          {t('repeat.sameCustomer')}
        </Checkbox>
      )}
    </>
  )
}
