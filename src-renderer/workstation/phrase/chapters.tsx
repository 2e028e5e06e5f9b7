/** The chapters of the library: one group open, the others a line each. */
import { useTranslation } from 'react-i18next'
import { walkRows } from '../../ui/keyboard.ts'
import { useLibrary } from './library.state.ts'
import { TOPIC_GROUPS, groupOf, topicGroups, topicWords } from './topics.ts'
import { usePicked } from '../../ui/picked.ts'

export function Chapters() {
  const { t } = useTranslation()
  const { topic, search, open } = usePicked(useLibrary, 'topic', 'search', 'open')
  const here = topic === null || search !== '' ? null : groupOf(topic)
  return (
    <nav className="chapters" aria-label={t('phrase.chapters')} onKeyDown={walkRows}>
      {topicGroups.map((group) => (
        <div key={group}>
          <button
            type="button"
            className="chapter-group"
            data-row
            aria-expanded={group === here}
            onClick={() => open(TOPIC_GROUPS[group][0] ?? 'chapter.talk')}
          >
            {t(`situationGroup.${group}`)}
          </button>
          {group === here && (
            <ul>
              {TOPIC_GROUPS[group].map((one) => (
                <li key={one}>
                  <button
                    type="button"
                    className="chapter"
                    data-row
                    aria-current={one === topic}
                    onClick={() => open(one)}
                  >
                    {topicWords(t, one)}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </nav>
  )
}
