// A stack of compiled code, told in lines of its sources.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inSources, runsAs } from './source-lines'

let root = ''
let stack = ''
const built = () => join(root, 'serve.mjs')

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'stack-'))
  mkdirSync(join(root, 'lib'))
  writeFileSync(
    join(root, 'lib', 'fails.ts'),
    'interface Long {\n  gone: string\n}\n\nexport function fails(_: Long) {\n  throw new Error("here")\n}\n',
  )
  writeFileSync(
    join(root, 'entry.ts'),
    "import { fails } from './lib/fails'\nexport const run = () => fails({ gone: '' })\n",
  )
  buildSync({
    ...{ absWorkingDir: root, bundle: true, entryPoints: ['entry.ts'], outfile: built() },
    ...{ format: 'esm', sourcemap: 'external', sourcesContent: false },
  })
  const { run }: { run: () => void } = await import(/* @vite-ignore */ pathToFileURL(built()).href)
  try {
    run()
  } catch (error) {
    stack = error instanceof Error ? (error.stack ?? '') : ''
  }
})
afterAll(() => rmSync(root, { recursive: true }))

test('a stack of what was built leads to the sources, and any other stays as it is', () => {
  expect(stack).toContain('serve.mjs')
  expect(inSources(stack)).toBe(stack)
  runsAs(built())
  const told = inSources(stack)
  expect(told).toContain(`${join(root, 'lib', 'fails.ts')}:6:9`)
  expect(told).toContain(`${join(root, 'entry.ts')}:2:`)
  expect(told).not.toContain('serve.mjs')
  const other = `Error: ${built()}:1:2\n    at f (${join(root, 'plain.js')}:1:2)\n    at g (file:///%2f/.next/a.js:3:4)`
  expect(inSources(other)).toBe(other)
})

test('what another build has left beside it, half a map and none leave the stack as it is, and throw nothing', () => {
  const map = `${built()}.map`
  runsAs(built())
  utimesSync(map, 1, 1)
  expect(inSources(stack)).toBe(stack)
  for (const text of ['{"version":3,"mapp', '{"version":3}', 'null']) {
    writeFileSync(map, text)
    runsAs(built())
    expect(inSources(stack), text).toBe(stack)
    expect(inSources(stack), text).toBe(stack)
  }
  runsAs(built())
  rmSync(map)
  expect(inSources(stack)).toBe(stack)
  runsAs(built())
  expect(inSources(stack)).toBe(stack)
})

// promise 101
test('a long text in a stack takes no time', () => {
  runsAs(built())
  const long = `Error: ${built()}\n    at ${`${built()}/.next/`.repeat(20_000)}\n${'/.next/'.repeat(20_000)}`
  const begun = performance.now()
  expect(inSources(long)).toBe(long)
  expect(performance.now() - begun).toBeLessThan(1_000)
})
