import { describe, expect, test } from 'vitest'
import { compareLocales, flattenLocale, screenFaults } from '#scripts/translations.ts'

const source = flattenLocale({
  today: { title: '今日', open_other: '{{count}} 件未结' },
  state: { open: '未结', closed: '已结' },
})

describe('the languages', () => {
  test('agree when keys and variables are the same, whatever plural forms they need', () => {
    const english = flattenLocale({
      today: {
        title: 'Today',
        open_one: '{{count}} open case',
        open_other: '{{count}} open cases',
      },
      state: { open: 'Open', closed: 'Closed' },
    })
    expect(compareLocales('en', source, english)).toEqual([])
  })

  test('a missing, a surplus, an empty text and a lost variable are named', () => {
    const english = flattenLocale({
      today: { open_other: 'open cases', extra: 'x' },
      state: { open: ' ', closed: 'Closed' },
    })
    expect(compareLocales('en', source, english)).toEqual([
      'en: today.title is missing',
      'en: today.open uses {{}} where the source uses {{count}}',
      'en: state.open is empty',
      'en: today.extra is not in the source language',
    ])
  })

  test('a locale holds texts only', () => {
    expect(() => flattenLocale({ today: { title: 3 } })).toThrow('today.title')
  })
})

describe('a screen', () => {
  const faults = (text: string) => screenFaults('screen.tsx', text, source)

  test('that speaks through the locales is accepted', () => {
    const text = `export const A = ({ t, state }) => (
      <section title={t('today.title')} className="plain">
        {t('today.open', { count: 3 })} · {t(\`state.\${state}\`)} {i18n.t('state.open')}
      </section>
    )`
    expect(faults(text)).toEqual([])
  })

  test.each([
    [`const a = t('today.nothing')`, 'no text has the key today.nothing'],
    [`const a = i18n.t('nowhere')`, 'no text has the key nowhere'],
    ['const a = t(`mood.${x}`)', 'no text has a key beginning with mood.'],
    [`const a = <Trans i18nKey="nowhere" />`, 'no text has the key nowhere'],
    [`const a = <b>Save</b>`, 'bare text “Save”'],
    [`const a = <b>保存</b>`, 'bare text “保存”'],
    [`const a = <input placeholder="Name" />`, 'bare text “Name” in placeholder'],
    [`const a = <input placeholder="姓名" />`, 'words belong into the locales'],
    [`const a = '未结'`, 'words belong into the locales'],
    ['const a = `${n} 件`', 'words belong into the locales'],
  ])('%s is refused', (text, reason) => {
    const found = faults(`// a first line\n${text}`)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`screen.tsx:2: ${reason}`)
  })
})
