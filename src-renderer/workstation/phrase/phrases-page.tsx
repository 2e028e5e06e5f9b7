/** The page of words (话术): the library, and beside it whatever else is done with words. */
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../ui/page.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import type { PhraseRoomName } from '../frame/places.ts'
import { phraseRooms } from './phrase-rooms.tsx'

export function PhrasesPage({ room }: { readonly room: PhraseRoomName | undefined }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const { key, Room } = phraseRooms.find((one) => one.key === room) ?? phraseRooms[0]
  return (
    <>
      <PageHead
        title={t('place.phrases')}
        actions={
          <Segmented<PhraseRoomName>
            aria-label={t('phraseRoom.choose')}
            value={key}
            options={phraseRooms.map((one) => ({ value: one.key, label: t(one.title) }))}
            onChange={(chosen) => go({ name: 'phrases', room: chosen })}
          />
        }
      />
      <Room />
    </>
  )
}
