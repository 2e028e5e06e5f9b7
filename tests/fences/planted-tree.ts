/**
 * A miniature of the project in a temporary folder, with the real lint configuration, in which a
 * test plants files and sees which rules refuse them. Outside the tree, so that nobody's own check
 * ever trips over a planted fault.
 */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

export interface Finding {
  readonly rule: string
  readonly path: string
  readonly message: string
}

interface Diagnostic {
  readonly code?: string
  readonly message: string
  readonly help?: string
  readonly filename: string
}

const configuration = [
  'package.json',
  'oxlint.config.ts',
  'tsconfig.base.json',
  'scripts/fences',
  ...['src-shared', 'src-main', 'src-main/preload', 'src-hub', 'src-renderer', 'tests'].map(
    (room) => `${room}/tsconfig.json`,
  ),
]

/** Plants `files` (path from the root → text), lints all of them, answers what was refused. */
export async function lintPlanted(files: Readonly<Record<string, string>>): Promise<Finding[]> {
  const tree = mkdtempSync(join(tmpdir(), 'counterbook-fences-'))
  try {
    for (const path of configuration)
      cpSync(join(root, path), join(tree, path), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), text)
    }
    const paths = Object.keys(files)
    const output = await runLint(tree, paths)
    const { diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] }
    return diagnostics.map((found) => ({
      rule: ruleName(found.code ?? ''),
      path: found.filename,
      message: `${found.message} ${found.help ?? ''}`.trim(),
    }))
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

/** `eslint(no-console)` → `no-console`. */
function ruleName(code: string): string {
  return /\(([^)]+)\)/.exec(code)?.[1] ?? code
}

function runLint(tree: string, paths: readonly string[]): Promise<string> {
  const lint = join(tree, 'node_modules', 'oxlint', 'bin', 'oxlint')
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [lint, '--format=json', ...paths],
      { cwd: tree, maxBuffer: 64 * 1024 * 1024 },
      (fault, stdout, stderr) => {
        // Exit code 1 means findings, which is what a planted fault is for.
        if (stdout.trimStart().startsWith('{')) resolve(stdout)
        else reject(new Error(`the linter did not answer: ${stdout}${stderr}`, { cause: fault }))
      },
    )
  })
}
