// What `npm test` was asked for: steps by their names, files or folders by their paths, tests by words of their names.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { PlainError } from './say'
import { ROOT } from './service'

const ROOMS = ['app', 'components', 'db', 'e2e', 'lib', 'sandbox', 'scripts']

export interface Choice {
  /** Empty for all. */
  steps: string[]
  /** For Vitest, from the root; empty for all. */
  unitPaths: string[]
  /** For Playwright. */
  e2ePaths: string[]
  /** A regular expression that names of tests must match. */
  name: string | undefined
  isWatching: boolean
}

const isSpec = (path: string): boolean => path === 'e2e' || path.startsWith('e2e/')

function pathOf(word: string): string | undefined {
  const path = resolve(ROOT, word)
  return existsSync(path) ? relative(ROOT, path) : undefined
}

const isTestFile = (path: string): boolean =>
  statSync(join(ROOT, path)).isDirectory() || /\.(?:test|spec)\.tsx?$/.test(path)

export function readChoice(words: readonly string[], steps: readonly string[]): Choice {
  const choice: Choice = { steps: [], unitPaths: [], e2ePaths: [], name: undefined, isWatching: false }
  const left = [...words]
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--watch') choice.isWatching = true
    else if (word === '-t' || word === '--name') {
      choice.name = left.shift()
      if (!choice.name)
        throw new PlainError(`${word} needs words of a test's name: npm test -- -t 'is refused'`)
    } else if (steps.includes(word)) choice.steps.push(word)
    else takePath(choice, word, steps)
  }
  return choice
}

function takePath(choice: Choice, word: string, steps: readonly string[]): void {
  const path = pathOf(word)
  if (path === undefined)
    throw new PlainError(`There is no step or file ${word}; the steps are ${steps.join(', ')}.`)
  if (!isTestFile(path))
    throw new PlainError(`${path} is no test: name a file that ends in .test.ts or .spec.ts, or a folder.`)
  const paths = isSpec(path) ? choice.e2ePaths : choice.unitPaths
  paths.push(path)
}

/** Every test file below the rooms, from the root. */
const allTests = (): string[] =>
  ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:test|spec)\.tsx?$/.test(name) && !name.includes('node_modules'))
      .map((name) => join(room, name)),
  )

/** Names that are written out are found without reading every module; others are looked for in all unit tests, or in all browser tests where that step is named. */
export function narrowedByName(choice: Choice): Choice {
  const { e2ePaths, name, unitPaths } = choice
  if (name === undefined || unitPaths.length + e2ePaths.length > 0) return choice
  const found = allTests().filter((path) => readFileSync(join(ROOT, path), 'utf8').includes(name))
  return { ...choice, unitPaths: found.filter((path) => !isSpec(path)), e2ePaths: found.filter(isSpec) }
}

const NEEDS_BUILD = ['faults', 'e2e']

/** Some run against the built app, so that a build comes before them. */
export function stepsOf({ e2ePaths, name, steps, unitPaths }: Choice): string[] {
  const isNarrow = unitPaths.length + e2ePaths.length > 0 || name !== undefined
  if (!isNarrow) return NEEDS_BUILD.some((step) => steps.includes(step)) ? ['build', ...steps] : steps
  const isAnywhere = unitPaths.length + e2ePaths.length === 0
  const hasUnit = isAnywhere ? !steps.includes('e2e') : unitPaths.length > 0
  const hasE2e = isAnywhere ? steps.includes('e2e') : e2ePaths.length > 0
  return [...(hasUnit ? ['unit'] : []), ...(hasE2e ? ['build', 'e2e'] : [])]
}
