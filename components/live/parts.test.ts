// What the script of a payer's page is made of.
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

const { metafile } = await build({
  ...{ bundle: true, write: false, metafile: true, packages: 'external', format: 'esm', jsx: 'automatic' },
  entryPoints: ['components/live/start.ts'],
})
const sources = Object.keys(metafile.inputs)

it('holds the form, and nothing of what only a server may know', () => {
  expect(sources).toContain('components/pay/pay-form.tsx')
  expect(sources.filter((path) => !/^(?:components|lib\/words|lib\/money|lib\/formats)/.test(path))).toEqual(
    [],
  )
})

it('makes up no ids: each part is a root of its own, and all of them would make up the same', () => {
  const made = sources.filter((path) => /\buseId\(/.test(readFileSync(path, 'utf8')))
  expect(made).toEqual([])
})
