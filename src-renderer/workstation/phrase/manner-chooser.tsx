/**
 * Two questions that lead to a manner of talk (S3-25): agitated or calm, with a clear demand or without. What is
 * answered chooses words and is kept nowhere.
 */
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLibrary } from './library.state.ts'
import type { Topic } from './topics.ts'

type Mood = 'agitated' | 'calm'
type Aim = 'withAim' | 'withoutAim'

const MANNERS: Readonly<Record<Mood, Readonly<Record<Aim, Topic>>>> = {
  agitated: { withAim: 'demeanour.negotiator', withoutAim: 'demeanour.grumbler' },
  calm: { withAim: 'demeanour.rational', withoutAim: 'demeanour.circling' },
}

export function MannerChooser() {
  const { t } = useTranslation()
  const open = useLibrary((state) => state.open)
  const topic = useLibrary((state) => state.topic)
  const [mood, setMood] = useState<Mood>('agitated')
  const [aim, setAim] = useState<Aim>('withAim')
  const answered = topic === MANNERS[mood][aim]
  const choose = (nextMood: Mood, nextAim: Aim) => {
    setMood(nextMood)
    setAim(nextAim)
    open(MANNERS[nextMood][nextAim])
  }
  return (
    <fieldset className="manner">
      <legend>{t('phrase.manner')}</legend>
      <Segmented<Mood | ''>
        aria-label={t('phrase.manner')}
        value={answered ? mood : ''}
        options={(['agitated', 'calm'] as const).map((value) => ({
          value,
          label: t(`phrase.${value}`),
        }))}
        onChange={(value) => value !== '' && choose(value, aim)}
      />
      <Segmented<Aim | ''>
        aria-label={t('phrase.manner')}
        value={answered ? aim : ''}
        options={(['withAim', 'withoutAim'] as const).map((value) => ({
          value,
          label: t(`phrase.${value}`),
        }))}
        onChange={(value) => value !== '' && choose(mood, value)}
      />
      <p className="soft">{t('phrase.mannerNote')}</p>
    </fieldset>
  )
}
