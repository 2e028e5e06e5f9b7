/**
 * The built screens as answers: used by the window's own protocol and by the loopback host, so that
 * both send the same bytes under the same policy.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { guardHeaders, NONCE_MARK, pagePolicy } from '#shared/contract/page-policy.ts'

export interface PageAnswer {
  readonly status: 200 | 403 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | string
}

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/**
 * Answers one file under `folder`; `/` is `index.html`. Never leaves the folder, never lists it, and
 * knows only the kinds that the build writes. A page gets its policy with a nonce of its own and is
 * never cached; a file under `/assets/` carries its content's digest in its name and may be kept.
 */
export async function pageFile(folder: string, path: string): Promise<PageAnswer> {
  const wanted = decodePath(path)
  if (wanted === null) return plain(403, 'forbidden')
  const file = join(folder, normalize(wanted === '/' ? '/index.html' : wanted))
  if (!file.startsWith(folder + sep)) return plain(403, 'forbidden')
  const kind = kinds[extname(file)]
  if (kind === undefined) return plain(404, 'not found')
  const bytes = await readIfThere(file)
  if (bytes === null) return plain(404, 'not found')
  if (!kind.startsWith('text/html')) {
    const keep = wanted.startsWith('/assets/') ? 'private, max-age=31536000' : 'no-cache'
    const headers = { ...guardHeaders, 'content-type': kind, 'cache-control': keep }
    return { status: 200, headers, body: bytes }
  }
  return pageAnswer(new TextDecoder().decode(bytes))
}

/** A whole page as an answer, with its policy and a fresh nonce put in place of the mark. */
export function pageAnswer(html: string): PageAnswer {
  const nonce = randomBytes(16).toString('base64')
  const headers = {
    ...guardHeaders,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': pagePolicy(nonce),
    'cache-control': 'no-store',
  }
  return { status: 200, headers, body: html.replaceAll(NONCE_MARK, nonce) }
}

function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') ? null : decoded
  } catch {
    return null
  }
}

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null
    throw fault
  }
}

function plain(status: 403 | 404, text: string): PageAnswer {
  const headers = { ...guardHeaders, 'content-type': 'text/plain; charset=utf-8' }
  return { status, headers, body: text }
}
