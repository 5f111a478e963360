// Where in the sources a stack leads whose code the build has compiled. The maps are read when an error is first printed: to keep
// them at hand for every error that nobody prints costs memory and time.
import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Of what was built alone: packages bring maps of sources that nobody has. */
const PLACE = /((?:file:\/\/)?\/[^\s()]*\/\.next\/[^\s()]+\.m?js):(\d+):(\d+)/g

const maps = new Map<string, SourceMap | undefined>()

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) {
    const path = `${file}.map`
    maps.set(file, existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined)
  }
  return maps.get(file)
}

function sourceOf(place: string, address: string, line: string, column: string): string {
  const file = address.startsWith('file:') ? fileURLToPath(address) : address
  const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
  if (!entry || !('originalSource' in entry)) return place
  const { originalColumn, originalLine, originalSource } = entry
  return `${resolve(dirname(file), originalSource)}:${originalLine + 1}:${originalColumn + 1}`
}

/** The stack with lines of the sources, as far as they are known. */
export const inSources = (stack: string): string => stack.replaceAll(PLACE, sourceOf)
