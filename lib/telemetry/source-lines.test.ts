// A stack of compiled code, told in lines of its sources.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'
import { inSources } from './source-lines'

test('a stack of what was built leads to the sources, and any other stays as it is', async () => {
  const root = mkdtempSync(join(tmpdir(), 'stack-'))
  try {
    const built = join(root, '.next', 'remit', 'serve.mjs')
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
      ...{ absWorkingDir: root, bundle: true, entryPoints: ['entry.ts'], outfile: built },
      ...{ format: 'esm', sourcemap: 'external', sourcesContent: false },
    })
    const { run }: { run: () => void } = await import(/* @vite-ignore */ pathToFileURL(built).href)
    let stack = ''
    try {
      run()
    } catch (error) {
      stack = error instanceof Error ? (error.stack ?? '') : ''
    }
    expect(stack).toContain('serve.mjs')
    const told = inSources(stack)
    expect(told).toContain(`${join(root, 'lib', 'fails.ts')}:6:9`)
    expect(told).toContain(`${join(root, 'entry.ts')}:2:`)
    expect(told).not.toContain('serve.mjs')
    const other = `Error: x\n    at f (${join(root, 'plain.js')}:1:2)\n    at g (${join(root, '.next', 'none.js')}:3:4)`
    expect(inSources(other)).toBe(other)
  } finally {
    rmSync(root, { recursive: true })
  }
})
