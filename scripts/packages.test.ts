// Every package is named where it is imported, and none is named that nothing imports.
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './support/service'

interface Manifest {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'))

const IMPORT =
  /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^'.][^']*)'|^import\s+'([^'.][^']*)'|\bimport\('([^'.][^']*)'\)/gm
const packageOf = (name: string) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name
const isForeign = (name: string) =>
  /^@?[a-z][\w./@-]*$/.test(name) &&
  !name.startsWith('@/') &&
  !name.startsWith('node:') &&
  !builtinModules.includes(name)
const isForTests = (path: string) =>
  /\.(?:test|spec)\.tsx?$|(?:^|\/)testing\/|^(?:e2e|scripts)\/|(?:^|\/)\w+\.config\.m?ts$/.test(path)

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter((path) => !path.includes('node_modules/'))
}

/** Package → the files that import it. Types are read by the compiler alone. */
function importsOf(paths: string[], { withTypes = true } = {}): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const path of paths)
    for (const [, type, from, bare, dynamic] of readFileSync(join(ROOT, path), 'utf8').matchAll(IMPORT)) {
      const target = from ?? bare ?? dynamic ?? ''
      const name = packageOf(target)
      if (isForeign(target) && (withTypes || type === undefined))
        found.set(name, [...(found.get(name) ?? []), path])
    }
  return found
}

/** What is used without an import, and how. */
const UNIMPORTED: Record<string, string> = {
  '@biomejs/biome': 'npm run lint',
  typescript: 'npm run types',
  '@tailwindcss/postcss': 'named in postcss.config.mjs',
  '@types/node': 'the types of Node itself',
  tailwindcss: 'imported by app/globals.css',
  preact: 'drawn by in place of react in scripts/support/own-pages.ts',
  'axe-core': 'read as a script by e2e/support/audit.ts',
}
const isFont = (name: string) => /^@(?:embedpdf\/fonts-|expo-google-fonts\/|fontsource\/)/.test(name)
/** Types stand beside the package that they describe. */
const describedBy = (name: string) => name.replace(/^@types\//, '').replace('__', '/')

const HERE = ['app', 'components', 'db', 'e2e', 'lib', 'scripts']
const atRoot = readdirSync(ROOT).filter((name) => /\.(?:ts|mjs)$/.test(name))

describe.each([
  { folder: '.', paths: [...HERE.flatMap(filesIn), ...atRoot] },
  { folder: 'sandbox', paths: filesIn('sandbox') },
])('the packages of $folder', ({ folder, paths }) => {
  const { dependencies = {}, devDependencies = {} } = manifestOf(folder)
  const named = { ...dependencies, ...devDependencies }

  it('name what is imported, and for production what production imports', () => {
    const used = [...importsOf(paths)]
    expect(used.length).toBeGreaterThan(10)
    expect(used.filter(([name]) => !Object.hasOwn(named, name))).toEqual([])
    const inProduction = importsOf(
      paths.filter((path) => !isForTests(path)),
      { withTypes: false },
    )
    expect([...inProduction].filter(([name]) => !Object.hasOwn(dependencies, name))).toEqual([])
  })

  it('name nothing that is not used', () => {
    const used = importsOf(paths)
    const isUsed = (name: string): boolean =>
      used.has(name) ||
      Object.hasOwn(UNIMPORTED, name) ||
      (isFont(name) && paths.includes('components/documents/face.ts')) ||
      (name.startsWith('@types/') && isUsed(describedBy(name)))
    expect(Object.keys(named).filter((name) => !isUsed(name))).toEqual([])
  })
})

it('both folders take one version of a package that both name', () => {
  const versions = (folder: string) => {
    const { dependencies, devDependencies } = manifestOf(folder)
    return { ...dependencies, ...devDependencies }
  }
  const [app, sandbox] = [versions('.'), versions('sandbox')]
  const apart = Object.entries(sandbox).filter(([name, version]) => (app[name] ?? version) !== version)
  expect(apart).toEqual([])
})
