// Files of the build, ours and Next's, packed when they were made; and what pages of our own send along.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { BUILT_PATH } from './prefixes'

interface Packed {
  type: string
  plain: Buffer
  gzip: Buffer
  br: Buffer
}

export interface Built {
  /** Of all pages of our own, to stand in each. */
  styles: string
  /** Address of the script that brings their parts to life. */
  script: string
  /** By address: these files, and Next's. */
  files: ReadonlyMap<string, Packed>
}

/** Below it, as below ours, each name holds a hash of what it names. */
const NEXTS_PATH = '/_next/static/'
export const STYLES_FILE = 'page.css'
const START = /^start-\w+\.js$/

/** What is packed when it is built, because it is read far more often. */
export const PACKED_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Those that `scripts/support/pack.ts` has packed. */
function readPacked(folder: string, address: string): [string, Packed][] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return files.flatMap(({ name, parentPath }): [string, Packed][] => {
    const path = join(parentPath, name)
    const type = PACKED_TYPES[extname(name)]
    if (type === undefined || !existsSync(`${path}.br`)) return []
    const below = relative(folder, path).split(sep).map(encodeURIComponent).join('/')
    const [plain, gzip, br] = [path, `${path}.gz`, `${path}.br`].map((one) => readFileSync(one))
    return plain && gzip && br ? [[`${address}${below}`, { type, plain, gzip, br }]] : []
  })
}

/** Reads the folder that `scripts/support/own-pages.ts` has written, and that of Next's files where there is one. */
export function readBuilt(folder: string, nexts?: string): Built {
  const start = readdirSync(folder).find((name) => START.test(name))
  if (start === undefined) throw new Error(`There is no script in ${folder}: it was not built to its end.`)
  return {
    styles: readFileSync(join(folder, STYLES_FILE), 'utf8'),
    script: `${BUILT_PATH}${start}`,
    files: new Map([
      ...readPacked(folder, BUILT_PATH),
      ...(nexts === undefined ? [] : readPacked(nexts, NEXTS_PATH)),
    ]),
  }
}

/** An older or newer version's script, while two of them serve: with that of this one its page can pay, too. */
const standIn = (path: string, { files, script }: Built): Packed | undefined =>
  path.startsWith(BUILT_PATH) && START.test(path.slice(BUILT_PATH.length)) ? files.get(script) : undefined

/** The best that whoever asks can unpack. */
export function packingFor({ headers }: IncomingMessage): 'br' | 'gzip' | 'plain' {
  const accepted = String(headers['accept-encoding'] ?? '')
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(accepted)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(accepted) ? 'gzip' : 'plain'
}

/** Answers for a file of the build; false where the address is none. */
export function answerBuilt(request: IncomingMessage, response: ServerResponse, built: Built): boolean {
  const { method, url = '' } = request
  if (method !== 'GET' && method !== 'HEAD') return false
  const path = url.split('?', 1)[0] ?? ''
  const own = built.files.get(path)
  const file = own ?? standIn(path, built)
  if (!file) return false
  const packing = packingFor(request)
  response.setHeader('content-type', file.type)
  response.setHeader('cache-control', own ? 'public, max-age=31536000, immutable' : 'no-store')
  response.setHeader('vary', 'accept-encoding')
  if (packing !== 'plain') response.setHeader('content-encoding', packing)
  response.setHeader('content-length', file[packing].length)
  response.end(method === 'HEAD' ? undefined : file[packing])
  return true
}
