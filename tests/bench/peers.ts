/**
 * The published matchers of words and of pinyin, in a folder of their own so that nobody else has to
 * install them. `npm run bench` installs exactly what the lock file there says, the first time it runs.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'peers')
const requirePeer = createRequire(join(folder, 'package.json'))

/** One published matcher holding the phrases; `search` answers how many occurrences it found. */
export interface Peer {
  readonly name: string
  search(text: string): number
}

/** Thrown when the packages to compare with are not there and cannot be fetched. */
export class PeersMissing extends Error {}

/** Makes every published matcher for the same phrases. */
export function peersFor(phrases: string[]): Peer[] {
  installPeers()
  return [...monyone(phrases), ...modern(phrases), ...others(phrases)]
}

function monyone(phrases: string[]): Peer[] {
  return ['@monyone/aho-corasick', '@monyone/aho-corasick/fast'].map((name) => {
    const { AhoCorasick } = requirePeer(name) as {
      AhoCorasick: new (words: string[]) => { matchInText(text: string): unknown[] }
    }
    const matcher = new AhoCorasick(phrases)
    return { name, search: (text) => matcher.matchInText(text).length }
  })
}

function modern(phrases: string[]): Peer[] {
  return ['modern-ahocorasick', 'modern-ahocorasick/fast'].map((name) => {
    const Matcher = requirePeer(name) as new (
      words: string[],
    ) => {
      search(text: string): unknown[]
    }
    const matcher = new Matcher(phrases)
    return { name, search: (text) => matcher.search(text).length }
  })
}

function others(phrases: string[]): Peer[] {
  const FastScan = requirePeer('fastscan') as new (
    words: string[],
  ) => {
    search(text: string): unknown[]
  }
  const Classic = requirePeer('ahocorasick') as new (
    words: string[],
  ) => {
    search(text: string): [number, string[]][]
  }
  const { Mint } = requirePeer('mint-filter') as {
    Mint: new (
      words: string[],
    ) => {
      filter(text: string, options: { replace: boolean }): { words: string[] }
    }
  }
  const fastscan = new FastScan(phrases)
  const classic = new Classic(phrases)
  const mint = new Mint(phrases)
  return [
    { name: 'fastscan', search: (text) => fastscan.search(text).length },
    {
      name: 'ahocorasick',
      search: (text) => classic.search(text).reduce((sum, [, words]) => sum + words.length, 0),
    },
    { name: 'mint-filter', search: (text) => mint.filter(text, { replace: false }).words.length },
  ]
}

/** Makes every published pinyin matcher; `search` answers how many of the texts fit the typed letters. */
export function pinyinPeersFor(texts: readonly string[]): Peer[] {
  installPeers()
  const { match } = requirePeer('pinyin-pro') as {
    match(text: string, typed: string, options: { precision: 'any' }): number[] | null
  }
  const PinyinMatch = requirePeer('pinyin-match') as { match(text: string, typed: string): unknown }
  const count = (fits: (text: string) => boolean) => texts.filter(fits).length
  return [
    {
      name: 'pinyin-match',
      search: (typed) => count((text) => PinyinMatch.match(text, typed) !== false),
    },
    {
      name: 'pinyin-pro (match)',
      search: (typed) => count((text) => match(text, typed, { precision: 'any' }) !== null),
    },
  ]
}

function installPeers(): void {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const wanted = Object.entries(dependencies)
  if (wanted.every(([name, version]) => installedVersion(name) === version)) return
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], {
      cwd: folder,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  } catch (error) {
    throw new PeersMissing(
      `the packages to compare with cannot be installed: ${wanted.map(([name]) => name).join(', ')}`,
      { cause: error },
    )
  }
}

function installedVersion(name: string): string | null {
  try {
    const path = join(folder, 'node_modules', name, 'package.json')
    return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
  } catch {
    return null
  }
}
