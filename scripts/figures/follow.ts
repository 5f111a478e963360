// What a newcomer reads to follow one payment: the files that the README's steps name, and what these call in the rooms where money moves and is shown.
import type { Source } from './source'

const STEPS = '## Follow one payment'
/** Where a payment is followed to; what lies elsewhere (a route's helpers, the ground) is taken as its name says. */
const FOLLOWED =
  /^lib\/(?:payments|payment-views|stripe|connector-port|connectors|providers)\/|^lib\/webhooks\/[\w-]+\.ts$/

export interface Trail {
  files: string[]
  lines: number
}

export function followOnePayment(readme: string, sources: Source[]): Trail {
  const [, steps = ''] = readme.split(STEPS)
  const named = new Set(
    [...steps.matchAll(/`((?:app|components|db|lib)\/[^`]*\.tsx?)`/g)].map(([, it]) => it),
  )
  const byName = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ''), source]))
  const first = sources.filter(({ path }) => named.has(path))
  const called = first
    .flatMap(({ imports }) => imports)
    .map((name) => byName.get(name))
    .filter((source) => source !== undefined && FOLLOWED.test(source.path))
  const trail = [...new Set([...first, ...called])].filter((source) => source !== undefined)
  const lines = trail.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0)
  return { files: trail.map(({ path }) => path), lines }
}
