// Where in the sources a stack leads whose code the build has compiled. The map is read when an error is first printed: at hand for
// every error that nobody prints it would cost memory and time. Nothing here ever throws: it stands between an error and its line.
import { readFileSync, statSync } from 'node:fs'
import { SourceMap, type SourceMapping } from 'node:module'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Of a stack with what it says itself; whatever is longer is no line of one. */
const LONGEST_LINE = 1_000
const FRAME = /^\s+at /
const PLACE = /^:(\d+):(\d+)/

interface Built {
  file: string
  /** When its map was made: of a later build it would lead elsewhere. */
  madeAt: number
  map?: SourceMap | undefined
}

let built: Built | undefined

const madeAt = (file: string): number => statSync(`${file}.map`).mtimeMs

/** Once, as the process begins that runs it. Where it has no map, stacks stay as they are. */
export function runsAs(file: string): void {
  try {
    built = { file, madeAt: madeAt(file) }
  } catch {
    built = undefined
  }
}

function readMap({ file, madeAt: then }: Built): SourceMap | undefined {
  if (madeAt(file) !== then) return undefined
  return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
}

const isFound = (entry: SourceMapping | object): entry is SourceMapping => 'originalSource' in entry

function lineInSources(line: string, file: string, map: SourceMap): string {
  if (line.length > LONGEST_LINE || !FRAME.test(line)) return line
  const address = [pathToFileURL(file).href, file].find((one) => line.includes(one))
  if (address === undefined) return line
  const [before = '', after = ''] = line.split(address, 2)
  const [place = '', row, column] = PLACE.exec(after) ?? []
  const entry = place === '' ? undefined : map.findEntry(Number(row) - 1, Number(column) - 1)
  if (!entry || !isFound(entry)) return line
  const { originalColumn, originalLine, originalSource } = entry
  const source = resolve(dirname(file), originalSource)
  return `${before}${after.replace(place, `${source}:${originalLine + 1}:${originalColumn + 1}`)}`
}

/** The stack with lines of the sources, as far as they are known. */
export function inSources(stack: string): string {
  try {
    if (!built || !stack.includes(built.file)) return stack
    if (!('map' in built)) {
      // Where it cannot be read, that is remembered, too.
      built.map = undefined
      built.map = readMap(built)
    }
    const { file, map } = built
    const tell = (line: string) => (map ? lineInSources(line, file, map) : line)
    return stack.split('\n').map(tell).join('\n')
  } catch {
    return stack
  }
}
