/** The control library in the chosen language and theme, under the page's strict policy. */
import { App as Controls, ConfigProvider } from 'antd'
import english from 'antd/locale/en_US'
import simplified from 'antd/locale/zh_CN'
import traditional from 'antd/locale/zh_TW'
import { type ReactNode, useMemo } from 'react'
import { controlTheme } from '../ui/tokens.ts'
import { useSetting } from './setting/setting.state.ts'
import { usePicked } from '../ui/picked.ts'

const kitWords = { 'zh-CN': simplified, 'zh-TW': traditional, en: english } as const

export function Kit({ children }: { readonly children: ReactNode }) {
  const { locale, theme } = usePicked(useSetting, 'locale', 'theme')
  const kit = useMemo(() => controlTheme(theme), [theme])
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  return (
    <ConfigProvider
      theme={kit}
      locale={kitWords[locale]}
      button={{ autoInsertSpace: false }}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
    >
      <Controls component={false}>{children}</Controls>
    </ConfigProvider>
  )
}
