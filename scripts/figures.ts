// `npm run -s figures [-- REVISION]`: reckons how large the sources are, which imports run back up, and what stands twice; with `--where` also in which places.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importsBackUp } from './figures/back-up'
import { followOnePayment } from './figures/follow'
import { repeatedRuns } from './figures/repeats'
import { isSource, type Source, sourceOf } from './figures/source'
import { fail } from './support/say'
import { ROOT } from './support/service'

const git = (...parameters: string[]): string =>
  execFileSync('git', parameters, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e9 })

const readmeOf = (revision: string | undefined): string =>
  revision ? git('show', `${revision}:README.md`) : (readNow('README.md') ?? '')

/** Every source file of a revision, or of the folder as it is now. */
function readSources(revision: string | undefined): Source[] {
  const listed = revision
    ? git('ls-tree', '-r', '--name-only', '-z', revision)
    : git('ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z')
  const paths = listed.split('\0').filter(isSource)
  if (!revision) return paths.flatMap((path) => sourceOf(path, readNow(path)))
  return paths.flatMap((path) => sourceOf(path, git('show', `${revision}:${path}`)))
}

function readNow(path: string): string | undefined {
  try {
    return readFileSync(join(ROOT, path), 'utf8')
  } catch (error) {
    // Deleted, but git has not been told yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const whole = (value: number): string => value.toLocaleString('en-US')

function size(sources: Source[]): string {
  const lines = sources.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0)
  return `${whole(sources.length)} files, ${whole(lines)} lines`
}

const SAME = { shortest: 6, isShapeEnough: false }
const ALIKE = { shortest: 8, isShapeEnough: true }

/** A test may import whatever it tries; what tests stand on lies in layers like the rest. */
const withBenches = (sources: Source[]) => sources.filter(({ path }) => !/\.(?:test|spec)\.tsx?$/.test(path))

function figuresOf(sources: Source[], readme: string): [string, string][] {
  const [house, tests] = [sources.filter(({ isTest }) => !isTest), sources.filter(({ isTest }) => isTest)]
  const same = repeatedRuns(house, SAME)
  const alike = repeatedRuns(house, ALIKE)
  const backUp = importsBackUp(withBenches(sources))
  const trail = followOnePayment(readme, house)
  return [
    ['All sources without tests', size(house)],
    ['… of which `lib/`', size(house.filter(({ path }) => path.startsWith('lib/')))],
    ['… of which `sandbox/`', size(house.filter(({ path }) => path.startsWith('sandbox/')))],
    ['Tests and what they stand on', size(tests)],
    ['Imports that run back up', whole(backUp.length)],
    ['To follow one payment', `${whole(trail.files.length)} files, ${whole(trail.lines)} lines`],
    [
      'Repeated runs, the same to the letter (6 lines or more)',
      `${whole(same.runs)}, ${whole(same.lines)} lines`,
    ],
    [
      'Repeated runs, alike but for names (8 lines or more)',
      `${whole(alike.runs)}, ${whole(alike.lines)} lines`,
    ],
  ]
}

function main() {
  const parameters = process.argv.slice(2)
  const revision = parameters.find((parameter) => !parameter.startsWith('-'))
  const sources = readSources(revision)
  for (const [name, value] of figuresOf(sources, readmeOf(revision))) console.log(`| ${name} | ${value} |`)
  if (!parameters.includes('--where')) return
  console.log(importsBackUp(withBenches(sources)).join('\n'))
  const house = sources.filter(({ isTest }) => !isTest)
  console.log(followOnePayment(readmeOf(revision), house).files.join('\n'))
  for (const kind of [SAME, ALIKE]) console.log(repeatedRuns(house, kind).places.join('\n'))
}

try {
  main()
} catch (error) {
  fail(error)
}
