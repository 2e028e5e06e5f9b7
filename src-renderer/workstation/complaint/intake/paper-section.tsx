/** A form that was filled in on paper while nothing else worked: its time rules, not the typing's (S2-15). */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import { useSession } from '../../session/session.state.ts'
import { useFieldFault } from './field-fault.ts'
import { useIntake } from './intake.state.ts'
import { countFilled, Fold } from './sections/fold.tsx'
import { WordsField } from './sections/parts.tsx'

export function PaperSection({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const change = useIntake((state) => state.change)
  const me = useSession((state) => state.status?.person?.employeeNo) ?? ''
  const faultOf = useFieldFault()
  const { paper } = draft
  return (
    <Fold
      title={t('section.paper')}
      why={t('section.paperWhy')}
      filled={countFilled(paper, paper?.number)}
      faulty={faultOf('paper.takenBy') !== undefined}
    >
      <Checkbox
        checked={paper !== null}
        onChange={(event) =>
          change({ paper: event.target.checked ? { number: '', takenBy: me } : null })
        }
      >
        {t('section.fromPaper')}
      </Checkbox>
      {paper !== null && (
        <>
          <p className="fold-now">{t('section.paperTime')}</p>
          <div className="fields-two">
            <WordsField
              name="paperNumber"
              path="paper.number"
              faultOf={faultOf}
              value={paper.number}
              maxLength={40}
              onChange={(number) => change({ paper: { ...paper, number } })}
            />
            <WordsField
              name="takenBy"
              path="paper.takenBy"
              required
              faultOf={faultOf}
              value={paper.takenBy}
              maxLength={20}
              onChange={(takenBy) => change({ paper: { ...paper, takenBy } })}
            />
          </div>
        </>
      )}
    </Fold>
  )
}
