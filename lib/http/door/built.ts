// What the build has made for the pages that the front door answers itself: their style sheet, and the files of their scripts.
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'

interface Packed {
  plain: Buffer
  gzip: Buffer
  br: Buffer
}

export interface Built {
  /** Of all such pages, to stand in each. */
  styles: string
  /** Address of the script that brings their parts to life. */
  script: string
  files: ReadonlyMap<string, Packed>
}

/** Below it each name holds a hash of what it names. */
export const BUILT_PATH = '/built/'
export const STYLES_FILE = 'page.css'
const HASHED = /^(start)-\w+\.js$/

/** Reads the folder that `scripts/support/own-pages.ts` has written. */
export function readBuilt(folder: string): Built {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const files = new Map(
    names.map((name) => {
      const path = join(folder, name)
      return [
        name,
        { plain: readFileSync(path), gzip: readFileSync(`${path}.gz`), br: readFileSync(`${path}.br`) },
      ]
    }),
  )
  const start = names.find((name) => HASHED.test(name))
  if (start === undefined) throw new Error(`There is no script in ${folder}: it was not built to its end.`)
  return {
    styles: readFileSync(join(folder, STYLES_FILE), 'utf8'),
    script: `${BUILT_PATH}${start}`,
    files,
  }
}

/** An older or newer version's script, while two of them serve: with that of this one its page can pay, too. */
const standIn = (name: string, { files, script }: Built): Packed | undefined =>
  HASHED.test(name) ? files.get(script.slice(BUILT_PATH.length)) : undefined

/** The best that whoever asks can unpack. */
export function packingFor({ headers }: IncomingMessage): keyof Packed {
  const accepted = String(headers['accept-encoding'] ?? '')
  if (/\bbr\b(?!;q=0(?:\.0+)?(?:,|$))/.test(accepted)) return 'br'
  return /\bgzip\b(?!;q=0(?:\.0+)?(?:,|$))/.test(accepted) ? 'gzip' : 'plain'
}

/** Answers for a file of the build; false where the address is none. */
export function answerBuilt(request: IncomingMessage, response: ServerResponse, built: Built): boolean {
  const { method, url = '' } = request
  if (!url.startsWith(BUILT_PATH) || (method !== 'GET' && method !== 'HEAD')) return false
  const name = url.slice(BUILT_PATH.length).split('?', 1)[0] ?? ''
  const own = built.files.get(name)
  const file = own ?? standIn(name, built)
  if (!file) return false
  const packing = packingFor(request)
  response.setHeader('content-type', 'text/javascript; charset=utf-8')
  response.setHeader('cache-control', own ? 'public, max-age=31536000, immutable' : 'no-store')
  response.setHeader('vary', 'accept-encoding')
  if (packing !== 'plain') response.setHeader('content-encoding', packing)
  response.setHeader('content-length', file[packing].length)
  response.end(method === 'HEAD' ? undefined : file[packing])
  return true
}
