// Which addresses exist and with which methods, read from the files under app/; so a route file only exports what it answers
// (`export const POST = endpoint({...})`), and the front door can say 404 and 405 for all of them in the right dialect.
import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

export interface Route {
  /** As the folders say it: `/invoices/[id]`. */
  path: string
  /** One that Next draws has no `file`. */
  isPage: boolean
  methods: readonly Method[]
  /** It answers OPTIONS by itself, because pages of other origins may ask. */
  answersOptions?: boolean
  /** Says something to Next beside how it answers, or has parameters of many segments. */
  isConfigured?: boolean
  /** Below the folder of the app. */
  file?: string
  pattern: RegExp
}

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const EXPORTED = /^export\s+(?:async\s+)?(?:const|function)\s+(\{[^}]*\}|\w+)/gm

const exportedNames = (source: string): string[] =>
  [...source.matchAll(EXPORTED)].flatMap(([, names = '']) => names.match(/\w+/g) ?? [])

/** The methods that a route file's source exports. HEAD follows from GET, and OPTIONS is answered for every route. */
export function exportedMethods(source: string): Method[] {
  const found = new Set(exportedNames(source).filter((name) => METHODS.includes(name)))
  if (found.has('GET')) found.add('HEAD')
  found.add('OPTIONS')
  return METHODS.filter((method): method is Method => found.has(method))
}

/** What a route file may say besides: that it is answered anew each time. */
const ANEW = /^export const dynamic = 'force-dynamic'$/m

/** Groups `(x)` and slots `@x` are folders that do not show in the address. */
const isSilent = (segment: string) => /^(\(.*\)|@.*)$/.test(segment)

function patternOf(segments: string[]): RegExp {
  const parts = segments.map((segment) => {
    if (segment.startsWith('[[...')) return '(?:/.+)?'
    if (segment.startsWith('[...')) return '/.+'
    return segment.startsWith('[') ? '/[^/]+' : `/${segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
  })
  return new RegExp(`^${parts.join('') || '/'}$`)
}

/** Lower is more specific: a fixed segment wins over a parameter, and that over a catch-all. */
const rank = (path: string): string =>
  path
    .split('/')
    .map((segment) =>
      segment.startsWith('[...') || segment.startsWith('[[') ? '2' : segment.startsWith('[') ? '1' : '0',
    )
    .join('')

function routeOf(file: Dirent, segments: string[]): Route[] {
  const isOwnPage = file.name === 'own-page.tsx'
  const isPage = isOwnPage || /^page\.tsx?$/.test(file.name)
  if (!isPage && !/^route\.tsx?$/.test(file.name)) return []
  const shown = segments.filter((segment) => !isSilent(segment))
  const path = `/${shown.join('/')}`
  const pattern = patternOf(shown)
  const own = isOwnPage && { file: [...segments, file.name].join('/') }
  if (isPage) return [{ path, isPage, methods: ['GET', 'HEAD', 'OPTIONS'], pattern, ...own }]
  const source = readFileSync(join(file.parentPath, file.name), 'utf8')
  const names = exportedNames(source.replace(ANEW, ''))
  return [
    {
      ...{ path, isPage, pattern, methods: exportedMethods(source) },
      answersOptions: names.includes('OPTIONS'),
      isConfigured: path.includes('[...') || names.some((name) => !METHODS.includes(name)),
      file: [...segments, file.name].join('/'),
    },
  ]
}

/** Reads the whole table, the most specific routes first. */
export function readRouteTable(appFolder: string): Route[] {
  const walk = (folder: string, segments: string[]): Route[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (!entry.isDirectory()) return routeOf(entry, segments)
      return entry.name.startsWith('_') ? [] : walk(join(folder, entry.name), [...segments, entry.name])
    })
  return walk(appFolder, []).sort((a, b) => (rank(a.path) < rank(b.path) ? -1 : 1))
}

export const findRoute = (table: readonly Route[], path: string): Route | undefined =>
  table.find((route) => route.pattern.test(path))
