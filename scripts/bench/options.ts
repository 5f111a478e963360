// What `npm run bench` is asked for: which paths, for how long, how often, and where its figures go.
import { parseArgs } from 'node:util'
import { PlainError } from '../support/say'

export const PATH_NAMES = ['page', 'fresh', 'reused', 'webhook', 'create', 'replay'] as const
export type PathName = (typeof PATH_NAMES)[number]

export interface BenchOptions {
  /** Of each load. */
  seconds: number
  /** How often each load is put on each server. */
  rounds: number
  /** How many calls are under way at once. */
  connections: number[]
  paths: PathName[]
  /** Also measures the pages in a browser as slow as a cheap phone. */
  hasPhone: boolean
  /** How often a page is opened. */
  visits: number
  /** The file that the figures are written to. */
  json: string | undefined
  /** Measures what was built, whatever the sources say now. */
  isAsBuilt: boolean
}

export const USAGE = `npm run bench -- [--seconds 5] [--rounds 3] [--connections 1,32] [--paths ${PATH_NAMES.join(',')} or none]
  [--phone] [--visits 5] [--json FILE] [--as-built]`

function whole(name: string, text: string, most: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw new PlainError(`--${name} takes whole numbers from 1 to ${most}, not ${text}.\n${USAGE}`)
}

function pathNames(text: string): PathName[] {
  if (text === 'none') return []
  return text.split(',').map((asked) => {
    const name = PATH_NAMES.find((known) => known === asked)
    if (!name) throw new PlainError(`There is no path ${asked}.\n${USAGE}`)
    return name
  })
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        seconds: { type: 'string', default: '5' },
        rounds: { type: 'string', default: '3' },
        connections: { type: 'string', default: '1,32' },
        paths: { type: 'string', default: PATH_NAMES.join(',') },
        phone: { type: 'boolean', default: false },
        visits: { type: 'string', default: '5' },
        json: { type: 'string' },
        'as-built': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}

/** Throws `PlainError`. */
export function readOptions(words: string[]): BenchOptions {
  const values = parse(words)
  return {
    seconds: whole('seconds', values.seconds, 300),
    rounds: whole('rounds', values.rounds, 50),
    connections: values.connections.split(',').map((text) => whole('connections', text, 256)),
    paths: pathNames(values.paths),
    hasPhone: values.phone,
    visits: whole('visits', values.visits, 50),
    json: values.json,
    isAsBuilt: values['as-built'],
  }
}
