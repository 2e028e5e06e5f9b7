/** Words at head office: what branches propose, and the library that every branch gets. */
import { Segmented } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsoleInput, ConsoleOutput } from '#shared/contract/console.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { PageHead } from '../ui/page.tsx'
import { ask } from './console.state.ts'
import { LibraryDesk } from './library-desk.tsx'
import { ProposalDesk } from './proposal-desk.tsx'

const PARTS = ['proposals', 'library'] as const
type Part = (typeof PARTS)[number]
type Asked = Pick<ConsoleInput<'console.phrases'>, 'search' | 'of'>
const ROWS = 200

export function WordsPage() {
  const { t } = useTranslation()
  const [part, setPart] = useState<Part>('proposals')
  const [asked, setAsked] = useState<Asked>({ search: '', of: 'said' })
  const [library, setLibrary] = useState<ConsoleOutput<'console.phrases'> | null>(null)
  const [fault, setFault] = useState<Refusal | null>(null)
  const load = useCallback(async (wanted: Asked, isCurrent: () => boolean) => {
    const answer = await ask('console.phrases', { ...wanted, offset: 0, limit: ROWS })
    if (!isCurrent()) return
    setFault(answer.ok ? null : answer.refusal)
    if (answer.ok) setLibrary(answer.value)
  }, [])
  useEffect(() => {
    let current = true
    void load(asked, () => current)
    return () => {
      current = false
    }
  }, [asked, load])
  return (
    <>
      <PageHead
        title={t('console.place.words')}
        note={t('words.note')}
        actions={
          <Segmented<Part>
            aria-label={t('console.place.words')}
            value={part}
            options={PARTS.map((one) => ({ value: one, label: t(`words.${one}`) }))}
            onChange={setPart}
          />
        }
      />
      {part === 'proposals' ? (
        <ProposalDesk caseTypes={library?.caseTypes ?? []} />
      ) : (
        <LibraryDesk
          library={library}
          search={asked.search}
          of={asked.of}
          fault={fault}
          narrow={(change) => setAsked({ ...asked, ...change })}
          reload={() => setAsked({ ...asked })}
        />
      )}
    </>
  )
}
