// A source file as the figures see it: its text, whether it is a test, and what it imports of ours.
import { dirname, join } from 'node:path'

export interface Source {
  path: string
  text: string
  isTest: boolean
  /** Paths from the root without their ending; types weigh nothing and are left out. */
  imports: string[]
}

const ROOMS = /^(?:app|components|db|e2e|lib|sandbox|scripts|testing)\//
/** Generated, or a picture of what was published once. */
const NOT_WRITTEN = /^(?:db\/migrations|app\/api\/published)\//

export const isSource = (path: string): boolean =>
  ROOMS.test(path) && /\.(?:tsx?|mjs)$/.test(path) && !NOT_WRITTEN.test(path)

const isTestPath = (path: string): boolean =>
  /\.(?:test|spec)\.tsx?$|(?:^|\/)(?:testing|e2e|fixtures)\//.test(path)

function importsOf(path: string, text: string): string[] {
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  return [...found].flatMap(([, type, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? ''
    const target = name.startsWith('@/')
      ? name.slice(2)
      : name.startsWith('.')
        ? join(dirname(path), name)
        : ''
    return target === '' || type !== undefined ? [] : [target.replace(/\.(?:[cm]?js|tsx?)$/, '')]
  })
}

export const sourceOf = (path: string, text: string | undefined): Source[] =>
  text === undefined ? [] : [{ path, text, isTest: isTestPath(path), imports: importsOf(path, text) }]
