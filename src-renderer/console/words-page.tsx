/** Words at head office: what branches propose, and the library that every branch gets. */
import { Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../ui/page.tsx'
import { usePicked } from '../ui/picked.ts'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { ForbiddenDesk } from './forbidden-desk.tsx'
import { LibraryDesk } from './library-desk.tsx'
import { ProposalDesk } from './proposal-desk.tsx'
import { useWords } from './words.state.ts'

const PARTS = ['proposals', 'library', 'forbidden'] as const
type Part = (typeof PARTS)[number]

export function WordsPage() {
  const { t } = useTranslation()
  const [part, setPart] = useState<Part>('proposals')
  const { fault, loadLibrary, loadProposals } = usePicked(
    useWords,
    'fault',
    'loadLibrary',
    'loadProposals',
  )
  useEffect(() => {
    void loadProposals()
    void loadLibrary()
  }, [loadLibrary, loadProposals])
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
      <RefusalNote refusal={fault} />
      {part === 'proposals' && <ProposalDesk />}
      {part === 'library' && <LibraryDesk />}
      {part === 'forbidden' && <ForbiddenDesk />}
    </>
  )
}
