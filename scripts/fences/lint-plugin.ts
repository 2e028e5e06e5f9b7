/**
 * The house's own lint rules, loaded by oxlint: one rule for each direction that an import may not
 * take, and the purity rules that oxlint has no words for. Every refusal says why.
 */
import { relative, sep } from 'node:path'
import {
  directions,
  innerFences,
  packageFences,
  packageOf,
  type Room,
  roomOf,
  sharedLibraries,
  targetOf,
} from './rooms.ts'

interface Node {
  readonly type: string
  readonly source?: Node | null
  readonly value?: unknown
  readonly name?: string
  readonly callee?: Node
  readonly object?: Node
  readonly property?: Node
  readonly computed?: boolean
  readonly arguments?: readonly Node[]
  readonly specifiers?: readonly { readonly local?: Node }[]
}

interface Context {
  readonly cwd: string
  readonly filename: string
  report(finding: { readonly node: Node; readonly message: string }): void
}

type Visitor = Record<string, (node: Node) => void>
interface Rule {
  create(context: Context): Visitor
}

/** Answers why this import is refused, or null. `from` is the file's path from the project root. */
type Judge = (from: string, specifier: string) => string | null

function pathOf(context: Context): string {
  return relative(context.cwd, context.filename).split(sep).join('/')
}

function importRule(judge: Judge): Rule {
  return {
    create(context) {
      const from = pathOf(context)
      const check = (node: Node) => {
        const specifier = node.source?.value
        if (typeof specifier !== 'string') return
        const reason = judge(from, specifier)
        if (reason !== null) context.report({ node: node.source as Node, message: reason })
      }
      return {
        ImportDeclaration: check,
        ImportExpression: check,
        ExportNamedDeclaration: check,
        ExportAllDeclaration: check,
        CallExpression(node) {
          if (node.callee?.name !== 'require') return
          const [argument] = node.arguments ?? []
          if (argument) check({ type: 'require', source: argument })
        },
      }
    },
  }
}

function directionRule(source: Room, target: Room): Rule {
  return importRule((from, specifier) => {
    const path = targetOf(from, specifier)
    if (path === null || roomOf(from) !== source || roomOf(path) !== target) return null
    return `${source} does not import ${target}: ${directions[source].why}`
  })
}

const rooms = Object.keys(directions) as Room[]

/** Every direction that the table does not allow, as [rule name, source, target]. */
export const forbiddenDirections: readonly (readonly [string, Room, Room])[] = rooms
  .filter((source) => source !== 'resources')
  .flatMap((source) =>
    rooms
      .filter((target) => target !== source)
      .filter((target) => !(directions[source].reaches as readonly Room[]).includes(target))
      .map((target) => [`${source}-not-to-${target}`, source, target] as const),
  )

const rules: Record<string, Rule> = {}
for (const [name, source, target] of forbiddenDirections)
  rules[name] = directionRule(source, target)

for (const fence of packageFences) {
  rules[fence.rule] = importRule((from, specifier) =>
    roomOf(from) !== null &&
    fence.packages.includes(packageOf(specifier)) &&
    !fence.at.some((prefix) => from.startsWith(prefix))
      ? fence.why
      : null,
  )
}

for (const fence of innerFences) {
  rules[fence.rule] = importRule((from, specifier) => {
    const path = targetOf(from, specifier)
    return path !== null &&
      fence.from.some((prefix) => from.startsWith(prefix)) &&
      fence.notTo.some((prefix) => path.startsWith(prefix))
      ? fence.why
      : null
  })
}

rules['shared-libraries'] = importRule((from, specifier) =>
  roomOf(from) === 'shared' &&
  targetOf(from, specifier) === null &&
  !sharedLibraries.includes(packageOf(specifier))
    ? `src-shared imports only itself and ${sharedLibraries.join(', ')}: it must give the same answer in Node, Electron and a browser`
    : null,
)

rules['renderer-without-node'] = importRule((from, specifier) =>
  roomOf(from) === 'renderer' && specifier.startsWith('node:')
    ? 'a screen runs in a sandbox without Node'
    : null,
)

rules['rooms-by-name'] = importRule((from, specifier) => {
  const path = targetOf(from, specifier)
  if (path === null || !specifier.startsWith('.')) return null
  const [source, target] = [roomOf(from), roomOf(path)]
  return target !== null && source !== null && source !== target
    ? `reach another room by its name (#${target}/…): a relative path hides the crossing`
    : null
})

rules['bridge-is-the-only-door'] = {
  create(context) {
    const from = pathOf(context)
    if (roomOf(from) !== 'renderer' || from.startsWith('src-renderer/bridge/')) return {}
    return {
      MemberExpression(node) {
        const host = node.object?.name
        const property = node.computed ? node.property?.value : node.property?.name
        if (property !== 'counterbook' || (host !== 'window' && host !== 'globalThis')) return
        const message =
          'only src-renderer/bridge touches window.counterbook: the same screens run over the loopback host'
        context.report({ node, message })
      },
    }
  },
}

rules['store-by-what-is-read'] = {
  create(context) {
    if (roomOf(pathOf(context)) !== 'renderer') return {}
    const stores = new Set<string>()
    const message =
      'name what is read of the store (usePicked, or a selector): a component that takes all of it is drawn again for every key in a form'
    return {
      ImportDeclaration({ source, specifiers }) {
        if (!String(source?.value).endsWith('.state.ts')) return
        for (const { local } of specifiers ?? []) if (local?.name) stores.add(local.name)
      },
      CallExpression(node) {
        const name = node.callee?.name ?? ''
        if (!stores.has(name) || !name.startsWith('use') || node.arguments?.length !== 0) return
        context.report({ node, message })
      },
    }
  },
}

rules['tests-measure-no-time'] = {
  create(context) {
    const from = pathOf(context)
    if (!from.startsWith('tests/') || from.startsWith('tests/bench/')) return {}
    const message =
      'a test says what is right, not how long it took: a busy machine would fail it. Ratios of one run belong to tests/bench'
    return {
      MemberExpression(node) {
        if (node.object?.name === 'performance' && node.property?.name === 'now') {
          context.report({ node, message })
        }
      },
    }
  },
}

rules['shared-reads-no-clock'] = {
  create(context) {
    if (roomOf(pathOf(context)) !== 'shared') return {}
    const message =
      'the current time comes in as an argument: a rule gives the same answer today and in a rebuild next year'
    return {
      NewExpression(node) {
        if (node.callee?.name === 'Date' && node.arguments?.length === 0) {
          context.report({ node, message })
        }
      },
      CallExpression(node) {
        if (node.callee?.name === 'Date') context.report({ node, message })
      },
    }
  },
}

/** Names of all rules of this plugin. */
export const fenceRules: readonly string[] = Object.keys(rules)

export default { meta: { name: 'fences' }, rules }
