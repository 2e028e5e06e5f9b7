/** The looks that every screen must bear: three languages in two themes. */
import type { Counter } from './counter.ts'
import { LANGUAGES, type Language, type Words, wordsOf } from './words.ts'

export const THEMES = ['paper', 'high_contrast'] as const
export type Theme = (typeof THEMES)[number]

export interface Look {
  readonly language: Language
  readonly theme: Theme
}

/** All six, the first one being how the program starts. */
export const LOOKS: readonly Look[] = THEMES.flatMap((theme) =>
  LANGUAGES.map((language) => ({ language, theme })),
)

/** Chooses a look with the two switches that stand on doors, in settings and on the console. */
export async function chooseLook(
  { page }: Pick<Counter, 'page'>,
  { language, theme }: Look,
): Promise<Words> {
  const words = wordsOf(language)
  await page.getByText(words.language[language], { exact: true }).click()
  const switches = page.getByRole('radiogroup', { name: words.setting.theme })
  await switches.getByText(words.theme[theme], { exact: true }).click()
  await page.waitForFunction(
    ([wanted, named]) =>
      document.documentElement.lang === wanted &&
      document.documentElement.dataset['theme'] === named,
    [language, theme] as const,
  )
  return words
}
