/** What a source file exports and how its tests are named, read from the syntax itself. */
import { parseSync } from 'vite'

interface Node {
  readonly type: string
  readonly [property: string]: unknown
}

/** Names that a TypeScript module exports, `default` included. */
export function exportedNames(path: string, code: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const statement of programOf(path, code)) {
    if (statement.type === 'ExportDefaultDeclaration') names.add('default')
    if (statement.type !== 'ExportNamedDeclaration') continue
    for (const specifier of (statement.specifiers ?? []) as Node[]) {
      names.add(nameOf(specifier.exported))
    }
    const declaration = statement.declaration as Node | null
    if (declaration?.type === 'VariableDeclaration') {
      for (const declarator of declaration.declarations as Node[]) names.add(nameOf(declarator.id))
    } else if (declaration) names.add(nameOf(declaration.id))
  }
  return names
}

/**
 * The texts by which the tests of a file are named: the names of its tests and groups and, for a
 * table, the texts in its rows. Skipped tests and comments name nothing.
 */
export function testNames(path: string, code: string): readonly string[] {
  const program = programOf(path, code)
  const tables = new Map<string, Node>()
  const names: string[] = []
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && isNode(node.id) && isNode(node.init)) {
      tables.set(nameOf(node.id), node.init)
    }
  })
  walk(program, (node) => {
    if (node.type !== 'CallExpression') return
    const called = calledTest(node.callee as Node)
    if (called === null) return
    const [name] = node.arguments as Node[]
    if (name) names.push(...textsIn(name))
    for (const table of called.tables) {
      const known = table.type === 'Identifier' ? tables.get(nameOf(table)) : table
      if (known) names.push(...textsIn(known))
    }
  })
  return names
}

/** True when one of the names has the id, by itself or within a range such as `R-123 … R-126`. */
export function namesId(names: readonly string[], id: string): boolean {
  const [, prefix = id, digits = ''] = /^(.*?)(\d+)$/.exec(id) ?? []
  const escaped = id.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const itself = new RegExp(`(?<![\\w-])${escaped}(?!\\d)`)
  const range = new RegExp(`(?<![\\w-])${prefix}(\\d+) … ${prefix}(\\d+)(?!\\d)`, 'g')
  return names.some(
    (name) =>
      itself.test(name) ||
      [...name.matchAll(range)].some(
        ([, from = '', to = '']) =>
          // `R-12 … R-14` are articles, not the rows of three digits between them.
          from.length === digits.length && from <= digits && digits <= to,
      ),
  )
}

/** `it`, `test.each(table)`, `describe.each(table)`: the tables, or null for any other call. */
function calledTest(callee: Node): { readonly tables: readonly Node[] } | null {
  const tables: Node[] = []
  let current: Node = callee
  while (current.type !== 'Identifier') {
    if (current.type === 'CallExpression') {
      tables.push(...(current.arguments as Node[]))
      current = current.callee as Node
    } else if (current.type === 'MemberExpression') {
      if (['skip', 'todo'].includes(nameOf(current.property))) return null
      current = current.object as Node
    } else return null
  }
  return ['it', 'test', 'describe'].includes(nameOf(current)) ? { tables } : null
}

function textsIn(node: Node): string[] {
  const texts: string[] = []
  walk(node, (inner) => {
    if (inner.type === 'Literal' && typeof inner.value === 'string') texts.push(inner.value)
    if (inner.type === 'TemplateElement') {
      texts.push(String((inner.value as { cooked?: string }).cooked ?? ''))
    }
  })
  return texts
}

function programOf(path: string, code: string): readonly Node[] {
  const { program, errors } = parseSync(path, code)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  return program.body as unknown as Node[]
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) walk(entry, visit)
  } else if (isNode(value)) {
    visit(value)
    for (const entry of Object.values(value)) walk(entry, visit)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function nameOf(value: unknown): string {
  const node = value as { name?: string; value?: string } | null
  return node?.name ?? node?.value ?? ''
}
