/** Language, theme, locking and sync interval of this workstation. */
import { create } from 'zustand'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { applyTheme } from '../../ui/tokens.ts'
import { speak } from '../../words/language.ts'

type Settings = Output<'setting.get'>

interface SettingState extends Settings {
  readonly fault: Refusal | null
  load(): Promise<void>
  change(change: Input<'setting.change'>): Promise<boolean>
}

async function show(settings: Settings): Promise<void> {
  applyTheme(settings.theme, document.documentElement)
  await speak(settings.locale)
}

export const useSetting = create<SettingState>((set) => ({
  locale: 'zh-CN',
  theme: 'paper',
  autoLockMinutes: 5,
  syncEveryMinutes: 5,
  stripHotkey: 'none',
  alertPhones: { office: '', legal: '', police: '', branch_head: '' },
  fault: null,
  async load() {
    const answer = await call('setting.get', {})
    if (!answer.ok) return set({ fault: answer.refusal })
    await show(answer.value)
    set({ ...answer.value, fault: null })
  },
  async change(change) {
    const answer = await call('setting.change', change)
    if (!answer.ok) {
      set({ fault: answer.refusal })
      return false
    }
    await show(answer.value)
    set({ ...answer.value, fault: null })
    return true
  },
}))
