/** What somebody began here and did not finish: one key continues where the words stopped. */
import { Button, Popconfirm } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useMinute } from '../../ui/now.ts'
import { Section } from '../../ui/page.tsx'
import { momentWords } from '../../words/moment.ts'
import { useIntake } from '../complaint/intake/intake.state.ts'
import { type Draft, useDrafts } from '../draft/draft.state.ts'
import { discardRoom } from '../draft/kept-forms.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function Drafts() {
  const { t } = useTranslation()
  const now = useMinute()
  const { drafts, load, discard } = usePicked(useDrafts, 'drafts', 'load', 'discard')
  const { resume, discarded } = usePicked(useIntake, 'resume', 'discarded')
  const go = useNavigation((state) => state.go)
  useEffect(() => void load(), [load])
  const unfinished = drafts.filter(({ kind }) => kind === 'intake')
  const rooms = drafts.flatMap(({ draftId, kind, updatedAt }) =>
    kind === 'intake' || kind === 'shift' ? [] : { draftId, kind, updatedAt },
  )
  const count = unfinished.length + rooms.length
  if (count === 0) return null
  return (
    <Section title={t('draft.title')} count={count}>
      <ul className="rows">
        {rooms.map(({ draftId, kind, updatedAt }) => (
          <li key={draftId} className="line-still">
            <span className="cut">{t(`draft.room.${kind}`)}</span>
            <span className="soft">{momentWords(updatedAt, now)}</span>
            <Button
              size="small"
              onClick={() =>
                go(
                  kind === 'walk' || kind === 'proposal'
                    ? { name: 'phrases', room: kind }
                    : { name: kind },
                )
              }
            >
              {t('draft.resume')}
            </Button>
            <Discard onConfirm={() => void discardRoom(kind, draftId)} />
          </li>
        ))}
        {unfinished.map((draft) => (
          <li key={draft.draftId} className="line-still">
            <span className="cut">{wordsOf(draft) || t('draft.empty')}</span>
            <span className="soft">{momentWords(draft.updatedAt, now)}</span>
            <Button
              size="small"
              onClick={() => {
                resume(draft)
                go({ name: 'intake' })
              }}
            >
              {t('draft.resume')}
            </Button>
            <Discard
              onConfirm={() => {
                discarded(draft.draftId)
                void discard(draft.draftId)
              }}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Discard({ onConfirm }: { readonly onConfirm: () => void }) {
  const { t } = useTranslation()
  return (
    <Popconfirm
      title={t('draft.discardQuestion')}
      okText={t('draft.discard')}
      cancelText={t('form.cancel')}
      onConfirm={onConfirm}
    >
      <Button size="small" type="text">
        {t('draft.discard')}
      </Button>
    </Popconfirm>
  )
}

/** What somebody would know the draft by. */
function wordsOf({ content }: Draft): string {
  const found = [content['facts'], content['customerName']].find(
    (words) => typeof words === 'string' && words !== '',
  )
  return typeof found === 'string' ? found : ''
}
