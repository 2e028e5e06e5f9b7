/** The agent's list of a day against the rows here (S4-05(4)): typed or pasted, one payment a line. */
import { useTranslation } from 'react-i18next'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { hostNow } from '../../ui/now.ts'
import { Notice } from '../../ui/page.tsx'
import { readAmount } from '../handover/amount.ts'
import { EntryForm, SidePanel } from './entry-form.tsx'
import { useRegister } from './register.state.ts'
import { usePicked } from '../../ui/picked.ts'

const FORM = 'compare'

/** Lines of `number amount`; refuses the first one that is none, with its place in the list. */
export function entriesOf(text: string): Result<{ number: string; amountFen: number }[]> {
  const entries: { number: string; amountFen: number }[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, number, amount] = /^\s*(\S+)[\s,，;；]+(\S+)\s*$/.exec(line) ?? []
    const amountFen = readAmount(amount ?? '', 'fen')
    if (number === undefined || amountFen === null || amountFen === 0) {
      return refused('unreadable_line', 'a number and an amount', {
        field: 'entries',
        params: { line: index + 1 },
      })
    }
    entries.push({ number, amountFen })
  }
  return accepted(entries)
}

export function ComparePanel() {
  const { t } = useTranslation()
  const { choices, compared, compare, open } = usePicked(
    useRegister,
    'choices',
    'compared',
    'compare',
    'open',
  )
  const agents = (choices?.agents ?? []).map((value) => ({ value, label: value }))
  return (
    <SidePanel title={t('register.compare')} onClose={() => open('none')}>
      <EntryForm
        form={FORM}
        button={t('register.doCompare')}
        start={{
          date: businessDateOf(hostNow()),
          agent: agents.length === 1 ? (agents[0]?.value ?? '') : '',
        }}
        fields={[
          {
            name: 'agent',
            label: t('field.agent'),
            kind: agents.length > 0 ? 'choice' : 'text',
            options: agents,
            max: 80,
            hint: t('register.agentHint'),
          },
          { name: 'date', label: t('field.date'), kind: 'text', max: 10, half: true },
          {
            name: 'entries',
            label: t('field.entries'),
            kind: 'words',
            max: 20_000,
            optional: true,
            hint: t('register.entriesHint'),
          },
        ]}
        send={async (values) => {
          const entries = entriesOf(values['entries'] ?? '')
          if (!entries.ok) return entries.refusal
          return await compare(FORM, {
            date: (values['date'] ?? '').trim(),
            agent: (values['agent'] ?? '').trim(),
            entries: entries.value,
          })
        }}
      />
      {compared && <Outcome />}
    </SidePanel>
  )
}

function Outcome() {
  const { t } = useTranslation()
  const compared = useRegister((state) => state.compared)
  if (!compared) return null
  const { results, unrecorded, blocking } = compared
  const confirmed = results.filter(({ result }) => result === 'confirmed').length
  return (
    <Notice
      tone={blocking.length > 0 ? 'warning' : 'good'}
      title={t('register.compared', {
        confirmed,
        problems: results.length - confirmed,
        unrecorded: unrecorded.length,
      })}
    >
      {blocking.length > 0
        ? t('register.comparedBlocking', { count: blocking.length })
        : t('register.comparedClear')}
    </Notice>
  )
}
