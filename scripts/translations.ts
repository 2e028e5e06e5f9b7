/** What must hold between the locale files and the screens that use them. */
import { parseSync } from 'vite'

/** Key (dotted) → text. */
export type Locale = ReadonlyMap<string, string>

/** Flattens nested locale JSON; throws, naming the key, where something other than text stands. */
export function flattenLocale(value: unknown, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  if (typeof value !== 'object' || value === null) {
    throw new Error(`${prefix || 'the locale'} must be an object of texts`)
  }
  for (const [key, entry] of Object.entries(value)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    if (typeof entry === 'string') flat.set(path, entry)
    else for (const [deeper, text] of flattenLocale(entry, path)) flat.set(deeper, text)
  }
  return flat
}

/**
 * Keys that stand twice in one object of a JSON text: the later one wins unseen, and a text is lost. Found
 * by writing the parsed text out again, which has each key once.
 */
export function doubleKeys(text: string): string[] {
  const keysIn = (json: string) => json.match(/^\s*"(?:[^"\\]|\\.)*": /gm) ?? []
  const kept = keysIn(JSON.stringify(JSON.parse(text), null, 2))
  const left = new Map<string, number>()
  for (const key of kept) left.set(key.trim(), (left.get(key.trim()) ?? 0) + 1)
  return keysIn(text)
    .map((key) => key.trim())
    .filter((key) => {
      const count = left.get(key) ?? 0
      left.set(key, count - 1)
      return count <= 0
    })
}

/** Languages count differently, so the ending that picks a plural form is not part of the key. */
function withoutPlural(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '')
}

function variablesOf(text: string): string {
  const names = [...text.matchAll(/\{\{\s*-?\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].sort().join(', ')
}

/** Faults between the source language and one translation: keys, variables, empty texts. */
export function compareLocales(name: string, source: Locale, translation: Locale): string[] {
  const faults: string[] = []
  const sourceKeys = new Map([...source].map(([key, text]) => [withoutPlural(key), text]))
  const translated = new Map([...translation].map(([key, text]) => [withoutPlural(key), text]))
  for (const [key, text] of sourceKeys) {
    const other = translated.get(key)
    if (other === undefined) faults.push(`${name}: ${key} is missing`)
    else if (other.trim() === '') faults.push(`${name}: ${key} is empty`)
    else if (variablesOf(text) !== variablesOf(other)) {
      faults.push(
        `${name}: ${key} uses {{${variablesOf(other)}}} where the source uses {{${variablesOf(text)}}}`,
      )
    }
  }
  for (const key of translated.keys()) {
    if (!sourceKeys.has(key)) faults.push(`${name}: ${key} is not in the source language`)
  }
  return faults
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [property: string]: unknown
}

/** Attributes whose text a person reads or hears. */
const spokenAttributes = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'description',
  'message',
  'extra',
  'tooltip',
  'help',
  'okText',
  'cancelText',
  'aria-label',
  'aria-description',
])

const LETTER = /\p{L}/u
const HAN = /\p{Script=Han}/u

/**
 * Faults of one screen file: keys that no locale has, and words written into the screen instead of
 * into the locales. `keys` are those of the source language.
 */
export function screenFaults(path: string, text: string, locale: Locale): string[] {
  const keys = new Set([...locale.keys()].flatMap((key) => [key, withoutPlural(key)]))
  const parsed = parseSync(path, text)
  if (parsed.errors.length > 0) return [`${path}: ${parsed.errors[0]?.message ?? 'unreadable'}`]
  const faults: string[] = []
  const at = (node: Node) => `${path}:${text.slice(0, node.start).split('\n').length}`
  walk(parsed.program as unknown as Node, (node) => {
    if (node.type === 'JSXText' && LETTER.test(String(node['value']))) {
      faults.push(`${at(node)}: bare text “${String(node['value']).trim()}”: use t()`)
    }
    if (node.type === 'JSXAttribute') faults.push(...attributeFaults(node, at, keys))
    if (node.type === 'CallExpression') faults.push(...callFaults(node, at, keys))
    if (hasHan(node)) faults.push(`${at(node)}: words belong into the locales: use t()`)
  })
  return faults
}

function attributeFaults(node: Node, at: (node: Node) => string, keys: Set<string>): string[] {
  const name = String((node['name'] as Node)['name'])
  const value = node['value'] as Node | null
  if (value?.type !== 'Literal') return []
  const text = String(value['value'])
  if (name === 'i18nKey') return keys.has(text) ? [] : [`${at(node)}: no text has the key ${text}`]
  return spokenAttributes.has(name) && LETTER.test(text) && !HAN.test(text)
    ? [`${at(node)}: bare text “${text}” in ${name}: use t()`]
    : []
}

function callFaults(node: Node, at: (node: Node) => string, keys: Set<string>): string[] {
  const callee = node['callee'] as Node
  const property = callee['property'] as Node | undefined
  const name = callee.type === 'Identifier' ? callee['name'] : property?.['name']
  const [argument] = node['arguments'] as Node[]
  if (name !== 't' || argument === undefined) return []
  if (argument.type === 'Literal') {
    const key = String(argument['value'])
    return keys.has(key) ? [] : [`${at(node)}: no text has the key ${key}`]
  }
  if (argument.type !== 'TemplateLiteral') return []
  // A computed key is judged by its fixed beginning.
  const [first] = argument['quasis'] as Node[]
  if (first === undefined) return []
  const prefix = (first['value'] as { cooked: string }).cooked
  return [...keys].some((key) => key.startsWith(prefix))
    ? []
    : [`${at(node)}: no text has a key beginning with ${prefix}`]
}

function hasHan(node: Node): boolean {
  if (node.type === 'Literal') return typeof node['value'] === 'string' && HAN.test(node['value'])
  if (node.type !== 'TemplateElement') return false
  return HAN.test((node['value'] as { raw: string }).raw)
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of Object.values(node)) {
    for (const one of Array.isArray(child) ? (child as unknown[]) : [child]) {
      if (typeof one === 'object' && one !== null && 'type' in one) walk(one as Node, visit)
    }
  }
}
