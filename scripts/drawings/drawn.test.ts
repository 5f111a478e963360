// The pictures in `docs/` show the code as it is: what is drawn from it is not stale, and the rooms that are named exist.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../support/service'
import { drawnFiles } from './drawn'

it('what is drawn from the code is up to date; if not, run npm run draw', async () => {
  const stale = (await drawnFiles()).filter(({ is, shouldBe }) => is !== shouldBe)
  expect(stale.map(({ file }) => file)).toEqual([])
})

it('every file and folder that docs/architecture.md names exists', () => {
  const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')
  const named = [
    ...text.matchAll(/\b(?:app|components|db|docs|e2e|lib|sandbox|scripts)\/[\w[\]./-]*\w/g),
  ].map(([path]) => path)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})
