import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/contract/workstation.ts'
import { Pair, Pairs, Section } from '../../ui/page.tsx'

/** How the compliance office is reached without this machine, as head office published it. */
export function OtherWays({ office }: { readonly office: Output<'sealed.office'> }) {
  const { t } = useTranslation()
  const { telephone, letter } = office
  return (
    <Section title={t('sealed.other')}>
      {telephone === null && letter === null ? (
        <p className="soft">{t('sealed.noWay')}</p>
      ) : (
        <Pairs>
          {telephone !== null && (
            <Pair name={t('sealed.telephone')}>
              <span className="number">{telephone}</span>
            </Pair>
          )}
          {letter !== null && <Pair name={t('sealed.letter')}>{letter}</Pair>}
        </Pairs>
      )}
    </Section>
  )
}
