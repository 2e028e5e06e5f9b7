/** The one honest word about head office: how much it has not got, and since when. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '#shared/contract/views.ts'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { momentWords } from '../../words/moment.ts'

export interface SyncWord {
  readonly tone: Tone
  readonly words: string
}

/** Words for a status. Never a bare "all right": always what, how many, since or until when. */
export function syncWords(t: TFunction, status: SyncStatus, nowMs: number): SyncWord {
  const since = status.waitingSince === null ? '' : momentWords(status.waitingSince, nowMs)
  if (status.attention.length > 0) {
    return {
      tone: 'alarm',
      words: t('sync.word.attention', { count: status.attention.length, waiting: status.waiting }),
    }
  }
  if (!status.enrolled) {
    return { tone: 'quiet', words: t('sync.word.notEnrolled', { count: status.waiting }) }
  }
  if (status.running && status.waiting > 0) {
    return { tone: 'accent', words: t('sync.word.sending', { count: status.waiting }) }
  }
  if (status.waiting > 0)
    return { tone: 'warning', words: t('sync.word.waiting', { count: status.waiting, since }) }
  if (status.lastContactAt === null) return { tone: 'quiet', words: t('sync.word.never') }
  return {
    tone: 'good',
    words: t('sync.word.received', { at: momentWords(status.lastContactAt, nowMs) }),
  }
}

export function SyncMark({ status }: { readonly status: SyncStatus | null }) {
  const { t } = useTranslation()
  const now = useMinute()
  if (!status) return null
  const { tone, words } = syncWords(t, status, now)
  return <Mark tone={tone}>{words}</Mark>
}
